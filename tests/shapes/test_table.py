"""One line a case: a call, and the shape it gives or the fault it raises.

`call -> shape`; `call !! kind expected=... actual=... axis=... meant=...` (what is not written is not looked at);
`call ?? words` for Undecided; `call ** Error`. `?` in a shape is a size that must be open.
"""

from __future__ import annotations

import re
from typing import Any

import pytest

import convlint.shapes as shapes
from convlint.shapes import Dim, Indices, ShapeFault, Size, Undecided, prove_equal, prove_same, symbol

NAMES: dict[str, Any] = {
    **{name: getattr(shapes, name) for name in shapes.__all__},
    "B": symbol(("B",), "B"),
    "H": symbol(("H",), "H"),
    "W": symbol(("W",), "W"),
    "q": symbol(("q",), "?", None),
    "r": symbol(("r",), "?", None),
    "T": lambda *shape: Indices(shape),
    "mask": lambda *shape: Indices(shape, is_mask=True),
    "s": slice(None),
    "_": None,
    "dots": ...,
    "OPEN": "?",
}

TABLE = """
# the batch and a fully connected layer
reshape((B, 256, 6, 6), (-1, 9216)) -> (B, 9216)
reshape((B, 256, 6, 6), (B, -1)) -> (B, 9216)
reshape((B, 256, 6, 6), (B, 9216)) -> (B, 9216)
reshape((B, 256, 6, 6), (-1, 12544)) !! reshape-folds-batch expected=9216 actual=12544 axis=1 meant=(B, 9216)
reshape((B, 16, 6, 6), (-1, 400)) !! reshape-folds-batch expected=576 actual=400 axis=1 meant=(B, 576)
reshape((B, 256, 6, 6), (B, 12544)) !! reshape-size expected=9216 actual=12544 axis=1 meant=(B, 9216)
reshape((B, 256, 6, 6), (-1, 4608)) -> (2*B, 4608)
reshape((B, 256, 6, 6), (-1, 6)) -> (1536*B, 6)
reshape((B, 256, 6, 6), (-1, 18432)) !! reshape-folds-batch expected=9216 actual=18432 meant=(B, 9216)
reshape((2*B, 4608), (-1, 9216)) -> (B, 9216)
reshape((2*B, 4608), (-1, 5000)) !! reshape-folds-batch expected=4608 actual=5000 meant=(2*B, 4608)
# a batch that somebody wrote as a number
reshape((B, 256, 6, 6), (64, -1)) -> (64, 144*B)
reshape((B, 16, 6, 6), (64, 576)) -> (64, 576)
reshape((B, 16, 6, 6), (64, 400)) !! reshape-size expected=576 actual=400 axis=1 meant=(64, 576)
reshape((B, 16, 6, 6), (7, -1)) -> (7, OPEN)
reshape((4, 16, 6, 6), (4, 400)) !! reshape-size expected=576 actual=400 meant=(4, 576)
reshape((4, 16, 6, 6), (-1, 400)) !! reshape-size expected=576 actual=400 meant=(4, 576)
reshape((4, 16, 6, 6), (-1, 288)) -> (8, 288)
reshape((4, 16, 6, 6), (8, 400)) !! reshape-size expected=288 actual=400 meant=(8, 288)
reshape((4, 3), (2, 5)) !! reshape-size expected=6 actual=5 meant=(2, 6)
reshape((4, 3), (5, 7)) !! reshape-size expected=None actual=None meant=(5, 7)
# maps
reshape((B, 784), (-1, 1, 28, 28)) -> (B, 1, 28, 28)
reshape((B, 784), (-1, 1, 32, 32)) !! reshape-folds-batch expected=None actual=1024 meant=(OPEN, 1, 32, 32)
reshape((B, 784), (-1, 1, 28, 27)) !! reshape-folds-batch expected=28 actual=27 axis=3 meant=(B, 1, 28, 28)
reshape((B, 784), (B, 1, 28, 27)) !! reshape-size expected=28 actual=27 axis=3 meant=(B, 1, 28, 28)
reshape((2, 784), (-1, 1, 28, 27)) !! reshape-size expected=28 actual=27 axis=3 meant=(2, 1, 28, 28)
reshape((B, 28, 28, 3), (-1, 28, 28, 1)) -> (3*B, 28, 28, 1)
reshape((B, 6272), (-1, 128, 7, 7)) -> (B, 128, 7, 7)
reshape((B, 6272), (-1, 128, 14, 14)) -> (OPEN, 128, 14, 14)
# pairs, choices and frames: whole samples in one row
reshape((B, 1), (-1, 4)) -> (OPEN, 4)
reshape((B, 512), (-1, 1024)) -> (OPEN, 1024)
reshape((B, 512), (-1, 8, 512)) -> (OPEN, 8, 512)
reshape((B, 1, 1, 1), (-1, 5)) -> (OPEN, 5)
reshape((B, 3, 8, 8), (-1, 5, 3, 8, 8)) -> (OPEN, 5, 3, 8, 8)
reshape((8*B, 512), (-1, 8, 512)) -> (B, 8, 512)
# sizes that are not known
reshape((B, 16, H, W), (B, -1)) -> (B, 16*H*W)
reshape((B, 16, H, W), (-1, 16*H*W)) -> (B, 16*H*W)
reshape((B, 16, H, W), (-1, 400)) -> (OPEN, 400)
reshape((B, 16, H, W), (-1, 16)) -> (B*H*W, 16)
reshape((B, 16, H, H), (-1, 200)) -> (OPEN, 200)
reshape((B, 16, 2*H + 1, 1), (B, 24)) !! reshape-size actual=24
reshape((B, 16, 2*H + 1, 1), (-1, 8)) -> (4*B*H + 2*B, 8)
reshape((q, 16, 4, 4), (-1, 100)) -> (OPEN, 100)
reshape((H, 16, 4, 4), (-1, 100)) -> (OPEN, 100)
reshape((B, 9216), (q, 9216)) -> (B, 9216)
reshape((B, 9216), (B, q)) -> (B, 9216)
reshape((B, 9216), (q, r)) -> (OPEN, OPEN)
reshape((B, 9216), (q, -1)) -> (q, OPEN)
reshape((4, 9216), (q, 100)) !! reshape-size
reshape((B, q), (-1, 100)) -> (OPEN, 100)
reshape((4, 4), (2, -1, -1)) ** ValueError
reshape((4, 4), (-2, 8)) ** ValueError
reshape((0, 4), (-1, 0)) !! reshape-size
reshape((), (1, 1)) -> (1, 1)
reshape((1,), ()) -> ()
flatten((B, 256, 6, 6), 1) -> (B, 9216)
flatten((B, 256, 6, 6)) -> (9216*B,)
flatten((B, 16, H, W), 1, 2) -> (B, 16*H, W)
reshape((q, r), (q, r)) -> (q, r)
reshape((4, 6), (q, r, 2)) -> (OPEN, OPEN, 2)
reshape((), (-1, H)) -> (OPEN, H)
# a formula is no -1, even if its number might be
reshape((B, 12), (B, H - 5)) -> (B, H - 5)
reshape((B, 12), (B, q*q)) -> (B, q*q)
reshape((B, 12), (B, 2*q)) -> (B, 2*q)
# which number is the wrong one
reshape((2*H + 1, 3), (-1, 2)) !! reshape-size
reshape((B + 1, 3), (-1, 2)) -> (OPEN, 2)
reshape((B, 4*H + 1, 1), (-1, 4)) !! reshape-folds-batch expected=4*H+1 actual=4 axis=1 meant=(B, 4*H + 1)
reshape((B, 16, 16), (-1, 512)) !! reshape-folds-batch expected=256 actual=512 axis=1
reshape((B, 784), (-1, 3, 28, 27)) !! reshape-folds-batch expected=None actual=2268 axis=None
reshape((B, 784), (q, 1, 28, 27)) !! reshape-folds-batch expected=28 actual=27 axis=3
reshape((4, 6), (4, 12)) !! reshape-size expected=6 actual=12 axis=1 meant=(4, 6)
reshape((4, 4), (4, 2*H + 1)) !! reshape-size expected=4 actual=2*H+1 axis=1 meant=(4, 4)
reshape((B, 6), (2*B, 6)) !! reshape-size expected=3 actual=6 axis=1 meant=(2*B, 3)
reshape((B, 784), (64, 1, 28, 27)) !! reshape-size expected=28 actual=27 axis=3 meant=(64, 1, 28, 28)
reshape((4, 3), (1, 6)) !! reshape-size expected=None actual=None axis=None meant=(1, 6)
reshape((4, 3), (0, 5)) !! reshape-size expected=None actual=None axis=None meant=(0, 5)
reshape((2, 784), (2, -1, 27)) !! reshape-size expected=784 actual=27 axis=2 meant=(2, 1, 784)
reshape((2, 7), (-1, 2, 2)) !! reshape-size expected=None actual=None axis=None meant=(OPEN, 2, 2)
flatten(()) -> (1,)
flatten((), 1) !! input-rank expected=2 actual=1 axis=1
flatten((), 0, 1) !! input-rank expected=2 actual=1 axis=1
flatten((2, 3), 2) !! input-rank expected=3 actual=2
flatten((2, 3), 1, 0) ** ValueError
unflatten((B, 512), 1, (32, 4, 4)) -> (B, 32, 4, 4)
unflatten((B, 512), -1, (32, -1, 4)) -> (B, 32, 4, 4)
unflatten((B, 512), 1, (32, 4, 5)) !! reshape-size expected=4 actual=5 meant=(B, 32, 4, 4)
unflatten((B, 512), 1, (8, 65)) !! reshape-size expected=64 actual=65 meant=(B, 8, 64)
numel((B, 16, 4)) == 64*B
# broadcasting
broadcast((B, 64, H, W), (64, 1, 1)) -> (B, 64, H, W)
broadcast((B, 64, 56, 56), (B, 128, 56, 56)) !! broadcast-shape expected=64 actual=128 axis=-3 meant=(B, 64, 56, 56)
broadcast((B, 64), (32, 64)) -> (32, 64)
broadcast((B, 64), (B, 1)) -> (B, 64)
broadcast((H,), (H + 1,)) -> (OPEN,)
broadcast((H + 1,), (H + 2,)) !! broadcast-shape
broadcast((2*H - 1,), (3,)) -> (3,)
broadcast((2*H,), (3,)) !! broadcast-shape expected=2*H actual=3
broadcast((2*H,), (2*W - 1,)) -> (2*H,)
broadcast((2*H,), (2*W + 3,)) !! broadcast-shape
broadcast((q,), (3,)) -> (3,)
broadcast((q,), (1,)) -> (q,)
broadcast((q,), (r,)) -> (OPEN,)
broadcast() -> ()
broadcast((3,), (4,), (5,)) !! broadcast-shape expected=3 actual=4
expand((3, 1), (-1, 4)) -> (3, 4)
expand((3, 1), (2, 3, 4)) -> (2, 3, 4)
expand((3, 2), (3, 4)) !! broadcast-shape expected=2 actual=4
expand((3, 2), (2,)) !! input-rank
expand((3,), (-1, 3)) ** ValueError
type(broadcast_sizes(3, 3 + 1//(H + 1))) == int
type(broadcast_sizes(3 + 1//(H + 1), 3)) == int
broadcast_sizes(1 + 1//(H + 1), q) == q
broadcast_sizes(q, 1 + 1//(H + 1)) == q
broadcast_sizes(1 + 1//(H + 1), H) == H
broadcast_sizes(H, 1 + 1//(H + 1)) == H
broadcast_sizes(1, H) == H
broadcast_sizes(H, 1) == H
broadcast_sizes(H, W) == maximum(H, W)
meet(7, q) == 7
meet(q, 7) == 7
meet(7, 8) == None
meet(q, H) == H
meet(H, q) == H
expand((B, 1), (q, 4)) -> (OPEN, 4)
expand((3,), (1,)) !! broadcast-shape expected=3 actual=1 axis=0
expand((1,), (H,)) -> (H,)
expand((1,), (2*q,)) -> (2*q,)
expand((3,), (q,)) -> (3,)
expand((2,), (q,)) -> (2,)
expand((2*H,), (q,)) -> (2*H,)
# joining
concat([(B, 64, 8, 8), (B, 32, 8, 8)], 1) -> (B, 96, 8, 8)
concat([(B, 64, 8, 8), (B, 32, 9, 8)], 1) !! concat-shape expected=8 actual=9 axis=2 meant=(B, 96, 8, 8)
concat([(B, 64, 8, 8), (B, 32, 8)], 1) !! concat-shape expected=4 actual=3 meant=(B, 64, 8, 8)
concat([(B, 64), (q, 32)], -1) -> (B, 96)
concat([(q, 64), (B, 32)], -1) -> (B, 96)
concat([(q, 64), (7, 32)], -1) -> (7, 96)
concat([(B, 64, H), (B, 64, H + 1)], 1) !! concat-shape expected=H actual=H+1
concat([(B, 64, H), (B, 64, W)], 1) -> (B, 128, H)
concat([(2,), (3,)], 1) !! input-rank
concat([], 1) ** ValueError
stack([(B, 3), (B, 3)], 1) -> (B, 2, 3)
stack([(B, 3), (B, 3)], -1) -> (B, 3, 2)
stack([(B, 3), (B, 4)], 0) !! concat-shape expected=3 actual=4 meant=(2, B, 3)
stack([(B, 3), (3,)], 0) !! concat-shape
stack([], 0) ** ValueError
stack([(B, 3), (B, 3)]) -> (2, B, 3)
# cutting
split_sizes(10, 4) -> (4, 4, 2)
split_sizes(0, 4) -> (0,)
split_sizes(10, [3, 7]) -> (3, 7)
split_sizes(10, [3, 8]) !! call-arguments expected=10 actual=11
split_sizes(3*H, H) -> (H, H, H)
split_sizes(3*H, [H, 2*H]) -> (H, 2*H)
split_sizes(H, 4) ?? how many pieces
split_sizes(4, 0) ** ValueError
split_sizes(3, 1) -> (1, 1, 1)
len(split_sizes(131073, 2)) == 65537
len(split_sizes(65536*H, H)) == 65536
chunk_sizes(10, 3) -> (4, 4, 2)
chunk_sizes(9, 4) -> (3, 3, 3)
chunk_sizes(64, 2) -> (32, 32)
chunk_sizes(0, 2) -> (0, 0)
chunk_sizes(2*H, 2) -> (H, H)
chunk_sizes(H + 1, 2) -> (H//2 + 1, (H + 1)//2)
chunk_sizes(H, 3) ?? how many pieces
chunk_sizes(H + 1, 3) ?? how many pieces
chunk_sizes(H, 2) ?? how many pieces
chunk_sizes(4, 1) -> (4,)
chunk_sizes(2, 4) -> (1, 1)
chunk_sizes(6*H, 3) -> (2*H, 2*H, 2*H)
equal_split_sizes(3, 1) -> (3,)
chunk_sizes(4, 0) ** ValueError
equal_split_sizes(12, 3) -> (4, 4, 4)
equal_split_sizes(12, 5) !! call-arguments expected=12 actual=5
equal_split_sizes(4*H + 2, 4) !! call-arguments
equal_split_sizes(4*H, 2) -> (2*H, 2*H)
equal_split_sizes(4, 0) ** ValueError
narrow(10, 2, 5) -> 5
narrow(10, -3, 3) -> 3
narrow(10, 6, 5) !! call-arguments expected=10 actual=11
narrow(10, -11, 5) ** IndexError
narrow(H, 0, 5) -> 5
narrow(H, 1, H) !! call-arguments
# products
matmul((B, 9216), (9216, 10)) -> (B, 10)
matmul((B, 9216), (12544, 10)) !! matmul-shape expected=9216 actual=12544 axis=-2 meant=(B, 10)
matmul((3,), (3,)) -> ()
matmul((3,), (4,)) !! matmul-shape expected=3 actual=4 axis=-1
matmul((3,), (3, 4)) -> (4,)
matmul((B, 4, 3), (3,)) -> (B, 4)
matmul((B, 8, 4, 3), (8, 3, 5)) -> (B, 8, 4, 5)
matmul((2, 4, 3), (5, 3, 4)) !! matmul-shape expected=2 actual=5 axis=-3 meant=(2, 4, 4)
matmul((), (3,)) !! input-rank
matmul((B, H), (W, 3)) -> (B, 3)
tensordot((2, 3, 4), (3, 4, 5)) -> (2, 5)
tensordot((2, 3), (3, 5), 1) -> (2, 5)
tensordot((2, 1), (4, 5), 1) -> (2, 5)
tensordot((2, 1), (4, 5), 1, numpy=True) !! matmul-shape expected=1 actual=4
tensordot((2, 3), (4, 5), 1) !! matmul-shape expected=3 actual=4
tensordot((2, 3), (3, 5), (1, 0)) -> (2, 5)
tensordot((2, 3), (3, 5), ([0, 1], [0])) ** ValueError
tensordot((2,), (3,), 2) !! input-rank
einsum("bhqd,bhkd->bhqk", [(B, 8, 5, 64), (B, 8, 7, 64)]) -> (B, 8, 5, 7)
einsum("bhqd,bhkd->bhqk", [(B, 8, 5, 64), (B, 8, 7, 32)]) !! matmul-shape expected=64 actual=32 meant=(B, 8, 5, 7)
einsum("...i,ij->...j", [(B, H, 3), (3, 4)]) -> (B, H, 4)
einsum("ij,jk", [(2, 3), (3, 4)]) -> (2, 4)
einsum("ba", [(2, 3)]) -> (3, 2)
einsum("X,j", [(2,), (3,)]) -> (2, 3)
einsum("...ij,...jk", [(B, 7, 2, 3), (7, 3, 4)]) -> (B, 7, 2, 4)
einsum("i...", [(2, 3, 4)]) -> (3, 4, 2)
einsum("ii", [(2, 2)]) -> ()
einsum("i j->j i", [(2, 3)]) -> (3, 2)
einsum("ij->", [(2, 3)]) -> ()
einsum("i...j", [(2,)]) !! input-rank expected=2 actual=1
matmul((H, 4, 3), (3,)) -> (H, 4)
# axes
normalize_axis(-1, 4) -> 3
normalize_axis(4, 4) !! input-rank expected=5 actual=4
normalize_axis(-5, 4) !! input-rank expected=5 actual=4
normalize_axis(q, 4) ?? as a number
reduce((B, 3, H, W), (2, 3)) -> (B, 3)
reduce((B, 3, H, W), -1, True) -> (B, 3, H, 1)
reduce((B, 3)) -> ()
reduce((B, 3), (1, -1)) ** ValueError
reduce((), 0) -> ()
squeeze((B, 512, 1, 1)) -> (B, 512)
squeeze((B, 512, 1, 1), -1) -> (B, 512, 1)
squeeze((B, 512, 1, 1), (2, 3)) -> (B, 512)
squeeze((B, 512, 2), 2) -> (B, 512, 2)
squeeze((B, 512, 2), 2, strict=True) ** ValueError
squeeze((B, 512, H), 2, strict=True) -> (B, 512)
squeeze((B, 512, H)) ?? H == 1
squeeze((B, H, 1), 2) -> (B, H)
squeeze((), 0) -> ()
squeeze((), 1) !! input-rank expected=2 actual=1
unsqueeze((B, 3), 0) -> (1, B, 3)
unsqueeze((B, 3), -1) -> (B, 3, 1)
unsqueeze((B, 3), 4) !! input-rank
expand_dims((B, 3), (0, -1)) -> (1, B, 3, 1)
permute((B, 3, H, W), (0, 2, 3, 1)) -> (B, H, W, 3)
permute((B, 3), (0, 2, 1)) !! input-rank expected=3 actual=2
permute((B, 3), (0, 0)) ** ValueError
transpose((B, 3, H), 1, -1) -> (B, H, 3)
transpose((), 0, -1) -> ()
# indexing
index((B, 3, H, W), (s, 0)) -> (B, H, W)
index((B, 3, H, W), (dots, 0)) -> (B, 3, H)
index((B, 3, H, W), (s, _, 0, dots)) -> (B, 1, H, W)
index((B, 3, H, W), slice(0, 4)) -> (OPEN, 3, H, W)
index((B, 3), (s, slice(1, None))) -> (B, 2)
index((B, 3, 8, 8), (s, s, slice(None, None, 2), slice(1, -1))) -> (B, 3, 4, 6)
index((B, 3), (0, 0, 0)) !! input-rank expected=3 actual=2
index((B, 3), (s, 3)) ** IndexError
index((B, 3), (s, -4)) ** IndexError
index((B, 3), (s, q)) -> (B,)
index((B, 3), (7,)) -> (3,)
index((B, 3), (dots, dots)) ** IndexError
index((B, 3), True) -> (OPEN, B, 3)
index((B, 10), (T(5), T(5))) -> (5,)
index((B, 10), (T(5, 1), T(4))) -> (5, 4)
index((B, 4, 10), (T(5), s, T(5))) -> (5, 4)
index((4, 4), (mask(4, 4),)) -> (OPEN,)
index((4, 4), (mask(4, 5),)) !! broadcast-shape
slice_size(10, slice(2, 8, 3)) -> 2
slice_size(H, slice(None, -1)) -> H - 1
slice_size(H, slice(1, None)) -> H - 1
slice_size(H, slice(None, None, 2)) -> (H + 1)//2
slice_size(H, slice(None, None, -1)) -> H
slice_size(H, slice(5, 1, -1)) -> OPEN
slice_size(H, slice(q, None)) -> OPEN
slice_size(H + 4, slice(2, -2)) -> H
slice_size(H, slice(None, 4, q)) -> OPEN
slice_size(H, slice(0, 4, 0)) ** ValueError
slice_size(H, slice(0, -1)) -> H - 1
slice_size(10, slice(0, 4, q)) -> OPEN
index((2, 3, 4), (T(5), s, T(5))) -> (5, 3)
index((2, 3, 4, 5), (s, T(6), s, T(6))) -> (6, 2, 4)
index((2, 3, 4, 5), (s, T(6), T(6))) -> (2, 6, 5)
index((2, 3, 4, 5), (s, T(6), _, T(6))) -> (6, 2, 1, 5)
index((2, 3, 4, 5, 7), (s, T(6), s, T(6), T(6))) -> (6, 2, 4)
slice_size(H, slice("a", 4)) ** TypeError
slice_size(10, slice(2.0, 4)) ** TypeError
slice_size(10, slice(H, None)) -> maximum(10 - H, 0)
# longer
pad((B, 3, H, W), [(1, 1), (2, 2)]) -> (B, 3, H + 2, W + 4)
pad((B, 3), [(-2, 1)]) -> (B, 2)
pad((B, 3), [(-4, 2)]) !! empty-output
pad((B, 3), [(-2, -2)]) !! empty-output expected=0 actual=-1
pad((B,), [(1, 1), (1, 1)]) !! input-rank
pad((3,), [(1, -4)]) !! empty-output expected=0 actual=0 axis=0
repeat((2, 3), (1, 1)) -> (2, 3)
repeat((B, 3), (2, 1, 4)) -> (2, B, 12)
repeat((B, 3), (2,)) !! input-rank
tile((B, 3), (2,)) -> (B, 6)
"""


def lines() -> list[str]:
    return [line for line in TABLE.strip().splitlines() if line and not line.startswith("#")]


def same(found: Any, expected: Any) -> bool:
    """Equality where sizes may be Dims; OPEN agrees with every Dim."""
    if isinstance(expected, tuple):
        return isinstance(found, tuple) and len(found) == len(expected) and all(map(same, found, expected))
    if expected == "?":
        return isinstance(found, Dim)
    return prove_equal(found, expected) is True if _is_size(found) and _is_size(expected) else found is expected


def _is_size(value: Any) -> bool:
    return isinstance(value, Size)


@pytest.mark.parametrize("line", lines())
def test_case(line: str) -> None:
    call, mark, rest = re.split(r" (->|!!|\?\?|\*\*|==) ", line, maxsplit=1)
    if mark in ("->", "=="):
        found = eval(call, NAMES)
        assert same(found, eval(rest, NAMES)), found
    elif mark == "!!":
        with pytest.raises(ShapeFault) as caught:
            eval(call, NAMES)
        kind, *fields = re.split(r" (?=\w+=)", rest)
        assert caught.value.kind == kind and caught.value.message
        for name, value in (field.split("=", 1) for field in fields):
            assert same(getattr(caught.value, name), eval(value, NAMES)), (name, getattr(caught.value, name))
    elif mark == "??":
        with pytest.raises(Undecided, match=re.escape(rest)):
            eval(call, NAMES)
    else:
        with pytest.raises(eval(rest)):
            eval(call, NAMES)


def test_shapes_compare_without_raising() -> None:
    names = NAMES
    assert prove_same((names["B"], 3), (names["B"], 3)) is True
    assert prove_same((names["B"], 3), (names["B"], 4)) is False
    assert prove_same((names["B"], 3), (names["H"], 3)) is None
    assert prove_same((3,), (3, 1)) is False
