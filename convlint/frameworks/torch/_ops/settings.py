"""Switches, seeds, saving and loading: nothing that has a shape.

https://docs.pytorch.org/docs/stable/torch.html#locally-disabling-gradient-computation
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torch import _types
from convlint.frameworks.torch._registry import function, method
from convlint.values import Tensor, Unknown


class _Context:
    """A context manager that can decorate a function or a class as well."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._arguments = args

    def __enter__(self) -> Any:
        return self

    def __exit__(self, *exc: object) -> None:
        return None

    def __call__(self, function: Any) -> Any:
        return function


class no_grad(_Context):
    """`with torch.no_grad():`, `@torch.no_grad()` and `@torch.no_grad`."""

    def __new__(cls, orig_func: Any = None) -> Any:
        return object.__new__(cls) if orig_func is None or isinstance(orig_func, bool) else orig_func


class enable_grad(no_grad):
    """https://docs.pytorch.org/docs/stable/generated/torch.enable_grad.html"""


class inference_mode(no_grad):
    """https://docs.pytorch.org/docs/stable/generated/torch.autograd.grad_mode.inference_mode.html"""

    def __new__(cls, mode: Any = True) -> Any:
        return object.__new__(cls) if isinstance(mode, (bool, Unknown)) else mode


class set_grad_enabled(_Context):
    """https://docs.pytorch.org/docs/stable/generated/torch.autograd.grad_mode.set_grad_enabled.html"""


class autocast(_Context):
    """https://docs.pytorch.org/docs/stable/amp.html#torch.autocast"""


class Generator:
    """https://docs.pytorch.org/docs/stable/generated/torch.Generator.html"""

    def __init__(self, device: Any = "cpu") -> None:
        self.device = device

    def manual_seed(self, seed: Any) -> Any:
        return self

    def seed(self) -> Any:
        return Unknown("a random seed", kind=int)

    def initial_seed(self) -> Any:
        return Unknown("a random seed", kind=int)


def _nothing(name: str) -> Any:
    def setting(*args: Any, **kwargs: Any) -> None:
        return None

    setting.__name__ = setting.__qualname__ = name
    return function(setting)


_NOTHING = (
    "save", "set_default_dtype", "set_default_tensor_type", "set_default_device", "set_num_threads",
    "set_num_interop_threads", "set_printoptions", "set_rng_state", "use_deterministic_algorithms",
    "set_deterministic", "set_flush_denormal", "set_float32_matmul_precision", "_assert",
)  # fmt: skip
for _name in _NOTHING:
    _nothing(_name)


@function
def manual_seed(seed):
    return Generator()


@function
def seed():
    return Unknown("a random seed", kind=int)


@function
def initial_seed():
    return Unknown("a random seed", kind=int)


@function
def load(f, map_location=None, pickle_module=None, *, weights_only=None, mmap=None, **pickle_load_args):
    """What a file holds is not known."""
    return Unknown("the contents of a file")


@function
def get_rng_state():
    return Unknown("the state of the random numbers")


@function
def get_num_threads():
    return Unknown("the number of threads", kind=int, key=("torch", "threads"))


@function
def get_default_dtype():
    return _types.float32


@function
def is_grad_enabled():
    return Unknown("whether gradients are computed", kind=bool, key=("torch", "grad"))


@method
def is_floating_point(input):
    return _kind(input, "is_floating_point")


@method
def is_complex(input):
    return _kind(input, "is_complex")


def _kind(input: Any, name: str) -> Any:
    dtype = getattr(input, "_dtype", None) if isinstance(input, Tensor) else None
    return getattr(dtype, name) if dtype is not None else Unknown("the dtype of a tensor", kind=bool)


@function
def compile(model=None, *, fullgraph=False, dynamic=None, backend="inductor", mode=None, options=None, disable=False):
    """The model itself; without one, a decorator."""
    return (lambda decorated: decorated) if model is None else model


@function
def finfo(type=None):
    return Unknown("the limits of a dtype", key=("finfo",))


@function
def iinfo(type=None):
    return Unknown("the limits of a dtype", key=("iinfo",))
