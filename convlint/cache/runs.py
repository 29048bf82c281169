"""What a whole run printed. A run of which nothing has changed is answered before anything else is imported.

The key is made of the arguments, the current folder, and what else a report depends on: whether a terminal reads it,
its encoding, a few variables of the environment. Under it stands what was asked of the disk: the configuration, the
folders that were searched, the bytes of every file.
"""

from __future__ import annotations

import os
import os.path
import sys

from convlint.cache.files import believed, folded
from convlint.cache.seen import seen_in
from convlint.cache.store import NAME, Store, key_of
from convlint.disk import Disk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from convlint.disk import Question

__all__ = ["keep_run", "replay"]

_VARIABLES = ("NO_COLOR", "FORCE_COLOR", "TERM", "HOME", "XDG_CONFIG_HOME", "APPDATA", "CONVLINT_DEBUG")


def replay(arguments: Sequence[str]) -> int | None:
    """Print what the same run printed before and give its status; None where that is not known, or may have changed."""
    folder = _folder(arguments)
    fields = Store(folder).get(_key(arguments)) if folder else None
    if folder is None or fields is None or len(fields) < 2 or not believed(fields[2:], Disk(seen_in(folder))):
        return None
    sys.stdout.write(fields[1])
    sys.stdout.flush()
    return int(fields[0])


def keep_run(arguments: Sequence[str], status: int, printed: str, disk: Disk) -> None:
    """Keep what a run printed, if the run is one that `replay` would look for."""
    folder = _folder(arguments)
    if folder and os.path.isdir(folder) and "\0" not in printed:
        Store(folder).put(_key(arguments), [str(status), printed, *folded(_single(disk), disk)])


def _single(disk: Disk) -> list[Question]:
    """All that was asked, but what was asked file by file as well: a whole project's imports."""
    return [question for question in disk.answers() if question[0] != "imports"]


def _folder(arguments: Sequence[str]) -> str | None:
    """The cache folder, found without a configuration: as the arguments name it, or the nearest one upwards."""
    for number, argument in enumerate(arguments):
        if argument.startswith("--cache-dir"):
            name, equals, value = argument.partition("=")
            named = value if equals else "".join(arguments[number + 1 : number + 2])
            return os.path.abspath(named) if name == "--cache-dir" and named else None
    place = os.getcwd()
    while not os.path.isdir(os.path.join(place, NAME)):
        above = os.path.dirname(place)
        if above == place:
            return None
        place = above
    return os.path.join(place, NAME)


def _key(arguments: Sequence[str]) -> str:
    streams = [f"{stream.isatty()} {getattr(stream, 'encoding', '')}" for stream in (sys.stdout, sys.stderr)]
    variables = [f"{name}={os.environ.get(name)}" for name in _VARIABLES]
    return key_of(("run", os.getcwd(), *streams, *variables, "", *arguments))
