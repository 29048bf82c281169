"""convlint: a static linter for neural-network source. Which number do I write, and why?

`convlint.check(...)` and `convlint.shapes(...)` give what the commands of these names print, as objects.
"""

from __future__ import annotations

from convlint.version import VERSION as __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from convlint.api import check as check
    from convlint.api import shapes as shapes

__all__ = ["__version__", "check", "shapes"]


def __getattr__(name: str) -> object:
    """`check` and `shapes` are packages that can be called; they are imported when they are first asked for."""
    if name not in ("check", "shapes"):
        raise AttributeError(f"module 'convlint' has no attribute {name!r}")
    from importlib import import_module

    return import_module(f"convlint.{name}")
