"""Which files a run looks at."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from convlint.files.discovery import discover, excluded
    from convlint.files.globs import GlobSet

__all__ = [
    "GlobSet",
    "discover",
    "excluded",
]

_HOMES = {
    "GlobSet": "globs",
    "discover": "discovery",
    "excluded": "discovery",
}


def __getattr__(name: str) -> object:
    """Each name is imported when it is first asked for: a run that needs one must not pay for all."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
