"""Sizes that stand in the source without being fed to anything: settings of a file, and attributes of a model.

They are believed only where the model takes them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from convlint.inputs import Declared
from convlint.interpreter import ModuleScope
from convlint.interpreter.looking import modules_of, read
from convlint.source import InputShape

MAX_VALUES = 4000
MAX_DEPTH = 5
# What programs call the side of a square image.
_SIDES = ("img_size", "image_size", "input_size", "input_resolution", "image_resolution", "resolution")


def hints_of(model: Any, module: ModuleScope, channels: int) -> list[Declared]:
    """The sizes that suit the channels of the model's first layer, each once."""
    found: dict[Any, Declared] = {}
    for declared in (*_of_model(model, channels), *_of_settings(module, channels)):
        found.setdefault(declared.inputs, declared)
    return list(found.values())


def _of_model(model: Any, channels: int) -> Iterator[Declared]:
    """`self.img_size = 224` of the model or of one of its first parts."""
    for _, part in modules_of(model)[:4]:
        for name in _SIDES:
            sides = _sides(read(part, name))
            if sides is not None:
                yield Declared((InputShape((channels, *sides)),), f"`{name}`", weak=True, tentative=True)


def _sides(value: Any) -> tuple[int, int] | None:
    """(height, width) out of a number or a pair."""
    pair = (value, value) if type(value) is int else value
    if not isinstance(pair, (tuple, list)) or len(pair) != 2 or not all(type(n) is int and n > 7 for n in pair):
        return None
    return pair[0], pair[1]


def _of_settings(module: ModuleScope, channels: int) -> Iterator[Declared]:
    """`"input_size": (3, 224, 224)` in a dict of the file."""
    source = module.source
    waiting: list[tuple[Any, int]] = [(value, 0) for value in list(module.names.values()) if isinstance(value, dict)]
    looked = 0
    while waiting and looked < MAX_VALUES:
        value, depth = waiting.pop(0)
        looked += 1
        size = value.get("input_size")
        known = isinstance(size, (tuple, list)) and len(size) == 3 and all(type(n) is int and n > 0 for n in size)
        if known and size[0] == channels:
            yield Declared((InputShape(tuple(size)),), "`input_size`", _line(source, size), weak=True, tentative=True)
        if depth < MAX_DEPTH:
            waiting += [(item, depth + 1) for item in list(value.values()) if isinstance(item, dict)]


def _line(source: Any, size: Any) -> int | None:
    """The line on which the setting stands."""
    numbers = r"\s*,\s*".join(map(str, size))
    found = re.search(rf"input_size[\"']?\s*[:=]\s*[\[(]\s*{numbers}", source.text)
    return int(source.place(source.text.count("\n", 0, found.start()) + 1)[1]) if found else None
