"""What stands for things that are only partly known: a base class, the modules that are loaded.

They are twins, so a program can read them and call their methods, and never write to them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from convlint.values import Undecided, Unknown, active


class LoadedModules:
    """`sys.modules`: the interpreted modules of this run by their names."""

    def __getitem__(self, name: Any) -> Any:
        run: Any = active()
        found = next((module for module in run.modules.values() if module.name == name), None)
        return found if found is not None else Unknown("the loaded modules")

    def get(self, name: Any, default: Any = None) -> Any:
        """The module, or an Unknown: which modules are loaded is not known."""
        return self[name]

    def __contains__(self, name: Any) -> bool:
        raise Undecided(Unknown("the loaded modules", kind=bool))

    def __iter__(self) -> Any:
        raise Undecided(Unknown("the loaded modules"))

    __len__ = keys = values = items = copy = __iter__


class Names:
    """What `dir(module)` gives: `in` is true for the names that are known to be there, for others it is not known."""

    def __init__(self, has: Callable[[Any], bool]) -> None:
        self._convlint_has = has

    def __contains__(self, name: Any) -> bool:
        if self._convlint_has(name):
            return True
        raise Undecided(Unknown(f"whether there is an attribute {name}", kind=bool))

    def __iter__(self) -> Any:
        raise Undecided(Unknown("all names of a module"))

    __len__ = __getitem__ = __iter__


class Open:
    """Stands in for a base class that is not known: every attribute is Unknown, every call is accepted."""

    __convlint_user__ = True
    __convlint_open__ = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        pass

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return Unknown(f"{name} of {type(self).__name__}, whose base class is not known")

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return Unknown(f"a call of {type(self).__name__}, whose base class is not known")

    def __getitem__(self, index: Any) -> Any:
        return Unknown(f"an item of {type(self).__name__}, whose base class is not known")

    def __iter__(self) -> Any:
        raise Undecided(Unknown(f"the items of {type(self).__name__}, whose base class is not known"))
