"""What the arithmetic raises: a proved fault, or a question that the known facts do not answer."""

from __future__ import annotations

from typing import Any

__all__ = ["Reason", "ShapeFault", "Undecided"]


class ShapeFault(Exception):
    """Shapes that cannot meet, proved for every value that their symbols can take.

    `kind` is the name of a rule (`reshape-size`), `expected` the number to write and `actual` the number that stands
    there (or the two sizes that clash), `axis` where, `meant` the shape to go on with (a size where the function that
    raised gives a size).
    """

    def __init__(
        self,
        kind: str,
        message: str,
        *,
        expected: Any = None,
        actual: Any = None,
        axis: int | None = None,
        meant: Any = None,
    ) -> None:
        super().__init__(message)
        self.kind = kind
        self.message = message
        self.expected = expected
        self.actual = actual
        self.axis = axis
        self.meant = meant


class Undecided(BaseException):
    """A question whose answer is not known. `subject` has a `key` (one key, one answer in a run) and a `reason`."""

    def __init__(self, subject: Any) -> None:
        super().__init__(subject)
        self.subject = subject

    def __str__(self) -> str:
        return str(getattr(self.subject, "reason", self.subject))


class Reason:
    """The subject of an `Undecided` that no value or comparison stands for: why a rank or a count is not known."""

    __slots__ = ("key", "reason")

    def __init__(self, reason: str, key: tuple[Any, ...] | None = None) -> None:
        self.reason = reason
        self.key = key if key is not None else ("reason", reason)

    def __repr__(self) -> str:
        return f"Reason({self.reason!r})"
