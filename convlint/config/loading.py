"""Configuration files: which one is nearest, what it says, what it extends."""

from __future__ import annotations

import os
import os.path
import re
import sys

from convlint.config.errors import ConfigError
from convlint.config.schema import read_table
from convlint.config.settings import DEFAULT_EXCLUDE, DEFAULT_INCLUDE, Patterns, Settings
from convlint.disk import Disk
from convlint.record import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

__all__ = ["Resolver", "apply_table", "default_settings", "load", "parse_toml"]

# In this order where a folder has several. pyproject.toml counts only with a table [tool.convlint].
FILES = (".convlint.toml", "convlint.toml", "pyproject.toml")
MAX_EXTENDS = 16


def default_settings(root: str) -> Settings:
    """The settings where no file says anything."""
    return Settings(
        root=root,
        exclude=(Patterns(root, DEFAULT_EXCLUDE),),
        include=(Patterns(root, DEFAULT_INCLUDE),),
    )


def load(path: str, disk: Disk | None = None) -> Settings | None:
    """The settings of a configuration file; None for a pyproject.toml without [tool.convlint]. Raises ConfigError."""
    return _loaded(os.path.abspath(path), (), disk or Disk())


def _loaded(path: str, above: tuple[str, ...], disk: Disk) -> Settings | None:
    if path in above or len(above) > MAX_EXTENDS:
        raise ConfigError(f"{_shown(above[-1])}: `extend` goes round in a circle: {_shown(path)}")
    table, text = _table(path, disk)
    if table is None:
        return None
    base, label = os.path.dirname(path), os.path.basename(path)
    try:
        values = read_table(table, base, label)
    except ConfigError as error:
        raise ConfigError(f"{_shown(path)}{_line_of(error, text)}: {error}") from None
    settings = default_settings(base)
    if extended := values.pop("extend", None):
        settings = _loaded(extended, (*above, path), disk) or settings
    _check_version(path, values.pop("required_version", None))
    return _joined(replace(settings, root=base, config_file=path), values)


def apply_table(settings: Settings, table: dict[str, Any], base: str, label: str) -> Settings:
    """`settings` with a further table over them, as `--config "KEY = VALUE"` gives it. Raises ConfigError."""
    try:
        return _joined(settings, read_table(table, base, label))
    except ConfigError as error:
        raise ConfigError(f"{label}: {error}") from None


def _joined(settings: Settings, values: dict[str, Any]) -> Settings:
    """`settings` with the values of a table over them; the `extend-` keys add to what is there."""
    changes = {key: value for key, value in values.items() if key not in ("extend", "required_version")}
    for key in ("exclude", "include"):
        if key in changes:
            changes[key] = (changes[key],)
        if more := changes.pop(f"extend_{key}", None):
            changes[key] = (*changes.get(key, getattr(settings, key)), more)
    if more := changes.pop("extend_per_file_ignores", None):
        changes["per_file_ignores"] = (*changes.get("per_file_ignores", settings.per_file_ignores), *more)
    return replace(settings, **changes)


def parse_toml(text: str) -> dict[str, Any]:
    """A TOML document. Raises ConfigError."""
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(str(error)) from None


def _table(path: str, disk: Disk) -> tuple[dict[str, Any] | None, str]:
    """The table of convlint in a file, and the file's text."""
    try:
        raw = disk.read(path)
    except OSError as error:
        raise ConfigError(f"{_shown(path)}: {error.strerror or error}") from None
    is_pyproject = os.path.basename(path) == "pyproject.toml"
    if is_pyproject and b"convlint" not in raw:
        return None, ""  # most projects: not worth a parser
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
        document = parse_toml(text)
    except (UnicodeDecodeError, ConfigError) as error:
        raise ConfigError(f"{_shown(path)}: {error}") from None
    tool = document.get("tool", {}) if is_pyproject else {"convlint": document}
    table = tool.get("convlint") if isinstance(tool, dict) else None
    if table is not None and not isinstance(table, dict):
        raise ConfigError(f"{_shown(path)}: `tool.convlint` is a table; write [tool.convlint]")
    return table, text


def _line_of(error: ConfigError, text: str) -> str:
    """`:12` for the line that has the key that an error speaks of, the innermost where it names two."""
    section = max(text.find("tool.convlint") - 1, 0)
    for key in reversed(re.findall(r"`([^`]+)`", str(error))[:2]):
        pattern = rf"^[ \t]*(?:\[[\w.\-]*)?[\"']?{re.escape(key)}[\"']?[ \t]*[=\]]"
        found = re.compile(pattern, re.MULTILINE).search(text, section)
        if found:
            return f":{text.count(chr(10), 0, found.start()) + 1}"
    return ""


def _check_version(path: str, wanted: str | None) -> None:
    if wanted is None:
        return
    from convlint.version import VERSION

    if not re.fullmatch(r"(==|>=)?\s*\d+(\.\d+)*", wanted):
        raise ConfigError(f'{_shown(path)}: `required-version` takes a version, such as ">=0.1", not `{wanted}`')
    needed = [int(part) for part in re.findall(r"\d+", wanted)]
    have = [int(part) for part in re.findall(r"\d+", VERSION)]
    if have < needed if wanted.startswith(">=") else have[: len(needed)] != needed:
        raise ConfigError(f"{_shown(path)}: `required-version` is {wanted}, this is convlint {VERSION}")


def _shown(path: str) -> str:
    """The path as it is shorter to read."""
    try:
        relative = os.path.relpath(path)
    except ValueError:
        return path
    return path if relative.startswith("..") else relative


class Resolver:
    """The settings of each folder: those of the nearest configuration file, with the command line's over them.

    `config`: one file for everything; `isolated`: no file at all. Raises ConfigError as soon as a file is wrong.
    """

    def __init__(
        self,
        adjust: Callable[[Settings], Settings] = lambda settings: settings,
        config: str | None = None,
        isolated: bool = False,
    ) -> None:
        self._adjust = adjust
        self.disk = Disk()
        self._folders: dict[str, Settings] = {}
        self._fixed: Settings | None = None
        if isolated:
            self._fixed = adjust(default_settings(os.getcwd()))
        elif config is not None:
            self._fixed = adjust(load(config, self.disk) or default_settings(os.path.dirname(os.path.abspath(config))))
        self._fallback: Settings | None = None

    def for_folder(self, folder: str) -> Settings:
        """The settings of the files in `folder`, an absolute path."""
        if self._fixed is not None:
            return self._fixed
        if folder not in self._folders:
            own = self._own(folder)
            above = os.path.dirname(folder)
            if own is not None:
                self._folders[folder] = self._adjust(own)
            else:
                self._folders[folder] = self.for_folder(above) if above != folder else self._default()
        return self._folders[folder]

    def for_file(self, path: str) -> Settings:
        """The settings of one file."""
        return self.for_folder(os.path.dirname(os.path.abspath(path)))

    def _own(self, folder: str) -> Settings | None:
        for name in FILES:
            path = os.path.join(folder, name)
            if self.disk.kind(path) == "file" and (settings := load(path, self.disk)) is not None:
                return settings
        return None

    def _default(self) -> Settings:
        """The user's own configuration, or the defaults; paths are relative to the current folder."""
        if self._fallback is None:
            settings = self._own(_user_folder())
            base = default_settings(os.getcwd())
            self._fallback = self._adjust(replace(settings, root=base.root) if settings else base)
        return self._fallback


def _user_folder() -> str:
    home = os.environ.get("APPDATA" if os.name == "nt" else "XDG_CONFIG_HOME")
    return os.path.join(home or os.path.join(os.path.expanduser("~"), ".config"), "convlint")
