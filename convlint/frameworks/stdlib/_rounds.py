"""What `iter(loader)` gives."""

from __future__ import annotations

from convlint.values import Elements


class Rounds:
    """An iterator over a number of elements that is not known; it ends in the end, for those who go on and on."""

    _LIMIT = 1000

    def __init__(self, elements: Elements) -> None:
        self._of = elements
        self._count = 0

    def __iter__(self):
        return self

    def __next__(self):
        self._count += 1
        if self._count > self._LIMIT:
            raise StopIteration
        return self._of.element

    def _elements(self):
        return self._of
