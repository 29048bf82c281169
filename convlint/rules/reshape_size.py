"""A reshape cannot hold the elements that arrive.

## What it does

Compares the number of elements before and after `view`, `reshape`, `unflatten`, `tf.reshape` and Keras `Reshape`.
Reported are those that differ for every batch size.

## Why is this bad?

The framework refuses it: PyTorch raises `shape '[8, 400]' is invalid for input of size 2048`, in the units that help
least, elements of the whole batch.

## Example

LeNet's 16 x 5 x 5 belongs to a 32 x 32 image. From 28 x 28, a map of 4 x 4 is left:

```python
import torch
import torch.nn as nn


# convlint: input=1x28x28
class LeNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 6, 5)
        self.conv2 = nn.Conv2d(6, 16, 5)
        self.pool = nn.MaxPool2d(2)

    def forward(self, x):
        x = self.pool(torch.relu(self.conv1(x)))
        x = self.pool(torch.relu(self.conv2(x)))
        return x.view(x.size(0), 16 * 5 * 5)
```

## Use instead

```python
import torch
import torch.nn as nn


# convlint: input=1x28x28
class LeNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 6, 5)
        self.conv2 = nn.Conv2d(6, 16, 5)
        self.pool = nn.MaxPool2d(2)

    def forward(self, x):
        x = self.pool(torch.relu(self.conv1(x)))
        x = self.pool(torch.relu(self.conv2(x)))
        return x.view(x.size(0), 16 * 4 * 4)
```

## How the fix works

Where exactly one number of the target is wrong, the right one is written in its place, in your way of writing it. To
flatten, `torch.flatten(x, 1)` needs no number at all.

## Known limits

A reshape with a size that convlint does not know is not judged. Where the first size is -1 and the rest does not fit a
sample, the elements of several samples may fit by chance: that is `reshape-folds-batch`.

## References

- [torch.Tensor.view](https://docs.pytorch.org/docs/stable/generated/torch.Tensor.view.html)
- [torch.reshape](https://docs.pytorch.org/docs/stable/generated/torch.reshape.html)
- [tf.reshape](https://www.tensorflow.org/api_docs/python/tf/reshape)
- [Keras: Reshape](https://keras.io/api/layers/reshaping_layers/reshape/)
"""

from convlint.rules.base import Facts
from convlint.rules.wording import amount, arriving, named, problem_text, sample_size, shown
from convlint.values import Problem

CODE = "CVL103"
FIXES = ("number",)


def message(problem: Problem, facts: Facts) -> str:
    """The number that stands there, and what it should be."""
    wrong, right = shown(problem.actual), shown(problem.expected)
    who = named(problem, facts, "this reshape")
    if not wrong or not right:
        return f"{who} cannot hold the elements that arrive{_because(problem, facts)}{facts.assumed}"
    whole = arriving(problem, facts)
    origin = f" in {whole}" if whole else ""
    if type(problem.expected) is int and sample_size(problem) == problem.expected:
        held = amount(problem.expected, "element", facts.factors)
        return f"{who} is given {wrong}, but a sample{origin} has {held}{facts.assumed}"
    return f"{who} is given {wrong}, but only {right} fits the elements that arrive{origin}{facts.assumed}"


def _because(problem: Problem, facts: Facts) -> str:
    told = problem_text(problem)
    whole = arriving(problem, facts)
    return f": {told}" if told else f" in {whole}" if whole else ""
