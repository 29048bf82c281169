"""A Mermaid flow chart, which GitHub, GitLab and many wikis draw: https://mermaid.js.org/syntax/flowchart.html."""

from __future__ import annotations

from convlint.reporters.shapes._pyramid import blocks

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from convlint.report import ModelReport, ShapesReport
    from convlint.reporters.shapes._pyramid import Block


def render(report: ShapesReport, colour: bool = False) -> str:
    lines = ["flowchart TD"]
    for number, model in enumerate(report.models):
        lines += _model(model, number)
    lines.append("    classDef fault fill:#ffcecb,stroke:#d1242f,stroke-width:2px,color:#1f2328")
    return "".join(f"{line}\n" for line in lines)


def _model(model: ModelReport, number: int) -> Iterator[str]:
    yield f'    subgraph model{number}["{_escaped(model.name)}"]'
    yield "        direction TB"
    found = blocks(model)
    for index, block in enumerate(found):
        name = f"m{number}n{index}"
        yield f'        {name}["{_label(block)}"]{":::fault" if block.fault else ""}'
    for index, block in enumerate(found):
        for source in block.sources or ([index - 1] if index and block.layers else []):
            yield f"        m{number}n{source} --> m{number}n{index}"
    yield "    end"


def _label(block: Block) -> str:
    more = f" +{len(block.layers) - 1}" if len(block.layers) > 1 else ""
    kind = [block.kind] if block.kind and block.kind != block.title else []
    lines = [
        block.title + more,
        *kind,
        *([] if block.is_operation else [block.sizes]),
        *([block.fault] if block.fault else []),
    ]
    return "<br/>".join(_escaped(line) for line in lines)


def _escaped(text: str) -> str:
    """Mermaid's entities: `#quot;`, `#35;`."""
    text = "".join(char if char.isprintable() else "\ufffd" for char in text)
    # `#` comes first: the entities are written with it.
    for char, entity in (("#", "#35;"), ('"', "#quot;"), ("<", "#lt;"), (">", "#gt;"), ("`", "#96;")):
        text = text.replace(char, entity)
    return text
