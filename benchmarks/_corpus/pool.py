"""Worker processes that end when a task uses too much processor time, and are replaced."""

from __future__ import annotations

import multiprocessing
import signal
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import Any

# A machine that is busy with other things stretches the clock, not the work.
CLOCK_PER_WORK = 10


@dataclass
class Outcome:
    """What became of a task.

    state: "done", "crashed" (error holds the traceback) or "timeout". seconds: of processor time, where it is known.
    lost: the process is gone, too.
    """

    task: Any
    state: str
    value: Any = None
    error: str = ""
    seconds: float = 0.0
    lost: bool = False


class _Worker:
    def __init__(self, work: Callable[[Any], Any], seconds: float) -> None:
        self.pipe, other = multiprocessing.Pipe()
        self.process = multiprocessing.Process(target=_serve, args=(other, work, seconds), daemon=True)
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
    """The outcome of each task, as they finish; a task gets at most `seconds` of processor time."""
    waiting = iter(tasks)
    workers = [_Worker(work, seconds) for _ in range(processes)]
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
                    if outcome.lost:
                        worker.stop()
                        workers[workers.index(worker)] = _Worker(work, seconds)
                    yield outcome
    finally:
        for worker in workers:
            worker.stop()


def _finished(worker: _Worker, ready: bool, seconds: float) -> Outcome | None:
    spent = time.monotonic() - worker.since
    if ready:
        try:
            state, value, used = worker.pipe.recv()
        except (EOFError, OSError):
            worker.process.join()
            late = worker.process.exitcode == -signal.SIGPROF
            return Outcome(
                worker.task, "timeout" if late else "crashed", error="the process died", seconds=spent, lost=True
            )
        return Outcome(worker.task, state, value, value if state == "crashed" else "", used)
    late = spent > CLOCK_PER_WORK * seconds
    return Outcome(worker.task, "timeout", error="by the clock", seconds=spent, lost=True) if late else None


def _serve(pipe: Connection, work: Callable[[Any], Any], seconds: float) -> None:
    while True:
        try:
            task = pipe.recv()
        except EOFError:
            return
        started = time.process_time()
        signal.setitimer(signal.ITIMER_PROF, seconds)  # its signal ends the process
        try:
            state, value = "done", work(task)
        except BaseException:  # the tool's own signals are no Exceptions, and none of them may come out of it
            state, value = "crashed", traceback.format_exc()
        signal.setitimer(signal.ITIMER_PROF, 0)
        pipe.send((state, value, time.process_time() - started))
