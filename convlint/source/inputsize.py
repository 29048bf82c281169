"""The size of a model's input as a person writes it: `3x227x227`, `784`, `(8, 3, 227, 227)`, several after each other.

Each may have a name (an argument by keyword) and a kind of number: `image: 3x64x64, tokens: 128 int64`. Braces make one
argument that is a dict, brackets one that is a list. The one place that reads it: pragmas, the configuration and the
command line all come here.
"""

from __future__ import annotations

import re

from convlint.record import Record

__all__ = ["InputGroup", "InputShape", "InputSizeError", "parse_inputs"]

EXAMPLE = "3x224x224"
MAX_RANK = 16
MAX_SIZE = 2**40
DTYPES = {
    **dict.fromkeys(("float16", "half"), "float16"),
    **dict.fromkeys(("float32", "float"), "float32"),
    **dict.fromkeys(("float64", "double"), "float64"),
    **dict.fromkeys(("int64", "long"), "int64"),
    **dict.fromkeys(("int32", "int"), "int32"),
    **{name: name for name in ("bfloat16", "uint8", "int8", "int16", "bool", "complex64")},
}

_SIZES = re.compile(r"[0-9]{1,13}(?:\s*[xX\u00d7]\s*[0-9]{1,13})*")  # 3x224x224, also with a multiplication sign
_TUPLE = re.compile(r"\(\s*(?:None|[0-9]{1,13})(?:\s*,\s*[0-9]{1,13})*\s*,?\s*\)")
_NAMED = re.compile(r"\s*([\"']?)([A-Za-z_]\w*)\1\s*:\s*(?=\S)")
_WITH_DTYPE = re.compile(r"(.*[0-9)])\s+(?:torch\.|tf\.)?([A-Za-z_]\w*)")
_OPENING, _CLOSING = "([{", {"(": ")", "[": "]", "{": "}"}


class InputShape(Record):
    """The shape of one input tensor: with its batch first if `with_batch`, else of one sample.

    `dtype` is the kind of its numbers where it is said, `name` the argument or the key of a dict that it goes to.
    """

    sizes: tuple[int, ...]
    with_batch: bool = False
    dtype: str | None = None
    name: str | None = None

    def __str__(self) -> str:
        size = "x".join(map(str, self.sizes))
        if self.with_batch:
            size = f"({', '.join(map(str, self.sizes))}{',' if len(self.sizes) == 1 else ''})"
        return _labelled(self.name, f"{size} {self.dtype}" if self.dtype else size)


class InputGroup(Record):
    """One argument that holds several tensors: a dict of named ones (`kind` is `{`), or a list (`[`)."""

    kind: str
    items: tuple[InputShape, ...]
    name: str | None = None

    def __str__(self) -> str:
        return _labelled(self.name, f"{self.kind}{', '.join(map(str, self.items))}{_CLOSING[self.kind]}")


class InputSizeError(ValueError):
    """An input size that can't be understood; the message says what is wrong and shows a right one."""


def _labelled(name: str | None, text: str) -> str:
    return f"{name}: {text}" if name else text


def parse_inputs(text: str) -> tuple[InputShape | InputGroup, ...]:
    """The shapes that `text` declares, one for each input: `3x64x64, 10` are two.

    `(8, 3, 227, 227)` has its own batch; `(None, 3, 227, 227)` is `3x227x227`. Raises InputSizeError.
    """
    if not text.strip():
        raise InputSizeError(f"the input size is empty; write the size of one sample, such as {EXAMPLE}")
    inputs = [_input(part) for part in _parts(text)]
    names = [item.name for item in inputs if item.name is not None]
    if len(set(names)) < len(names):
        raise InputSizeError(f"`{_repeated(names)}` is given twice; each name once: image: {EXAMPLE}, mask: 1x224x224")
    if names and any(item.name is None for item in inputs[inputs.index(_first_named(inputs)) :]):
        raise InputSizeError(f"an input without a name follows one with a name; write {EXAMPLE}, mask: 1x224x224")
    return tuple(inputs)


def _repeated(names: list[str]) -> str:
    return next(name for name in names if names.count(name) > 1)


def _first_named(inputs: list[InputShape | InputGroup]) -> InputShape | InputGroup:
    return next(item for item in inputs if item.name is not None)


def _parts(text: str) -> list[str]:
    """The pieces of `text` between the commas that are outside of brackets."""
    parts, depth, begin = [], 0, 0
    for at, char in enumerate(text):
        if char in _OPENING:
            depth += 1
        elif char in _CLOSING.values():
            depth = max(0, depth - 1)
        elif char == "," and not depth:
            parts.append(text[begin:at].strip())
            begin = at + 1
    return [*parts, text[begin:].strip()]


def _input(part: str) -> InputShape | InputGroup:
    """One argument: a tensor, or a dict or list of tensors."""
    named = _NAMED.match(part)
    name, rest = (named.group(2), part[named.end() :].strip()) if named else (None, part)
    if rest[:1] == "{" or (rest[:1] == "[" and not re.fullmatch(r"\[[\s0-9,.-]*\]?", rest)):
        return _group(rest, name)
    return _shape(rest, name)


def _group(text: str, name: str | None) -> InputGroup:
    kind, right = text[0], "{image: 3x64x64, tokens: 128 int64}" if text[0] == "{" else f"[{EXAMPLE}, 3x112x112]"
    if not text.endswith(_CLOSING[kind]):
        raise InputSizeError(f"{_quoted(text)} is never closed; write {right}")
    items = [_input(part) for part in _parts(text[1:-1])] if text[1:-1].strip() else []
    shapes = tuple(item for item in items if isinstance(item, InputShape))
    if not items or len(shapes) < len(items):
        raise InputSizeError(f"{_quoted(text)} holds no sizes of tensors; write {right}")
    names = {item.name for item in shapes}
    if kind == "{" and (None in names or len(names) < len(shapes)):
        raise InputSizeError(f"{_quoted(text)} needs a name of its own for each size; write {right}")
    if kind == "[" and names != {None}:
        raise InputSizeError(f"{_quoted(text)} is a list and has names; write {right}")
    return InputGroup(kind, shapes, name)


def _shape(part: str, name: str | None) -> InputShape:
    typed = _WITH_DTYPE.fullmatch(part)
    size, dtype = (typed.group(1).strip(), typed.group(2)) if typed else (part, None)
    if dtype is not None and dtype not in DTYPES and (_SIZES.fullmatch(size) or _TUPLE.fullmatch(size)):
        raise InputSizeError(f"`{dtype}` is no kind of number; write one after the size, such as 128 int64")
    kind = DTYPES.get(dtype) if dtype is not None else None
    if _SIZES.fullmatch(size):
        return _checked(size, kind, name, with_batch=False)
    if _TUPLE.fullmatch(size):
        return _checked(size, kind, name, with_batch="None" not in size)
    raise InputSizeError(_complaint(part))


def _checked(part: str, dtype: str | None, name: str | None, *, with_batch: bool) -> InputShape:
    sizes = [int(size) for size in re.findall(r"[0-9]{1,13}", part)]
    if not sizes:
        raise InputSizeError(f"{_quoted(part)} has a batch only; write the size of one sample, such as {EXAMPLE}")
    if 0 in sizes:
        raise InputSizeError(f"{_quoted(part)} has a size of 0; every size is at least 1, such as {EXAMPLE}")
    if len(sizes) > MAX_RANK or max(sizes) > MAX_SIZE:
        raise InputSizeError(f"{_quoted(part)} is larger than any tensor; write one sample, such as {EXAMPLE}")
    return InputShape(tuple(sizes), with_batch, dtype, name)


def _complaint(part: str) -> str:
    if not part:
        return f"there is a comma without a size beside it; separate several inputs like this: {EXAMPLE}, 10"
    if part.startswith("["):
        return f"{_quoted(part)} is in brackets; write {EXAMPLE}, or (8, 3, 224, 224) with the batch"
    if re.search(r"-\s*\d", part):
        return f"{_quoted(part)} has a negative size; leave the batch out, as in {EXAMPLE}"
    if re.fullmatch(r"[0-9]{1,13}(\s*[*,\s]\s*[0-9]{1,13})+", part):
        return f"{_quoted(part)} is not a size; join the numbers with `x`, as in {EXAMPLE}"
    if re.fullmatch(r"[A-Za-z_]\w*\s*:?", part):
        return f"{_quoted(part)} has no size; write it after the name, such as image: {EXAMPLE}"
    return f"{_quoted(part)} is not a size; write one sample as {EXAMPLE}, or with its batch as (8, 3, 224, 224)"


def _quoted(part: str) -> str:
    return f"`{part if len(part) <= 40 else part[:37] + '...'}`"
