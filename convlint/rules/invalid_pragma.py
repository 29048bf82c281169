"""A convlint comment cannot be understood.

## What it does

Reports a `# convlint:` comment with an unknown key, an input size that is no size, an expression that cannot be read,
or an unknown rule code.

## Why is this bad?

A comment that is not understood declares nothing: the model would be checked with another input size than the one you
meant, or a finding that you meant to silence would stay. A misspelt comment must not look like one that works.

## Example

The key is misspelt:

```python
import torch.nn as nn


# convlint: inptu=1x28x28
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1, 8, 3)

    def forward(self, x):
        return self.conv(x)
```

## Use instead

```python
import torch.nn as nn


# convlint: input=1x28x28
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1, 8, 3)

    def forward(self, x):
        return self.conv(x)
```

## How the fix works

There is no automatic fix: the message says what is wrong and shows a comment that is right. The forms are

- `# convlint: input=3x227x227` for one input without its batch, `input=3x64x64, 10` for several,
  `input=(8, 3, 227, 227)` for a tensor with its own batch;
- `# convlint: model=Net(num_classes=10) input=3x32x32` where the constructor takes arguments;
- `# convlint: ignore[CVL101]` on a line, `# convlint: ignore-file[CVL101]` for a file.

## Known limits

Only what follows `# convlint:` is read. A comment that spells the word `convlint` wrong is an ordinary comment.

## References

- [torch.Tensor.size: a tensor's shape](https://docs.pytorch.org/docs/stable/generated/torch.Tensor.size.html)
- [Keras: the `Input` object](https://keras.io/api/layers/core_layers/input/)
"""

from convlint.rules.base import Facts
from convlint.rules.wording import problem_text
from convlint.values import Problem

CODE = "CVL002"


def message(problem: Problem, facts: Facts) -> str:
    """What is wrong in the comment."""
    return problem_text(problem) or "this convlint comment cannot be understood"


def help(problem: Problem, facts: Facts) -> str:
    """A comment that is right, where the message does not show one itself."""
    return (
        "" if problem_text(problem) else "write it like `# convlint: input=3x224x224` or `# convlint: ignore[CVL101]`"
    )
