"""A feature map goes into a fully connected layer without being flattened.

## What it does

Reports an `nn.Linear`, Keras `Dense` or matrix product with a weight that receives a map of channels, height and width
(rank 4) where it was built for the flattened map.

## Why is this bad?

A fully connected layer acts on the last axis alone. In PyTorch the last axis of a map is its width, which is not
`in_features`, so it raises. In Keras the layer is built for whatever the last axis has, so nothing is raised: the
model's output is `(None, 7, 7, 10)` instead of `(None, 10)`, one answer for each position.

## Example

```python
import torch
import torch.nn as nn


# convlint: input=1x28x28
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1, 16, 5)
        self.pool = nn.MaxPool2d(2)
        self.fc = nn.Linear(16 * 12 * 12, 10)

    def forward(self, x):
        x = self.pool(torch.relu(self.conv(x)))
        return self.fc(x)
```

## Use instead

```python
import torch
import torch.nn as nn


# convlint: input=1x28x28
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1, 16, 5)
        self.pool = nn.MaxPool2d(2)
        self.fc = nn.Linear(16 * 12 * 12, 10)

    def forward(self, x):
        x = self.pool(torch.relu(self.conv(x)))
        return self.fc(torch.flatten(x, 1))
```

## How the fix works

The map is flattened from axis 1 on, so that the batch stays: `torch.flatten(x, 1)` around what the layer is given,
`nn.Flatten()` before it where it is one of several in an `nn.Sequential`, `Flatten()` in Keras, `tf.reshape` in
TensorFlow. Where the map was flattened before and the result was not kept, that is mended instead (discarded-result).

## Known limits

A layer that is meant for each position (a per-pixel head on a map whose channels stand last) fits its last axis and is
not reported. For the same reason a Keras `Dense` on a map is reported only where the labels that the model is trained
on prove it wrong (some of these are reported as `output-shape`), or where it is the end of a classifier: the model is
compiled with a categorical cross-entropy, is given no labels that are known, and the map is smaller than the picture.

## References

- [torch.flatten](https://docs.pytorch.org/docs/stable/generated/torch.flatten.html)
- [torch.nn.Flatten](https://docs.pytorch.org/docs/stable/generated/torch.nn.Flatten.html)
- [torch.nn.Linear](https://docs.pytorch.org/docs/stable/generated/torch.nn.Linear.html)
- [Keras: Flatten](https://keras.io/api/layers/reshaping_layers/flatten/)
- [Keras: Dense](https://keras.io/api/layers/core_layers/dense/)
"""

from typing import Any

from convlint.rules.base import Facts
from convlint.rules.wording import amount, arriving, framework, named, parameter, sample_size, shown
from convlint.values import Problem

CODE = "CVL102"
FIXES = ("flatten",)

_FLATTEN = {"tensorflow": "tf.reshape(x, [-1, {size}])", "keras": "Flatten()(x)", "torch": "torch.flatten(x, 1)"}


def message(problem: Problem, facts: Facts) -> str:
    """What the layer takes, and the map that arrives."""
    whole = arriving(problem, facts)
    comes = f"a feature map of shape {whole}" if whole else "a feature map"
    return f"{named(problem, facts)} {_taken(problem)}{comes} arrives without being flattened{facts.assumed}"


def _taken(problem: Problem) -> str:
    if framework(problem) == "keras":
        return "acts on the last axis alone, and "
    number = shown(_features(problem))
    if not number:
        return "is fully connected, but "
    return f"takes {parameter(problem)}{number}{'' if parameter(problem) else ' features'}, but "


def _features(problem: Problem) -> Any:
    """The features that the layer was built for: the last of the flattened shape, or the rows of the weight."""
    if isinstance(problem.expected, (tuple, list)):
        return problem.expected[-1] if problem.expected else None
    return None if isinstance(problem.actual, (tuple, list)) else problem.actual


def help(problem: Problem, facts: Facts) -> str:
    """The call to add, and what it gives."""
    size = sample_size(problem)
    call = _FLATTEN.get(framework(problem), _FLATTEN["torch"]).format(size="..." if size is None else size)
    sizes = problem.tensor.shape[1:] if problem.tensor is not None else ()
    factors = [factor for factor in sizes if isinstance(factor, int)]
    gives = f", which gives {amount(size, 'feature', factors)}" if size is not None else ""
    return f"flatten it first: `{call}`{gives}"
