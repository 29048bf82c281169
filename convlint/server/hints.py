"""Inlay hints: the shape behind each line that makes a tensor, and behind each layer of a Sequential."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lsprotocol import types

from convlint.server.seen import Seen, seen_of
from convlint.server.wording import counted, flow_of, formulas_of, shape_of
from convlint.values import LayerCall, Tensor

if TYPE_CHECKING:
    from convlint.server.analysis import Analysis
    from convlint.server.documents import Document
    from convlint.server.texts import Text

_MAX_LISTED = 8
Hint = tuple[int, int, str, str]  # row, column, label, tool-tip


def hints_in(document: Document, analysis: Analysis, text: Text, place: types.Range) -> list[types.InlayHint]:
    """The hints of a range of one of the document's texts."""
    cell = document.cell_of(text.uri)
    found = []
    for line, column, label, tooltip in _all(analysis):
        own, row = analysis.good.source.place(line)
        now = analysis.row(row)
        if own != cell or now is None or not place.start.line <= now - 1 <= place.end.line:
            continue
        found.append(
            types.InlayHint(
                position=text.position(now, column),
                label=label,
                tooltip=types.MarkupContent(types.MarkupKind.Markdown, tooltip),
                kind=types.InlayHintKind.Type,
                padding_left=True,
            )
        )
    return found


def _all(analysis: Analysis) -> list[Hint]:
    memo = analysis.good.memo
    if "hints" not in memo:
        seen = seen_of(analysis)
        memo["hints"] = _made(seen) if seen is not None else []
    hints: list[Hint] = memo["hints"]
    return hints


def _made(seen: Seen) -> list[Hint]:
    """One hint a place; where a statement ends with a layer's constructor, the statement's own."""
    found: dict[tuple[int, int], Hint] = {}
    for key, calls in seen.made.items():
        inner = [call for call in calls if _in_container(call)]
        if inner:
            _add(found, seen, key, [call.output for call in inner], inner)
    for key, values in seen.values.items():
        _add(found, seen, key, values, seen.calls.get(id(getattr(seen.nodes[key], "value", None)), []))
    return sorted(found.values())


def _in_container(call: LayerCall) -> bool:
    """Whether a container called the layer (a Sequential), and not a line of the file."""
    return getattr(call.site, "callee", None) is not call.layer


def _add(found: dict[tuple[int, int], Hint], seen: Seen, key: int, values: list[Any], calls: list[LayerCall]) -> None:
    label = _label(values)
    if label is None:
        return
    span = seen.source.span(seen.nodes[key])
    found[span.end_line, span.end_col] = (span.end_line, span.end_col, label, _tooltip(values, calls))


def _label(values: list[Any]) -> str | None:
    """The shape; of a line that ran several times the first and the last."""
    shapes = list(dict.fromkeys(shape for value in values if (shape := shape_of(value, short=True)) is not None))
    if not shapes:
        return None
    return shapes[0] if len(shapes) == 1 else f"{shapes[0]} … {shapes[-1]}"


def _tooltip(values: list[Any], calls: list[LayerCall]) -> str:
    """The formulas of the step; of a line that ran several times each shape."""
    shapes = list(dict.fromkeys(shape for value in values if (shape := shape_of(value)) is not None))
    if len(shapes) > 1:
        more = [f"… {counted(len(shapes) - _MAX_LISTED, 'more shape')}"] if len(shapes) > _MAX_LISTED else []
        lines = [f"`{shape}`" for shape in shapes[:_MAX_LISTED]] + more
        return "  \n".join(lines)
    lines = [f"`{flow_of(calls[0])}`" if calls else f"`{shapes[0]}`"]
    tensor = next((value for value in values if isinstance(value, Tensor)), None)
    return "  \n".join([*lines, *(f"`{formula}`" for formula in formulas_of(tensor))])
