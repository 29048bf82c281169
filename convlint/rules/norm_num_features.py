"""A normalisation layer is built for another number of channels than arrive.

## What it does

Compares `num_features` of a batch or instance norm, `num_channels` of a group norm and `normalized_shape` of a layer
norm with the axes that they normalise.

## Why is this bad?

PyTorch raises `running_mean should contain 64 elements not 32` when the first batch runs, and names no layer. In a
block with several norms, the line that is wrong is hard to see.

## Example

```python
import torch
import torch.nn as nn


# convlint: input=3x32x32
class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 64, 3, padding=1)
        self.bn1 = nn.BatchNorm2d(32)

    def forward(self, x):
        return torch.relu(self.bn1(self.conv1(x)))
```

## Use instead

```python
import torch
import torch.nn as nn


# convlint: input=3x32x32
class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 64, 3, padding=1)
        self.bn1 = nn.BatchNorm2d(64)

    def forward(self, x):
        return torch.relu(self.bn1(self.conv1(x)))
```

## How the fix works

The number of channels that arrive is written in place of the wrong one, in your way of writing it.

## Known limits

Keras norms take the number of channels from what arrives, and can't be wrong in this way.

## References

- [torch.nn.BatchNorm2d](https://docs.pytorch.org/docs/stable/generated/torch.nn.BatchNorm2d.html)
- [torch.nn.GroupNorm](https://docs.pytorch.org/docs/stable/generated/torch.nn.GroupNorm.html)
- [torch.nn.LayerNorm](https://docs.pytorch.org/docs/stable/generated/torch.nn.LayerNorm.html)
- [Keras: BatchNormalization](https://keras.io/api/layers/normalization_layers/batch_normalization/)
"""

from convlint.rules.base import Facts
from convlint.rules.wording import arriving, mismatch, named, parameter, shape
from convlint.values import Problem

CODE = "CVL202"
FIXES = ("number",)


def message(problem: Problem, facts: Facts) -> str:
    """What the norm was built for, and what arrives."""
    return f"{named(problem, facts)} {_clash(problem, facts)}{facts.assumed}"


def _clash(problem: Problem, facts: Facts) -> str:
    written, right = shape(problem.actual), shape(problem.expected)
    if not written or not right:
        return mismatch(problem, facts, "feature" if problem.argument == "normalized_shape" else "channel")
    whole = arriving(problem, facts)
    of = f" of {whole}" if whole else ""
    return f"takes {parameter(problem)}{written}, but the last axes{of} are {right}"
