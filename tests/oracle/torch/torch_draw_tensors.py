"""Operands of products, weights, keys and values: by the name of the parameter."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from torch_calls import T
from torch_draw_base import SIZES, SMALL, Base


class Tensors(Base):
    """Tensors beside the first."""

    # products

    def p_mat2(self) -> T:
        return T((*self.shape[:-2], self.axis_size(-1), self.draw(SIZES)))

    matmul_other = __matmul___other = p_mat2

    def p_vec(self) -> T:
        return T((self.axis_size(-1),))

    p_vec2 = p_vec1 = p_vec

    def dot_tensor(self) -> T:
        return T((self.axis_size(-1),))

    vdot_other = dot_tensor

    def inner_other(self) -> T:
        return T((*self.sizes()[:2], self.axis_size(-1)))

    def p_mat1(self) -> T:
        rows = self.shape[-2] if self.rank > 1 else 2
        return T((rows, self.draw(SIZES)))

    def addmm_mat2(self) -> T:
        return T((self.drawn["mat1"].shape[-1], self.axis_size(-1)))

    def p_batch1(self) -> T:
        batch, rows = (self.shape[0] if self.rank > 2 else 2), (self.shape[-2] if self.rank > 1 else 2)
        return T((batch, rows, self.draw(SIZES)))

    def p_batch2(self) -> T:
        first = self.drawn["batch1"].shape
        return T((first[0], first[2], self.axis_size(-1)))

    def p_mat(self) -> T:
        return T((self.axis_size(0), self.draw(SIZES)))

    def addmv_vec(self) -> T:
        return T((self.drawn["mat"].shape[1],))

    def cdist_x2(self) -> T:
        return T((*self.shape[:-2], self.draw(SIZES), self.axis_size(-1)))

    def tensordot_b(self) -> T:
        return T((*self.shape[-2:], *self.sizes()[:2]))

    def tensordot_dims(self) -> Any:
        return self.draw(st.integers(0, 3))

    def p_equation(self) -> str:
        return str(self.draw(st.sampled_from(_EQUATIONS)))

    # weights

    def p_weight(self) -> T:
        """Of a convolution, a linear or an embedding; else one number for each channel."""
        if self.op.startswith("conv"):
            return self.conv_weight()
        if self.op == "linear":
            return T((self.draw(SIZES), self.axis_size(-1)))
        if self.op.startswith("embedding"):
            return T((20, self.draw(SIZES)))
        if self.op in ("layer_norm", "rms_norm"):
            return T(tuple(self.drawn.get("normalized_shape", (3,))))
        if self.op == "prelu":
            return T((self.draw(st.sampled_from([1, self.axis_size(1)])),))
        return T((self.axis_size(1),))

    p_bias = p_running_mean = p_running_var = p_weight

    def linear_bias(self) -> Any:
        return T(self.drawn["weight"].shape[:1])

    def conv_weight(self) -> T:
        count = self.spatial or 2
        channels = self.axis_size(-count - 1)
        kernel = tuple(self.draw(SMALL) for _ in range(count))
        if "transpose" in self.op:
            return T((channels, self.draw(SIZES), *kernel))
        return T((self.draw(SIZES), channels, *kernel))

    def bilinear_weight(self) -> T:
        return T(
            (self.draw(SIZES), self.axis_size(-1), self.drawn["input2"].shape[-1] if self.drawn["input2"].shape else 1)
        )

    def bilinear_bias(self) -> None:
        return None

    conv1d_bias = conv2d_bias = conv3d_bias = bilinear_bias
    conv_transpose1d_bias = conv_transpose2d_bias = conv_transpose3d_bias = bilinear_bias
    layer_norm_bias = rms_norm_bias = bilinear_bias

    def p_num_groups(self) -> int:
        return int(self.draw(st.sampled_from([1, 2, 3])))

    def p_normalized_shape(self) -> list[int]:
        count = self.draw(st.integers(1, 2))
        return [self.axis_size(axis) for axis in range(-count, 0)]

    # attention

    def p_key(self) -> T:
        if self.op.startswith("scaled"):
            return T((*self.shape[:-2], self.draw(SIZES), *self.shape[-1:]))
        return T(self.shape)

    p_memory = p_tgt = MultiheadAttention_value = p_key

    def p_value(self) -> Any:
        if self.op.startswith("scaled"):
            return T((*self.shape[:-2], self.drawn["key"].shape[-2] if self.rank > 1 else 1, self.draw(SIZES)))
        return 1.0


_EQUATIONS = ("ij,jk->ik", "bij,bjk->bik", "bhwc,bhkc->bhwk", "...ij,...jk->...ik", "ii->i", "ij->ji", "bchw,bc->bhw")
