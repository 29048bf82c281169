"""An operator gets two tensors whose shapes cannot meet.

## What it does

Compares the operands of `+`, `-`, `*`, `/`, comparisons and other elementwise operations, Keras `Add` and its kin,
axis by axis from the last one. Two sizes meet if they are equal or one of them is 1. The state that is given to an
LSTM, GRU or RNN has to be of the shape that comes out again: layers times directions, batch, hidden size.

## Why is this bad?

The framework refuses it: PyTorch raises `The size of tensor a (56) must match the size of tensor b (28)`. The usual
place is a residual sum whose block halves the map, or changes the channels, while the shortcut does not.

## Example

```python
import torch
import torch.nn as nn


# convlint: input=64x56x56
class BasicBlock(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(64, 64, 3, stride=2, padding=1)
        self.conv2 = nn.Conv2d(64, 64, 3, padding=1)

    def forward(self, x):
        out = self.conv2(torch.relu(self.conv1(x)))
        return torch.relu(out + x)
```

## Use instead

```python
import torch
import torch.nn as nn


# convlint: input=64x56x56
class BasicBlock(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(64, 64, 3, stride=2, padding=1)
        self.conv2 = nn.Conv2d(64, 64, 3, padding=1)
        self.downsample = nn.Conv2d(64, 64, 1, stride=2)

    def forward(self, x):
        out = self.conv2(torch.relu(self.conv1(x)))
        return torch.relu(out + self.downsample(x))
```

## How the fix works

There is no automatic fix. A convolution of 1 x 1 with the block's stride and channels on the shortcut, or another
stride in the block, mends it.

## Known limits

Shapes that meet by broadcasting although the author did not mean it, as `(B, 1)` and `(B,)`, raise no error in the
framework and are not reported.

## References

- [PyTorch: broadcasting semantics](https://docs.pytorch.org/docs/stable/notes/broadcasting.html)
- [tf.broadcast_to](https://www.tensorflow.org/api_docs/python/tf/broadcast_to)
- [torch.nn.LSTM](https://docs.pytorch.org/docs/stable/generated/torch.nn.LSTM.html)
- [Keras: Add](https://keras.io/api/layers/merging_layers/add/)
"""

from convlint.rules.base import Facts
from convlint.rules.wording import differing, joined, named, problem_text, shapes_of
from convlint.values import Problem

CODE = "CVL302"

_SIGNS = {
    "add": "+",
    "sub": "-",
    "mul": "*",
    "truediv": "/",
    "div": "/",
    "floordiv": "//",
    "mod": "%",
    "pow": "**",
    "eq": "==",
    "ne": "!=",
    "lt": "<",
    "le": "<=",
    "gt": ">",
    "ge": ">=",
    "and": "&",
    "or": "|",
    "xor": "^",
}


def message(problem: Problem, facts: Facts) -> str:
    """The two shapes, and the sizes that clash."""
    who = _operator(problem) or named(problem, facts, "this operator")
    shapes = shapes_of(problem, facts)
    clash = differing(problem) or problem_text(problem)
    because = f": {clash}" if clash else ""
    if problem.argument == "hx" and len(shapes) == 2:
        return f"{who} gets a state of {shapes[1]}, but its layers and directions make it {shapes[0]}"
    if len(shapes) < 2:
        return f"{who} gets shapes that cannot be broadcast{because}{facts.assumed}"
    return f"{who} gets {joined(shapes)}, which cannot be broadcast{because}{facts.assumed}"


def _operator(problem: Problem) -> str:
    """`+` in backticks for `add`, `+=` for `add_`; "" for what has no sign."""
    sign = _SIGNS.get(problem.op.removesuffix("_"))
    return f"`{sign}{'=' if problem.op.endswith('_') else ''}`" if sign else ""
