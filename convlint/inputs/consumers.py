"""What a tensor may be that a layer of torch takes: the shapes, the most usual first, and the kind of its numbers."""

from __future__ import annotations

from typing import Any

from convlint.inputs.declared import BATCH
from convlint.inputs.symbolic import symbolic_shape, width_of
from convlint.interpreter.looking import read
from convlint.shapes import symbol

# One possible tensor: its shape, and the name of its dtype where that is not float32.
Taken = tuple[tuple[Any, ...], str | None]

_RECURRENT = frozenset(["LSTM", "GRU", "RNN"])
_CELLS = frozenset(["LSTMCell", "GRUCell", "RNNCell"])
_TABLES = frozenset(["Embedding", "EmbeddingBag"])


def taken_by(layer: Any, position: int, number: int) -> list[Taken]:
    """What argument number `position` of a layer may be; [] where the layer does not say it.

    number: of the input, which has lengths of its own. Ids are (B, L), (B,) or (B, L, M); what a Linear takes is
    (B, N) or (B, L, N); of all else the rank is known.
    """
    kinds = {base.__name__ for base in type(layer).__mro__ if base.__module__.startswith("convlint.frameworks.torch.")}
    length, second = (symbol(("length", number, name), name=f"{name}{number or ''}") for name in "LM")
    if kinds & _TABLES and position == 0:
        return [((BATCH, length), "int64"), ((BATCH,), "int64"), ((BATCH, length, second), "int64")]
    if "MultiheadAttention" in kinds and position < 3:
        return [(_sequence(layer, length, ("embed_dim", "kdim", "vdim")[position]), None)]
    if "Transformer" in kinds and position < 2:
        return [(_sequence(layer, length, "d_model"), None)]
    if position > 0:
        return []
    if kinds & _RECURRENT:
        return [(_sequence(layer, length, "input_size"), None)]
    if kinds & _CELLS:
        return [((BATCH, width_of(layer, "input_size")), None)]
    shape = symbolic_shape(layer)
    if shape is None or len(shape) != 2:
        return [(shape, None)] if shape is not None else []
    return [(shape, None), ((BATCH, length, shape[1]), None)]


def _sequence(layer: Any, length: Any, width: str) -> tuple[Any, ...]:
    """(B, L, N), or (L, B, N) for a layer that has the batch second."""
    batch_first = read(layer, "batch_first") is True
    return (*((BATCH, length) if batch_first else (length, BATCH)), width_of(layer, width))
