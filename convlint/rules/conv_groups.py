"""A convolution has groups that don't divide its channels.

## What it does

Reports a grouped convolution whose `in_channels` or `out_channels` is not a multiple of `groups`, and a group norm
whose `num_channels` is not a multiple of `num_groups`.

## Why is this bad?

Each group takes the same number of channels, so the framework refuses to build the layer: PyTorch raises
`in_channels must be divisible by groups`.

## Example

```python
import torch.nn as nn


# convlint: input=64x56x56
class Bottleneck(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(64, 128, 3, padding=1, groups=24)

    def forward(self, x):
        return self.conv(x)
```

## Use instead

```python
import torch.nn as nn


# convlint: input=64x56x56
class Bottleneck(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(64, 128, 3, padding=1, groups=32)

    def forward(self, x):
        return self.conv(x)
```

## How the fix works

There is no automatic fix: whether the groups or the channels are wrong is not known.

## Known limits

Channels or groups that are not known are not judged.

## References

- [torch.nn.Conv2d](https://docs.pytorch.org/docs/stable/generated/torch.nn.Conv2d.html)
- [torch.nn.GroupNorm](https://docs.pytorch.org/docs/stable/generated/torch.nn.GroupNorm.html)
- [Keras: Conv2D](https://keras.io/api/layers/convolution_layers/convolution2d/)
"""

from convlint.rules.base import Facts
from convlint.rules.wording import named, problem_text, shown
from convlint.values import Problem

CODE = "CVL204"


def message(problem: Problem, facts: Facts) -> str:
    """The groups, and the channels that they don't divide."""
    groups = shown(problem.actual)
    has = f"{problem.argument or 'groups'}={groups}, which do" if groups else "groups that do"
    return f"{named(problem, facts)} has {has} not divide {_channels(problem)}{facts.assumed}"


def _channels(problem: Problem) -> str:
    """`in_channels=64`, where the twin tells the name of the argument, else `the 64 channels`."""
    count, told = shown(problem.expected), problem_text(problem)
    if told.isidentifier():
        return f"{told}={count}" if count else told
    named_so = f"the {count} channels" if count else "the channels"
    return f"{named_so}: {told}" if told else named_so


def help(problem: Problem, facts: Facts) -> str:
    """What to change."""
    return "choose a number of groups that divides the channels going in and coming out"
