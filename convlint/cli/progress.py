"""A progress bar on a terminal, once the work has taken a second."""

from __future__ import annotations

import sys
import time

__all__ = ["Progress"]

DELAY = 1.0
WIDTH = 30


class Progress:
    """Counts files; draws on standard error, and only if that is a terminal."""

    def __init__(self, total: int, wanted: bool = True) -> None:
        self.total = total
        self.done = 0
        self.shown = False
        self.wanted = wanted and sys.stderr.isatty()
        self._start = time.monotonic()

    def advance(self, count: int) -> None:
        self.done += count
        if self.wanted and time.monotonic() - self._start > DELAY:
            full = WIDTH * self.done // max(self.total, 1)
            sys.stderr.write(f"\r{'#' * full}{'.' * (WIDTH - full)} {self.done}/{self.total} files")
            sys.stderr.flush()
            self.shown = True

    def clear(self) -> None:
        """Take the bar away again."""
        if self.shown:
            sys.stderr.write("\r" + " " * (WIDTH + 30) + "\r")
            sys.stderr.flush()
