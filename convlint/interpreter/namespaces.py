"""The twins as modules: what `import torch` gives, and which names of a twin's file a program may see."""

from __future__ import annotations

import importlib
from functools import lru_cache
from pathlib import Path
from types import BuiltinFunctionType, FunctionType, MethodType, ModuleType
from typing import Any

from convlint.frameworks.aliases import canonical
from convlint.frameworks.stdlib.builtins import CONSTRUCTORS
from convlint.interpreter.frames import OPEN
from convlint.shapes import Dim
from convlint.values import Tensor, Unknown

_PACKAGE = "convlint.frameworks"
_INSIDE = f"{_PACKAGE}."
_ROOT = Path(__file__).resolve().parent.parent / "frameworks"
_PRIMITIVE = (int, float, complex, str, bytes, bool, type(None), Dim)


class TwinModule:
    """A twin file or folder seen as a module of its framework. Members are looked up by `member` only."""

    __slots__ = ("_module", "_path", "name")

    def __init__(self, name: str, path: str) -> None:
        self.name = name
        self._path = path
        self._module: ModuleType | None = None

    def member(self, name: str) -> Any:
        """The function, class, constant or submodule `name`; Unknown where the twin has none."""
        if name == "__name__":
            return self.name
        if name == "__dict__":
            return self._contents()
        if self._module is None:
            self._module = importlib.import_module(f"{_PACKAGE}.{self._path}")
        value = vars(self._module).get(name, _ABSENT)
        listed = name[:1] != "_" or name in vars(self._module).get("__all__", ())
        if value is not _ABSENT and listed and is_exposed(value):
            return lent(value, shared=True)
        if name == "__version__" and isinstance(value, str):
            return value
        if isinstance(value, ModuleType) and _is_public(value.__name__):
            return twin_module(f"{self.name}.{name}", value.__name__[len(_PACKAGE) + 1 :])
        submodule = find_twin(f"{self.name}.{name}")
        if submodule is not None:
            return submodule
        return self._fallback(name)

    def has(self, name: Any) -> bool:
        """Whether the twin has a member of that name."""
        return type(name) is str and not isinstance(self.member(name), Unknown)

    def _fallback(self, name: str) -> Any:
        """A twin may say by a module-level `__getattr__` what else it has (and by `__dir__`, all of it)."""
        assert self._module is not None
        hook = vars(self._module).get("__getattr__")
        if hook is not None and not name.startswith("_"):
            try:
                value = hook(name)
            except AttributeError:
                value = _ABSENT
            if isinstance(value, ModuleType) and value.__name__.startswith(_PACKAGE + "."):
                return twin_module(f"{self.name}.{name}", value.__name__[len(_PACKAGE) + 1 :])
            if value is not _ABSENT and is_exposed(value):
                return lent(value)
        return Unknown(f"{self.name}.{name} is not modelled", key=("module", self.name, name))

    def public_names(self) -> list[str]:
        """The names that `from module import *` binds."""
        self.member("__name__x")
        assert self._module is not None
        names = [name for name, value in vars(self._module).items() if name[:1] != "_" and is_exposed(value)]
        listed = vars(self._module).get("__dir__")
        return [*names, *(name for name in listed() if name not in names)] if listed is not None else names

    def _contents(self) -> dict[Any, Any]:
        """`vars(module)`: what the twin has; the real module may have more, so the dict stays open."""
        found: dict[Any, Any] = {name: self.member(name) for name in self.public_names()}
        found[OPEN] = Unknown(f"{self.name}.__dict__ is not all modelled", key=("module", self.name, "__dict__"))
        return found

    def __repr__(self) -> str:
        return f"<module '{self.name}'>"


_ABSENT = object()


def is_exposed(value: Any) -> bool:
    """Whether a program may hold `value` found in a twin's file."""
    if isinstance(value, type):
        return _is_public(value.__module__) or value in _HOST_TYPES or _is_plain_error(value)
    if isinstance(value, (FunctionType, MethodType)):
        return _is_public(value.__module__)
    if isinstance(value, ModuleType):
        return False
    if isinstance(value, BuiltinFunctionType):
        return False
    if isinstance(value, (Tensor, Unknown, *_PRIMITIVE)):
        return True
    if isinstance(value, dict):
        return all(map(is_exposed, value)) and all(map(is_exposed, value.values()))
    if isinstance(value, (tuple, list, frozenset, set)):
        return all(map(is_exposed, value))
    return is_twin_object(value)


_HOST_TYPES = frozenset(CONSTRUCTORS)
# Files that hold convlint's own tools for twins: allow-lists, bounded operators, what calls what a program passes.
_TOOLS = frozenset(
    f"{_PACKAGE}.stdlib.{name}" for name in "bounded _construct _core _format _guards _holding _methods".split()
)


def _in_frameworks(module: str | None) -> bool:
    return module is not None and module.startswith(_INSIDE)


def _is_public(module: str | None) -> bool:
    return _in_frameworks(module) and module not in _TOOLS


def _is_plain_error(cls: type) -> bool:
    return issubclass(cls, BaseException) and cls.__module__ == "builtins"


# The objects of twins that all runs share (`torch.float32`), by their ids: no program writes to them.
_SHARED: dict[int, Any] = {}


def lent(value: Any, shared: bool = False) -> Any:
    """`value` as a program gets it: its own copy of a table, so that nothing it writes reaches another file's run.

    `shared` says that `value` is kept by a twin, and so is the same object for every run.
    """
    if type(value) is dict:
        return {key: lent(item, shared) for key, item in value.items()}
    if type(value) is list or type(value) is set:
        return type(value)(lent(item, shared) for item in value)
    if shared and is_twin_object(value):
        _SHARED[id(value)] = value
    return value


def is_shared(value: Any) -> bool:
    """Whether `value` is an object that a twin keeps for all runs."""
    return id(value) in _SHARED


def is_twin_class(value: Any) -> bool:
    """Whether `value` is a class of a twin."""
    return isinstance(value, type) and _in_frameworks(type.__getattribute__(value, "__module__"))


def is_twin_object(value: Any) -> bool:
    """Whether `value` is an instance of a twin's class, or a tensor."""
    return is_twin_class(type(value)) or isinstance(value, (Tensor, TwinModule))


@lru_cache(maxsize=2048)
def _twin_path(dotted: str) -> str | None:
    parts = canonical(dotted).split(".")
    if not all(part.isidentifier() and not part.startswith("__") for part in parts):
        return None
    for prefix in ((), ("stdlib",)):
        place = _ROOT.joinpath(*prefix, *parts)
        if place.with_suffix(".py").is_file() or (place / "__init__.py").is_file():
            return ".".join((*prefix, *parts))
    return None


_MODULES: dict[str, TwinModule] = {}


def twin_module(name: str, path: str) -> TwinModule:
    """The one module object of the twin at `path` under its framework name `name`."""
    module = _MODULES.get(name)
    if module is None:
        module = _MODULES[name] = TwinModule(name, path)
    return module


# Files of this room that are no module of any framework.
_OWN_FILES = frozenset(["stdlib", "__init__", "convlint", "bounded", "aliases"])


def find_twin(dotted: str) -> TwinModule | None:
    """The twin of the module `dotted`, or None."""
    head = dotted.split(".")[0]
    if head in _OWN_FILES or (head.startswith("_") and head != "__future__"):
        return None
    path = _twin_path(dotted)
    return twin_module(dotted, path) if path is not None else None
