"""A convolution takes another number of channels than arrive.

## What it does

Compares the channels of the tensor that reaches a convolution (or a transposed one) with the channels that it was built
for: `in_channels`, or the third axis of a TensorFlow filter.

## Why is this bad?

The framework refuses it: PyTorch raises `expected input[8, 64, 14, 14] to have 32 channels, but got 64 channels
instead`, when the first batch runs. Usually `out_channels` of the layer before was changed and this one forgotten.

## Example

```python
import torch
import torch.nn as nn


# convlint: input=3x32x32
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 64, 3)
        self.conv2 = nn.Conv2d(32, 128, 3)

    def forward(self, x):
        return self.conv2(torch.relu(self.conv1(x)))
```

## Use instead

```python
import torch
import torch.nn as nn


# convlint: input=3x32x32
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 64, 3)
        self.conv2 = nn.Conv2d(64, 128, 3)

    def forward(self, x):
        return self.conv2(torch.relu(self.conv1(x)))
```

## How the fix works

The number of channels that arrive is written as `in_channels`, in your way of writing it. If the number of the layer
before is the mistake, mend that one.

## Known limits

The first convolution is compared with the declared input. Where no input is declared, its own `in_channels` is taken to
be right.

## References

- [torch.nn.Conv2d](https://docs.pytorch.org/docs/stable/generated/torch.nn.Conv2d.html)
- [tf.nn.conv2d](https://www.tensorflow.org/api_docs/python/tf/nn/conv2d)
- [Keras: Conv2D](https://keras.io/api/layers/convolution_layers/convolution2d/)
"""

from convlint.rules.base import Facts
from convlint.rules.wording import mismatch, named
from convlint.values import Problem

CODE = "CVL201"
FIXES = ("number",)


def message(problem: Problem, facts: Facts) -> str:
    """The channels that the layer takes, and those that arrive."""
    return f"{named(problem, facts)} {mismatch(problem, facts, 'channel')}{facts.assumed}"
