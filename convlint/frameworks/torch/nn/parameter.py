"""Parameters and buffers: tensors that a module owns."""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torch._tensor import Tensor
from convlint.values import Step, Unknown, active


class Parameter(Tensor):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.parameter.Parameter.html"""

    def __new__(cls, data: Any = None, requires_grad: Any = True) -> Any:
        return data.derive("parameter") if isinstance(data, Unknown) else object.__new__(cls)

    def __init__(self, data: Any = None, requires_grad: Any = True) -> None:
        if not (data is None or hasattr(data, "shape")):
            raise TypeError(f"Parameter data must be a tensor, not {type(data).__name__}")
        shape = data.shape if data is not None else (0,)
        step = Step("parameter", (data,) if data is not None else (), active().site)
        Tensor._set_up(self, shape, step, dtype=getattr(data, "_dtype", None))
        self.requires_grad = requires_grad

    @classmethod
    def _result_class(cls) -> type[Tensor]:
        return Tensor


class Buffer(Tensor):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.parameter.Buffer.html"""

    def __new__(cls, data: Any = None, *, persistent: Any = True) -> Any:
        return data.derive("buffer") if isinstance(data, Unknown) else object.__new__(cls)

    def __init__(self, data: Any = None, *, persistent: Any = True) -> None:
        shape = data.shape if data is not None else (0,)
        Tensor._set_up(self, shape, Step("buffer", (data,) if data is not None else (), active().site))

    @classmethod
    def _result_class(cls) -> type[Tensor]:
        return Tensor


class UninitializedParameter(Parameter):
    """A parameter of a lazy layer before its first call: it has no shape yet."""

    def __new__(cls, requires_grad: Any = True, device: Any = None, dtype: Any = None) -> Any:
        return object.__new__(cls)

    def __init__(self, requires_grad: Any = True, device: Any = None, dtype: Any = None) -> None:
        Parameter.__init__(self, None, requires_grad)


class UninitializedBuffer(Buffer):
    """A buffer of a lazy layer before its first call."""

    def __new__(cls, requires_grad: Any = False, device: Any = None, dtype: Any = None) -> Any:
        return object.__new__(cls)

    def __init__(self, requires_grad: Any = False, device: Any = None, dtype: Any = None) -> None:
        Buffer.__init__(self)


def layer_parameter(layer: Any, shape: Any) -> Parameter:
    """A parameter of `shape` that knows the layer it belongs to, for reports from the functional form."""
    parameter: Parameter = object.__new__(Parameter)
    Tensor._set_up(parameter, shape, Step("parameter", (), layer._site, layer))
    parameter.requires_grad = True
    return parameter
