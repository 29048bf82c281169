"""Packed and padded sequences. https://docs.pytorch.org/docs/stable/generated/torch.nn.utils.rnn.PackedSequence.html"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torch._support import tensors_of
from convlint.frameworks.torch._tensor import new_tensor
from convlint.shapes import opaque
from convlint.values import Undecided, Unknown


class PackedSequence:
    """Sequences of several lengths in one tensor; how long they are together is not known."""

    def __init__(self, data, batch_sizes=None, sorted_indices=None, unsorted_indices=None, *, batch=None):
        self.data = data
        self.batch_sizes = batch_sizes
        self.sorted_indices = sorted_indices
        self.unsorted_indices = unsorted_indices
        self._batch = batch if batch is not None else _open("the batch of packed sequences")

    def to(self, *args, **kwargs):
        return self

    def cuda(self, *args, **kwargs):
        return self

    def cpu(self, *args, **kwargs):
        return self

    def __iter__(self) -> Any:
        return iter((self.data, self.batch_sizes, self.sorted_indices, self.unsorted_indices))

    def __getitem__(self, index: Any) -> Any:
        return tuple(self)[index]


def _open(reason: str) -> Any:
    return opaque(reason, object(), minimum=1)


def _is_first(batch_first: Any) -> bool:
    if isinstance(batch_first, Unknown):
        raise Undecided(batch_first)
    return bool(batch_first)


def pack_padded_sequence(input, lengths, batch_first=False, enforce_sorted=True):
    """(L, N, *), or (N, L, *) with `batch_first`."""
    if isinstance(input, Unknown):
        return input.derive("pack_padded_sequence")
    batch = input.shape[0 if _is_first(batch_first) else 1]
    data = input.made((_open("the length of packed sequences"), *input.shape[2:]), "pack_padded_sequence")
    return PackedSequence(data, new_tensor((_open("the longest sequence"),), "batch_sizes"), batch=batch)


def pad_packed_sequence(sequence, batch_first=False, padding_value=0.0, total_length=None):
    """The padded tensor and the lengths."""
    if not isinstance(sequence, PackedSequence):
        return Unknown("a packed sequence that is not known"), Unknown("the lengths of sequences")
    length = total_length if isinstance(total_length, int) else _open("the longest sequence")
    leading = (sequence._batch, length) if _is_first(batch_first) else (length, sequence._batch)
    data = sequence.data
    lengths = new_tensor((sequence._batch,), "lengths")
    return data.made((*leading, *data.shape[1:]), "pad_packed_sequence"), lengths


def pad_sequence(sequences, batch_first=False, padding_value=0.0, padding_side="right"):
    """(L, N, *), or (N, L, *) with `batch_first`, of N sequences (L_i, *)."""
    parts = tensors_of(sequences)
    if isinstance(parts, Unknown):
        return parts
    sizes = [part.shape[0] for part in parts]
    length = max(sizes) if all(isinstance(size, int) for size in sizes) else _open("the longest sequence")
    leading = (len(parts), length) if _is_first(batch_first) else (length, len(parts))
    return parts[0].made((*leading, *parts[0].shape[1:]), "pad_sequence", *parts[1:])


def pack_sequence(sequences, enforce_sorted=True):
    parts = tensors_of(sequences)
    if isinstance(parts, Unknown):
        return parts
    total: Any = 0
    for part in parts:
        total = total + part.shape[0]
    data = parts[0].made((total, *parts[0].shape[1:]), "pack_sequence", *parts[1:])
    return PackedSequence(data, batch=len(parts))
