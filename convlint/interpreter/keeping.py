"""Compiled definitions, kept from one text of a file to the next: what an edit leaves alone is not compiled again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

# The statement, the class around it (for private names), what was made of it.
Kept = tuple[Any, str, list[Any]]


class KeptCode:
    """The code of a file's statements, by statement: a source that is edited keeps the nodes of what stayed.

    Only what is compiled while the file as a whole is compiled is kept; function bodies belong to their definition.
    """

    def __init__(self) -> None:
        self._files: dict[str, dict[int, Kept]] = {}
        self._before: dict[int, Kept] = {}
        self._now: dict[int, Kept] | None = None

    @contextmanager
    def renewing(self, filename: str) -> Iterator[None]:
        """Compile a file within the `with` block: code of its text before is taken up, code that is gone is dropped."""
        outside = self._before, self._now
        self._before, self._now = self._files.get(filename, {}), {}
        try:
            yield
            self._files[filename] = self._now
        finally:
            self._before, self._now = outside

    def forget(self, filename: str) -> None:
        """Keep nothing of a file."""
        self._files.pop(filename, None)

    def code(self, node: Any, class_name: str, compile_node: Callable[[], list[Any]]) -> list[Any]:
        """What `compile_node` makes of a statement, or what it made of the same node before."""
        if self._now is None:
            return compile_node()
        held = self._before.get(id(node))
        if held is None or held[0] is not node or held[1] != class_name:
            held = (node, class_name, compile_node())
        self._now[id(node)] = held
        return held[2]
