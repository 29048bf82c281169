"""A layer gets a tensor with another number of axes than it takes.

## What it does

Reports a layer or operation that takes a certain rank (`nn.Conv2d`: batch, channels, height, width) and receives
another one.

## Why is this bad?

The framework refuses it: PyTorch raises `Expected 3D (unbatched) or 4D (batched) input to conv2d`. Usually an image
was flattened too early, or the axis of the channels was forgotten.

## Example

An image of 28 x 28 that was already laid out as 784 numbers:

```python
import torch
import torch.nn as nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1, 16, 3)

    def forward(self, x):
        return torch.relu(self.conv(x))


net = Net()
net(torch.randn(8, 784))
```

## Use instead

```python
import torch
import torch.nn as nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1, 16, 3)

    def forward(self, x):
        return torch.relu(self.conv(x))


net = Net()
net(torch.randn(8, 1, 28, 28))
```

## How the fix works

There is no automatic fix: a `view`, an `unsqueeze` or another input may be what is missing.

## Known limits

PyTorch's layers also take a sample without its batch, so `(3, 32, 32)` into `nn.Conv2d` is not reported.

## References

- [torch.nn.Conv2d](https://docs.pytorch.org/docs/stable/generated/torch.nn.Conv2d.html)
- [torch.unsqueeze](https://docs.pytorch.org/docs/stable/generated/torch.unsqueeze.html)
- [Keras: Conv2D](https://keras.io/api/layers/convolution_layers/convolution2d/)
"""

from convlint.rules.base import Facts
from convlint.rules.wording import arriving, named, problem_text, rank_of
from convlint.values import Problem

CODE = "CVL205"


def message(problem: Problem, facts: Facts) -> str:
    """The rank that the layer takes, and the shape that arrives."""
    return f"{named(problem, facts)} {_clash(problem, facts)}{facts.assumed}"


def _clash(problem: Problem, facts: Facts) -> str:
    wanted, got, whole = rank_of(problem.expected), rank_of(problem.actual), arriving(problem, facts)
    if not wanted:
        told = problem_text(problem)
        return f"cannot take this tensor: {told}" if told else f"cannot take the rank of {whole or 'what arrives'}"
    if whole:
        return f"takes a tensor of {wanted}, but {whole}{f' of {got}' if got else ''} arrives"
    return f"takes a tensor of {wanted}, but {f'one of {got}' if got else 'another rank'} arrives"
