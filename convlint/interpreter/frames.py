"""Frames hold names; sites say where a call stands and what was passed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import libcst as cst

from convlint.values import Unknown

# What stands for the function of a frame that is no function's.
COMPREHENSION = "comprehension"
CLASS_BODY = "class body"


class ModuleScope:
    """An interpreted module: its names, its file, its source."""

    __slots__ = ("filename", "name", "names", "root_package", "source", "state")

    def __init__(self, name: str, filename: str, source: Any = None, root_package: str = "") -> None:
        self.name = name
        self.filename = filename
        self.source = source
        self.root_package = root_package
        self.names: dict[str, Any] = {"__name__": name, "__file__": filename, "__doc__": None}
        self.state = "loading"

    def get(self, name: str, default: Any = None) -> Any:
        """The value of a name of the module, imported now if it was not before."""
        value = self.names.get(name, default)
        if type(value) is Lazy:
            value = self.names[name] = value.value()
        return value

    def force_all(self) -> dict[str, Any]:
        """The module's names, with everything imported."""
        for name in list(self.names):
            self.get(name)
        return self.names

    def __repr__(self) -> str:
        return f"<module {self.name}>"


class Lazy:
    """A name that an import binds; the module behind it is interpreted when the name is first used."""

    __slots__ = ("busy", "force")

    def __init__(self, force: Callable[[], Any]) -> None:
        self.force = force
        self.busy = False

    def value(self) -> Any:
        """What the name is bound to; unknown where finding it out leads back to it (a circular import)."""
        if self.busy:
            return Unknown("a circular import")
        self.busy = True
        try:
            return self.force()
        finally:
            self.busy = False


class OpenKey:
    """A key put into a dict in which something was stored under a key that is not known: it may hold anything else."""

    def __repr__(self) -> str:
        return "<any key>"


OPEN = OpenKey()


class ClassCell:
    """What zero-argument `super()` and `__class__` refer to; filled when the class statement ends."""

    __slots__ = ("value",)

    def __init__(self) -> None:
        self.value: type | None = None


class Frame:
    """The names of one activation of a function, class body, comprehension or module."""

    __slots__ = ("cell", "declared", "first", "function", "module", "names", "outer", "passed", "site", "yields")

    def __init__(
        self,
        module: ModuleScope,
        names: dict[str, Any],
        outer: Frame | None = None,
        site: CallSite | None = None,
        function: Any = None,
        cell: ClassCell | None = None,
    ) -> None:
        self.module = module
        self.names = names
        self.outer = outer
        self.site = site
        self.function = function
        self.cell = cell
        self.first: Any = None
        self.declared: dict[str, dict[str, Any]] | None = None
        self.yields: Any = None  # a generator's, as far as they are known
        self.passed: dict[str, Any] | None = None


class CallSite:
    """A call in the source: its node, the frame it stands in, the callee and the values that were passed.

    `node` is a `cst.Call` for a call, otherwise the expression that made the framework work (an operator).
    """

    __slots__ = ("args", "callee", "frame", "kwargs", "node")

    def __init__(self, node: cst.CSTNode, frame: Frame, callee: Any = None, args: Any = (), kwargs: Any = None) -> None:
        self.node = node
        self.frame = frame
        self.callee = callee
        self.args = args
        self.kwargs = kwargs

    @property
    def filename(self) -> str:
        return self.frame.module.filename

    @property
    def source(self) -> Any:
        return self.frame.module.source
