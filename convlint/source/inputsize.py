"""The size of a model's input as a person writes it: `3x227x227`, `784`, `(8, 3, 227, 227)`, several after each other.

The one place that reads it: pragmas, the configuration and the command line all come here.
"""

from __future__ import annotations

import re

from convlint.record import Record

__all__ = ["InputShape", "InputSizeError", "parse_inputs"]

EXAMPLE = "3x224x224"
MAX_RANK = 16
MAX_SIZE = 2**40

_SIZES = re.compile(r"[0-9]{1,13}(?:\s*[xX\u00d7]\s*[0-9]{1,13})*")  # 3x224x224, also with a multiplication sign
_TUPLE = re.compile(r"\(\s*(?:None|[0-9]{1,13})(?:\s*,\s*[0-9]{1,13})*\s*,?\s*\)")


class InputShape(Record):
    """The shape of one input tensor: with its batch first if `with_batch`, else of one sample."""

    sizes: tuple[int, ...]
    with_batch: bool = False
    dtype: str | None = None
    name: str | None = None

    def __str__(self) -> str:
        if not self.with_batch:
            return "x".join(map(str, self.sizes))
        return f"({', '.join(map(str, self.sizes))}{',' if len(self.sizes) == 1 else ''})"


class InputSizeError(ValueError):
    """An input size that can't be understood; the message says what is wrong and shows a right one."""


def parse_inputs(text: str) -> tuple[InputShape, ...]:
    """The shapes that `text` declares, one for each input: `3x64x64, 10` are two.

    `(8, 3, 227, 227)` has its own batch; `(None, 3, 227, 227)` is `3x227x227`. Raises InputSizeError.
    """
    if not text.strip():
        raise InputSizeError(f"the input size is empty; write the size of one sample, such as {EXAMPLE}")
    shapes, at = [], 0
    while True:
        part, at = _part(text, at)
        shapes.append(_shape(part))
        if at >= len(text):
            return tuple(shapes)
        at += 1


def _part(text: str, at: int) -> tuple[str, int]:
    """The next piece of `text` up to a comma outside of parentheses, and where it ends."""
    depth, end = 0, at
    while end < len(text) and (depth or text[end] != ","):
        depth += {"(": 1, ")": -1}.get(text[end], 0)
        end += 1
    return text[at:end].strip(), end


def _shape(part: str) -> InputShape:
    if _SIZES.fullmatch(part):
        return _checked(part, with_batch=False)
    if _TUPLE.fullmatch(part):
        return _checked(part, with_batch="None" not in part)
    raise InputSizeError(_complaint(part))


def _checked(part: str, *, with_batch: bool) -> InputShape:
    sizes = [int(size) for size in re.findall(r"[0-9]{1,13}", part)]
    if not sizes:
        raise InputSizeError(f"{_quoted(part)} has a batch only; write the size of one sample, such as {EXAMPLE}")
    if 0 in sizes:
        raise InputSizeError(f"{_quoted(part)} has a size of 0; every size is at least 1, such as {EXAMPLE}")
    if len(sizes) > MAX_RANK or max(sizes) > MAX_SIZE:
        raise InputSizeError(f"{_quoted(part)} is larger than any tensor; write one sample, such as {EXAMPLE}")
    return InputShape(tuple(sizes), with_batch)


def _complaint(part: str) -> str:
    if not part:
        return f"there is a comma without a size beside it; separate several inputs like this: {EXAMPLE}, 10"
    if part.startswith("["):
        return f"{_quoted(part)} is in brackets; write {EXAMPLE}, or (8, 3, 224, 224) with the batch"
    if re.search(r"-\s*\d", part):
        return f"{_quoted(part)} has a negative size; leave the batch out, as in {EXAMPLE}"
    if re.fullmatch(r"[0-9]{1,13}(\s*[*,\s]\s*[0-9]{1,13})+", part):
        return f"{_quoted(part)} is not a size; join the numbers with `x`, as in {EXAMPLE}"
    return f"{_quoted(part)} is not a size; write one sample as {EXAMPLE}, or with its batch as (8, 3, 224, 224)"


def _quoted(part: str) -> str:
    return f"`{part if len(part) <= 40 else part[:37] + '...'}`"
