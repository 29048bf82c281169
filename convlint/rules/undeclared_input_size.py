"""A model has an input size that nobody declares.

## What it does

With `--strict` only: reports a model whose input size nobody says: no pragma, no configuration, no `--input-size` and
no call in the file. What depends on the height and width is then not judged.

## Why is this bad?

`nn.Linear(9216, 10)` after convolutions is right for some input sizes and wrong for all others. Without a size,
convlint can only report what is wrong for every size. Whoever reads the source has the same difficulty: the size that
the number was made for stands nowhere.

## Example

```python
import torch.nn as nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 16, 5)
        self.pool = nn.MaxPool2d(2)
        self.fc = nn.Linear(16 * 14 * 14, 10)

    def forward(self, x):
        x = self.pool(self.conv(x))
        return self.fc(x.flatten(1))
```

## Use instead

```python
import torch.nn as nn


# convlint: input=3x32x32
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 16, 5)
        self.pool = nn.MaxPool2d(2)
        self.fc = nn.Linear(16 * 14 * 14, 10)

    def forward(self, x):
        x = self.pool(self.conv(x))
        return self.fc(x.flatten(1))
```

## How the fix works

There is no automatic fix: the size is yours to say. `convlint shapes FILE` prints the square sizes that the number of
features fits, where they can be solved for.

## Known limits

A model that accepts every size (global or adaptive pooling before the first fully connected layer) needs no
declaration, and is reported all the same.

## References

- [torch.nn.Linear](https://docs.pytorch.org/docs/stable/generated/torch.nn.Linear.html)
- [torch.nn.AdaptiveAvgPool2d](https://docs.pytorch.org/docs/stable/generated/torch.nn.AdaptiveAvgPool2d.html)
- [Keras: the `Input` object](https://keras.io/api/layers/core_layers/input/)
"""

from convlint.rules.base import Facts
from convlint.rules.wording import problem_text
from convlint.values import Problem

CODE = "CVL004"
DEFAULT = False
SEVERITY = "info"


def message(problem: Problem, facts: Facts) -> str:
    """Which model, and what could not be judged."""
    model = f"`{facts.subject}`" if facts.subject else "this model"
    told = problem_text(problem)
    return f"the input size of {model} is declared nowhere" + (f": {told}" if told else "")


def help(problem: Problem, facts: Facts) -> str:
    """How to declare it."""
    return "declare it above the class: `# convlint: input=3x224x224`"
