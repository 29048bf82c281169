"""The command line. Only what a command needs is imported when it runs; no traceback ever reaches the user."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

__all__ = ["run"]


def run(arguments: Sequence[str]) -> int:
    """Run one command; its status: 0 nothing found, 1 findings, 2 wrong options or configuration, or our own fault."""
    try:
        if arguments[:1] == ["check"] and (status := _replayed(arguments)) is not None:
            return status
        from convlint.cli.parser import make_parser

        first = arguments[0] if arguments and not arguments[0].startswith("-") else None
        options = make_parser(first).parse_args(list(arguments) or ["--help"])
        options.arguments = tuple(arguments)
        return _dispatch(options)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 2
    except KeyboardInterrupt:
        print("convlint: interrupted", file=sys.stderr)
        return 130
    except BrokenPipeError:
        # The reader (`| head`) has gone; Python must not complain about the flush at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except Exception as error:
        return _failed(error)


def _replayed(arguments: Sequence[str]) -> int | None:
    """The status of a run that is answered from the cache as a whole, before anything else is imported."""
    from convlint.cache.runs import replay

    return replay(arguments)


def _dispatch(options: argparse.Namespace) -> int:
    """Each command is a module of this folder with a function `run`."""
    from importlib import import_module

    status = import_module(f"convlint.cli.{options.command}_command").run(options)
    return status if isinstance(status, int) else 0


def _failed(error: Exception) -> int:
    from convlint.config.errors import ConfigError

    if os.environ.get("CONVLINT_DEBUG") and not isinstance(error, ConfigError):
        raise error
    if isinstance(error, (ConfigError, OSError)):
        told = f"{error.filename}: {error.strerror}" if isinstance(error, OSError) and error.filename else str(error)
        print(f"convlint: {told}", file=sys.stderr)
    else:
        print(f"convlint: internal error: {describe(error)}", file=sys.stderr)
    return 2


def describe(error: BaseException) -> str:
    """One line for an exception of our own, and how to see more."""
    words = " ".join(str(error).split())[:300]
    return f"{type(error).__name__}: {words} (a bug in convlint; CONVLINT_DEBUG=1 shows the traceback)"
