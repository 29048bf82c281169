"""Every field of every fault, and the words of every error: what users read, and what fixes are made from.

Three lines a fault: the call, `kind: message`, and the fields that are not None. Two lines an error.
"""

from __future__ import annotations

import re

import pytest

from convlint.shapes import ShapeFault, Undecided

from .test_table import NAMES, same

FIELDS = ("expected", "actual", "axis", "meant")
FAULTS = r"""
normalize_axis(4, 4)
    input-rank: axis 4 of a tensor with 4 axes
    expected=5 actual=4 axis=4
normalize_axis(-5, 4)
    input-rank: axis -5 of a tensor with 4 axes
    expected=5 actual=4 axis=-5
normalize_axis(0, 0)
    input-rank: axis 0 of a tensor with 0 axes
    expected=1 actual=0 axis=0
normalize_axis(-1, 0)
    input-rank: axis -1 of a tensor with 0 axes
    expected=1 actual=0 axis=-1
normalize_axis(1, 1)
    input-rank: axis 1 of a tensor with 1 axis
    expected=2 actual=1 axis=1
normalize_axis(3, 2)
    input-rank: axis 3 of a tensor with 2 axes
    expected=4 actual=2 axis=3
permute((B, 3), (0, 2, 1))
    input-rank: an order of 3 axes for a tensor with 2
    expected=3 actual=2
permute((B, 3), (0,))
    input-rank: an order of 1 axes for a tensor with 2
    expected=1 actual=2
transpose((), 1, 0)
    input-rank: axis 1 of a tensor with 1 axis
    expected=2 actual=1 axis=1
transpose((), 0, 1)
    input-rank: axis 1 of a tensor with 1 axis
    expected=2 actual=1 axis=1
reduce((), 1)
    input-rank: axis 1 of a tensor with 1 axis
    expected=2 actual=1 axis=1
broadcast((B, 64, 56, 56), (B, 128, 56, 28))
    broadcast-shape: sizes 64 and 128 at axis -3 do not broadcast
    expected=64 actual=128 axis=-3 meant=(B, 64, 56, 56)
broadcast((3,), (4, 5))
    broadcast-shape: sizes 3 and 5 at axis -1 do not broadcast
    expected=3 actual=5 axis=-1 meant=(4, 3)
broadcast((2, 3), (3,), (3, 3), (2, 4))
    broadcast-shape: sizes 2 and 3 at axis -2 do not broadcast
    expected=2 actual=3 axis=-2 meant=(2, 3)
expand((3, 2), (2,))
    input-rank: expand to 1 axes, but the tensor has 2
    expected=1 actual=2 meant=(3, 2)
expand((3, 2), (5, 3, 4))
    broadcast-shape: size 2 at axis 2 cannot expand to 4
    expected=2 actual=4 axis=2
expand((3, 2*H), (3, 5))
    broadcast-shape: size 2*H at axis 1 cannot expand to 5
    expected=2*H actual=5 axis=1
expand((2, 3), (-2, 3))
    broadcast-shape: size 2 at axis 0 cannot expand to -2
    expected=2 actual=-2 axis=0
pad((B,), [(1, 1), (1, 1)])
    input-rank: padding for 2 axes of a tensor with 1
    expected=2 actual=1 meant=(B,)
pad((B, 3), [(-2, -2)])
    empty-output: padding of -2 and -2 makes a size of -1 from 3 at axis 1
    expected=0 actual=-1 axis=1 meant=(B, OPEN)
pad((B, 3, 4), [(-3, -3), (-4, -4)])
    empty-output: padding of -3 and -3 makes a size of -3 from 3 at axis 1
    expected=0 actual=-3 axis=1 meant=(B, OPEN, OPEN)
pad((B, 3, 4), [(-4, 0), (0, 5)])
    empty-output: padding of -4 and 0 makes a size of -1 from 3 at axis 1
    expected=0 actual=-1 axis=1 meant=(B, OPEN, 9)
repeat((B, 3), (2,))
    input-rank: 1 repeat counts for a tensor with 2 axes
    expected=2 actual=1 meant=(B, 3)
index((B, 3), (0, 0, 0))
    input-rank: 3 indices for a tensor with 2 axes
    expected=3 actual=2
index((3,), (0, 0))
    input-rank: 2 indices for a tensor with 1 axis
    expected=2 actual=1
index((4, 4), (mask(4, 5),))
    broadcast-shape: the mask has 5 elements at axis 1, the tensor 4
    expected=4 actual=5 axis=1
index((4, 4), (mask(4, 4), 1))
    input-rank: 3 indices for a tensor with 2 axes
    expected=3 actual=2
narrow(10, 6, 5)
    call-arguments: start 6 and length 5 exceed an axis of 10
    expected=10 actual=11 meant=5
narrow(10, -3, 4)
    call-arguments: start -3 and length 4 exceed an axis of 10
    expected=10 actual=11 meant=4
concat([(B, 64, 8, 8), (B, 32, 8)], 1)
    concat-shape: tensors of 4 and of 3 axes cannot be joined
    expected=4 actual=3 meant=(B, 64, 8, 8)
concat([(B, 64, 8, 8), (B, 32, 9, 8)], 1)
    concat-shape: sizes 8 and 9 at axis 2 differ
    expected=8 actual=9 axis=2 meant=(B, 96, 8, 8)
concat([(B, 64, 8, 8), (B, 32, 9, 7), (B, 1, 8, 8)], 1)
    concat-shape: sizes 8 and 9 at axis 2 differ
    expected=8 actual=9 axis=2 meant=(B, 97, 8, 8)
stack([(B, 3), (3,)], 1)
    concat-shape: tensors of 2 and of 1 axes cannot be stacked
    expected=2 actual=1 meant=(B, 2, 3)
stack([(B, 3), (B, 4)], 0)
    concat-shape: sizes 3 and 4 at axis 1 differ
    expected=3 actual=4 axis=1 meant=(2, B, 3)
split_sizes(10, [3, 8])
    call-arguments: pieces of 3, 8 add up to 11, not to 10
    expected=10 actual=11 meant=(3, 8)
equal_split_sizes(12, 5)
    call-arguments: an axis of 12 does not split into 5 equal pieces
    expected=12 actual=5 meant=(2, 2, 2, 2, 2)
matmul((), (3,))
    input-rank: matmul of a scalar
    expected=1 actual=0
matmul((3,), ())
    input-rank: matmul of a scalar
    expected=1 actual=0
matmul((B, 9216), (12544, 10))
    matmul-shape: (Bx9216) and (12544x10) cannot be multiplied: 9216 != 12544
    expected=9216 actual=12544 axis=-2 meant=(B, 10)
matmul((3,), (4,))
    matmul-shape: (3) and (4) cannot be multiplied: 3 != 4
    expected=3 actual=4 axis=-1 meant=()
matmul((2, 4, 3), (5, 3, 4))
    matmul-shape: batch sizes 2 and 5 at axis -3 do not broadcast
    expected=2 actual=5 axis=-3 meant=(2, 4, 4)
matmul((2, 4, 3), (5, 7, 4))
    matmul-shape: (2x4x3) and (5x7x4) cannot be multiplied: 3 != 7
    expected=3 actual=7 axis=-2 meant=(2, 4, 4)
tensordot((2, 3), (4, 5), 1)
    matmul-shape: axis 1 of (2x3) and axis 0 of (4x5) cannot be contracted: 3 != 4
    expected=3 actual=4 axis=0 meant=(2, 5)
tensordot((2, 3, 4), (4, 7), ([1, 2], [1, 0]))
    matmul-shape: axis 1 of (2x3x4) and axis 1 of (4x7) cannot be contracted: 3 != 7
    expected=3 actual=7 axis=1 meant=(2,)
tensordot((2,), (3,), 2)
    input-rank: a contraction of 2 axes of tensors with 1 and 1
    expected=2 actual=1
tensordot((2, 3), (3,), 2)
    input-rank: a contraction of 2 axes of tensors with 2 and 1
    expected=2 actual=1
einsum("ijk,k", [(2, 3), (3,)])
    input-rank: einsum: `ijk` names 3 axes of a tensor with 2
    expected=3 actual=2
einsum("...ij,j", [(2,), (3,)])
    input-rank: einsum: `...ij` names 2 axes of a tensor with 1
    expected=2 actual=1
einsum("ii->i", [(2, 3)])
    matmul-shape: einsum: `i` of 'ii->i' is 2 and 3
    expected=2 actual=3 meant=(2,)
einsum("ii->i", [(2, 1)])
    matmul-shape: einsum: `i` of 'ii->i' is 2 and 1
    expected=2 actual=1 meant=(2,)
einsum("ij,jk->ik", [(2, 3), (4, 5)])
    matmul-shape: einsum: `j` of 'ij,jk->ik' is 3 and 4
    expected=3 actual=4 meant=(2, 5)
einsum("...i,...i->...i", [(2, 3), (4, 3)])
    matmul-shape: sizes 2 and 4 at axis -1 do not broadcast
    expected=2 actual=4 meant=(2, 3)
reshape((B, 256, 6, 6), (-1, 12544))
    reshape-folds-batch: rows of 12544 from samples of 9216 elements: a row would mix samples
    expected=9216 actual=12544 axis=1 meant=(B, 9216)
reshape((B, 784), (-1, 1, 32, 32))
    reshape-folds-batch: rows of 1024 from samples of 784 elements: a row would mix samples
    actual=1024 meant=(OPEN, 1, 32, 32)
reshape((B, 784), (-1, 1, 28, 27))
    reshape-folds-batch: rows of 756 from samples of 784 elements: a row would mix samples
    expected=28 actual=27 axis=3 meant=(B, 1, 28, 28)
reshape((B, 256, 6, 6), (B, 12544))
    reshape-size: Bx256x6x6 holds 9216*B elements, which do not fit (Bx12544)
    expected=9216 actual=12544 axis=1 meant=(B, 9216)
reshape((4, 3), (5, 7))
    reshape-size: 4x3 holds 12 elements, which do not fit (5x7)
    meant=(5, 7)
reshape((2*H + 1, 3), (-1, 2))
    reshape-size: (2*H + 1)x3 holds 3*(2*H + 1) elements, which do not fit (-1x2)
    expected=3 actual=2 axis=1 meant=(2*H + 1, 3)
matmul((H + 1, 4), (5, 2*H))
    matmul-shape: ((H + 1)x4) and (5x2*H) cannot be multiplied: 4 != 5
    expected=4 actual=5 axis=-2 meant=(H + 1, 2*H)
reshape((0, 4), (-1, 0))
    reshape-size: 0x4 holds 0 elements, which do not fit (-1x0)
    expected=4 actual=0 axis=1 meant=(0, 4)
reshape((B, 3), (-1, 2, 2))
    reshape-folds-batch: rows of 4 from samples of 3 elements: a row would mix samples
    actual=4 meant=(OPEN, 2, 2)
flatten((2, 3), 2)
    input-rank: axis 2 of a tensor with 2 axes
    expected=3 actual=2 axis=2
unflatten((B, 512), 1, (8, 65))
    reshape-size: 512 holds 512 elements, which do not fit (8x65)
    expected=64 actual=65 axis=1 meant=(B, 8, 64)
unflatten((B, 512, 7), 1, (8, 65))
    reshape-size: 512 holds 512 elements, which do not fit (8x65)
    expected=64 actual=65 axis=1 meant=(B, 8, 64, 7)
Window(5).output(3)
    empty-output: a window of 5 does not fit into a map of 3
    expected=5 actual=3 meant=OPEN
Window(5, 1, (1, 1)).output(2)
    empty-output: a window of 5 does not fit into a map of 2 (with its padding 4)
    expected=5 actual=4 meant=OPEN
Window(3, 1, (0, 1), 4).output(2)
    empty-output: a window of 9 does not fit into a map of 2 (with its padding 3)
    expected=9 actual=3 meant=OPEN
Window(H + 3).output(H)
    empty-output: a window of H + 3 does not fit into a map of H
    expected=H+3 actual=H meant=OPEN
Window(H + 3, 1, (1, 0)).output(H)
    empty-output: a window of H + 3 does not fit into a map of H (with its padding H + 1)
    expected=H+3 actual=H+1 meant=OPEN
Window(3, 9, transposed=True).output(0)
    empty-output: the output size would be -6 = (0 - 1)*9 - 2*0 + 1*(3-1) + 0 + 1
    expected=3 actual=0 meant=OPEN
Window(1, 2, (1, 1), transposed=True).output(1)
    empty-output: the output size would be -1 = (1 - 1)*2 - 2*1 + 1*(1-1) + 0 + 1
    expected=1 actual=3 meant=OPEN
"""
ERRORS = r"""
normalize_axes((1, -1), 2)
    ValueError: axes (1, -1) name one axis twice
squeeze((B, 2), 1, strict=True)
    ValueError: cannot squeeze an axis of size 2
expand((3,), (-1, 3))
    ValueError: -1 keeps the size of an axis, and a new axis has none to keep
index((B, 3), (dots, dots))
    IndexError: an index can only have a single ellipsis ('...')
index((B, 3), (s, "a"))
    TypeError: an index of type str
index((B, 3), (s, 3))
    IndexError: index 3 is out of range for an axis of size 3
index((B, 3), (s, -4))
    IndexError: index -4 is out of range for an axis of size 3
index((B, 3), (s, H + 2))
    IndexError: index H + 2 is out of range for an axis of size 3
slice_size(H, slice(0, 4, 0))
    ValueError: slice step cannot be zero
slice_size(H, slice("a", 4))
    TypeError: slice indices must be integers or None
slice_size(H, slice(1, "a"))
    TypeError: slice indices must be integers or None
slice_size(H, slice(1, 4, 2.0))
    TypeError: slice indices must be integers or None
narrow(10, -11, 5)
    IndexError: start -11 is out of range for an axis of size 10
narrow(10, 11, 0)
    IndexError: start 11 is out of range for an axis of size 10
concat([], 1)
    ValueError: expected a non-empty list of tensors
stack([], 0)
    ValueError: stack expects a non-empty list of tensors
split_sizes(4, 0)
    ValueError: split expects a positive size, but got 0
split_sizes(H, 4)
    Undecided: how many pieces of 4 an axis of H gives
split_sizes(70000, 1)
    Undecided: 70000 pieces, too many to follow
split_sizes(70000*H, H)
    Undecided: 70000 pieces, too many to follow
chunk_sizes(4, 0)
    ValueError: chunk expects `chunks` to be greater than 0
chunk_sizes(H, 3)
    Undecided: how many pieces an axis of H gives in 3 chunks
chunk_sizes(H, 70000)
    Undecided: 70000 pieces, too many to follow
equal_split_sizes(4, 0)
    ValueError: the number of pieces must be greater than 0
equal_split_sizes(12, 70000)
    Undecided: 70000 pieces, too many to follow
tensordot((2, 3), (3, 5), ([0, 1], [0]))
    ValueError: the axes to contract differ in number
einsum("i,j", [(2,)])
    ValueError: einsum: 2 terms in 'i,j' for 1 operands
einsum("i1", [(2, 3)])
    ValueError: einsum: invalid equation 'i1'
einsum("ij->1", [(2, 3)])
    ValueError: einsum: invalid equation 'ij->1'
einsum("......", [()])
    ValueError: einsum: a term of '......' has more than one ellipsis
einsum("i->......", [(2,)])
    ValueError: einsum: a term of 'i->......' has more than one ellipsis
einsum("ij->k", [(2, 3)])
    ValueError: einsum: the output 'k' names an axis that no term has, or one twice
einsum("ij->ii", [(2, 3)])
    ValueError: einsum: the output 'ii' names an axis that no term has, or one twice
reshape((4, 4), (-1, -1))
    ValueError: only one dimension can be inferred
reshape((4, 4), (-2, 8))
    ValueError: invalid shape dimension -2
flatten((2, 3), 1, 0)
    ValueError: flatten() has invalid args: start_dim cannot come after end_dim
unflatten((B, 512, 7), 1, (-1, -1))
    ValueError: only one dimension can be inferred
Window(2, 0).output(5)
    ValueError: stride must be greater than zero, but got 0
Window(2, -1).output(5)
    ValueError: stride must be greater than zero, but got -1
H / 2 / 0
    ZeroDivisionError: division by zero
"""


def cases(text: str) -> list[list[str]]:
    """The lines of each case: one that is indented goes on."""
    return [[line.strip() for line in case.splitlines()] for case in re.split(r"\n(?=\S)", text.strip())]


@pytest.mark.parametrize(("call", "words", "fields"), cases(FAULTS))
def test_fault(call: str, words: str, fields: str) -> None:
    with pytest.raises(ShapeFault) as caught:
        eval(call, NAMES)
    fault = caught.value
    assert f"{fault.kind}: {fault.message}" == words == f"{fault.kind}: {fault}"
    wanted = dict(field.split("=", 1) for field in re.split(r" (?=\w+=)", fields))
    for name in FIELDS:
        assert same(getattr(fault, name), eval(wanted.get(name, "None"), NAMES)), name


@pytest.mark.parametrize(("call", "words"), cases(ERRORS))
def test_error(call: str, words: str) -> None:
    with pytest.raises((ValueError, TypeError, IndexError, ZeroDivisionError, Undecided)) as caught:
        eval(call, NAMES)
    assert f"{type(caught.value).__name__}: {caught.value}" == words
