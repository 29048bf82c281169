"""torchinfo calls the model on an input of the size given, batch and all. https://github.com/TylerYep/torchinfo"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torch._support import sizes_of
from convlint.frameworks.torch._tensor import new_tensor
from convlint.values import Unknown


def summary(model, input_size=None, input_data=None, batch_dim=None, cache_forward_pass=None, col_names=None,
            col_width=25, depth=3, device=None, dtypes=None, mode=None, row_settings=None, verbose=None,
            **kwargs):  # fmt: skip
    """`model(x)` with `input_data`, or with x of `input_size`; the first place of a list of sizes is a size each."""
    inputs = _inputs(input_size, input_data, batch_dim)
    if inputs is not None and not isinstance(model, Unknown):
        model(**inputs, **kwargs) if isinstance(inputs, dict) else model(*inputs, **kwargs)
    return Unknown("a summary")


def _inputs(input_size: Any, input_data: Any, batch_dim: Any) -> Any:
    if input_data is not None:
        return input_data if isinstance(input_data, (tuple, list, dict)) else [input_data]
    if input_size is None or isinstance(input_size, Unknown):
        return None
    many = isinstance(input_size, (tuple, list)) and len(input_size) > 0 and isinstance(input_size[0], (tuple, list))
    return [_input(size, batch_dim) for size in (input_size if many else [input_size])]


def _input(size: Any, batch_dim: Any) -> Any:
    shape = sizes_of((size,))
    if isinstance(shape, Unknown):
        return shape
    tensor = new_tensor(shape, "input")
    return tensor if batch_dim is None else tensor.unsqueeze(batch_dim)
