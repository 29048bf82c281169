"""Who declares a model's input: a pragma, the configuration, or the command line, in this order."""

from __future__ import annotations

import re
from typing import Any

from convlint.inputs import Declared, configured

_CLASS = re.compile(r"^(\s*)class\s+(\w+)")
_FUNCTION = re.compile(r"^(\s*)(?:async\s+)?def\s+(\w+)")
_ASSIGNED = re.compile(r"^\s*(\w+)\s*(?::[^=]+)?=(?!=)")
_METHODS = frozenset(["forward", "call", "__call__", "__init__", "build"])


class Declarations:
    """The declarations that concern one file."""

    def __init__(self, source: Any, settings: Any) -> None:
        self.path = source.filename
        self.settings = settings
        self.pragmas: dict[str, Declared] = {}
        self.factories: list[tuple[str, Declared]] = []
        self.everywhere: Declared | None = None
        lines = source.text.splitlines()
        for pragma in source.pragmas:
            if pragma.kind == "input":
                self._take(pragma, lines, source)

    def _take(self, pragma: Any, lines: list[str], source: Any) -> None:
        cell, line = source.place(pragma.line)
        declared = Declared(pragma.inputs, "pragma", line, pragma.model, self.settings.data_format, cell=cell)
        kind, name = owner_of(lines, pragma.line)
        if kind == "function":
            self.factories.append((pragma.model or f"{name}()", declared))
        elif kind == "module":
            if pragma.model is not None:
                self.factories.append((pragma.model, declared))
            else:
                self.everywhere = self.everywhere or declared
        else:
            self.pragmas[name] = declared

    def declare(self, name: str, definition: Any = None) -> Declared | None:
        """The declared input of the class or variable `name`; None where nobody declares one."""
        found = self.pragmas.get(name)
        if found is not None and not found.inputs:
            general = self._general(name)
            return Declared(general.inputs if general else (), "pragma", found.line, found.model, cell=found.cell)
        return found or self._general(name)

    def _general(self, name: str) -> Declared | None:
        if self.everywhere is not None:
            return self.everywhere
        table = configured(self.settings.inputs, name, self.path) if self.settings.inputs else None
        if table is not None:
            return Declared(tuple(table), "configuration", data_format=self.settings.data_format)
        if self.settings.input_size:
            by = self.settings.input_size_from or "--input-size"
            return Declared(tuple(self.settings.input_size), by, data_format=self.settings.data_format)
        return None


def owner_of(lines: list[str], line: int) -> tuple[str, str]:
    """What a pragma on `line` (1-based) belongs to: ("class" | "function" | "variable" | "module", name)."""
    index = line - 1
    while index < len(lines) and _is_passed_over(lines[index]):
        index += 1
    if index >= len(lines):
        return "module", ""
    text = lines[index]
    if found := _CLASS.match(text):
        return "class", found.group(2)
    if found := _FUNCTION.match(text):
        if found.group(2) in _METHODS and (owner := _enclosing_class(lines, index, len(found.group(1)))):
            return "class", owner
        return "function", found.group(2)
    if found := _ASSIGNED.match(text):
        return "variable", found.group(1)
    return "module", ""


def _is_passed_over(text: str) -> bool:
    stripped = text.strip()
    return not stripped or stripped.startswith(("#", "@"))


def _enclosing_class(lines: list[str], index: int, indent: int) -> str | None:
    for text in reversed(lines[:index]):
        found = _CLASS.match(text)
        if found and len(found.group(1)) < indent:
            return found.group(2)
    return None
