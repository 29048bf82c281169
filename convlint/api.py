"""The Python interface: `convlint.check` and `convlint.shapes`."""

from __future__ import annotations

import os
import os.path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from concurrent.futures import Executor
    from typing import Any

    from convlint.config import Settings
    from convlint.diagnostics import Diagnostic
    from convlint.report import ShapesReport

__all__ = ["check", "shapes"]


def check(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]] = ".",
    *,
    input_size: str | None = None,
    model: str | Iterable[str] = (),
    strict: bool = False,
    isolated: bool = False,
    jobs: int | Executor | None = 1,
    cache_dir: str | os.PathLike[str] | None = None,
) -> list[Diagnostic]:
    """Lint files and folders; the diagnostics in order of file and place.

    input_size: the size of one sample, `"3x227x227"`, several inputs joined by a comma. model: expressions in the
    file's own names, instead of the models that the file itself has. isolated: ignore configuration files.
    jobs: how many processes, None for as many as pay; or any `concurrent.futures.Executor`, whose workers see the same
    files under the same names. cache_dir: a folder that keeps answers for the next time; without it there is no cache.
    Raises `convlint.config.ConfigError` for a wrong configuration or input size.
    """
    from convlint.check import check_many
    from convlint.files.discovery import discover

    resolver = _resolver(input_size, model, strict, isolated, cache_dir)
    files = list(discover(_listed(paths), resolver))
    found: list[Diagnostic] = []
    for outcome in check_many(files, disk=resolver.disk, use_cache=cache_dir is not None, jobs=jobs):
        if isinstance(outcome, Exception):
            raise outcome
        found += outcome[0]
    return sorted(found)


def shapes(
    path: str | os.PathLike[str],
    *,
    input_size: str | None = None,
    model: str | Iterable[str] = (),
    isolated: bool = False,
) -> ShapesReport:
    """The shape of every layer's output of a file's models. Parameters as for `check`.

    Raises OSError, and `convlint.source.SyntaxFault` for a file that cannot be read as Python.
    """
    from convlint.check import shapes_of

    name = os.fspath(path)
    return shapes_of(name, _settings(name, _resolver(input_size, model, False, isolated)))


def _listed(paths: Any) -> list[str]:
    return [os.fspath(paths)] if isinstance(paths, (str, os.PathLike)) else [os.fspath(path) for path in paths]


def _resolver(
    input_size: str | None,
    model: str | Iterable[str],
    strict: bool,
    isolated: bool,
    cache_dir: str | os.PathLike[str] | None = None,
) -> Any:
    import argparse

    from convlint.cli.overrides import make_resolver

    models = [model] if isinstance(model, str) else list(model)
    given = argparse.Namespace(
        command="check",
        config=None,
        isolated=isolated,
        input_size=[input_size] if input_size else None,
        model=models or None,
        strict=True if strict else None,
        cache_dir=os.fspath(cache_dir) if cache_dir is not None else None,
    )
    return make_resolver(given)


def _settings(path: str, resolver: Any) -> Settings:
    settings: Settings = resolver.for_file(path)
    return settings
