"""Worker processes that are killed when a task takes too long, and replaced."""

from __future__ import annotations

import multiprocessing
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import Any


@dataclass
class Outcome:
    """What became of a task. state: "done", "crashed" (error holds the traceback) or "timeout"; seconds: its time."""

    task: Any
    state: str
    value: Any = None
    error: str = ""
    seconds: float = 0.0


class _Worker:
    def __init__(self, work: Callable[[Any], Any]) -> None:
        self.pipe, other = multiprocessing.Pipe()
        self.process = multiprocessing.Process(target=_serve, args=(other, work), daemon=True)
        self.process.start()
        other.close()
        self.task: Any = None
        self.since = 0.0

    def send(self, task: Any) -> None:
        self.task, self.since = task, time.monotonic()
        self.pipe.send(task)

    def stop(self) -> None:
        self.process.kill()
        self.process.join()
        self.pipe.close()


def run(work: Callable[[Any], Any], tasks: Iterable[Any], processes: int, seconds: float) -> Iterator[Outcome]:
    """The outcome of each task, as they finish; a task gets at most `seconds`."""
    waiting = iter(tasks)
    workers = [_Worker(work) for _ in range(processes)]
    busy: list[_Worker] = []
    try:
        while True:
            for worker in workers:
                if worker.task is None and (task := next(waiting, None)) is not None:
                    worker.send(task)
                    busy.append(worker)
            if not busy:
                return
            ready = {id(pipe) for pipe in wait([w.pipe for w in busy], timeout=0.5)}
            for worker in list(busy):
                if (outcome := _finished(worker, id(worker.pipe) in ready, seconds)) is not None:
                    busy.remove(worker)
                    worker.task = None
                    if outcome.state == "timeout" or not worker.process.is_alive():
                        worker.stop()
                        workers[workers.index(worker)] = _Worker(work)
                    yield outcome
    finally:
        for worker in workers:
            worker.stop()


def _finished(worker: _Worker, ready: bool, seconds: float) -> Outcome | None:
    spent = time.monotonic() - worker.since
    if ready:
        try:
            state, value = worker.pipe.recv()
        except EOFError:
            return Outcome(worker.task, "crashed", error="the process died", seconds=spent)
        return Outcome(worker.task, state, value, value if state == "crashed" else "", spent)
    return Outcome(worker.task, "timeout", seconds=spent) if spent > seconds else None


def _serve(pipe: Connection, work: Callable[[Any], Any]) -> None:
    while True:
        try:
            task = pipe.recv()
        except EOFError:
            return
        try:
            pipe.send(("done", work(task)))
        except Exception:
            pipe.send(("crashed", traceback.format_exc()))
