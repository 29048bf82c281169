"""The channels stand on another axis than the layer looks at.

## What it does

Reports a layer whose number of channels is not on the axis where the layer looks for it, while it is on the axis where
the other convention has it: NHWC data (`(B, 224, 224, 3)`) for a PyTorch layer, which takes NCHW, or the reverse.

## Why is this bad?

Images that come from NumPy, OpenCV or TensorFlow have their channels last, and PyTorch takes them first. PyTorch raises
an error about `3 channels, but got 224 channels instead`, which looks as if `in_channels` were wrong. Writing 224 there
would silence it and give a model that convolves over rows and colours.

## Example

```python
import torch
import torch.nn as nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 64, 7, stride=2)

    def forward(self, x):
        return torch.relu(self.conv(x))


net = Net()
net(torch.randn(8, 224, 224, 3))
```

## Use instead

```python
import torch
import torch.nn as nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 64, 7, stride=2)

    def forward(self, x):
        return torch.relu(self.conv(x.permute(0, 3, 1, 2)))


net = Net()
net(torch.randn(8, 224, 224, 3))
```

## How the fix works

There is no automatic fix. `x.permute(0, 3, 1, 2)` moves the channels of a batch to the front, `x.permute(0, 2, 3, 1)`
to the end. A `view` or `reshape` is not the same: it keeps the order of the elements and scrambles the picture.

## Known limits

Reported only where the layer refuses what arrives. A map that fits by chance, with as many rows as channels, is not.

## References

- [torch.nn.Conv2d](https://docs.pytorch.org/docs/stable/generated/torch.nn.Conv2d.html)
- [torch.permute](https://docs.pytorch.org/docs/stable/generated/torch.permute.html)
- [tf.nn.conv2d: data_format](https://www.tensorflow.org/api_docs/python/tf/nn/conv2d)
- [Keras: image data format](https://keras.io/api/utils/backend_utils/)
"""

from convlint.rules.base import Facts
from convlint.rules.wording import arriving, framework, named, problem_text, shape
from convlint.values import Problem

CODE = "CVL206"


def message(problem: Problem, facts: Facts) -> str:
    """The order of axes that the layer takes, and the one that arrives."""
    return f"{named(problem, facts)} {_clash(problem, facts)}{facts.assumed}"


def _clash(problem: Problem, facts: Facts) -> str:
    wanted, whole = shape(problem.expected), arriving(problem, facts) or shape(problem.actual)
    if wanted and whole:
        return f"takes {wanted}, but {whole} arrives, with the channels on another axis"
    told = problem_text(problem)
    because = f": {told}" if told else f": {whole} arrives" if whole else ""
    return f"gets its channels on another axis than it looks at{because}"


def help(problem: Problem, facts: Facts) -> str:
    """The permutation that moves the channels."""
    if framework(problem) == "torch":
        return "move the channels to the front: `x.permute(0, 3, 1, 2)`"
    return "move the channels, or set `data_format`"
