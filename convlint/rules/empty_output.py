"""A window is larger than the map, so that nothing comes out.

## What it does

Computes the output size of every convolution, pooling and other operation with a window, and reports one whose output
would have a size of zero or less.

## Why is this bad?

PyTorch raises `Kernel size can't be greater than actual input size` or `Output size is too small`, TensorFlow
`Negative dimension size caused by subtracting`. The cause usually stands elsewhere: the network was written for larger
images and halves them once too often.

## Example

The last pooling of a network for 224 x 224, on images of 32 x 32:

```python
import torch
import torch.nn as nn


# convlint: input=3x32x32
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 64, 7, stride=2, padding=3)
        self.pool = nn.MaxPool2d(3, stride=2, padding=1)
        self.conv2 = nn.Conv2d(64, 128, 3, stride=2, padding=1)
        self.avgpool = nn.AvgPool2d(7)

    def forward(self, x):
        x = self.pool(torch.relu(self.conv(x)))
        x = torch.relu(self.conv2(x))
        return self.avgpool(x)
```

## Use instead

```python
import torch
import torch.nn as nn


# convlint: input=3x32x32
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 64, 7, stride=2, padding=3)
        self.pool = nn.MaxPool2d(3, stride=2, padding=1)
        self.conv2 = nn.Conv2d(64, 128, 3, stride=2, padding=1)
        self.avgpool = nn.AdaptiveAvgPool2d(1)

    def forward(self, x):
        x = self.pool(torch.relu(self.conv(x)))
        x = torch.relu(self.conv2(x))
        return self.avgpool(x)
```

## How the fix works

With `--unsafe-fixes`, a fixed average pooling becomes an adaptive one, `nn.AvgPool2d(7)` becomes
`nn.AdaptiveAvgPool2d(1)`: it accepts every size, and gives the same where the old one gave a map of 1. For the rest
there is no fix that is always right: fewer strides, some padding or a larger input are ways to mend it.

## Known limits

Only sizes that are proved to be less than one are reported. A map of 1 x 1 in the middle of a network is not.

## References

- [torch.nn.MaxPool2d: the output size](https://docs.pytorch.org/docs/stable/generated/torch.nn.MaxPool2d.html)
- [torch.nn.AdaptiveAvgPool2d](https://docs.pytorch.org/docs/stable/generated/torch.nn.AdaptiveAvgPool2d.html)
- [TensorFlow: notes on padding](https://www.tensorflow.org/api_docs/python/tf/nn#notes_on_padding)
"""

from convlint.rules.base import Facts
from convlint.rules.wording import arriving, named, problem_text
from convlint.values import Problem

CODE = "CVL203"
FIXES = ("adaptive",)


def message(problem: Problem, facts: Facts) -> str:
    """The window, and the map that it does not fit into."""
    whole = arriving(problem, facts)
    told = problem_text(problem) or "the output would be empty"
    comes = f"; {whole} arrives" if whole else ""
    return f"{named(problem, facts)}: {told}{comes}{facts.assumed}"


def help(problem: Problem, facts: Facts) -> str:
    """Ways to mend it."""
    return "use a smaller window, fewer strides, some padding or a larger input"
