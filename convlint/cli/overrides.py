"""The command line's word over the configuration's."""

from __future__ import annotations

import os
import os.path

from convlint.config.errors import ConfigError, output_formats
from convlint.config.loading import Resolver, apply_table, parse_toml
from convlint.config.schema import parse_codes
from convlint.config.settings import Patterns
from convlint.record import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable
    from typing import Any

    from convlint.config.settings import Settings
    from convlint.source.inputsize import InputGroup, InputShape

__all__ = ["make_resolver"]

_PLAIN = ("data_format", "strict", "fix", "unsafe_fixes", "force_exclude", "respect_gitignore", "output_format", "jobs")


def make_resolver(options: argparse.Namespace) -> Resolver:
    """The settings of each folder as the options change them. Raises ConfigError for a wrong option."""
    files, tables = _config_options(getattr(options, "config", None) or [])
    adjustment = _Adjustment(options, tables)
    return Resolver(adjustment, files[-1] if files else None, getattr(options, "isolated", False))


def _config_options(values: list[str]) -> tuple[list[str], list[dict[str, Any]]]:
    """Files, and `KEY = VALUE` tables."""
    files = [value for value in values if "=" not in value or os.path.exists(value)]
    tables = []
    for value in values:
        if value not in files:
            try:
                tables.append(parse_toml(value))
            except ConfigError as error:
                raise ConfigError(f"--config takes a file or TOML such as 'strict = true': {error}") from None
    return files, tables


class _Adjustment:
    """What the options change, worked out once: a wrong option is told before any file is looked for."""

    def __init__(self, options: argparse.Namespace, tables: list[dict[str, Any]]) -> None:
        self._tables = tables
        self._given = {key: value for key, value in vars(options).items() if value is not None}
        self._codes = {key: parse_codes(_split(self._given.get(key, []))) for key in _CODES}
        self._input = _input_size(self._given.get("input_size", []))
        _reject_no_expressions(self._given.get("model", ()))
        self._per_file = tuple(_per_file(text) for text in _split(self._given.get("per_file_ignores", [])))
        wanted = self._given.get("output_format")
        if getattr(options, "command", "") != "check":
            self._given.pop("output_format", None)
        elif wanted and wanted not in output_formats():
            raise ConfigError(f"--output-format: `{wanted}` is none of {', '.join(output_formats())}")

    def __call__(self, settings: Settings) -> Settings:
        for table in self._tables:
            settings = apply_table(settings, table, os.getcwd(), "--config")
        changes: dict[str, Any] = {key: self._given[key] for key in _PLAIN if key in self._given}
        if self._input and not settings.input_size:
            changes.update(input_size=self._input, input_size_from="--input-size")
        if "model" in self._given:
            changes["model"] = tuple(self._given["model"])
        if "cache_dir" in self._given:
            changes["cache_dir"] = os.path.abspath(self._given["cache_dir"])
        if self._given.get("no_cache"):
            changes["cache"] = False
        changes.update(self._selected(settings), **self._patterns(settings))
        if self._per_file:
            changes["per_file_ignores"] = (*settings.per_file_ignores, *self._per_file)
        return replace(settings, **changes)

    def _selected(self, settings: Settings) -> dict[str, Any]:
        """`--select` and `--fixable` start anew; what comes without them adds to the configuration."""
        codes = self._codes
        anew: dict[str, Any] = {key: codes[key] for key in ("select", "fixable") if key in self._given}
        rules = settings if "select" not in self._given else replace(settings, extend_select=(), ignore=())
        return {
            **anew,
            "extend_select": (*rules.extend_select, *codes["extend_select"]),
            "ignore": (*rules.ignore, *codes["ignore"]),
            "unfixable": (*(() if "fixable" in anew else settings.unfixable), *codes["unfixable"]),
        }

    def _patterns(self, settings: Settings) -> dict[str, Any]:
        found = {}
        for key, held in (("exclude", settings.exclude), ("include", settings.include)):
            own = self._own_patterns(key)
            more = self._own_patterns(f"extend_{key}")
            if own or more:
                found[key] = ((own,) if own else held) + ((more,) if more else ())
        return found

    def _own_patterns(self, key: str) -> Patterns | None:
        given = self._given.get(key)
        return Patterns(os.getcwd(), _split(given)) if given else None


_CODES = ("select", "ignore", "extend_select", "fixable", "unfixable")


def _split(values: Iterable[str]) -> tuple[str, ...]:
    """Options may be repeated, and each may hold several values between commas."""
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())


def _input_size(values: list[str]) -> tuple[InputShape | InputGroup, ...]:
    from convlint.source.inputsize import InputSizeError, parse_inputs

    try:
        return tuple(shape for value in values for shape in parse_inputs(value))
    except InputSizeError as error:
        raise ConfigError(f"--input-size: {error}") from None


def _reject_no_expressions(models: Iterable[str]) -> None:
    for text in models:
        import ast

        try:
            ast.parse(text.strip(), mode="eval")
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            raise ConfigError(
                f"--model: `{text}` is no expression; write, for example, 'Net(num_classes=10)'"
            ) from None


def _per_file(text: str) -> tuple[str, str, tuple[str, ...]]:
    pattern, colon, code = text.rpartition(":")
    if not colon or not pattern:
        raise ConfigError(f"--per-file-ignores takes PATTERN:CODE, such as 'tests/*:CVL101', not `{text}`")
    return os.getcwd(), pattern, parse_codes((code.strip(),))
