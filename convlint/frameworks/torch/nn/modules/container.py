"""Sequential, ModuleList, ModuleDict and their kin. https://docs.pytorch.org/docs/stable/nn.html#containers"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torch.nn.modules._tree import pay
from convlint.frameworks.torch.nn.modules.module import Module
from convlint.values import Undecided, Unknown, first_unknown


def _checked(module: Any) -> Any:
    if module is not None and not isinstance(module, (Module, Unknown)):
        raise TypeError(f"{type(module).__name__} is not a Module subclass")
    return module


class _Numbered(Module):
    """A module whose parts have the names "0", "1", ... or others, in order. `_modules` is that order."""

    _modules: dict[str, Any]

    def __len__(self) -> int:
        return len(self._modules)

    def __iter__(self) -> Any:
        self._require_listed()
        pay(len(self))
        return iter(list(self._modules.values()))

    def _key(self, index: Any) -> str:
        unknown = first_unknown(index)
        if unknown is not None:
            raise Undecided(unknown)
        index = int(index)
        if not -len(self) <= index < len(self):
            raise IndexError(f"index {index} is out of range")
        return list(self._modules)[index]

    def __setitem__(self, index: Any, module: Any) -> None:
        self._modules[self._key(index)] = _checked(module)

    def __delitem__(self, index: Any) -> None:
        keys = list(self._modules)
        for key in keys[index] if isinstance(index, slice) else [self._key(index)]:
            del self._modules[key]
        self._renumber(list(self._modules.values()))

    def _renumber(self, modules: Any) -> None:
        pay(len(modules))
        self._modules.clear()
        self._modules.update({str(at): _checked(module) for at, module in enumerate(modules)})

    def append(self, module: Any) -> Any:
        self._modules[str(len(self))] = _checked(module)
        return self

    def insert(self, index: Any, module: Any) -> Any:
        modules = list(self._modules.values())
        modules.insert(index, module)
        self._renumber(modules)
        return self

    def extend(self, modules: Any) -> Any:
        if isinstance(modules, Unknown):
            raise Undecided(modules)
        modules = list(modules)
        pay(len(modules))
        for module in modules:
            self.append(module)
        return self

    def pop(self, key: Any) -> Any:
        module = self[key]  # type: ignore[index]
        del self[key]
        return module

    def __iadd__(self, modules: Any) -> Any:
        return self.extend(modules)


class Sequential(_Numbered):
    """Modules one after the other. Unknown parts are kept: they give Unknown when they are called.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.Sequential.html
    """

    def __init__(self, *args: Any) -> None:
        super().__init__()
        if len(args) == 1 and isinstance(args[0], dict):
            for name, module in args[0].items():
                self._modules[str(name)] = _checked(module)
        else:
            self._renumber(args)

    def __getitem__(self, index: Any) -> Any:
        if isinstance(index, slice):
            part = (
                object.__new__(type(self)) if type(self).__init__ is Sequential.__init__ else Module.__new__(Sequential)
            )
            Module.__init__(part)
            object.__setattr__(part, "_site", self._site)
            part._modules.update(list(self._modules.items())[index])
            pay(len(self))
            return part
        return self._modules[self._key(index)]

    def __add__(self, other: Any) -> Any:
        return Sequential(*self, *other)

    def __mul__(self, times: int) -> Any:
        return Sequential(*(list(self) * times))

    __rmul__ = __mul__

    def forward(self, input: Any) -> Any:
        self._require_listed()
        for module in self._modules.values():
            input = module(input)
        return input


class ModuleList(_Numbered):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.ModuleList.html"""

    def __init__(self, modules: Any = None) -> None:
        super().__init__()
        if modules is not None:
            self.extend(modules)

    def __getitem__(self, index: Any) -> Any:
        if isinstance(index, slice):
            return ModuleList(list(self._modules.values())[index])
        return self._modules[self._key(index)]

    def __add__(self, other: Any) -> Any:
        return ModuleList([*self, *other])


class ModuleDict(Module):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.ModuleDict.html"""

    def __init__(self, modules: Any = None) -> None:
        super().__init__()
        if modules is not None:
            self.update(modules)

    def __getitem__(self, key: Any) -> Any:
        if isinstance(key, Unknown):
            return key.derive("ModuleDict")
        return self._modules[key]

    def __setitem__(self, key: Any, module: Any) -> None:
        self.add_module(key, module)

    def __delitem__(self, key: Any) -> None:
        del self._modules[key]

    def __len__(self) -> int:
        return len(self._modules)

    def __iter__(self) -> Any:
        return iter(list(self._modules))

    def __contains__(self, key: Any) -> bool:
        return key in self._modules

    def keys(self) -> Any:
        return list(self._modules)

    def values(self) -> Any:
        return list(self._modules.values())

    def items(self) -> Any:
        return list(self._modules.items())

    def get(self, key: Any, default: Any = None) -> Any:
        return self._modules.get(key, default)

    def clear(self) -> None:
        self._modules.clear()

    def pop(self, key: Any) -> Any:
        return self._modules.pop(key)

    def update(self, modules: Any) -> None:
        if isinstance(modules, Unknown):
            raise Undecided(modules)
        pairs = modules.items() if hasattr(modules, "items") else modules
        pairs = list(pairs)
        pay(len(pairs))
        for key, module in pairs:
            self._modules[key] = _checked(module)
