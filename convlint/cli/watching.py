"""`--watch`: check again whenever a file changes, comes or goes."""

from __future__ import annotations

import os
import sys
import time

from convlint.config.errors import ConfigError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from convlint.config.settings import Settings

    Files = list[tuple[str, Settings]]
    Stamp = dict[str, tuple[int, int]]

__all__ = ["watch"]

INTERVAL = 0.3


def watch(find: Callable[[], Files], check: Callable[[Files], int], rounds: int | None = None) -> int:
    """Run `check` at once and after every change, until interrupted (or `rounds` checks are done)."""
    last: object = None
    try:
        while rounds is None or rounds > 0:
            now, act = _look(find, check)
            if now != last:
                last = now
                _clear()
                act()
                rounds = None if rounds is None else rounds - 1
            time.sleep(INTERVAL)
    except KeyboardInterrupt:
        pass
    return 0


def _look(find: Callable[[], Files], check: Callable[[Files], int]) -> tuple[object, Callable[[], None]]:
    """What is there now, to compare, and what to do about it; a configuration that is being edited may be wrong."""
    try:
        files = find()
    except ConfigError as error:
        message = f"convlint: {error}"
        return message, lambda: print(message, file=sys.stderr, flush=True)

    def act() -> None:
        check(files)
        print(f"\nWatching {len(files)} files; Ctrl-C ends it.", file=sys.stderr, flush=True)

    return (_stamps(files), [settings for _, settings in files]), act


def _stamps(files: Files) -> Stamp:
    found = {}
    for path, _ in files:
        try:
            status = os.stat(path)
            found[path] = (status.st_mtime_ns, status.st_size)
        except OSError:
            continue
    return found


def _clear() -> None:
    if sys.stdout.isatty():
        sys.stdout.write("\x1b[2J\x1b[H")
