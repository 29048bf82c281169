"""What holds for a document: its folder's configuration file, then what the client's settings add to it."""

from __future__ import annotations

import argparse
import os
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from convlint.config import ConfigError, default_settings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from convlint.config import Settings
    from convlint.config.loading import Resolver

_FRESH = 2.0  # seconds for which a configuration file is taken to be as it was
_LISTS = {
    "select": "select",
    "extendSelect": "extend_select",
    "ignore": "ignore",
    "extend-select": "extend_select",
}


@dataclass
class ClientSettings:
    """The section `convlint` of the client's settings; what is not understood is in `wrong`, a sentence each."""

    hints: bool = True
    lens: bool = True
    options: dict[str, Any] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    @classmethod
    def read(cls, section: Any) -> ClientSettings:
        """The settings from what a client sent; a client may wrap them in the section's name."""
        result = cls()
        if not isinstance(section, dict):
            return result
        section = section.get("convlint", section) if isinstance(section.get("convlint"), dict) else section
        section = section.get("settings", section) if isinstance(section.get("settings"), dict) else section
        for key, value in section.items():
            result._take(key, value)
        return result

    def _take(self, key: str, value: Any) -> None:
        if key in ("inlayHints", "codeLens"):
            enabled = value.get("enable", True) if isinstance(value, dict) else value
            setattr(self, "hints" if key == "inlayHints" else "lens", bool(enabled))
        elif key in ("inputSize", "configuration") and value:
            self._text(key, value)
        elif key in _LISTS and value:
            if isinstance(value, list) and all(isinstance(item, str) for item in value):
                self.options[_LISTS[key]] = value
            else:
                self.wrong.append(f'`convlint.{key}` takes an array of strings, such as ["CVL101"]')
        elif key == "strict" and value:
            self.options["strict"] = True

    def _text(self, key: str, value: Any) -> None:
        if not isinstance(value, str):
            self.wrong.append(f"`convlint.{key}` takes a string")
        elif key == "inputSize":
            self.options["input_size"] = [value]
        else:
            self.options["config"] = [os.path.expanduser(value)]


class Configuration:
    """The settings of each file. Wrong ones are as if they were not there; `complaint` says what is wrong."""

    def __init__(self) -> None:
        self.client = ClientSettings()
        self.complaint: str | None = None
        self._resolver: Resolver | None = None
        self._made = 0.0

    def update(self, section: Any) -> None:
        """Take in the client's settings."""
        self.client = ClientSettings.read(section)
        self.forget()

    def forget(self) -> None:
        """Read the configuration files again when they are next asked for."""
        self._resolver = None

    def for_file(self, filename: str, folder: str | None = None) -> Settings:
        """The settings of a file; `folder` stands in for that of a text that is no file yet."""
        self.complaint = self.client.wrong[0] if self.client.wrong else None
        place = os.path.dirname(filename) if os.path.isabs(filename) else folder or os.getcwd()
        try:
            settings: Settings = self._current().for_folder(place)
        except ConfigError as error:
            self.complaint = str(error)
            self._resolver = None
            return default_settings(place)
        return settings

    def _current(self) -> Resolver:
        from convlint.cli.overrides import make_resolver

        if self._resolver is None or time.monotonic() - self._made > _FRESH:
            self._resolver = make_resolver(_namespace(self.client.options))
            self._made = time.monotonic()
        return self._resolver


def _namespace(options: Mapping[str, Any]) -> argparse.Namespace:
    return argparse.Namespace(command="check", **options)
