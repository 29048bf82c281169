"""Shapes in a project's own tests: `assert_shapes` fails where a model's shapes are not what the test says.

The model is read, not run: the test needs neither the framework nor a GPU, and takes milliseconds.
"""

from __future__ import annotations

import os
import re

from convlint.api import check, shapes
from convlint.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from convlint.report import JsonShape, LayerRow, ModelReport

    Size = int | str | None
    Shape = str | int | Sequence[Size]
    Expected = str | Mapping[str, Shape] | Iterable[tuple[str, Shape]]

__all__ = ["assert_shapes"]

_TIMES = re.compile(r"\s*[x\u00d7*]\s*|\s*,\s*")
_LINE = re.compile(r"(\S+)\s+(\S.*?)\s*\Z")


class _Wanted(Record):
    """One expectation: a layer's name and the sizes of its output, without the batch."""

    name: str
    sizes: tuple[str, ...]


def assert_shapes(
    model: str | os.PathLike[str] | type,
    expected: Expected = (),
    *,
    output: Shape | None = None,
    input_size: str | None = None,
    name: str | None = None,
    allow_faults: bool = False,
    isolated: bool = False,
) -> None:
    """Raise AssertionError unless the layers of a model have these output shapes, and nothing in the model is at fault.

    model: a file, or a class (its file is read). expected: a line a layer, `"conv1  64 x 55 x 55"`, or names and shapes
    as a mapping or as pairs. Shapes are without the batch; a layer that is called several times is listed several
    times, and one that is not listed is not looked at. output: the shape of the model's output. name: the model of a
    file that has several, or an expression such as `"Net(num_classes=10)"`. input_size: as in `convlint.check`.
    allow_faults: compare the shapes even where convlint finds a fault.

    Raises ValueError for an expectation that cannot be understood or a model that is not there.
    """
    __tracebackhide__ = True
    path, name = _place(model, name)
    wanted = _expectations(expected)
    expression = name if name is not None and "(" in name else ()
    if not allow_faults:
        faults = check(path, input_size=input_size, model=expression, isolated=isolated)
        told = "\n".join(f"  {one.filename}:{one.location.row}: {one.code} {one.message}" for one in faults)
        assert not faults, f"convlint finds in {path}:\n{told}"
    report = _chosen(shapes(path, input_size=input_size, model=expression, isolated=isolated).models, name, path)
    wrong = [*_wrong_layers(report, wanted), *_wrong_output(report, output)]
    assert not wrong, f"{report.name} in {path}:\n" + "\n".join(f"  {line}" for line in wrong) + _as_it_is(report)


def _place(model: str | os.PathLike[str] | type, name: str | None) -> tuple[str, str | None]:
    """The file, and the model's name in it."""
    if not isinstance(model, type):
        return os.fspath(model), name
    import inspect

    try:
        path = inspect.getsourcefile(model)
    except (TypeError, OSError):
        path = None
    if path is None:
        raise ValueError(f"the class {model.__name__} has no source file; give its file")
    return path, name or model.__name__


def _chosen(models: Sequence[ModelReport], name: str | None, path: str) -> ModelReport:
    found = [model for model in models if name in (None, model.name)]
    if len(found) == 1:
        return found[0]
    there = ", ".join(model.name for model in models) or "none"
    raise ValueError(f"{path}: {'which model?' if found else f'no model {name}'} (there are: {there})")


# --------------------------------------------------------------------------- expectations


def _expectations(expected: Expected) -> list[_Wanted]:
    if isinstance(expected, str):
        lines = [line.strip() for line in expected.splitlines()]
        return [_from_line(line) for line in lines if line and not line.startswith("#")]
    pairs = expected.items() if hasattr(expected, "items") else expected
    return [_Wanted(name, _sizes(shape)) for name, shape in pairs]


def _from_line(line: str) -> _Wanted:
    match = _LINE.match(line)
    if match is None:
        raise ValueError(f"`{line}` is no layer with its shape; write, for example, `conv1  64 x 55 x 55`")
    return _Wanted(match.group(1), _sizes(match.group(2)))


def _sizes(shape: Shape) -> tuple[str, ...]:
    """The sizes of one sample as text; a batch that is given in front (`None` or `B`) is left out."""
    if isinstance(shape, int):
        return (str(shape),)
    if isinstance(shape, str):
        shape = [part for part in _TIMES.split(shape.strip().strip("()[]")) if part]
    sizes = ["B" if size is None else re.sub(r"\s+", "", str(size)) for size in shape]
    return tuple(sizes[1:] if sizes[:1] == ["B"] else sizes)


def _shown(sizes: Iterable[str]) -> str:
    return " x ".join(sizes) or "a scalar"


# --------------------------------------------------------------------------- comparing


def _wrong_layers(report: ModelReport, wanted: list[_Wanted]) -> list[str]:
    seen: dict[str, int] = {}
    wrong = []
    for one in wanted:
        rows = [row for row in report.layers if row.name == one.name]
        number = seen[one.name] = seen.get(one.name, 0) + 1
        if number > len(rows):
            wrong.append(f"{one.name}: " + (f"is called {len(rows)} times" if rows else "no such layer"))
        elif _actual(rows[number - 1]) != one.sizes:
            wrong.append(f"{one.name}: expected {_shown(one.sizes)}, but it is {_told(rows[number - 1].output_shape)}")
    return wrong


def _wrong_output(report: ModelReport, output: Shape | None) -> list[str]:
    if output is None:
        return []
    found = report.output_shapes[0] if report.output_shapes else None
    if found is not None and _sizes(found) == _sizes(output):
        return []
    return [f"output: expected {_shown(_sizes(output))}, but it is {_told(found)}"]


def _actual(row: LayerRow) -> tuple[str, ...] | None:
    return None if row.output_shape is None else _sizes(row.output_shape)


def _told(shape: JsonShape | None) -> str:
    return "not known" if shape is None else _shown(_sizes(shape))


def _as_it_is(report: ModelReport) -> str:
    """The layers as they are, ready to be put into the test."""
    wide = max((len(row.name) for row in report.layers), default=0)
    lines = [f"  {row.name:<{wide}}  {_told(row.output_shape)}" for row in report.layers if row.name]
    unknown = [f"  not known: {note.reason} (line {note.line})" for note in report.unknown]
    return "\nIt is:\n" + "\n".join([*lines, *unknown])
