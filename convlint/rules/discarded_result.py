"""The result of a reshape is not used, so that the statement does nothing.

## What it does

Reports a statement that only calls `view`, `reshape`, `flatten`, `permute`, `transpose`, `squeeze`, `unsqueeze` or
another operation that returns a new tensor, without using what it returns.

## Why is this bad?

These operations leave their tensor as it is. Where the shape matters further on, a layer raises an error at a line that
is right. Where it does not, nothing is raised and the result has another shape than the author thinks.

## Example

The features keep their shape `(B, 64, 1, 1)`, silently:

```python
import torch
import torch.nn as nn


# convlint: input=3x32x32
class Encoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 64, 3, padding=1)
        self.pool = nn.AdaptiveAvgPool2d(1)

    def forward(self, x):
        x = self.pool(torch.relu(self.conv(x)))
        x.flatten(1)
        return x
```

## Use instead

```python
import torch
import torch.nn as nn


# convlint: input=3x32x32
class Encoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 64, 3, padding=1)
        self.pool = nn.AdaptiveAvgPool2d(1)

    def forward(self, x):
        x = self.pool(torch.relu(self.conv(x)))
        x = x.flatten(1)
        return x
```

## How the fix works

The result is assigned to the name that the method was called on: `x.flatten(1)` becomes `x = x.flatten(1)`. The fix is
safe where a layer then refuses what was left as it was; otherwise it needs `--unsafe-fixes`, since the program ran
without it.

## Known limits

Only operations whose sole effect is their result are reported. In-place operations (`squeeze_`, `unsqueeze_`) are not.

## References

- [torch.flatten](https://docs.pytorch.org/docs/stable/generated/torch.flatten.html)
- [torch: tensor views](https://docs.pytorch.org/docs/stable/tensor_view.html)
"""

from convlint.rules.base import Facts
from convlint.rules.wording import code, named, problem_text, shape
from convlint.values import Problem

CODE = "CVL105"
SEVERITY = "warning"
FIXES = ("assign",)


def message(problem: Problem, facts: Facts) -> str:
    """Which result is lost, and the shape that stays."""
    who = code(problem.op) or named(problem, facts)
    return f"the result of {who} is not used: {_effect(problem)}{facts.assumed}"


def _effect(problem: Problem) -> str:
    """`tensor` is the result that is lost, `other` what it was made from."""
    lost, kept = shape(problem.tensor), shape(problem.other)
    if lost and kept:
        return f"it makes a tensor of shape {lost}, and leaves the one of shape {kept} as it is"
    return problem_text(problem) or "it makes a new tensor, and leaves the old one as it is"


def help(problem: Problem, facts: Facts) -> str:
    """What to write."""
    return "assign it: `x = x" + (f".{problem.op}(...)`" if problem.op else "...`")
