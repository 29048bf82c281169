"""Attributes of tensors: `x.T`, `x.real`, `x.is_leaf`. https://docs.pytorch.org/docs/stable/tensors.html"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torch import _types
from convlint.frameworks.torch._ops.reshaping import swapped
from convlint.frameworks.torch._tensor import Tensor
from convlint.values import Unknown


def _reversed_axes(self: Any) -> Any:
    return self.made(self.shape[::-1], "T")


def _matrix_transpose(self: Any) -> Any:
    """Raises RuntimeError for less than two axes."""
    if len(self.shape) < 2:
        raise RuntimeError("tensor.mT is only supported on matrices or batches of matrices")
    return swapped(self, -2, -1, "mT")


def _same_shape(name: str) -> Any:
    return property(lambda self: self._unary(name))


def _not_known(name: str, kind: Any = bool) -> Any:
    return property(lambda self: Unknown(f"{name} of a tensor", kind=kind, key=("tensor", name)))


def _nbytes(self: Any) -> Any:
    return self.numel() * self.element_size()


_ATTRIBUTES: dict[str, Any] = {
    "T": property(_reversed_axes),
    "H": property(_reversed_axes),
    "mT": property(_matrix_transpose),
    "mH": property(_matrix_transpose),
    "real": _same_shape("real"),
    "imag": _same_shape("imag"),
    "nbytes": property(_nbytes),
    "itemsize": property(lambda self: self.element_size()),
    "layout": property(lambda self: _types.strided),
    "is_sparse": property(lambda self: False),
    "is_quantized": property(lambda self: False),
    "is_meta": property(lambda self: False),
    "is_nested": property(lambda self: False),
    "is_leaf": _not_known("is_leaf"),
    "is_cpu": _not_known("is_cpu"),
    "is_mps": _not_known("is_mps"),
    "is_xpu": _not_known("is_xpu"),
    "retains_grad": _not_known("retains_grad"),
    "grad_fn": _not_known("grad_fn", None),
    "names": property(lambda self: (None,) * len(self.shape)),
}
for _name, _attribute in _ATTRIBUTES.items():
    setattr(Tensor, _name, _attribute)
