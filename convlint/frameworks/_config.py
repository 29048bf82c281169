"""A dict whose keys are attributes too: what the libraries for configurations have in common."""

from __future__ import annotations

from typing import Any

from convlint.frameworks.stdlib._construct import pairs
from convlint.values import Unknown


class AttributeDict(dict):
    """`d.a.b` is `d["a"]["b"]`: dicts in it, and in lists in it, become dicts of the same class."""

    __convlint_complete__ = True

    def __init__(self, other: Any = (), /, **kwargs: Any) -> None:
        dict.__init__(self)
        self.update(other, **kwargs)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") or name not in self:
            return self.__missing_attribute__(name)
        return dict.__getitem__(self, name)

    def __missing_attribute__(self, name: str) -> Any:
        raise AttributeError(name)

    def __setattr__(self, name: str, value: Any) -> None:
        self[name] = value

    def __delattr__(self, name: str) -> None:
        del self[name]

    def __setitem__(self, name: Any, value: Any) -> None:
        dict.__setitem__(self, name, self._converted(value))

    def _converted(self, value: Any) -> Any:
        if type(value) is dict:
            return type(self)(value)
        if type(value) in (list, tuple):
            return type(value)([self._converted(item) for item in value])
        return value

    def update(self, other: Any = (), /, **kwargs: Any) -> None:
        """Set all items of `other`."""
        for name, value in (*pairs(other if other is not None else ()), *kwargs.items()):
            self[name] = value

    def setdefault(self, name: Any, default: Any = None) -> Any:
        """The item, set to `default` first where there is none."""
        if name not in self:
            self[name] = default
        return self[name]

    def copy(self) -> Any:
        """A copy of the same class."""
        return type(self)(self)


def plain(value: Any) -> Any:
    """`value` with plain dicts in place of AttributeDicts."""
    if isinstance(value, AttributeDict):
        return {name: plain(item) for name, item in dict.items(value)}
    return type(value)([plain(item) for item in value]) if type(value) in (list, tuple) else value


def merged(target: Any, other: Any) -> None:
    """Overwrite items of `target` by those of `other`, dicts by their items; an Unknown makes all of it unknown."""
    if isinstance(other, Unknown):
        for name in target:
            dict.__setitem__(target, name, other.derive("item", name))
        return
    for name, value in pairs(other):
        if isinstance(value, dict) and isinstance(dict.get(target, name), AttributeDict):
            merged(target[name], value)
        else:
            target[name] = value
