"""The picture and the table of every model in one HTML file, without a script or a request to anywhere."""

from __future__ import annotations

from convlint.reporters._steps import short_formula
from convlint.reporters.shapes._pyramid import faults_of
from convlint.reporters.shapes.svg import STYLE, escaped, picture
from convlint.reporters.shapes.table import accepted, declared, shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from convlint.report import LayerRow, ModelReport, ShapesReport

_PAGE_STYLE = """
:root { color-scheme: light dark; --page: #ffffff; --text: #1f2328; --dim: #59636e; --line: #d1d9e0; --red: #d1242f;
  --red-soft: #ffebe9; }
@media (prefers-color-scheme: dark) { :root { --page: #0d1117; --text: #e6edf3; --dim: #9198a1; --line: #3d444d;
  --red: #ff7b72; --red-soft: #3b1517; } }
body { margin: 2rem auto; max-width: 72rem; padding: 0 1rem; background: var(--page); color: var(--text);
  font: 15px/1.5 ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.15rem; margin-top: 2.5rem; }
svg { max-width: 100%; height: auto; display: block; margin: 0.5rem 0 1rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 0.9rem; }
th, td { text-align: left; padding: 0.3rem 0.8rem 0.3rem 0; border-bottom: 1px solid var(--line); white-space: nowrap; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
tr.fault td { background: var(--red-soft); color: var(--red); font-weight: 600; }
.dim { color: var(--dim); } .fault { color: var(--red); font-weight: 600; }
code { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: 0.9em; }
"""


def render(report: ShapesReport, colour: bool = False) -> str:
    name = escaped(report.filename)
    body = "\n".join(part for model in report.models for part in _model(model))
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Shapes of {name}</title>
<style>{_PAGE_STYLE}{STYLE}</style>
</head>
<body>
<h1>Shapes of <code>{name}</code></h1>
{body or "<p>No models found.</p>"}
<p class="dim">Made by convlint from the source alone: nothing of it was run.</p>
</body>
</html>
"""


def _model(model: ModelReport) -> Iterator[str]:
    yield f"<h2>{escaped(model.name)}</h2>"
    shapes = ", ".join(shown(shape) for shape in model.input_shapes)
    if shapes:
        yield f'<p>input <code>{escaped(shapes)}</code> <span class="dim">{escaped(declared(model).strip())}</span></p>'
    yield picture(model)
    yield '<div class="scroll"><table>'
    heads = "".join(f"<th>{head}</th>" for head in ("Layer", "Type", "Output", "Formula"))
    yield f'<thead><tr>{heads}<th class="number">Parameters</th></tr></thead>'
    yield "<tbody>"
    faults = faults_of(model)
    yield from (_row(row, faults.get(index)) for index, row in enumerate(model.layers))
    yield "</tbody></table></div>"
    yield from _foot(model)


def _row(row: LayerRow, fault: str | None) -> str:
    params = "?" if row.params is None else f"{row.params:,}" if row.params else ""
    output = shown(row.output_shape) + (f" &larr; {escaped(fault)}" if fault else "")
    cells = [
        escaped(row.name),
        escaped(row.type),
        output if fault else escaped(output),
        f"<code>{escaped(short_formula(row.formula))}</code>",
    ]
    marks = ' class="fault"' if fault else ""
    return f'<tr{marks}>{"".join(f"<td>{cell}</td>" for cell in cells)}<td class="number">{params}</td></tr>'


def _foot(model: ModelReport) -> Iterator[str]:
    outputs = ", ".join(shown(shape) for shape in model.output_shapes)
    if outputs:
        yield f"<p>output <code>{escaped(outputs)}</code></p>"
    for fault in model.faults:
        within = f" of cell {fault.cell}" if fault.cell is not None else ""
        yield f'<p class="fault">{fault.code} at line {fault.line}{within}: {escaped(fault.message)}</p>'
    if model.params_total is not None:
        yield f"<p>{model.params_total:,} parameters</p>"
    if model.solve is not None:
        yield f"<p>fits {escaped(accepted(model.solve, model.multiple_of))}</p>"
    for note in model.unknown:
        where = f" (line {note.line})" if note.line else ""
        yield f'<p class="dim">not known: {escaped(note.reason)}{where}</p>'
