"""`convlint server`."""

from __future__ import annotations

from convlint.config.errors import ConfigError

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse


def run(options: argparse.Namespace) -> int:
    """Serve until the client leaves. Raises ConfigError where the extra is not installed."""
    try:
        import pygls  # noqa: F401
    except ImportError:
        raise ConfigError("the language server needs an extra: pip install 'convlint[server]'") from None
    from importlib import import_module

    status = import_module("convlint.server").main()
    return status if isinstance(status, int) else 0
