"""`torch.nn.Module`: registration of parameters and submodules by attribute, and the call."""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torch._tensor import Tensor
from convlint.frameworks.torch.nn._calls import run_module
from convlint.frameworks.torch.nn._copy import deep_copy
from convlint.frameworks.torch.nn.modules._hooks import ModuleHooks, hooked
from convlint.frameworks.torch.nn.modules._settings import ModuleSettings
from convlint.frameworks.torch.nn.modules._state import ModuleState
from convlint.frameworks.torch.nn.modules._tree import ModuleTree
from convlint.frameworks.torch.nn.parameter import Buffer, Parameter
from convlint.values import Unknown, active

_LAYERS = __name__.removesuffix("module")
_TABLES = ("_parameters", "_modules", "_buffers")


class Module(ModuleTree, ModuleState, ModuleSettings, ModuleHooks):
    """Base class of all layers and models. `_site` is the constructor call, kept even where `__init__` is not reached.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.Module.html
    """

    # A leaf is recorded as a row although it has parts (an attention layer, a convolution with a padding layer of its
    # own).
    _leaf = False
    # A loss is no model: its call says nothing of a model's input.
    _is_model = True
    # The first argument may be something else than a tensor.
    _any_input = False
    dump_patches = False
    call_super_init = False
    training: Any

    def __new__(cls, *args: Any, **kwargs: Any) -> Any:
        module = object.__new__(cls)
        run = active()
        run.step(4)
        object.__setattr__(module, "_site", run.site)
        if getattr(cls, "__convlint_open__", False):
            Module._create_tables(module)
        return module

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        Module._create_tables(self)

    def _create_tables(self) -> None:
        tables = self.__dict__
        for name in (*_TABLES, "_forward_hooks", "_forward_pre_hooks"):
            tables[name] = {}
        tables["training"] = True

    def __setattr__(self, name: str, value: Any) -> None:
        tables = self.__dict__
        if isinstance(value, Parameter):
            self._register("_parameters", name, value)
        elif isinstance(value, Module):
            self._register("_modules", name, value)
        elif isinstance(value, Buffer):
            self._register("_buffers", name, value)
        elif isinstance(value, Unknown) or "_modules" not in tables:
            self._forget(name)
            object.__setattr__(self, name, value)
        else:
            self._assign(name, value)

    def _register(self, table: str, name: str, value: Any) -> None:
        if table not in self.__dict__:
            kind = {"_parameters": "parameters", "_modules": "module"}.get(table, "buffer")
            raise AttributeError(f"cannot assign {kind} before Module.__init__() call")
        if name not in self.__dict__[table]:
            self._forget(name)
        self.__dict__[table][name] = value

    def _forget(self, name: str) -> None:
        tables = self.__dict__
        for table in _TABLES:
            if names := tables.get(table):
                names.pop(name, None)
        tables.pop(name, None)

    def _assign(self, name: str, value: Any) -> None:
        tables = self.__dict__
        if name in tables["_parameters"] or name in tables["_modules"]:
            if value is not None:
                kind = "parameter" if name in tables["_parameters"] else "child module"
                raise TypeError(f"cannot assign '{type(value).__name__}' as {kind} '{name}'")
            tables["_parameters" if name in tables["_parameters"] else "_modules"][name] = None
        elif name in tables["_buffers"] and (value is None or isinstance(value, Tensor)):
            tables["_buffers"][name] = value
        else:
            object.__setattr__(self, name, value)

    def __getattr__(self, name: str) -> Any:
        tables = self.__dict__
        for table in _TABLES:
            names = tables.get(table)
            if names is not None and name in names:
                return names[name]
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")

    def __delattr__(self, name: str) -> None:
        for table in _TABLES:
            if name in self.__dict__.get(table, ()):
                del self.__dict__[table][name]
                return
        object.__delattr__(self, name)

    def _convlint_lacks(self, name: str) -> bool:
        """Whether torch's own layer has no attribute of that name."""
        from convlint.frameworks.torch.nn.modules._names import lacks

        cls = type(self)
        return cls.__module__.startswith(_LAYERS) and lacks(cls.__name__, name)

    def forward(self, *input: Any) -> Any:
        raise NotImplementedError(f'Module [{type(self).__name__}] is missing the required "forward" function')

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        if "_modules" not in self.__dict__:
            raise AttributeError(f"'{type(self).__name__}' object has no attribute '_modules'")
        if self._forward_hooks or self._forward_pre_hooks:
            return hooked(self, args, kwargs)
        return run_module(self, args, kwargs)

    def __deepcopy__(self, memo: Any) -> Any:
        return deep_copy(self, memo if memo is not None else {})

    def extra_repr(self) -> str:
        return ""

    def _get_name(self) -> str:
        return type(self).__name__

    def __repr__(self) -> str:
        return f"{type(self).__name__}()"
