"""The search for garbage in a process that does nothing but check.

A syntax tree is a great many objects that live for long and are never part of a cycle: looking through them again and
again takes longer than parsing. What a program's run leaves behind is the opposite, and all of it is garbage when its
file is done. So trees are made while the search is off, and then kept out of it; garbage is looked for after each file,
among what the file has made. Only where trees have been dropped, with the code that was made of them, everything is
looked through.
"""

from __future__ import annotations

import atexit
import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["file_is_done", "making_trees", "own_process"]

_SEARCH_AFTER = 100_000  # new objects within one file; Python's own choice is 700
_SELDOM = 1_000
_DROPPED_BYTES = 2_000_000  # of source; as much as a project keeps
_state = {"own": 0, "dropped": 0}


def own_process() -> None:
    """Say that this process is convlint's own: only then are the collector's settings its to choose."""
    if not _state["own"]:
        _state["own"] = 1
        gc.set_threshold(_SEARCH_AFTER, _SELDOM, _SELDOM)
        atexit.register(gc.freeze)  # nothing need be given back at the end


@contextmanager
def making_trees() -> Iterator[None]:
    """Parse within the `with` block, at a time when no program is being run: what is alive then is kept for long."""
    if not _state["own"]:
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.freeze()


def file_is_done(dropped_bytes: int) -> None:
    """Give back what the check of a file has left. dropped_bytes: of all trees that the process has dropped so far."""
    if not _state["own"]:
        return
    if dropped_bytes - _state["dropped"] < _DROPPED_BYTES:
        gc.collect(0)
        return
    _state["dropped"] = dropped_bytes
    gc.unfreeze()
    gc.collect()
    gc.freeze()
