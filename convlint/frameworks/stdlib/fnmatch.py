"""Twin of `fnmatch` (https://docs.python.org/3/library/fnmatch.html), for patterns that cannot take long."""

from __future__ import annotations

import fnmatch as _fnmatch

from convlint.frameworks.stdlib import bounded
from convlint.values import Unknown


def fnmatchcase(name, pat):
    """Whether the name matches."""
    unknown = bounded.first_unknown(name, pat)
    if unknown is not None:
        return unknown.derive("fnmatch", kind=bool)
    if pat.count("*") > 3 or len(name) > 200 or len(pat) > 200:
        return Unknown("a pattern that may take long", kind=bool)
    return _fnmatch.fnmatchcase(name, pat)


fnmatch = fnmatchcase


def filter(names, pat):
    """The names that match."""
    kept = []
    for name in bounded.items(names):
        matches = fnmatchcase(name, pat)
        if isinstance(matches, Unknown):
            return Unknown("which names match a pattern", kind=list)
        if matches:
            kept.append(name)
    return kept
