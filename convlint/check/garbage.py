"""The search for garbage in a process that does nothing but check.

A syntax tree is a great many objects that live for long and are never part of a cycle: looking through them again and
again takes longer than parsing. So trees are made while the search is off, and then kept out of it for good. Memory is
given back all the same when a tree is dropped, by its count of references.
"""

from __future__ import annotations

import atexit
import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["making_trees", "own_process"]

_SEARCH_AFTER = 50_000  # new objects; Python's own choice is 700
_state = {"own": False, "made": False}


def own_process() -> None:
    """Say that this process is convlint's own: only then are the collector's settings its to choose."""
    if not _state["own"]:
        _state["own"] = True
        gc.set_threshold(_SEARCH_AFTER, 20, 20)
        atexit.register(gc.freeze)  # nothing need be given back at the end


@contextmanager
def making_trees() -> Iterator[None]:
    """Parse within the `with` block, at a time when no program is being run: what is alive then is kept for long."""
    if not _state["own"]:
        yield
        return
    if _state["made"]:
        gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.freeze()
        _state["made"] = True
