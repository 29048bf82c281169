"""The model's output cannot meet the loss or the labels that it is given.

## What it does

Compares the shape of a model's output with the labels or targets at a loss, where both are known.

## Why is this bad?

The framework refuses it: PyTorch raises `Using a target size (torch.Size([8])) that is different to the input size
(torch.Size([8, 1]))`, Keras "Arguments `target` and `output` must have the same shape". It does so after the first
forward pass only, and points at the loss.

## Example

One output for each sample has the shape `(8, 1)`, the targets have `(8,)`:

```python
import torch
import torch.nn as nn

net = nn.Sequential(nn.Flatten(), nn.Linear(784, 1), nn.Sigmoid())
criterion = nn.BCELoss()

images = torch.randn(8, 1, 28, 28)
targets = torch.zeros(8)
loss = criterion(net(images), targets)
```

## Use instead

```python
import torch
import torch.nn as nn

net = nn.Sequential(nn.Flatten(), nn.Linear(784, 1), nn.Sigmoid())
criterion = nn.BCELoss()

images = torch.randn(8, 1, 28, 28)
targets = torch.zeros(8)
loss = criterion(net(images).squeeze(1), targets)
```

## How the fix works

There is no automatic fix: the output, the labels or the choice of the loss may be wrong.

## Known limits

Only shapes are compared. That a label is larger than the number of classes is not seen, unless a known data set says
how many classes there are.

## References

- [torch.nn.CrossEntropyLoss](https://docs.pytorch.org/docs/stable/generated/torch.nn.CrossEntropyLoss.html)
- [torch.nn.BCELoss](https://docs.pytorch.org/docs/stable/generated/torch.nn.BCELoss.html)
- [Keras: losses](https://keras.io/api/losses/)
"""

from convlint.rules.base import Facts
from convlint.rules.wording import code, named, problem_text, shapes_of
from convlint.values import Problem

CODE = "CVL401"


def message(problem: Problem, facts: Facts) -> str:
    """The output's shape, and what the loss is given for it."""
    who = code(problem.op) or named(problem, facts, "the loss")
    shapes = shapes_of(problem, facts)
    told = problem_text(problem)
    because = f": {told}" if told else ""
    of = f" of {named(problem, facts)}" if problem.layer is not None and problem.op else ""
    if len(shapes) < 2:
        return f"{who} cannot take the output{of}{because}{facts.assumed}"
    return f"{who} cannot compare the output{of}, {shapes[0]}, with labels of shape {shapes[1]}{because}{facts.assumed}"
