"""Files spread over the workers of an executor: any `concurrent.futures.Executor`, on this machine or on others.

A file's answer depends on nothing that another file's check leaves behind, so batches may be worked out anywhere and in
any order. What goes to a worker and what comes back can be pickled: paths, settings, diagnostics.
"""

from __future__ import annotations

import os
import sys
import threading

from convlint.check.each import FileChecker, work_out_with
from convlint.disk import Disk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from concurrent.futures import Executor
    from typing import Any

    from convlint.check.each import Outcome

    Question = tuple[str, str]
    Sized = tuple[str, int]  # a path and its number of bytes

__all__ = ["processes_that_pay", "spread", "worker_pool"]

# A worker process takes about as long to start as some ten thousand bytes take to be worked out.
BYTES_PER_WORKER = 60_000
# Batches are large enough to share what they import, and become small towards the end, so that all workers end at about
# the same time: each is a part of what is left.
BATCH_BYTES = 80_000
BATCHES_PER_WORKER = 4
SMALLEST_BATCH = 5_000


def processes_that_pay(files: Sequence[Sized], jobs: int | None) -> int:
    """How many processes to use: what is asked for, else as many as there are processors, if there is enough to do."""
    if jobs is not None:
        return max(1, min(jobs, len(files)))
    return max(1, min(_processors(), len(files), sum(size for _, size in files) // BYTES_PER_WORKER))


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def worker_pool(processes: int) -> Executor:
    """Processes of this machine; where they can be forked, they share what is imported here."""
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    from convlint.check.garbage import own_process

    if sys.platform != "linux":
        return ProcessPoolExecutor(processes, initializer=own_process)
    import gc

    import convlint.check.files  # noqa: F401 - once, and not in each process

    gc.freeze()  # what no collection touches stays shared
    return ProcessPoolExecutor(processes, multiprocessing.get_context("fork"))


def spread(
    files: Sequence[Sized],
    settings: Any,
    disk: Disk,
    use_cache: bool,
    executor: Executor,
    workers: int | None = None,
    done: Callable[[int], None] | None = None,
) -> list[Outcome]:
    """What `work_out` gives for these files, in their order."""
    batches = _batches(files, workers)
    run = os.urandom(16)
    futures = [executor.submit(work_out_apart, run, batch, settings, use_cache) for batch in batches]
    found: list[Outcome] = []
    for batch, future in zip(batches, futures, strict=True):
        outcomes, answers = future.result()
        disk.learn(answers)
        found += outcomes
        if done:
            done(len(batch))
    return found


class Worker(threading.local):
    """What a worker keeps from one batch of a run to the next: what it has parsed, and what the disk has answered."""

    run: bytes = b""

    def begin(self, run: bytes, settings: Any, use_cache: bool) -> None:
        """Forget the run before: the disk may have changed since."""
        self.run, self.disk = run, Disk()
        self.told: set[Question] = set()
        self.checker = FileChecker(settings, self.disk, use_cache)

    def answers(self) -> dict[Any, str]:
        """What was asked of the disk since this was last called."""
        new = {question: answer for question, answer in self.disk.answers().items() if question not in self.told}
        self.told.update(new)
        return new


_WORKER = Worker()


def work_out_apart(
    run: bytes, paths: Sequence[str], settings: Any, use_cache: bool
) -> tuple[list[Outcome], dict[Any, str]]:
    """`work_out` in a worker: the outcomes, and what was asked of the disk for them. `run` names the run."""
    if _WORKER.run != run:
        _WORKER.begin(run, settings, use_cache)
    found = work_out_with(_WORKER.checker, paths)
    return [_sendable(one) if isinstance(one, Exception) else one for one in found], _WORKER.answers()


def _sendable(error: Exception) -> Exception:
    """The error itself if it can be pickled, else its words."""
    import pickle

    try:
        pickle.loads(pickle.dumps(error))
    except Exception:
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error


def _batches(files: Sequence[Sized], workers: int | None) -> list[list[str]]:
    """Neighbours together: files of one folder import the same files."""
    left = sum(size for _, size in files)
    batches: list[list[str]] = []
    room = 0
    for path, size in files:
        if room <= 0:
            batches.append([])
            room = _batch_size(left, workers)
        batches[-1].append(path)
        room -= size
        left -= size
    return batches


def _batch_size(left: int, workers: int | None) -> int:
    """How many bytes the next batch has of so many that are left."""
    part = left // (workers * BATCHES_PER_WORKER) if workers else BATCH_BYTES
    return max(SMALLEST_BATCH, min(BATCH_BYTES, part))
