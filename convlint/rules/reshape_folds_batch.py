"""A reshape with -1 for the batch makes rows that do not end where a sample ends.

## What it does

Reports `view(-1, N)`, `reshape(-1, N)` and `tf.reshape(x, [-1, N])` where N is not the number of elements of a sample
and rows of N would begin in one sample and end in another.

## Why is this bad?

It is the mistake that no framework reports. The -1 asks for as many rows as the elements give, so a wrong N changes the
number of rows: samples are mixed, and each row belongs to no label. PyTorch raises an error only for batches whose
elements N does not divide. TensorFlow builds such a graph without a word, and the first complaint, if there is any,
comes from the loss, whose labels are too many or too few.

## Example

16 x 5 x 5 = 400 belongs to a 32 x 32 image, while a 28 x 28 image leaves 16 x 4 x 4 = 256. A batch of 25 samples runs,
and gives 16 rows:

```python
import torch
import torch.nn as nn


# convlint: input=1x28x28
class LeNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 6, 5)
        self.conv2 = nn.Conv2d(6, 16, 5)
        self.pool = nn.MaxPool2d(2)

    def forward(self, x):
        x = self.pool(torch.relu(self.conv1(x)))
        x = self.pool(torch.relu(self.conv2(x)))
        return x.view(-1, 16 * 5 * 5)
```

In TensorFlow, the number that is wrong is often the weight's. This graph is built without an error:

```python
import tensorflow.compat.v1 as tf

tf.disable_eager_execution()

images = tf.placeholder(tf.float32, [None, 28, 28, 1])
pooled = tf.nn.max_pool(images, ksize=[1, 4, 4, 1], strides=[1, 4, 4, 1], padding="SAME")
weight = tf.Variable(tf.random_normal([8 * 8, 10]))
rows = tf.reshape(pooled, [-1, weight.get_shape().as_list()[0]])
logits = tf.matmul(rows, weight)
```

## Use instead

```python
import torch
import torch.nn as nn


# convlint: input=1x28x28
class LeNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 6, 5)
        self.conv2 = nn.Conv2d(6, 16, 5)
        self.pool = nn.MaxPool2d(2)

    def forward(self, x):
        x = self.pool(torch.relu(self.conv1(x)))
        x = self.pool(torch.relu(self.conv2(x)))
        return x.view(x.size(0), -1)
```

```python
import tensorflow.compat.v1 as tf

tf.disable_eager_execution()

images = tf.placeholder(tf.float32, [None, 28, 28, 1])
pooled = tf.nn.max_pool(images, ksize=[1, 4, 4, 1], strides=[1, 4, 4, 1], padding="SAME")
weight = tf.Variable(tf.random_normal([7 * 7, 10]))
rows = tf.reshape(pooled, [-1, weight.get_shape().as_list()[0]])
logits = tf.matmul(rows, weight)
```

## How the fix works

`x.view(-1, N)` becomes `x.view(x.size(0), -1)`, which cannot mix samples: a wrong size is then an error of the layer
that takes it. Where that cannot be written (TensorFlow, an expression in place of `x`, an N that stands elsewhere), the
number of elements of a sample is written in place of N: in the reshape, in the one definition that is used for nothing
else, or in the weight whose shape the reshape reads.

## Known limits

Rows that divide a sample (`view(-1, 64)` of samples with 256 elements: patches, time steps) are a way to work, and are
not reported. Neither are rows that hold several whole samples of rank 2, as multiple-choice models make them.

## References

- [torch.Tensor.view](https://docs.pytorch.org/docs/stable/generated/torch.Tensor.view.html)
- [torch.flatten](https://docs.pytorch.org/docs/stable/generated/torch.flatten.html)
- [tf.reshape](https://www.tensorflow.org/api_docs/python/tf/reshape)
"""

from math import gcd
from typing import Any

from convlint.rules.base import Facts
from convlint.rules.wording import amount, framework, named, sample_size, shown
from convlint.values import Problem

CODE = "CVL104"
FIXES = ("batch", "number")


def message(problem: Problem, facts: Facts) -> str:
    """The rows that are made, the elements of a sample, and why nobody else will say so."""
    sample = sample_size(problem) or problem.expected
    row = shown(problem.actual) if not isinstance(problem.actual, (tuple, list)) else ""
    rows = f"rows of {row}" if row else "rows of another size"
    has = amount(sample, "element", facts.factors) if shown(sample) else "another number of elements"
    who = named(problem, facts, "this reshape")
    happens = _consequence(sample, problem.actual)
    return f"{who} makes {rows}, but a sample has {has}: {happens}, {_silence(problem, sample)}{facts.assumed}"


def _consequence(sample: Any, row: Any) -> str:
    """What becomes of the samples: cut into whole rows, put together by whole numbers, or mixed."""
    batch, rows = _period(sample, row) or (0, 0)
    if batch == 1:
        return f"each sample becomes {rows} rows"
    return f"each row holds {batch} samples" if rows == 1 else "rows mix samples"


def _silence(problem: Problem, sample: Any) -> str:
    if framework(problem) in ("tensorflow", "keras"):
        return "and TensorFlow builds the graph without an error"
    period = _period(sample, problem.actual)
    if period is None:
        return "and an error is raised only for batches where it does not divide"
    batch, rows = period
    if batch == 1:
        return "and no error is raised for any batch"
    return f"and no error is raised for a batch of {batch} (it becomes {rows} rows) or a multiple of it"


def _period(sample: Any, row: Any) -> tuple[int, int] | None:
    """The least batch that passes, and the rows it becomes."""
    if type(sample) is not int or type(row) is not int or sample < 1 or row < 1:
        return None
    common = gcd(sample, row)
    return row // common, sample // common


def help(problem: Problem, facts: Facts) -> str:
    """A way that cannot mix samples."""
    if framework(problem) in ("tensorflow", "keras"):
        return ""
    return "keep the batch instead: `x.view(x.size(0), -1)` or `torch.flatten(x, 1)`"
