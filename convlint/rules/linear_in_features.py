"""A fully connected layer takes another number of features than arrive.

## What it does

Computes the number of features that reach each `nn.Linear`, Keras `Dense` or matrix product with a weight, and compares
it with the number that the layer was built for: `in_features`, the rows of the weight. The number that arrives is the
product of what the convolutions and poolings before it leave: channels x height x width.

## Why is this bad?

The framework refuses it: PyTorch raises `mat1 and mat2 shapes cannot be multiplied`, TensorFlow
`Dimensions must be equal`. PyTorch does so only when the first batch runs, and names neither the layer nor the number
to write. In TensorFlow 1 the weight often stands far from the place that raises.

## Example

AlexNet with the 12544 = 256 x 7 x 7 that is often printed for it. With this stem, 227 pixels end as 6:

```python
import torch
import torch.nn as nn


# convlint: input=3x227x227
class AlexNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 64, kernel_size=11, stride=4)
        self.conv2 = nn.Conv2d(64, 256, kernel_size=5, padding=2)
        self.pool = nn.MaxPool2d(kernel_size=3, stride=2)
        self.fc1 = nn.Linear(12544, 4096)

    def forward(self, x):
        x = self.pool(torch.relu(self.conv1(x)))
        x = self.pool(torch.relu(self.conv2(x)))
        x = self.pool(x)
        return self.fc1(torch.flatten(x, 1))
```

## Use instead

```python
import torch
import torch.nn as nn


# convlint: input=3x227x227
class AlexNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 64, kernel_size=11, stride=4)
        self.conv2 = nn.Conv2d(64, 256, kernel_size=5, padding=2)
        self.pool = nn.MaxPool2d(kernel_size=3, stride=2)
        self.fc1 = nn.Linear(256 * 6 * 6, 4096)

    def forward(self, x):
        x = self.pool(torch.relu(self.conv1(x)))
        x = self.pool(torch.relu(self.conv2(x)))
        x = self.pool(x)
        return self.fc1(torch.flatten(x, 1))
```

## How the fix works

The number that arrives is written in place of the number that stands there, in your way of writing it: `12544` becomes
`9216`, `256 * 7 * 7` becomes `256 * 6 * 6`. Where the number came through a variable that is assigned once, the fix
goes to that assignment. Where it is computed in another way, there is no fix, and the message names the number.

Look at the input size first: a number that is wrong for this input may be right for the one that the model was made
for. In that case, mend the declaration and leave the number.

## Known limits

Without an input size, only a number that fits no size at all is reported, as `impossible-in-features`.

## References

- [torch.nn.Linear](https://docs.pytorch.org/docs/stable/generated/torch.nn.Linear.html)
- [torch.nn.Conv2d: the output size](https://docs.pytorch.org/docs/stable/generated/torch.nn.Conv2d.html)
- [tf.linalg.matmul](https://www.tensorflow.org/api_docs/python/tf/linalg/matmul)
- [Keras: Dense](https://keras.io/api/layers/core_layers/dense/)
"""

from convlint.rules.base import Facts
from convlint.rules.wording import arriving, mismatch, named, shown
from convlint.values import Problem

CODE = "CVL101"
FIXES = ("number",)


def message(problem: Problem, facts: Facts) -> str:
    """What the layer takes, and the features that arrive."""
    return f"{named(problem, facts)} {mismatch(problem, facts, 'feature')}{_last_axis(problem, facts)}{facts.assumed}"


def _last_axis(problem: Problem, facts: Facts) -> str:
    """Where the features are the last axis of several: which shape they are the last axis of."""
    whole = arriving(problem, facts)
    if problem.tensor is None or problem.tensor.rank < 3 or not shown(problem.expected) or not shown(problem.actual):
        return ""
    return f", the last axis of {whole}"
