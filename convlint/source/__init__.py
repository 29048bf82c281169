"""One file's text: bytes to text and back, tree, positions, pragmas, notebook cells. Nothing here knows a framework."""

from convlint.source.faults import Span, SyntaxFault, UnwritableFault
from convlint.source.file import Source
from convlint.source.inputsize import InputShape, InputSizeError, parse_inputs
from convlint.source.notebook import Cell
from convlint.source.pragma import Pragma, PragmaFault

__all__ = [
    "Cell",
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
