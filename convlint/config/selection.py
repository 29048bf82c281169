"""Which rules are on: the longest matching selector decides, as in ruff, and `ignore` wins a tie."""

from __future__ import annotations

import os.path

from convlint.files.globs import GlobSet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Protocol

    from convlint.config.settings import Settings

    class AnyRule(Protocol):
        @property
        def code(self) -> str: ...
        @property
        def name(self) -> str: ...
        @property
        def default(self) -> bool: ...


__all__ = ["STRICT_CODES", "Selection", "specificity"]

STRICT_CODES = ("CVL004", "CVL005")
_EXACT = 6  # the length of a whole code


def specificity(selectors: Iterable[str], code: str, name: str) -> int:
    """How precisely the best of `selectors` means the rule: 0 not at all, 6 by its whole code or name."""
    best = 0
    for selector in selectors:
        if selector == "ALL":
            best = max(best, 1)
        elif code.startswith(selector):
            best = max(best, len(selector))
        elif selector == name:
            best = _EXACT
    return best


class Selection:
    """The rules that are on for one file."""

    def __init__(self, settings: Settings, filename: str) -> None:
        self._settings = settings
        path = os.path.abspath(filename)
        self._ignored_here = tuple(
            code for base, pattern, codes in settings.per_file_ignores if _covers(base, pattern, path) for code in codes
        )

    def allows(self, rule: AnyRule) -> bool:
        """Whether findings of the rule are given for this file."""
        return self.selects(rule.code, rule.name, rule.default) and not self.ignores(rule.code, rule.name)

    def selects(self, code: str, name: str = "", default: bool = True) -> bool:
        """Whether the rule is on, per-file ignores left aside. One that is off by default has to be meant closely."""
        settings = self._settings
        chosen = specificity((*settings.select, *settings.extend_select), code, name)
        if settings.strict and code in STRICT_CODES:
            chosen = max(chosen, _EXACT)
        elif not default and chosen <= len("CVL") and "ALL" not in settings.select:
            return False
        return chosen > specificity(settings.ignore, code, name)

    def ignores(self, code: str, name: str = "") -> bool:
        """Whether a per-file ignore covers the rule."""
        return specificity(self._ignored_here, code, name) > 0

    def fixes(self, code: str, name: str = "") -> bool:
        """Whether fixes of the rule may be applied."""
        fixable = specificity(self._settings.fixable, code, name)
        return fixable > specificity(self._settings.unfixable, code, name)


def _covers(base: str, pattern: str, path: str) -> bool:
    """Whether a per-file pattern, relative to `base`, covers the file; `!pattern` covers the others."""
    if pattern.startswith("!"):
        return not _covers(base, pattern[1:], path)
    inside = path.startswith(base.rstrip("/\\") + os.sep)
    relative = path[len(base.rstrip("/\\")) + 1 :] if inside else os.path.basename(path)
    return GlobSet([pattern]).covers(relative.replace(os.sep, "/"))
