"""convlint: a static linter for neural-network source. Which number do I write, and why?

`convlint.check(...)` and `convlint.shapes(...)` give what the commands of these names print, as objects. Type checkers do not know
packages that can be called: typed code says `from convlint.api import check, shapes`.
"""

from __future__ import annotations

from convlint.version import VERSION as __version__

__all__ = ["__version__"]


def __getattr__(name: str) -> object:
    """`check` and `shapes` are packages that can be called; they are imported when they are first asked for."""
    if name not in ("check", "shapes"):
        raise AttributeError(f"module 'convlint' has no attribute {name!r}")
    from importlib import import_module

    return import_module(f"convlint.{name}")
