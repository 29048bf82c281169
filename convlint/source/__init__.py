"""One file's text: bytes to text and back, tree, positions, pragmas, notebook cells. Nothing here knows a framework."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from convlint.source.edited import EditedSource
    from convlint.source.faults import Span, SyntaxFault, UnwritableFault
    from convlint.source.file import Source
    from convlint.source.inputsize import InputGroup, InputShape, InputSizeError, parse_inputs
    from convlint.source.notebook import Cell
    from convlint.source.pragma import Pragma, PragmaFault

__all__ = [
    "Cell",
    "EditedSource",
    "InputGroup",
    "InputShape",
    "InputSizeError",
    "Pragma",
    "PragmaFault",
    "Source",
    "Span",
    "SyntaxFault",
    "UnwritableFault",
    "parse_inputs",
]

_HOMES = {
    "Cell": "notebook",
    "EditedSource": "edited",
    "InputGroup": "inputsize",
    "InputShape": "inputsize",
    "InputSizeError": "inputsize",
    "Pragma": "pragma",
    "PragmaFault": "pragma",
    "Source": "file",
    "Span": "faults",
    "SyntaxFault": "faults",
    "UnwritableFault": "faults",
    "parse_inputs": "inputsize",
}


def __getattr__(name: str) -> object:
    """Each name is imported when it is first asked for: a run that needs one must not pay for all."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
