"""The feature-map pyramid as a picture: a box a feature map, a bar a vector, what does not fit in red.

It stands by itself: no script, no font and no picture from elsewhere; light or dark as the reader's system is.
"""

from __future__ import annotations

import math
import re

from convlint.record import Record
from convlint.reporters._steps import short_formula
from convlint.reporters.shapes._pyramid import blocks, drawn_size

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from convlint.report import ModelReport, ShapesReport
    from convlint.reporters.shapes._pyramid import Block

__all__ = ["STYLE", "escaped", "picture", "render"]

WIDTH = 1120
MARGIN, GAP, ROW_GAP = 24, 15, 34
FRONT_MIN, FRONT_MAX = 10.0, 128.0  # the height of the smallest and the largest map
DEEP_MIN, DEEP_MAX = 5.0, 42.0  # how thick few and many channels are
MARK = 12.0  # the radius of the mark of an operation that fails
SLANT = 0.42  # how far the side of a box leans
CHARACTER = 6.6
LABEL = 15

STYLE = """
.cvl { --ink: #1f2328; --soft: #59636e; --front: #8fb8de; --top: #b9d4ee; --side: #6d9cc8; --edge: #2f5d8a;
  --bar: #a8c99b; --bar-edge: #47703a; --bad: #d1242f; --bad-soft: #ffcecb; --paper: #ffffff; }
@media (prefers-color-scheme: dark) { .cvl { --ink: #e6edf3; --soft: #9198a1; --front: #2f5f8f; --top: #3d76ae;
  --side: #244a70; --edge: #8fb8de; --bar: #3f6a33; --bar-edge: #a8c99b; --bad: #ff7b72; --bad-soft: #67231f;
  --paper: #0d1117; } }
.cvl { font: 12px ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; background: var(--paper); }
.cvl text { fill: var(--ink); text-anchor: middle; }
.cvl text.head { font-size: 15px; font-weight: 600; text-anchor: start; }
.cvl text.soft { fill: var(--soft); }
.cvl text.start { text-anchor: start; }
.cvl text.bad { fill: var(--bad); font-weight: 600; }
.cvl polygon, .cvl rect.bar { stroke: var(--edge); stroke-width: 1; stroke-linejoin: round; }
.cvl .front { fill: var(--front); } .cvl .top { fill: var(--top); } .cvl .side { fill: var(--side); }
.cvl rect.bar { fill: var(--bar); stroke: var(--bar-edge); }
.cvl .fault polygon, .cvl .fault rect.bar { fill: var(--bad-soft); stroke: var(--bad); stroke-width: 2; }
.cvl .open polygon, .cvl .open rect.bar { stroke-dasharray: 4 3; }
.cvl circle { fill: var(--bad-soft); stroke: var(--bad); stroke-width: 2; }
.cvl text.mark { fill: var(--bad); font-size: 16px; font-weight: 700; }
.cvl path.flow { fill: none; stroke: var(--soft); stroke-width: 1.2; stroke-linecap: round; stroke-linejoin: round; }
.cvl path.flow.bad { stroke: var(--bad); stroke-width: 2; }
"""


class _Shape(Record):
    """A block with what it takes on paper."""

    block: Block
    front: float
    deep: float
    tall: float
    labels: tuple[tuple[str, str], ...]

    @property
    def wide(self) -> float:
        return max(self.deep + SLANT * self.front, max(CHARACTER * len(text) for text, _ in self.labels))


def render(report: ShapesReport, colour: bool = False) -> str:
    """One picture of all the file's models."""
    parts, y = [], 0.0
    for model in report.models:
        body, height = _model(model, report.filename, y)
        parts.append(body)
        y += height
    if not report.models:
        parts.append(_text(MARGIN, 30, f"no models in {report.filename}", "head"))
        y = 50
    return _document("\n".join(parts), y, f"Feature maps of {report.filename}")


def picture(model: ModelReport) -> str:
    """One model as an `svg` element for a page that has STYLE and a heading itself."""
    body, height = _pyramid(model, 0)
    return _element(body, height, f"Feature maps of {model.name}")


def _document(body: str, height: float, title: str) -> str:
    return _element(f"<style>{STYLE}</style>\n{body}", height, title) + "\n"


def _element(body: str, height: float, title: str) -> str:
    size = f'viewBox="0 0 {WIDTH} {_n(height)}" width="{WIDTH}" height="{_n(height)}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" class="cvl" role="img" {size}>'
    return f"{head}\n<title>{escaped(title)}</title>\n{body}\n</svg>"


def _model(model: ModelReport, filename: str, top: float) -> tuple[str, float]:
    """The drawing of a model below `top`, and its height."""
    within = f":cell {model.cell}" if model.cell is not None else ""
    place = f"{filename}{within}" + (f":{model.line}" if model.line else "")
    lines = [_text(MARGIN, top + 30, model.name, "head")]
    lines.append(_text(MARGIN, top + 48, " \u00b7 ".join(filter(None, [place, _totals(model)])), "soft start"))
    body, height = _pyramid(model, top + 66)
    return "\n".join([*lines, body]), height + 66


def _pyramid(model: ModelReport, top: float) -> tuple[str, float]:
    lines: list[str] = []
    y = top
    for row in _rows(_shapes(blocks(model))):
        tall = max(shape.tall for shape in row)
        x = float(MARGIN)
        for number, shape in enumerate(row):
            if number:
                lines.append(_flow(x - GAP / 2, y + tall - FRONT_MIN, bool(shape.block.fault)))
            lines += _drawn(shape, x, y, tall)
            x += shape.wide + GAP
        y += tall + LABEL * max(len(shape.labels) for shape in row) + ROW_GAP
    return "\n".join(lines), y - top


def _totals(model: ModelReport) -> str:
    return f"{model.params_total:,} parameters" if model.params_total is not None else ""


def _shapes(found: list[Block]) -> list[_Shape]:
    """The blocks with their sizes on paper, by the square root: 6 pixels are to be seen beside 227."""
    largest = max((drawn_size(block.space[0]) for block in found if block.space), default=1.0)
    deepest = max((drawn_size(block.channels) for block in found if len(block.space) > 1), default=1.0)
    longest = max((drawn_size(block.channels) for block in found if len(block.space) < 2), default=1.0)
    return [_shape(block, largest, deepest, longest) for block in found]


def _shape(block: Block, largest: float, deepest: float, longest: float) -> _Shape:
    if block.is_operation:
        return _Shape(block, 0.0, 2 * MARK, 2 * MARK, _labels(block))
    if len(block.space) > 1:
        front = _scaled(drawn_size(block.space[0]), largest, FRONT_MIN, FRONT_MAX)
        deep = _scaled(drawn_size(block.channels), deepest, DEEP_MIN, DEEP_MAX)
        return _Shape(block, front, deep, front + SLANT * front, _labels(block))
    # A vector, or a sequence of vectors: a bar as tall as it has features.
    tall = _scaled(drawn_size(block.channels), longest, FRONT_MIN, FRONT_MAX)
    return _Shape(block, 0.0, 10.0, tall, _labels(block))


def _labels(block: Block) -> tuple[tuple[str, str], ...]:
    more = f" +{len(block.layers) - 1}" if len(block.layers) > 1 else ""
    sizes = "" if block.is_operation else _short(block.sizes, 32)
    labels = [(_short(block.title) + more, ""), (_short(block.kind), "soft"), (sizes, "")]
    if block.fault:
        labels += [(_short(part, 30), "bad") for part in block.fault.split(", ")]
    return tuple((text, style) for text, style in labels if text)


def _short(text: str, most: int = 18) -> str:
    """A long name by its end, which tells layers apart."""
    return text if len(text) <= most else "…" + text[1 - most :]


def _scaled(value: float, largest: float, low: float, high: float) -> float:
    return low + (high - low) * math.sqrt(min(value, largest) / max(largest, 1.0))


def _rows(shapes: list[_Shape]) -> list[list[_Shape]]:
    """As few rows as there can be, and these as even as they can be."""
    low, high = max((shape.wide for shape in shapes), default=0.0), float(WIDTH - 2 * MARGIN)
    fewest = len(_filled(shapes, high))
    while high - low > 1:
        middle = (low + high) / 2
        low, high = (low, middle) if len(_filled(shapes, middle)) == fewest else (middle, high)
    return _filled(shapes, high)


def _filled(shapes: list[_Shape], room: float) -> list[list[_Shape]]:
    rows: list[list[_Shape]] = []
    taken = room
    for shape in shapes:
        if not rows or taken + GAP + shape.wide > room:
            rows.append([])
            taken = -GAP
        rows[-1].append(shape)
        taken += GAP + shape.wide
    return rows


def _drawn(shape: _Shape, x: float, y: float, tall: float) -> Iterator[str]:
    """A block, standing on the line that all of its row stand on, with its labels below."""
    block, middle, foot = shape.block, x + shape.wide / 2, y + tall
    marks = " fault" if block.fault else ""
    marks += " open" if not block.is_operation and _is_open(block) else ""
    yield f'<g class="block{marks}"><title>{escaped(_story(block))}</title>'
    if block.is_operation:
        yield f'<circle cx="{_n(middle)}" cy="{_n(foot - MARK)}" r="{_n(MARK)}"/>'
        yield _text(middle, foot - MARK + 5.5, "!", "mark")
    elif shape.front:
        yield from _box(middle - (shape.deep + SLANT * shape.front) / 2, foot, shape.deep, shape.front)
    else:
        left = middle - shape.deep / 2
        box = f'x="{_n(left)}" y="{_n(foot - shape.tall)}" width="{_n(shape.deep)}" height="{_n(shape.tall)}"'
        yield f'<rect class="bar" {box} rx="2"/>'
    yield "</g>"
    for number, (text, style) in enumerate(shape.labels, 1):
        yield _text(middle, foot + LABEL * number + 2, text, style)


def _is_open(block: Block) -> bool:
    """Whether a size of it is not a number."""
    return block.shape is None or not all(isinstance(size, int) for size in block.shape[1:])


def _flow(x: float, y: float, bad: bool) -> str:
    """A small arrow between two blocks, red where what comes does not fit."""
    left, right = x - 6, x + 6
    path = f"M{_n(left)},{_n(y)} H{_n(right)} m-4,-3.5 l4,3.5 l-4,3.5"
    return f'<path class="flow{" bad" if bad else ""}" d="{path}"/>'


def _story(block: Block) -> str:
    """What a reader is told who points at a block."""
    steps = [f"{row.name or row.type} ({row.type}) {short_formula(row.formula)}".rstrip() for row in block.layers]
    head = block.title if block.is_operation else f"{block.title}: {block.sizes}"
    return "\n".join([head, *steps[:20], *([block.fault] if block.fault else [])])


def _box(x: float, foot: float, deep: float, front: float) -> Iterator[str]:
    """A box seen from its left: the map is its side, leaning back; the channels are its front."""
    lean, top = SLANT * front, foot - front
    front_face = ((x, top), (x + deep, top), (x + deep, foot), (x, foot))
    top_face = ((x, top), (x + lean, top - lean), (x + deep + lean, top - lean), (x + deep, top))
    side = ((x + deep, top), (x + deep + lean, top - lean), (x + deep + lean, foot - lean), (x + deep, foot))
    for name, corners in (("side", side), ("top", top_face), ("front", front_face)):
        points = " ".join(f"{_n(cx)},{_n(cy)}" for cx, cy in corners)
        yield f'<polygon class="{name}" points="{points}"/>'


def _text(x: float, y: float, text: str, style: str = "") -> str:
    marks = f' class="{style}"' if style else ""
    return f'<text x="{_n(x)}" y="{_n(y)}"{marks}>{escaped(text)}</text>'


def _n(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")


def escaped(text: str) -> str:
    """Text for XML and HTML."""
    text = re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
