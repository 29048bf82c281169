"""The comment that silences a finding on its line."""

from __future__ import annotations

import re

__all__ = ["NEVER", "with_ignore"]

# A comment of its own can't silence what speaks of the file or of comments.
NEVER = ("CVL001", "CVL002", "CVL003")
_IGNORE = re.compile(r"(#\s*convlint\s*:\s*ignore\[)([^\]]*)(\].*)\Z")


def with_ignore(line: str, codes: set[str]) -> tuple[int, str]:
    """How much of the line stays, and what follows it: a comment, or the one that is there with more codes."""
    present = _IGNORE.search(line)
    if present:
        listed = [code.strip() for code in present.group(2).split(",") if code.strip()]
        joined = ", ".join([*listed, *sorted(codes - set(listed))])
        return present.start(), f"{present.group(1)}{joined}{present.group(3)}"
    return len(line.rstrip()), f"  # convlint: ignore[{', '.join(sorted(codes))}]"
