"""The findings of one file with the settings of its folder, for a host that reads the file itself."""

from __future__ import annotations

import os
from functools import lru_cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from convlint.config import Settings
    from convlint.diagnostics import Diagnostic

__all__ = ["findings", "told"]


def findings(filename: str, raw: bytes | None = None, given: tuple[tuple[str, Any], ...] = ()) -> list[Diagnostic]:
    """The diagnostics of a file, or of `raw` under its name; `given` are options as the command line would have them.

    Raises `convlint.config.ConfigError` for a wrong configuration.
    """
    from convlint.check import check_source
    from convlint.source import Source

    source = Source(filename, raw) if raw is not None else Source.read(filename)
    return sorted(check_source(source, _settings(os.path.dirname(os.path.abspath(filename)), given))[0])


@lru_cache(maxsize=1024)
def _settings(folder: str, given: tuple[tuple[str, Any], ...]) -> Settings:
    import argparse

    from convlint.cli.overrides import make_resolver

    settings: Settings = make_resolver(argparse.Namespace(command="check", **dict(given))).for_folder(folder)
    return settings


def told(diagnostic: Diagnostic) -> str:
    """The message on one line, with what `convlint check --fix` would do."""
    message = " ".join(diagnostic.message.split())
    return f"{message}; {diagnostic.fix.message}" if diagnostic.fix else message
