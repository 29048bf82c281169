"""Many files, each with its settings: what is known first, then the rest, here or spread over an executor."""

from __future__ import annotations

from convlint.check.each import FileChecker
from convlint.disk import Disk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from concurrent.futures import Executor
    from typing import Any

    from convlint.check.each import Outcome

    Files = Sequence[tuple[str, Any]]  # paths with their settings
    Left = list[tuple[int, str, int]]  # a position in the list of files, a path, a number of bytes
    Done = Callable[[int], None]

__all__ = ["check_many"]


def check_many(
    files: Files,
    disk: Disk | None,
    use_cache: bool,
    jobs: int | Executor | None,
    done: Done | None = None,
) -> list[Outcome]:
    """The answer of each file in the order of the files, or the exception that convlint itself failed with.

    jobs: how many processes; None for as many as pay; or an executor. done: told how many more files are done.
    """
    disk = disk or Disk()
    outcomes: dict[int, Outcome] = {}
    for settings, group in _groups(files):
        left = _look_up(group, settings, disk, use_cache, outcomes, done)
        if left:
            _work_out(left, settings, disk, use_cache, jobs, outcomes, done)
    return [outcomes[position] for position in range(len(files))]


def _groups(files: Files) -> list[tuple[Any, list[tuple[int, str]]]]:
    """The files of each configuration together."""
    groups: dict[int, tuple[Any, list[tuple[int, str]]]] = {}
    for position, (path, settings) in enumerate(files):
        groups.setdefault(id(settings), (settings, []))[1].append((position, path))
    return list(groups.values())


def _look_up(
    group: list[tuple[int, str]],
    settings: Any,
    disk: Disk,
    use_cache: bool,
    outcomes: dict[int, Outcome],
    done: Done | None,
) -> Left:
    """Take down what is known; the files that are left to work out."""
    checker = FileChecker(settings, disk, use_cache and settings.cache)
    left: Left = []
    with checker.remembering():
        for position, path in group:
            answer = checker.known(path)
            if isinstance(answer, int):
                left.append((position, path, answer))
            else:
                outcomes[position] = answer
                if done:
                    done(1)
    return left


def _work_out(
    left: Left,
    settings: Any,
    disk: Disk,
    use_cache: bool,
    jobs: int | Executor | None,
    outcomes: dict[int, Outcome],
    done: Done | None,
) -> None:
    from convlint.check.each import work_out

    use_cache = use_cache and settings.cache
    sized = [(path, size) for _, path, size in left]
    if jobs == 1 or len(left) == 1:
        found = work_out([path for path, _ in sized], settings, disk, use_cache, done)
    else:
        found = _spread(sized, settings, disk, use_cache, jobs, done)
    outcomes.update(zip((position for position, _, _ in left), found, strict=True))


def _spread(
    files: list[tuple[str, int]],
    settings: Any,
    disk: Disk,
    use_cache: bool,
    jobs: int | Executor | None,
    done: Done | None,
) -> list[Outcome]:
    from convlint.check.each import work_out
    from convlint.check.spread import processes_that_pay, spread, worker_pool

    if jobs is not None and not isinstance(jobs, int):
        return spread(files, settings, disk, use_cache, jobs, done=done)
    processes = processes_that_pay(files, jobs)
    if processes == 1:
        return work_out([path for path, _ in files], settings, disk, use_cache, done)
    with worker_pool(processes) as pool:
        try:
            return spread(files, settings, disk, use_cache, pool, processes, done)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
