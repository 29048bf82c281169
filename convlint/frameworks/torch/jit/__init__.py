"""`torch.jit`: scripted and traced modules are the modules themselves. https://docs.pytorch.org/docs/stable/jit.html"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torch._ops.settings import _Context
from convlint.frameworks.torch.nn.modules.module import Module
from convlint.values import Unknown

ScriptModule = Module


def script(obj, optimize=None, _frames_up=0, _rcb=None, example_inputs=None):
    return obj


def script_method(fn):
    return fn


def trace(func, example_inputs=None, *args, **kwargs):
    """The module itself, after one call with the example."""
    if example_inputs is not None and not isinstance(func, Unknown):
        func(*(example_inputs if isinstance(example_inputs, (tuple, list)) else (example_inputs,)))
    return func


def freeze(mod, preserved_attrs=None, optimize_numerics=True):
    return mod


def optimize_for_inference(mod, other_methods=None):
    return mod


def export(fn):
    return fn


def unused(fn):
    return fn


def ignore(drop=False, **kwargs):
    return drop if callable(drop) else lambda fn: fn


def interface(obj):
    return obj


def save(m, f, _extra_files=None):
    return None


def load(f, map_location=None, _extra_files=None, _restore_shapes=False):
    return Unknown("the contents of a file")


def is_scripting():
    return False


def is_tracing():
    return False


def annotate(the_type, the_value):
    return the_value


class Attribute:
    """https://docs.pytorch.org/docs/stable/generated/torch.jit.Attribute.html"""

    def __new__(cls, value: Any, type: Any = None) -> Any:
        return value


class Final:
    """An annotation."""

    @classmethod
    def __class_getitem__(cls, item: Any) -> Any:
        return item


class strict_fusion(_Context):
    """https://docs.pytorch.org/docs/stable/generated/torch.jit.strict_fusion.html"""
