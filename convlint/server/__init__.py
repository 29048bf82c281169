"""The language server: what is known of a model's shapes, shown while one types. Started by `convlint server`."""

from __future__ import annotations

__all__ = ["main"]


def main() -> int:
    """Serve the client on standard input and output until it leaves. The exit status is 1 if it left without a word."""
    from convlint.server.serving import serve

    return serve()
