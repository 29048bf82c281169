"""`torch.autograd`. https://docs.pytorch.org/docs/stable/autograd.html"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torch._ops.settings import _Context, enable_grad, inference_mode, no_grad, set_grad_enabled
from convlint.frameworks.torch._tensor import Tensor
from convlint.values import Unknown

__all__ = ["enable_grad", "inference_mode", "no_grad", "set_grad_enabled"]


def Variable(data=None, requires_grad=False, volatile=False):
    """The tensor itself, since torch 0.4."""
    if isinstance(data, Unknown):
        return data.derive("Variable")
    if not isinstance(data, Tensor):
        raise TypeError(f"Variable data has to be a tensor, but got {type(data).__name__}")
    return data


class _FunctionContext:
    """What `forward` and `backward` of a Function get as `ctx`."""

    def __init__(self) -> None:
        self.saved_tensors: Any = ()

    def save_for_backward(self, *tensors: Any) -> None:
        self.saved_tensors = tensors

    def mark_dirty(self, *tensors: Any) -> None:
        return None

    def mark_non_differentiable(self, *tensors: Any) -> None:
        return None

    def set_materialize_grads(self, value: Any) -> None:
        return None

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return Unknown("an attribute of a function's context")


class Function:
    """`apply` runs the program's own `forward`. https://docs.pytorch.org/docs/stable/autograd.html#function"""

    @classmethod
    def apply(cls, *args: Any, **kwargs: Any) -> Any:
        """`forward(ctx, *args)`"""
        if not hasattr(cls, "forward"):
            return Unknown("a function without forward")
        return cls.forward(_FunctionContext(), *args, **kwargs)


def grad(outputs, inputs, grad_outputs=None, retain_graph=None, create_graph=False, only_inputs=True,
         allow_unused=None, is_grads_batched=False, materialize_grads=False):  # fmt: skip
    """One gradient for each input, in its shape."""
    if isinstance(inputs, Unknown):
        return inputs.derive("grad")
    tensors = inputs if isinstance(inputs, (tuple, list)) else [inputs]
    return tuple(
        item.derive("grad") if isinstance(item, Unknown) else item.made(item.shape, "grad") for item in tensors
    )


def backward(tensors, grad_tensors=None, retain_graph=None, create_graph=False, grad_variables=None, inputs=None):
    return None


class set_detect_anomaly(_Context):
    """https://docs.pytorch.org/docs/stable/autograd.html#torch.autograd.set_detect_anomaly"""


class detect_anomaly(_Context):
    """https://docs.pytorch.org/docs/stable/autograd.html#torch.autograd.detect_anomaly"""
