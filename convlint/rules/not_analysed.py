"""The analysis stopped here, and the message says why.

## What it does

With `--strict` only: reports each place where convlint stopped knowing a value that a model's shapes depend on: an
operation that it does not model, a value that is read from a file or the command line, a name that cannot be resolved,
a budget that ran out.

## Why is this bad?

It is not a fault of your code. It is what convlint did not check: behind this place shapes are unknown, and a mistake
there is not reported. A run without these notes is one in which every layer's shape was known.

## Example

The number of channels stands in another file, which convlint does not read:

```python
import json

import torch.nn as nn

with open("net.json") as file:
    channels = json.load(file)["channels"]


# convlint: input=3x32x32
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, channels, 3)
        self.fc = nn.Linear(channels * 30 * 30, 10)

    def forward(self, x):
        return self.fc(self.conv(x).flatten(1))
```

## Use instead

```python
import torch.nn as nn

channels = 16


# convlint: input=3x32x32
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, channels, 3)
        self.fc = nn.Linear(channels * 30 * 30, 10)

    def forward(self, x):
        return self.fc(self.conv(x).flatten(1))
```

## How the fix works

There is no automatic fix. Often a default value, an argument in the `model=` pragma
(`# convlint: model=Net(channels=16) input=3x32x32`) or a declared input size gives what is missing.

## Known limits

Only the first reason on a way is reported: what is computed from an unknown value carries that value's reason.

## References

- [torch.nn: the layers](https://docs.pytorch.org/docs/stable/nn.html)
- [TensorFlow: module tf](https://www.tensorflow.org/api_docs/python/tf)
- [Keras: layers](https://keras.io/api/layers/)
"""

from convlint.rules.base import Facts
from convlint.rules.wording import problem_text
from convlint.values import Problem

CODE = "CVL005"
DEFAULT = False
SEVERITY = "info"


def message(problem: Problem, facts: Facts) -> str:
    """Why the analysis stopped."""
    subject = f" `{facts.subject}`" if facts.subject else ""
    return f"not analysed{subject}: {problem_text(problem) or 'the value is not known'}"
