"""The keys of `[tool.convlint]`: what each takes, and what a wrong value is told."""

from __future__ import annotations

import os
import os.path
import re

from convlint.config.errors import ConfigError, did_you_mean, output_formats
from convlint.config.settings import Patterns
from convlint.record import Record
from convlint.source.inputsize import InputSizeError, parse_inputs

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from convlint.source.inputsize import InputGroup, InputShape

__all__ = ["KEYS", "Key", "parse_codes", "read_table"]

DATA_FORMATS = ("channels_first", "channels_last")


class Wrong(ConfigError):
    """What is wrong with one value; `read_table` adds the key."""


def read_table(table: Mapping[str, Any], base: str, label: str) -> dict[str, Any]:
    """The settings that a table gives, by the names of `Settings`. Raises ConfigError.

    `base` is the folder that paths are relative to, `label` the name of the file for `input_size_from`.
    """
    found: dict[str, Any] = {}
    for key, value in table.items():
        known = KEYS.get(key)
        if known is None:
            raise ConfigError(f"unknown key `{key}`{did_you_mean(key, tuple(KEYS))}")
        try:
            found[key.replace("-", "_")] = known.read(value, base)
        except Wrong as wrong:
            raise ConfigError(f"`{key}`: {wrong}") from None
    if "input_size" in found:
        found["input_size_from"] = label
    return found


# --------------------------------------------------------------------------- one reader a kind of value


def _kind(value: Any) -> str:
    names = {bool: "a boolean", str: "a string", int: "an integer", float: "a float", list: "an array", dict: "a table"}
    return names.get(type(value), f"a {type(value).__name__}")


def _flag(value: Any, base: str) -> bool:
    if not isinstance(value, bool):
        raise Wrong(f"takes true or false, not {_kind(value)}")
    return value


def _text(value: Any, base: str) -> str:
    if not isinstance(value, str):
        raise Wrong(f"takes a string, not {_kind(value)}")
    return value


def _path(value: Any, base: str) -> str:
    return os.path.normpath(os.path.join(base, os.path.expanduser(_text(value, base))))


def _number(value: Any, base: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise Wrong("takes a whole number of at least 1")
    return value


def _strings(value: Any, base: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise Wrong(f'takes an array of strings, such as ["..."], not {_kind(value)}')
    return tuple(value)


def _one_of(*known: str) -> Callable[[Any, str], str]:
    def read(value: Any, base: str) -> str:
        if value not in known:
            raise Wrong(f"`{value}` is none of {', '.join(known)}")
        return str(value)

    return read


def _output_format(value: Any, base: str) -> str:
    return _one_of(*output_formats())(value, base)


def _patterns(value: Any, base: str) -> Patterns:
    return Patterns(base, _strings(value, base))


def _codes(value: Any, base: str) -> tuple[str, ...]:
    return parse_codes(_strings(value, base))


def _per_file(value: Any, base: str) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    if not isinstance(value, dict):
        raise Wrong('takes a table, such as { "tests/*" = ["CVL101"] }, not ' + _kind(value))
    return tuple((base, pattern, _codes(codes, base)) for pattern, codes in value.items())


def _shapes(value: Any, base: str) -> tuple[InputShape | InputGroup, ...]:
    """`"3x224x224"`, `784`, or several in one string or in an array."""
    items = value if isinstance(value, list) else [value]
    if not items or not all(isinstance(item, (str, int)) and not isinstance(item, bool) for item in items):
        raise Wrong(f'takes the size of one sample, such as "3x224x224", not {_kind(value)}')
    try:
        return tuple(shape for item in items for shape in parse_inputs(str(item)))
    except InputSizeError as error:
        raise Wrong(str(error)) from None


def _inputs(value: Any, base: str) -> dict[str, tuple[InputShape | InputGroup, ...]]:
    if not isinstance(value, dict):
        raise Wrong('takes a table, such as { "Net" = "1x28x28" }, not ' + _kind(value))
    found = {}
    for pattern, shapes in value.items():
        try:
            found[pattern] = _shapes(shapes, base)
        except Wrong as wrong:
            raise Wrong(f"`{pattern}` {wrong}" if "takes" in str(wrong) else f"`{pattern}`: {wrong}") from None
    return found


def parse_codes(selectors: tuple[str, ...]) -> tuple[str, ...]:
    """Codes, beginnings of codes and ALL as they are, names as their codes. Raises ConfigError for what is no rule."""
    known = rule_codes() if selectors else {}
    found = []
    for selector in selectors:
        code = known.get(selector, selector)
        if code != "ALL" and not any(code and other.startswith(code) for other in known.values()):
            near = did_you_mean(selector, (*known, *known.values())) if len(selector) > 3 else ""
            near = near if "did you mean" in near else "; write a code such as CVL101, the beginning of one, or a name"
            raise Wrong(f"`{selector}` selects no rule{near}")
        found.append(code)
    return tuple(found)


def rule_codes() -> dict[str, str]:
    """The code of each rule by its name, read from the folder of the rules without importing them."""
    import convlint

    found = {}
    for folder in convlint.__path__:
        for entry in os.scandir(os.path.join(folder, "rules")):
            if entry.name.endswith(".py") and entry.name not in ("__init__.py", "base.py"):
                with open(entry.path, "rb") as file:
                    code = re.search(rb'^CODE = "(CVL\d{3})"', file.read(), re.MULTILINE)
                if code:
                    found[entry.name[:-3].replace("_", "-")] = code.group(1).decode()
    return found


class Key(Record):
    """A key of the configuration: how its value is read, a value as one writes it, and what it does."""

    read: Callable[[Any, str], Any]
    example: str
    summary: str


KEYS = {
    "input-size": Key(_shapes, '"3x224x224"', "the size of one sample, for every model (several inputs: an array)"),
    "inputs": Key(_inputs, '{ "Net" = "1x28x28" }', "the same by class, or by `models/*.py::ResNet*`"),
    "data-format": Key(_one_of(*DATA_FORMATS), '"channels_last"', "where the channels stand in these sizes"),
    "select": Key(_codes, '["CVL1"]', "only these rules: codes, beginnings of codes, names, ALL"),
    "extend-select": Key(_codes, '["CVL004"]', "these rules as well"),
    "ignore": Key(_codes, '["CVL104"]', "not these rules"),
    "per-file-ignores": Key(_per_file, '{ "tests/*" = ["CVL1"] }', "not these rules in these files"),
    "extend-per-file-ignores": Key(_per_file, '{ "old/*" = ["CVL"] }', "nor these rules in these files"),
    "strict": Key(_flag, "true", "report also what could not be checked (CVL004, CVL005)"),
    "fix": Key(_flag, "true", "write safe fixes in every run"),
    "unsafe-fixes": Key(_flag, "true", "count unsafe fixes in"),
    "fixable": Key(_codes, '["CVL101"]', "fix only these rules"),
    "unfixable": Key(_codes, '["CVL104"]', "do not fix these rules"),
    "include": Key(_patterns, '["*.py", "*.ipynb"]', "the files of a folder that are checked"),
    "extend-include": Key(_patterns, '["*.pyw"]', "these files as well"),
    "exclude": Key(_patterns, '["third_party"]', "files and folders that are left out, in place of the default list"),
    "extend-exclude": Key(_patterns, '["generated/"]', "these as well"),
    "force-exclude": Key(_flag, "true", "exclusions hold for files named on the command line, too"),
    "respect-gitignore": Key(_flag, "false", "whether files that git ignores are left out"),
    "output-format": Key(_output_format, '"concise"', "how findings are printed"),
    "cache-dir": Key(_path, '".cache/convlint"', "where the cache is"),
    "extend": Key(_path, '"../convlint.toml"', "a configuration file that this one adds to"),
    "required-version": Key(_text, '">=0.1"', "the version of convlint that this configuration is for"),
}
