"""What flows through the interpreter and the twins: `Tensor`, `Unknown`, `Problem`, and the `Run` that records them.

Known values are ordinary Python objects and need no class here.
"""

from convlint.shapes import Dim, Shape, ShapeFault, Size, Undecided, Window
from convlint.values.elements import Elements, elements_of
from convlint.values.run import LayerCall, ModelCall, Problem, Run, Site, active, recording
from convlint.values.tensor import Step, Tensor, as_size
from convlint.values.unknown import Settled, Unknown, first_unknown, is_settled

__all__ = [
    "Dim",
    "Elements",
    "LayerCall",
    "ModelCall",
    "Problem",
    "Run",
    "Settled",
    "Shape",
    "ShapeFault",
    "Site",
    "Size",
    "Step",
    "Tensor",
    "Undecided",
    "Unknown",
    "Window",
    "active",
    "as_size",
    "elements_of",
    "first_unknown",
    "is_settled",
    "recording",
]
