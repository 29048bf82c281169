"""Which rules are on: the longest matching selector decides, as in ruff, and `ignore` wins a tie."""

from __future__ import annotations

import os
import os.path

from convlint.files.globs import GlobSet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from convlint.config.settings import Settings

__all__ = ["STRICT_CODES", "fixes", "ignored_in", "selects"]

STRICT_CODES = ("CVL004", "CVL005")  # off, unless `strict` is set or a selector means them closely
_WHOLE_CODE = 6


def _closeness(selectors: Iterable[str], code: str) -> int:
    """How closely the best of `selectors` means the rule: 0 not at all, 6 by its whole code."""
    return max(
        (1 if one == "ALL" else len(one) for one in selectors if one == "ALL" or code.startswith(one)), default=0
    )


def selects(settings: Settings, code: str) -> bool:
    """Whether the rule is on, per-file ignores left aside."""
    chosen = _closeness((*settings.select, *settings.extend_select), code)
    if code in STRICT_CODES and settings.strict:
        chosen = _WHOLE_CODE
    elif code in STRICT_CODES and chosen <= len("CVL") and "ALL" not in settings.select:
        return False
    return chosen > _closeness(settings.ignore, code)


def fixes(settings: Settings, code: str) -> bool:
    """Whether fixes of the rule may be applied."""
    return _closeness(settings.fixable, code) > _closeness(settings.unfixable, code)


def ignored_in(settings: Settings, code: str, filename: str) -> bool:
    """Whether a per-file ignore covers the rule in this file."""
    if not settings.per_file_ignores:
        return False
    path = os.path.abspath(filename)
    return any(
        _closeness(codes, code) and _covers(base, pattern, path) for base, pattern, codes in settings.per_file_ignores
    )


def _covers(base: str, pattern: str, path: str) -> bool:
    """Whether a per-file pattern, relative to `base`, covers the file; `!pattern` covers the others."""
    if pattern.startswith("!"):
        return not _covers(base, pattern[1:], path)
    folder = base.rstrip("/\\") + os.sep
    relative = path[len(folder) :] if path.startswith(folder) else os.path.basename(path)
    return GlobSet([pattern]).covers(relative.replace(os.sep, "/"))
