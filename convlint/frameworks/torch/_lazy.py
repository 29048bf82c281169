"""Files that are imported when a name of theirs is first asked for: most programs touch few of torch's families."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import Any


class Files:
    """The files of a package, the commonest first; `found` looks a name up in what is loaded by then."""

    def __init__(self, package: str, names: tuple[str, ...], found: Callable[[str], Any]) -> None:
        self._package = package
        self._waiting = list(names)
        self._found = found

    def load(self) -> None:
        """Import the next file."""
        importlib.import_module(f"{self._package}.{self._waiting.pop(0)}")

    def get(self, name: str) -> Any:
        """The value of `name`, importing file after file until it is there. Raises AttributeError if none has it."""
        value = self._found(name)
        while value is None and self._waiting:
            self.load()
            value = self._found(name)
        if value is None:
            raise AttributeError(name)
        return value

    def load_all(self) -> None:
        """Import every file."""
        while self._waiting:
            self.load()
