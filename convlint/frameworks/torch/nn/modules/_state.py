"""The part of `Module` that registers by name, and its state dict."""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torch.nn.modules._tree import pay
from convlint.values import Tensor, Unknown


class ModuleState:
    """Registration by call instead of by attribute, with torch's refusals."""

    _parameters: dict[str, Any]
    _modules: dict[str, Any]
    _buffers: dict[str, Any]

    def register_parameter(self, name, param):
        if "_parameters" not in self.__dict__:
            raise AttributeError("cannot assign parameter before Module.__init__() call")
        _check_name(name, self, "_parameters")
        self._place("_parameters", name, param)

    def register_buffer(self, name, tensor, persistent=True):
        if "_buffers" not in self.__dict__:
            raise AttributeError("cannot assign buffer before Module.__init__() call")
        _check_name(name, self, "_buffers")
        if tensor is not None and not isinstance(tensor, (Tensor, Unknown)):
            raise TypeError(f"cannot assign '{type(tensor).__name__}' object to buffer '{name}'")
        self._place("_buffers", name, tensor)

    def add_module(self, name, module):
        if not (module is None or isinstance(module, (ModuleState, Unknown))):
            raise TypeError(f"{module!r} is not a Module subclass")
        _check_name(name, self, "_modules")
        self._place("_modules", name, module)

    def register_module(self, name, module):
        self.add_module(name, module)

    def _place(self, table: str, name: Any, value: Any) -> None:
        if isinstance(name, Unknown) or isinstance(value, Unknown):
            if isinstance(name, str):
                object.__setattr__(self, name, value)
            elif table == "_modules":
                object.__setattr__(self, "_unlisted", name)
            return
        self.__dict__[table][name] = value

    def state_dict(self, *args, destination=None, prefix="", keep_vars=False):
        entries = destination if destination is not None else {}
        for path, module in self.named_modules(prefix=prefix.rstrip("."), remove_duplicate=False):  # type: ignore[attr-defined]
            for name, value in (*module._parameters.items(), *module._buffers.items()):
                if value is not None:
                    entries[f"{path}.{name}" if path else name] = value
        pay(len(entries))
        return entries

    def load_state_dict(self, state_dict, strict=True, assign=False):
        return Unknown("which keys a state dict matched")

    def get_extra_state(self):
        raise RuntimeError("Reached a code path in Module.get_extra_state() that should never be called")

    def set_extra_state(self, state):
        return None


def _check_name(name: Any, module: Any, table: str) -> None:
    if isinstance(name, Unknown):
        return
    if not isinstance(name, str):
        raise TypeError(f"name should be a string. Got {type(name).__name__}")
    if "." in name:
        raise KeyError(f"name can't contain '.', got: {name}")
    if name == "":
        raise KeyError('name can\'t be empty string ""')
    if hasattr(module, name) and name not in module.__dict__.get(table, ()):
        raise KeyError(f"attribute '{name}' already exists")
