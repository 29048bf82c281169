"""convlint: a static linter for neural-network source. Which number do I write, and why?

`convlint.check(...)` and `convlint.shapes(...)` give what the commands of these names print, as objects.
"""

from __future__ import annotations

import sys
from types import ModuleType

from convlint.version import VERSION as __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    # At run time these are packages that can be called.
    from convlint.api import check, shapes

__all__ = ["__version__", "check", "shapes"]


class _Interface(ModuleType):
    """A package of convlint that is also the function of the Python interface with its name."""

    def __call__(self, *args: object, **kwargs: object) -> object:
        from convlint import api

        return getattr(api, self.__name__.rpartition(".")[2])(*args, **kwargs)


class _Package(ModuleType):
    """`convlint` itself: `check` and `shapes` are packages that can be called, imported when they are asked for."""

    def _interface(self, name: str) -> ModuleType:
        from importlib import import_module

        module = import_module(f"convlint.{name}")
        module.__class__ = _Interface
        return module

    def _imported(self, module: ModuleType) -> None:
        """The import system binds a submodule here; the property stays what answers."""

    check = property(lambda self: self._interface("check"), _imported)
    shapes = property(lambda self: self._interface("shapes"), _imported)


sys.modules[__name__].__class__ = _Package
