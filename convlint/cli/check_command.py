"""`convlint check`."""

from __future__ import annotations

import os
import os.path
import sys
import time

from convlint.cli.overrides import make_resolver
from convlint.cli.running import check_all
from convlint.config.errors import ConfigError
from convlint.files.discovery import discover

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from convlint.cli.running import Outcome
    from convlint.config.loading import Resolver
    from convlint.config.settings import Settings
    from convlint.disk import Disk

__all__ = ["run"]


def run(options: argparse.Namespace) -> int:
    """Check files, folders or standard input, and report. Raises ConfigError and OSError."""
    _reject_contradictions(options)
    resolver = make_resolver(options)
    if options.watch:
        from convlint.cli.watching import watch

        return watch(lambda: _files(options, make_resolver(options)), lambda files: _check(options, files, None))
    if options.paths == ["-"]:
        from convlint.cli.stdin import check_stdin

        return check_stdin(options, resolver)
    files = _files(options, resolver)
    if options.show_files:
        return _show_files(files)
    if options.show_settings:
        return _show_settings(options, resolver, files)
    if options.add_input:
        from convlint.cli.adding_inputs import add_inputs

        return add_inputs(options, files)
    return _check(options, files, resolver.disk)


def _reject_contradictions(options: argparse.Namespace) -> None:
    if "-" in options.paths and len(options.paths) > 1:
        raise ConfigError("`-` reads standard input and stands alone")
    if options.stdin_filename and options.paths != ["-"]:
        raise ConfigError("--stdin-filename names what `-` reads: convlint check - --stdin-filename FILE")
    if options.write_baseline and not options.baseline:
        raise ConfigError("--write-baseline needs the file: --baseline FILE --write-baseline")
    if options.add_input and (options.paths == ["-"] or options.add_ignore or options.write_baseline):
        raise ConfigError("--add-input writes the inputs of files, and nothing else; --diff shows them")
    if options.watch and (options.paths == ["-"] or options.add_ignore or options.add_input or options.write_baseline):
        raise ConfigError("--watch watches files, and writes nothing but fixes")


def _files(options: argparse.Namespace, resolver: Resolver) -> list[tuple[str, Settings]]:
    try:
        return list(discover(options.paths or ["."], resolver, options.force_exclude or False))
    except FileNotFoundError as error:
        raise ConfigError(f"no such file or folder: {error}") from None


def _show_files(files: list[tuple[str, Settings]]) -> int:
    for path, _ in files:
        print(os.path.abspath(path))
    return 0


def _show_settings(options: argparse.Namespace, resolver: Resolver, files: list[tuple[str, Settings]]) -> int:
    import json

    settings = files[0][1] if files else resolver.for_folder(os.getcwd())
    if files:
        print(f"# settings of {files[0][0]}")
    print(json.dumps(settings.as_json(), indent=2))
    return 0


def _check(options: argparse.Namespace, files: list[tuple[str, Settings]], disk: Disk | None) -> int:
    """Check, fix if asked, report; the exit status."""
    from convlint.cli.changes import change
    from convlint.cli.progress import Progress
    from convlint.cli.reporting import report

    started = time.perf_counter()
    progress = Progress(len(files), not options.quiet)
    if not files:
        print("convlint: no Python files here (--show-files shows what is looked at)", file=sys.stderr)
    outcome = check_all(files, disk, progress.advance if progress.wanted else None)
    progress.clear()
    status = change(options, files, outcome)
    if status is None:
        status = report(options, files, outcome)
        if disk is not None and not (outcome.failed or outcome.fixed or progress.shown):
            _keep(options, files, outcome, status, disk)
    if options.verbose:
        for path, _ in files:
            print(f"convlint: checked {path}", file=sys.stderr)
        print(f"convlint: {time.perf_counter() - started:.2f} s", file=sys.stderr)
    return 2 if outcome.failed else status


# Options of runs that do more than to print, or that print the time.
_NOT_KEPT = (
    "output_file",
    "baseline",
    "write_baseline",
    "add_ignore",
    "add_input",
    "fix_only",
    "diff",
    "watch",
    "verbose",
)


def _keep(
    options: argparse.Namespace, files: list[tuple[str, Settings]], outcome: Outcome, status: int, disk: Disk
) -> None:
    """Keep what the run printed, for the next that is the same."""
    if any(getattr(options, name) for name in _NOT_KEPT) or not files or not all(own.cache for _, own in files):
        return
    if not any(own.fix for _, own in files):
        from convlint.cache.runs import keep_run

        keep_run(options.arguments, status, outcome.printed, disk)
