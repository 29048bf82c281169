"""A baseline: the findings that a project lives with for now, so that only new ones are reported.

A finding is known by its file, its rule and the text of its line, not by its number: lines above it may come and go.
"""

from __future__ import annotations

import json
import os
import os.path
import sys

from convlint.config.errors import ConfigError
from convlint.reporters import Page
from convlint.reporters._text import counted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from convlint.diagnostics import Diagnostic

    Key = tuple[str, str, str]

__all__ = ["apply_baseline", "write_baseline"]

VERSION = 1


def apply_baseline(path: str, diagnostics: Sequence[Diagnostic]) -> list[Diagnostic]:
    """The findings that the baseline does not list. Raises ConfigError for a file that is no baseline."""
    known = _read(path)
    left = []
    for diagnostic, key in zip(diagnostics, _keys(path, diagnostics), strict=True):
        if known.get(key, 0):
            known[key] -= 1
        else:
            left.append(diagnostic)
    return left


def write_baseline(path: str, diagnostics: Sequence[Diagnostic]) -> int:
    """List the findings in the file; 0."""
    counts: dict[Key, int] = {}
    for key in _keys(path, diagnostics):
        counts[key] = counts.get(key, 0) + 1
    entries = [
        {"filename": filename, "code": code, "text": text, "count": count}
        for (filename, code, text), count in sorted(counts.items())
    ]
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        json.dump({"version": VERSION, "findings": entries}, file, indent=2, ensure_ascii=False)
        file.write("\n")
    print(f"{counted(len(diagnostics), 'finding')} written to {path}", file=sys.stderr)
    return 0


def _keys(path: str, diagnostics: Sequence[Diagnostic]) -> list[Key]:
    """Paths are relative to the baseline's folder, so that it can be committed."""
    page = Page(folder=os.path.dirname(os.path.abspath(path)))
    return [
        (
            page.relative(os.path.abspath(one.filename)),
            one.code,
            " ".join(page.line(one.filename, one.cell, one.location.row).split()),
        )
        for one in diagnostics
    ]


def _read(path: str) -> dict[Key, int]:
    try:
        with open(path, encoding="utf-8") as file:
            document = json.load(file)
        if document["version"] != VERSION:
            raise ConfigError(f"{path}: a baseline of version {document['version']}; write it anew")
        return {(str(e["filename"]), str(e["code"]), str(e["text"])): int(e["count"]) for e in document["findings"]}
    except FileNotFoundError:
        raise ConfigError(f"{path}: no such baseline; write it with --baseline {path} --write-baseline") from None
    except (ValueError, KeyError, TypeError):
        raise ConfigError(f"{path}: not a baseline of convlint; write it with --write-baseline") from None
