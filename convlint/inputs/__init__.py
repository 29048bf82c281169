"""Which input a model gets, and who says so."""

from convlint.inputs.configured import configured
from convlint.inputs.consumers import Place, Taken, is_table, taken_by
from convlint.inputs.declared import BATCH, DEPTH, HEIGHT, LENGTH, WIDTH, Declared, full_shape, shape_text
from convlint.inputs.symbolic import first_sized_layer, symbolic_arguments, symbolic_shape, symbolic_shape_of
from convlint.inputs.tensors import as_arguments, is_keras, is_torch_module, make_tensor

__all__ = [
    "BATCH",
    "DEPTH",
    "HEIGHT",
    "LENGTH",
    "WIDTH",
    "Declared",
    "Place",
    "Taken",
    "as_arguments",
    "configured",
    "first_sized_layer",
    "full_shape",
    "is_keras",
    "is_table",
    "is_torch_module",
    "make_tensor",
    "shape_text",
    "symbolic_arguments",
    "symbolic_shape",
    "symbolic_shape_of",
    "taken_by",
]
