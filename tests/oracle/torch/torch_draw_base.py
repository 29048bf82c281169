"""What draws share: the first tensor of a call, and tensors that go with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st
from torch_calls import T

SIZES = st.integers(1, 8)
SMALL = st.integers(1, 4)


class Base:
    """One call's arguments. `op`: the op's name, which says how many spatial axes it has (`conv2d`)."""

    def __init__(self, draw: Callable[[Any], Any], op: str) -> None:
        self.draw = draw
        self.op = op
        self.drawn: dict[str, Any] = {}
        self.x: T | None = None

    # ------------------------------------------------------------------ the first tensor

    @property
    def spatial(self) -> int | None:
        """2 for `conv2d` and `MaxPool2d`; None for ops of any rank."""
        return next((int(digit) for digit in "123" if f"{digit}d" in self.op), None)

    def ranks(self) -> Any:
        """Mostly the ranks that the op takes."""
        if self.chance(8):
            return st.integers(0, 5)
        if self.spatial is not None and not self.op.startswith(("atleast", "Dropout", "dropout")):
            return st.sampled_from([self.spatial + 2, self.spatial + 2, self.spatial + 1])
        return _RANKS.get(self.op, st.integers(0, 5) if self.chance(3) else st.integers(2, 4))

    def first_tensor(self) -> T:
        rank = self.draw(self.ranks())
        shape = [self.draw(SIZES) for _ in range(rank)]
        if self.op.startswith(("pixel_shuffle", "PixelShuffle")) and rank >= 3:
            shape[-3] = shape[-3] * 4
        if self.spatial and rank > self.spatial:
            shape[-self.spatial :] = [self.draw(st.integers(1, 16)) for _ in range(self.spatial)]
        if self.op in ("view_as_complex",):
            shape = [*shape[:-1], 2]
        self.x = T(tuple(shape), DTYPES.get(self.op, "float32"))
        return self.x

    def chance(self, one_in: int) -> bool:
        return bool(self.draw(st.integers(1, one_in)) == 1)

    # ------------------------------------------------------------------ tensors beside the first

    @property
    def rank(self) -> int:
        return len(self.x.shape) if self.x is not None else 3

    @property
    def shape(self) -> tuple[int, ...]:
        return self.x.shape if self.x is not None else (2, 3, 4)

    def related(self, dtype: str | None = None) -> T:
        """The shape of the first tensor, one that broadcasts with it, or (rarely) any other."""
        shape = list(self.shape)
        for axis in range(len(shape)):
            if self.chance(6):
                shape[axis] = self.draw(st.sampled_from([1, shape[axis], 5]))
        if shape and self.chance(5):
            shape = shape[1:]
        return T(tuple(shape), dtype or "float32")

    def sizes(self) -> tuple[int, ...]:
        return tuple(self.draw(SIZES) for _ in range(self.draw(st.integers(0, 4))))

    def p_tensors(self) -> list[Any]:
        first = self.first_tensor()
        return [first, *(self.related(first.dtype) for _ in range(self.draw(st.integers(0, 3))))]

    p_sequences = p_tensors

    def axis_size(self, axis: int) -> int:
        """Mostly the size of that axis of the first tensor."""
        size = self.shape[axis] if -self.rank <= axis < self.rank else 3
        return self.draw(SIZES) if self.chance(6) else size


_RANKS: dict[str, Any] = {
    **dict.fromkeys(("bmm", "baddbmm", "addbmm"), st.just(3)),
    **dict.fromkeys(("mm", "addmm", "mv", "t", "trace", "inverse", "pdist", "addr"), st.just(2)),
    **dict.fromkeys(("dot", "vdot", "outer", "ger", "addmv", "diag"), st.just(1)),
    **dict.fromkeys(("interpolate", "grid_sample", "upsample", "pixel_shuffle", "pixel_unshuffle", "channel_shuffle",
                     "Upsample", "PixelShuffle", "PixelUnshuffle", "ChannelShuffle"), st.sampled_from([3, 4, 4, 5])),
    **dict.fromkeys(("unfold", "Unfold"), st.sampled_from([3, 4])),
    **dict.fromkeys(("fold", "Fold"), st.sampled_from([2, 3])),
    **dict.fromkeys(("RNN", "LSTM", "GRU", "MultiheadAttention", "Transformer", "TransformerEncoderLayer",
                     "TransformerDecoderLayer"), st.sampled_from([2, 3, 3])),
    **dict.fromkeys(("RNNCell", "LSTMCell", "GRUCell"), st.sampled_from([1, 2, 2])),
}  # fmt: skip
DTYPES = {
    **dict.fromkeys(("embedding", "embedding_bag", "one_hot", "bincount", "Embedding", "EmbeddingBag", "gcd", "lcm",
                     "bitwise_and", "bitwise_or", "bitwise_xor", "bitwise_not", "bitwise_left_shift",
                     "bitwise_right_shift", "__and__", "__or__", "__xor__"), "int64"),
    **dict.fromkeys(("gcd.other", "lcm.other", "bitwise_and.other", "bitwise_or.other", "bitwise_xor.other",
                     "__and__.other", "__or__.other", "__xor__.other",
                     "bitwise_left_shift.other", "bitwise_right_shift.other"), "int64"),
    "where": "bool",
}  # fmt: skip
