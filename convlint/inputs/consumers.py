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
Place = tuple[int, ...]


def is_table(layer: Any) -> bool:
    """Whether a layer looks up rows by their numbers."""
    return any(base.__name__ in _TABLES for base in type(layer).__mro__)


def taken_by(layer: Any, place: Place, number: int) -> list[Taken]:
    """What an argument of a layer may be; [] where the layer does not say it.

    place: the argument's, with that in a tuple: (1, 0) for h of `lstm(x, (h, c))`. number: of the input, which has
    lengths of its own. Ids are (B, L), (B,) or (B, L, M); what a Linear takes is (B, N), (B, L, N) or (B, L, M, N); of
    all else the rank is known.
    """
    kinds = {base.__name__ for base in type(layer).__mro__ if base.__module__.startswith("convlint.frameworks.torch.")}
    length, second = (symbol(("length", number, name), name=f"{name}{number or ''}") for name in "LM")
    if is_table(layer):
        offsets = place == (1,) and "EmbeddingBag" in kinds
        ids = [(BATCH, length), (BATCH,), (BATCH, length, second)] if place == (0,) else [(BATCH,)] if offsets else []
        return [(shape, "int64") for shape in ids]
    if "MultiheadAttention" in kinds:
        widths = {(0,): "embed_dim", (1,): "kdim", (2,): "vdim"}
        return [(_sequence(layer, length, widths[place]), None)] if place in widths else []
    if "Transformer" in kinds:
        return [(_sequence(layer, length, "d_model"), None)] if place in ((0,), (1,)) else []
    if kinds & (_RECURRENT | _CELLS):
        is_pair = place == (1,) and kinds & {"LSTM", "LSTMCell"}  # (h, c)
        return [] if is_pair else [(shape, None) for shape in _recurrent(layer, bool(kinds & _CELLS), place, length)]
    shape = symbolic_shape(layer) if place == (0,) else None
    if shape is None or len(shape) != 2:
        return [(shape, None)] if shape is not None else []
    return [((BATCH, *between, shape[1]), None) for between in ((), (length,), (length, second))]


def _sequence(layer: Any, length: Any, width: str) -> tuple[Any, ...]:
    """(B, L, N), or (L, B, N) for a layer that has the batch second."""
    batch_first = read(layer, "batch_first") is True
    return (*((BATCH, length) if batch_first else (length, BATCH)), width_of(layer, width))


def _recurrent(layer: Any, is_cell: bool, place: Place, length: Any) -> list[tuple[Any, ...]]:
    """The sequence, or the states of the layers in each direction."""
    if place == (0,):
        return [(BATCH, width_of(layer, "input_size")) if is_cell else _sequence(layer, length, "input_size")]
    if place not in ((1,), (1, 0), (1, 1)) or read(layer, "proj_size"):
        return []
    hidden, layers = width_of(layer, "hidden_size"), read(layer, "num_layers")
    if is_cell:
        return [(BATCH, hidden)]
    both = 2 if read(layer, "bidirectional") is True else 1
    return [(layers * both, BATCH, hidden)] if isinstance(layers, int) else []
