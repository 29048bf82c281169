"""torchsummary calls the model on an input of the size given. https://github.com/sksq96/pytorch-summary"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torch._tensor import new_tensor
from convlint.shapes import symbol
from convlint.values import Unknown, as_size


def summary(model, input_size=None, batch_size=-1, device="cuda", dtypes=None, **kwargs):
    """`model(x)` with x of `input_size`, or one x for each size in a list of them."""
    if input_size is not None and not isinstance(model, Unknown):
        model(*inputs_of(input_size, batch_size))


def inputs_of(input_size: Any, batch_size: Any = -1) -> list[Any]:
    """One tensor for each size, with the batch in front; an Unknown stands for what is not known."""
    if isinstance(input_size, Unknown):
        return [input_size.derive("input")]
    many = isinstance(input_size, (tuple, list)) and len(input_size) > 0 and isinstance(input_size[0], (tuple, list))
    batch = as_size(batch_size) if isinstance(batch_size, int) and batch_size > 0 else symbol(("batch",), name="B")
    return [_input(size, batch) for size in (input_size if many else [input_size])]


def _input(size: Any, batch: Any) -> Any:
    if isinstance(size, Unknown):
        return size.derive("input")
    sizes = size if isinstance(size, (tuple, list)) else (size,)
    return new_tensor((batch, *(as_size(item) for item in sizes)), "input")
