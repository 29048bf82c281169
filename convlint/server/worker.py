"""The thread in which files are analysed, one at a time and deep enough for any program, while the client types on."""

from __future__ import annotations

import asyncio
import queue
import sys
import threading
from collections.abc import Callable
from typing import Any, TypeVar

from convlint.interpreter.interpreter import RECURSION_LIMIT, STACK_BYTES

T = TypeVar("T")
_SWITCH = 0.001  # seconds that the analysis keeps the interpreter of Python to itself


class Worker:
    """Does what it is given, in order, in its own thread."""

    def __init__(self) -> None:
        self._jobs: queue.SimpleQueue[tuple[Callable[[], Any], asyncio.Future[Any], asyncio.AbstractEventLoop] | None]
        self._jobs = queue.SimpleQueue()
        self._thread: threading.Thread | None = None

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

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
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
