"""Tensors of different shapes are concatenated.

## What it does

Compares the tensors of `torch.cat`, `torch.stack`, `tf.concat`, Keras `Concatenate` and their kin on every axis but the
one along which they are joined.

## Why is this bad?

The framework refuses it: PyTorch raises `Sizes of tensors must match except in dimension 1`. The usual place is a skip
connection: a map that was halved with an odd size and doubled again is one pixel smaller than it was.

## Example

15 pixels are halved to 7, and doubled to 14:

```python
import torch
import torch.nn as nn


# convlint: input=1x15x15
class UNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.down = nn.Conv2d(1, 16, 3, padding=1)
        self.pool = nn.MaxPool2d(2)
        self.up = nn.ConvTranspose2d(16, 16, kernel_size=2, stride=2)

    def forward(self, x):
        skip = torch.relu(self.down(x))
        x = self.up(self.pool(skip))
        return torch.cat([skip, x], dim=1)
```

## Use instead

```python
import torch
import torch.nn as nn


# convlint: input=1x16x16
class UNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.down = nn.Conv2d(1, 16, 3, padding=1)
        self.pool = nn.MaxPool2d(2)
        self.up = nn.ConvTranspose2d(16, 16, kernel_size=2, stride=2)

    def forward(self, x):
        skip = torch.relu(self.down(x))
        x = self.up(self.pool(skip))
        return torch.cat([skip, x], dim=1)
```

## How the fix works

There is no automatic fix. An input whose size is a multiple of all strides together, padding, cropping, or an
interpolation to the size of the skip connection mends it.

## Known limits

Without an input size the sizes are formulas. They are compared, and reported where they differ for every size.

## References

- [torch.cat](https://docs.pytorch.org/docs/stable/generated/torch.cat.html)
- [torch.stack](https://docs.pytorch.org/docs/stable/generated/torch.stack.html)
- [tf.concat](https://www.tensorflow.org/api_docs/python/tf/concat)
- [Keras: Concatenate](https://keras.io/api/layers/merging_layers/concatenate/)
"""

from convlint.rules.base import Facts
from convlint.rules.wording import differing, joined, named, problem_text, shapes_of
from convlint.values import Problem

CODE = "CVL301"

_MOST_SHAPES = 4


def message(problem: Problem, facts: Facts) -> str:
    """The shapes that are joined, and the sizes that clash."""
    who = named(problem, facts, "this concatenation")
    shapes = shapes_of(problem, facts)
    if len(shapes) < 2:
        told = problem_text(problem)
        return f"{who} cannot join the tensors it is given{f': {told}' if told else ''}{facts.assumed}"
    if len(shapes) > _MOST_SHAPES:
        shapes = [*shapes[: _MOST_SHAPES - 1], f"{len(shapes) - _MOST_SHAPES + 1} more"]
    clash = differing(problem) or problem_text(problem)
    return f"{who} cannot join {joined(shapes)}{f': {clash}' if clash else ''}{facts.assumed}"
