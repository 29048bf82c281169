"""A suppression comment suppresses nothing.

## What it does

Reports a `# convlint: ignore[...]`, a `# convlint: ignore-file[...]` or a code of this linter in a `# noqa: ...`
comment that silences no finding.

## Why is this bad?

The comment says "there is a known finding here" where there is none. It stays behind when the code is mended, and
silences the next real finding on that line.

## Example

```python
import torch.nn as nn


# convlint: input=1x28x28
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(784, 10)  # convlint: ignore[CVL101]

    def forward(self, x):
        return self.fc(x.flatten(1))
```

## Use instead

```python
import torch.nn as nn


# convlint: input=1x28x28
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(784, 10)

    def forward(self, x):
        return self.fc(x.flatten(1))
```

## How the fix works

The comment is deleted, with the reason behind it; of several codes, only those that silence nothing. What else stands
in a comment, as other tools' codes in `# noqa: CVL101, E501`, stays.

## Known limits

A suppression of a rule that only `--strict` has is not judged without it. A bare `# noqa` is for all tools, and never
judged.

## References

- [flake8: selecting and ignoring violations](https://flake8.pycqa.org/en/latest/user/violations.html)
- [torch.nn.Linear](https://docs.pytorch.org/docs/stable/generated/torch.nn.Linear.html)
"""

from convlint.rules.base import Facts
from convlint.rules.wording import problem_text
from convlint.values import Problem

CODE = "CVL003"
SEVERITY = "warning"


def message(problem: Problem, facts: Facts) -> str:
    """Which suppression is not needed."""
    told = problem_text(problem)
    subject = f" `{facts.subject}`" if facts.subject else ""
    return told or f"the suppression{subject} suppresses nothing"


def help(problem: Problem, facts: Facts) -> str:
    """What to do with it."""
    return "delete the comment"
