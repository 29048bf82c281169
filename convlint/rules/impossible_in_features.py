"""No input size at all makes this fully connected layer fit.

## What it does

Where no input size is declared, height and width are unknown, and most numbers are right for some size. This rule
reports an `in_features` that is right for none: it is no multiple of the channels that arrive, or no map that the
convolutions and poolings can leave has that many positions.

## Why is this bad?

The model raises an error for every image. Usually the number belongs to another version of the model, with other
channels.

## Example

The map has 32 channels, and 1050 is not a multiple of 32:

```python
import torch
import torch.nn as nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 32, 3, padding=1)
        self.pool = nn.MaxPool2d(2)
        self.fc = nn.Linear(1050, 10)

    def forward(self, x):
        x = self.pool(torch.relu(self.conv(x)))
        return self.fc(torch.flatten(x, 1))
```

## Use instead

32 x 7 x 7 fits images of 14 x 14:

```python
import torch
import torch.nn as nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 32, 3, padding=1)
        self.pool = nn.MaxPool2d(2)
        self.fc = nn.Linear(32 * 7 * 7, 10)

    def forward(self, x):
        x = self.pool(torch.relu(self.conv(x)))
        return self.fc(torch.flatten(x, 1))
```

## How the fix works

There is no automatic fix, since the right number depends on a size that is not known. Declare it
(`# convlint: input=3x64x64`), and `linear-in-features` names the number to write.

## Known limits

Reported only where it is proved for every height and width, square or not. A number that fits some size which you never
use is not reported without a declaration.

## References

- [torch.nn.Linear](https://docs.pytorch.org/docs/stable/generated/torch.nn.Linear.html)
- [torch.nn.Conv2d: the output size](https://docs.pytorch.org/docs/stable/generated/torch.nn.Conv2d.html)
"""

from convlint.rules.base import Facts
from convlint.rules.wording import count, named, parameter, problem_text, shown
from convlint.values import Problem

CODE = "CVL106"


def message(problem: Problem, facts: Facts) -> str:
    """What the layer takes, and the formula of what arrives."""
    number = shown(problem.actual)
    takes = f"takes {parameter(problem)}{number}" if number else "is fully connected"
    if number and not parameter(problem):
        takes += " features"
    formula = shown(problem.expected)
    arrives = f", but {count(problem.expected, 'feature')} arrive" if formula else ""
    told = problem_text(problem)
    why = f" ({told})" if told else ""
    return f"{named(problem, facts)} {takes}{arrives}: no input size makes it fit{why}{facts.assumed}"


def help(problem: Problem, facts: Facts) -> str:
    """The declaration that makes the number computable."""
    return "declare the input size to learn the number: `# convlint: input=3x224x224`"
