"""Channels, features, windows and settings of layers: by the name of the parameter."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from torch_calls import T
from torch_draw_base import SIZES, Base


class Layers(Base):
    """What a layer is made for, and how its window moves."""

    # ------------------------------------------------------------------ what a layer is made for

    def channels(self) -> int:
        """Mostly the number of channels that arrive: axis 1, or the axis before the spatial ones."""
        if self.spatial is None:
            return self.axis_size(1)
        return self.axis_size(-self.spatial - 1 if "BatchNorm" not in self.op else 1)

    def p_out_channels(self) -> int:
        return int(self.draw(st.sampled_from([1, 2, 3, 4, 6, 8])))

    p_out_features = p_hidden_size = p_embedding_dim = p_out_channels

    def p_in_channels(self) -> int:
        return self.channels()

    p_num_features = p_num_channels = p_in_channels

    def p_num_parameters(self) -> int:
        return int(self.draw(st.sampled_from([1, self.channels()])))

    def p_in_features(self) -> int:
        return self.axis_size(-1)

    p_in1_features = p_input_size = p_embed_dim = p_d_model = p_in_features

    def p_in2_features(self) -> int:
        return self.axis_size(-1)

    def p_num_embeddings(self) -> int:
        return 20

    def p_num_heads(self) -> int:
        return int(self.draw(st.sampled_from([1, 1, 2, 3])))

    p_nhead = p_num_heads

    def p_num_layers(self) -> int:
        return int(self.draw(st.integers(1, 2)))

    p_num_encoder_layers = p_num_decoder_layers = p_num_layers

    def p_dim_feedforward(self) -> int:
        return 8

    def p_kdim(self) -> None:
        return None

    p_vdim = p_min_value = p_max_value = p_kdim

    def p_activation(self) -> str:
        return "relu"

    def p_nonlinearity(self) -> str:
        return "tanh"

    def p_dropout(self) -> float:
        return 0.1

    def p_proj_size(self) -> int:
        return 0

    def p_num_chunks(self) -> int:
        return 3

    # ------------------------------------------------------------------ windows

    def spread(self, low: int, high: int) -> Any:
        """A number, or one for each spatial axis."""
        numbers = st.integers(low, high)
        count = self.spatial or 2
        if self.chance(2):
            return self.draw(numbers)
        return tuple(self.draw(numbers) for _ in range(count))

    def p_kernel_size(self) -> Any:
        return self.spread(1, 5)

    def p_stride(self) -> Any:
        return self.spread(1, 3)

    def p_dilation(self) -> Any:
        return self.spread(1, 3)

    def p_padding(self) -> Any:
        if "Pad" in self.op:
            count = self.spatial or 2
            return (
                self.draw(st.integers(-1, 3))
                if self.chance(2)
                else tuple(self.draw(st.integers(-1, 3)) for _ in range(2 * count))
            )
        if self.op.startswith(("conv", "Conv")) and "ranspose" not in self.op and self.chance(5):
            return self.draw(st.sampled_from(["same", "valid"]))
        return self.spread(0, 2)

    def p_output_padding(self) -> Any:
        return self.spread(0, 2)

    def p_output_size(self) -> Any:
        if self.op.startswith("max_unpool"):
            return None
        if self.chance(4) and "adaptive" in self.op.lower():
            return tuple(self.draw(st.sampled_from([None, 1, 3])) for _ in range(self.spatial or 2))
        return self.spread(1, 7)

    def p_output_ratio(self) -> Any:
        return 0.5

    def p_groups(self) -> int:
        return int(self.draw(st.sampled_from([1, 1, 1, 2, 3])))

    def p_pad(self) -> list[int]:
        count = self.draw(st.integers(1, 3))
        return [self.draw(st.integers(-1, 3)) for _ in range(2 * count)]

    def p_upscale_factor(self) -> int:
        return int(self.draw(st.sampled_from([1, 2, 2, 3])))

    p_downscale_factor = p_upscale_factor

    def p_padding_mode(self) -> str:
        if self.op == "grid_sample":
            return "zeros"
        return str(self.draw(st.sampled_from(["zeros", "zeros", "reflect", "circular", "replicate"])))

    def p_grid(self) -> T:
        return T((self.axis_size(0), *(self.draw(SIZES) for _ in range(self.rank - 2)), max(self.rank - 2, 1)))

    # ------------------------------------------------------------------ numbers that change no shape

    def p_p(self) -> Any:
        return 0.5 if "ropout" in self.op or self.op == "bernoulli" else 2 if self.op != "mvlgamma" else 1

    def p_q(self) -> Any:
        return self.draw(st.sampled_from([0.5, T((3,))]))

    def p_reduction(self) -> str:
        return str(self.draw(st.sampled_from(["none", "mean", "sum"])))

    def p_threshold(self) -> float:
        return 0.1

    p_maxnorm = p_val = p_fill_value = p_alpha_value = p_threshold

    def p_rounding_mode(self) -> Any:
        return self.draw(st.sampled_from([None, "floor", "trunc"]))

    def p_approximate(self) -> str:
        return str(self.draw(st.sampled_from(["none", "tanh"])))

    def p_norm_type(self) -> float:
        return 2.0

    def p_reduce(self) -> Any:
        return {"scatter_reduce": "sum", "index_reduce": "mean"}.get(self.op.rstrip("_"))

    def p_target(self) -> T:
        if self.op in (
            "cross_entropy",
            "nll_loss",
            "multi_margin_loss",
            "CrossEntropyLoss",
            "NLLLoss",
            "MultiMarginLoss",
        ):
            shape = (*self.shape[:1], *self.shape[2:]) if self.rank > 1 else ()
            return T(T(shape).shape if not self.chance(5) else self.related().shape, "int64")
        if "ultilabel_margin" in self.op or self.op == "MultiLabelMarginLoss":
            return T(self.shape, "int64")
        if "embedding" in self.op.lower():
            return T(self.shape[:-1])
        return self.related()

    p_target_ = p_target
