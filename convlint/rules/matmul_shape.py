"""A matrix product of two tensors whose inner sizes differ.

## What it does

Compares the last axis of the first operand with the last but one of the second, and the axes before them, in `@`,
`matmul`, `bmm`, `mm`, `einsum`, `tf.matmul` and their kin, where neither operand is a weight.

## Why is this bad?

The framework refuses it: PyTorch raises `Expected size for first two dimensions of batch2 tensor to be: [8, 64] but
got: [8, 16]`. The usual place is attention, where the transposition of the keys was forgotten.

## Example

```python
import torch
import torch.nn as nn


class Attention(nn.Module):
    def __init__(self):
        super().__init__()
        self.query = nn.Linear(64, 64)
        self.key = nn.Linear(64, 64)

    def forward(self, x):
        scores = self.query(x) @ self.key(x)
        return torch.softmax(scores, dim=-1)


attention = Attention()
attention(torch.randn(8, 16, 64))
```

## Use instead

```python
import torch
import torch.nn as nn


class Attention(nn.Module):
    def __init__(self):
        super().__init__()
        self.query = nn.Linear(64, 64)
        self.key = nn.Linear(64, 64)

    def forward(self, x):
        scores = self.query(x) @ self.key(x).transpose(1, 2)
        return torch.softmax(scores, dim=-1)


attention = Attention()
attention(torch.randn(8, 16, 64))
```

## How the fix works

There is no automatic fix: which operand is to be transposed, or has the wrong size, is not known.

## Known limits

A product with a weight is judged as a fully connected layer: `linear-in-features`.

## References

- [torch.matmul](https://docs.pytorch.org/docs/stable/generated/torch.matmul.html)
- [torch.bmm](https://docs.pytorch.org/docs/stable/generated/torch.bmm.html)
- [tf.linalg.matmul](https://www.tensorflow.org/api_docs/python/tf/linalg/matmul)
"""

from convlint.rules.base import Facts
from convlint.rules.wording import differing, named, problem_text, shapes_of
from convlint.values import Problem

CODE = "CVL303"


def message(problem: Problem, facts: Facts) -> str:
    """The two shapes, and the sizes that clash."""
    who = named(problem, facts, "this matrix product")
    shapes = shapes_of(problem, facts)
    clash = differing(problem) or problem_text(problem)
    because = f": {clash}" if clash else ""
    if len(shapes) < 2:
        return f"{who} gets matrices that cannot be multiplied{because}{facts.assumed}"
    return f"{who} cannot multiply {shapes[0]} by {shapes[1]}{because}{facts.assumed}"
