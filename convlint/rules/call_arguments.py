"""A layer or operation is called with arguments that it refuses.

## What it does

Binds the arguments of each call of a layer, operation or method of the framework, and of your own functions and
classes, to its parameters, and reports a missing one, an unknown name, one given twice, or one too many.

## Why is this bad?

Python raises a `TypeError` at this call, always.

## Example

`kernel_size` is missing:

```python
import torch.nn as nn


# convlint: input=3x32x32
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 64)

    def forward(self, x):
        return self.conv(x)
```

## Use instead

```python
import torch.nn as nn


# convlint: input=3x32x32
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 64, kernel_size=3)

    def forward(self, x):
        return self.conv(x)
```

## How the fix works

There is no automatic fix: the value that is missing is yours to choose.

## Known limits

The parameters are those of current releases of the frameworks. A call of something that convlint does not model is not
judged, and neither is one with `*args` or `**kwargs` whose contents are not known.

## References

- [Python: TypeError](https://docs.python.org/3/library/exceptions.html#TypeError)
- [torch.nn: the layers](https://docs.pytorch.org/docs/stable/nn.html)
- [Keras: layers](https://keras.io/api/layers/)
"""

from convlint.rules.base import Facts
from convlint.rules.wording import code, named, problem_text
from convlint.values import Problem

CODE = "CVL501"

_VERBS = (
    ("() missing a required argument", "() is missing the required argument"),
    ("() too many ", "() gets too many "),
    ("() multiple values ", "() gets multiple values "),
    ("() got an ", "() gets an "),
)


def message(problem: Problem, facts: Facts) -> str:
    """What the call would raise."""
    told = problem_text(problem)
    for signature, sentence in _VERBS:
        told = told.replace(signature, sentence)
    return told or f"{code(problem.op) or named(problem, facts)} is called with arguments that it refuses"
