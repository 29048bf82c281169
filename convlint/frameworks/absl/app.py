"""Twin of `absl.app`: `run(main)` calls `main`."""

from __future__ import annotations

from convlint.frameworks.stdlib._core import call
from convlint.values import Unknown


def run(main, argv=None, flags_parser=None):
    """Call `main` with a command line that is not known."""
    if not isinstance(main, Unknown):
        call(main, Unknown("the command line", kind=list))


class UsageError(Exception):
    """Raised by a program for a wrong command line."""
