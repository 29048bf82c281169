"""The thread in which files are analysed, one at a time and deep enough for any program, while the client types on."""

from __future__ import annotations

import asyncio
import gc
import queue
import sys
import threading
from collections.abc import Callable
from typing import Any, TypeVar

from convlint.interpreter.interpreter import RECURSION_LIMIT, STACK_BYTES

T = TypeVar("T")
# Python's collector of garbage would stop everything in the middle of an answer: it runs when nobody waits, or after
# so many jobs.
_JOBS_BETWEEN_COLLECTIONS = 30
_IDLE = 1.0  # seconds
_SWITCH = 0.001  # seconds that the analysis keeps the interpreter of Python to itself


class Worker:
    """Does what it is given, in order, in its own thread."""

    def __init__(self) -> None:
        self._jobs: queue.SimpleQueue[tuple[Callable[[], Any], asyncio.Future[Any], asyncio.AbstractEventLoop] | None]
        self._jobs = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._done = 0  # jobs since garbage was last collected

    def submit(self, work: Callable[[], T]) -> asyncio.Future[T]:
        """A future of what `work` gives, or raises."""
        if self._thread is None:
            self._start()
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()
        self._jobs.put((work, future, loop))
        return future

    def stop(self) -> None:
        """Do nothing more."""
        self._jobs.put(None)

    def _start(self) -> None:
        sys.setswitchinterval(_SWITCH)
        sys.setrecursionlimit(RECURSION_LIMIT)
        previous = threading.stack_size(STACK_BYTES)
        try:
            self._thread = threading.Thread(target=self._work, name="analysis", daemon=True)
            self._thread.start()
        finally:
            threading.stack_size(previous)

    def _next(self) -> Any:
        """The next job. Garbage is collected while there is none."""
        if self._done >= _JOBS_BETWEEN_COLLECTIONS:
            self._collect()
        try:
            return self._jobs.get(timeout=_IDLE if self._done else None)
        except queue.Empty:
            self._collect()
            return self._jobs.get()

    def _collect(self) -> None:
        self._done = 0
        gc.collect()

    def _work(self) -> None:
        gc.disable()
        while (job := self._next()) is not None:
            self._done += 1
            work, future, loop = job
            if future.cancelled():
                continue
            try:
                value, error = work(), None
            except BaseException as raised:  # whatever it is belongs to who asked
                value, error = None, raised
            del work, job
            try:
                loop.call_soon_threadsafe(_settle, future, value, error)
            except RuntimeError:  # the loop is closed: nobody waits
                return
            del future, value, error


def _settle(future: asyncio.Future[Any], value: Any, error: BaseException | None) -> None:
    if future.cancelled():
        return
    if error is None:
        future.set_result(value)
    elif isinstance(error, Exception):
        future.set_exception(error)
    else:
        future.set_exception(RuntimeError(f"{type(error).__name__}: {error}"))
