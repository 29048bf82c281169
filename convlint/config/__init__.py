"""What a run is told: `Settings`, the files that say so, and which rules are on."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from convlint.config.errors import ConfigError
    from convlint.config.loading import Resolver, default_settings
    from convlint.config.settings import Patterns, Settings

__all__ = [
    "ConfigError",
    "Patterns",
    "Resolver",
    "Settings",
    "default_settings",
]

_HOMES = {
    "ConfigError": "errors",
    "Patterns": "settings",
    "Resolver": "loading",
    "Settings": "settings",
    "default_settings": "loading",
}


def __getattr__(name: str) -> object:
    """Each name is imported when it is first asked for: a run that needs one must not pay for all."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
