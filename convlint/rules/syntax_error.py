"""The file cannot be read as Python.

## What it does

Reports a file, or a notebook's cell, that cannot be parsed: a syntax error, or bytes that are no text in the declared
encoding. Nothing else is checked in it.

## Why is this bad?

Python itself refuses the file, so no model of it can ever run. A linter that skipped such a file in silence would say
"nothing found" about a file that it did not read.

## Example

The colon after the class's bases is missing:

```python
import torch.nn as nn


# convlint: input=1x28x28
class Net(nn.Module)
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(784, 10)

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

There is no automatic fix. The diagnostic stands where the parser stopped, which is at the mistake or after it.

## Known limits

The grammar is the parser's newest one, not the one of a particular Python version: syntax that is too new for the
Python that will run the file is not reported.

## References

- [Python: errors and exceptions](https://docs.python.org/3/tutorial/errors.html#syntax-errors)
- [LibCST: parsing](https://libcst.readthedocs.io/en/latest/parser.html)
"""

from convlint.rules.base import Facts
from convlint.rules.wording import problem_text
from convlint.values import Problem

CODE = "CVL001"


def message(problem: Problem, facts: Facts) -> str:
    """What the parser says."""
    return f"the file cannot be read as Python: {problem_text(problem) or 'invalid syntax'}"
