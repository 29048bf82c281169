"""Arguments for any op, drawn from the names of its parameters; a new op needs nothing here unless it has a new name.

`Draw` knows the first tensor of the call (`self.x`) and draws the others so that they mostly, not always, go with it.
"""

from __future__ import annotations

import inspect
import math
from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st
from torch_calls import T

SIZES = st.integers(1, 8)
SMALL = st.integers(1, 4)
# Parameters that change no shape, or that need a tensor to write to.
SKIPPED = frozenset(
    [
        "out",
        "dtype",
        "device",
        "generator",
        "layout",
        "memory_format",
        "names",
        "pin_memory",
        "requires_grad",
        "size_average",
        "reduce",
        "sparse_grad",
        "_stacklevel",
        "inplace",
        "out_dtype",
        "stable",
        "implicit",
        "_weight",
        "_freeze",
        "_random_samples",
        "process_group",
        "order",
        "rcond",
        "q_proj_weight",
        "k_proj_weight",
        "v_proj_weight",
        "static_k",
        "static_v",
        "copy",
        "compute_mode",
        "distance_function",
        "scale",
        "custom_encoder",
        "custom_decoder",
        "data",
        "weights",
        "sorter",
        "antialias",
        "padding_side",
        "unbiased",
        "per_sample_weights",
        "offsets",
        "init",
        "correction",
    ]
)
FIRST = frozenset(
    [
        "input",
        "self",
        "tensor",
        "x",
        "a",
        "anchor",
        "logits",
        "query",
        "condition",
        "vec",
        "theta",
        "log_probs",
        "input1",
        "x1",
        "src",
        "tgt",
        "sorted_sequence",
        "data",
        "input_",
        "log_input",
        "real",
        "abs",
    ]
)
RELATED = frozenset(
    [
        "other",
        "tensor1",
        "tensor2",
        "end",
        "exponent",
        "source",
        "input2",
        "x2",
        "positive",
        "negative",
        "values",
        "angle",
        "imag",
        "mask",
        "target",
        "y",
        "var",
        "min",
        "max",
    ]
)


class Missing(LookupError):
    """A required parameter for which nothing here can draw a value."""


class Draw:
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
        self.x = T(tuple(shape), _DTYPES.get(self.op, "float32"))
        return self.x

    def chance(self, one_in: int) -> bool:
        return bool(self.draw(st.integers(1, one_in)) == 1)

    # ------------------------------------------------------------------ all arguments

    def arguments(self, parameters: list[inspect.Parameter]) -> tuple[tuple[Any, ...], dict[str, Any]]:
        """Positional arguments (of `*args`) and keywords."""
        args: list[Any] = []
        kwargs: dict[str, Any] = {}
        for position, parameter in enumerate(parameters):
            if parameter.kind is parameter.VAR_POSITIONAL:
                args += self.several(parameter.name)
            elif parameter.kind is parameter.VAR_KEYWORD:
                continue
            elif position == 0 and parameter.name in FIRST and self.x is None:
                args.append(self.first_tensor())
            elif parameter.default is not parameter.empty and (parameter.name in SKIPPED or self.chance(2)):
                continue
            elif args and position == len(args) and parameter.default is parameter.empty:
                args.append(self.value(parameter))
            else:
                kwargs[parameter.name] = self.value(parameter)
        return tuple(args), kwargs

    def value(self, parameter: inspect.Parameter) -> Any:
        """A value for a parameter, by the op and the name, else by the name, else by the kind of its default."""
        name = parameter.name
        if isinstance(parameter.default, bool):
            return self.draw(st.booleans())
        special = getattr(self, f"{self.op}_{name}", None) or getattr(self, f"p_{name}", None)
        if special is not None:
            value = special()
        elif name in RELATED or name in FIRST:
            value = self.related(_DTYPES.get(f"{self.op}.{name}"))
        else:
            value = self.by_default(parameter)
        self.drawn[name] = value
        return value

    def by_default(self, parameter: inspect.Parameter) -> Any:
        default = parameter.default
        if default is parameter.empty:
            raise Missing(f"{self.op}: nothing draws the parameter '{parameter.name}'; teach torch_draws its name")
        if isinstance(default, bool):
            return self.draw(st.booleans())
        if isinstance(default, int):
            return self.draw(st.integers(0, 3))
        return default

    def several(self, name: str) -> list[Any]:
        if name in ("tensors", "operands", "matrices"):
            return self.p_tensors()
        if name in ("dims", "dim"):
            return self.p_dims()
        if name in ("repeats",):
            return [self.draw(SMALL) for _ in range(self.rank + self.draw(st.sampled_from([0, 0, 0, 1])))]
        if name in ("shape", "size", "sizes"):
            return self.p_shape() if self.x is not None else list(self.sizes())
        return []

    def layer(self, constructor: list[inspect.Parameter], forward: list[inspect.Parameter]) -> Any:
        """Arguments of a layer's constructor that mostly go with an input, and its inputs."""
        first = self.first_tensor()
        _, kwargs = self.arguments([_as_keyword(parameter) for parameter in constructor])
        inputs = [first, *(self.value(parameter) for parameter in forward[1:] if parameter.default is parameter.empty)]
        return kwargs, tuple(inputs)

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

    p_vdim = p_min_value = p_max_value = p_norm = p_kdim

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

    # ------------------------------------------------------------------ axes

    def p_dim(self) -> Any:
        """Mostly an axis that is there."""
        bound = max(self.rank, 1)
        if self.op in _MANY_AXES and self.chance(3):
            return tuple(sorted({self.draw(st.integers(-bound, bound - 1)) % bound for _ in range(2)}))
        if self.chance(10):
            bound += 1
        return self.draw(st.integers(-bound, bound - 1))

    p_dim0 = p_dim1 = p_axis0 = p_axis1 = p_axis = p_start_dim = p_end_dim = p_dim
    p_dimension = p_dim2 = p_dim

    def p_source(self) -> Any:
        return self.p_dim() if self.op.startswith("move") else self.related()

    p_destination = p_dim

    def p_dims(self) -> Any:
        if self.op == "tile":
            return [self.draw(SMALL) for _ in range(self.draw(st.integers(1, 4)))]
        if self.op in ("flip", "roll", "rot90"):
            return self.draw(st.sampled_from([(0, 1), (-1, 0), (1, 2)]))
        order = self.draw(st.permutations(range(self.rank)))
        return list(order)[: -1 if self.chance(10) else None]

    def p_shifts(self) -> Any:
        return self.draw(st.sampled_from([1, (1, 2)]))

    # ------------------------------------------------------------------ sizes and shapes

    def p_shape(self) -> list[int]:
        """A shape of as many elements, perhaps with a -1, perhaps wrong."""
        total = math.prod(self.shape)
        sizes: list[int] = []
        for _ in range(self.draw(st.integers(0, 3))):
            divisors = [n for n in range(1, total + 1) if total % n == 0] or [1]
            size = self.draw(st.sampled_from(divisors))
            sizes.append(size)
            total //= size
        sizes.append(total)
        if self.chance(3):
            sizes[self.draw(st.integers(0, len(sizes) - 1))] = -1
        if self.chance(6):
            sizes[self.draw(st.integers(0, len(sizes) - 1))] += 1
        return sizes

    def expand_size(self) -> list[int]:
        grown = [
            self.draw(SIZES) if size == 1 else self.draw(st.sampled_from([size, -1, size, 7])) for size in self.shape
        ]
        return [self.draw(SIZES) for _ in range(self.draw(st.sampled_from([0, 0, 1])))] + grown

    broadcast_to_size = expand_size

    def p_size(self) -> Any:
        if self.op in ("interpolate", "Upsample") or self.op.startswith(("upsample", "Upsampling")):
            if "scale_factor" in self.drawn:
                return None
            return self.draw(SIZES) if self.chance(2) else [self.draw(SIZES) for _ in range(max(self.rank - 2, 1))]
        if self.op == "affine_grid":
            return [self.draw(SIZES) for _ in range(self.draw(st.sampled_from([4, 4, 5, 3])))]
        if self.op in ("unfold", "local_response_norm", "LocalResponseNorm", "CrossMapLRN2d"):
            return self.draw(SMALL)
        return list(self.sizes())

    def p_scale_factor(self) -> Any:
        if self.drawn.get("size") is not None:
            return None
        return self.draw(st.sampled_from([2, 2.0, 0.5, 1.5, 3, 0.7]))

    def p_mode(self) -> Any:
        if self.op in ("interpolate", "upsample", "Upsample"):
            modes = {3: "linear", 4: "bilinear", 5: "trilinear"}
            return self.draw(st.sampled_from(["nearest", modes.get(self.rank, "bilinear"), "bicubic"]))
        if self.op == "pad":
            return self.draw(st.sampled_from(["constant", "constant", "reflect", "replicate", "circular"]))
        return {"grid_sample": "bilinear"}.get(self.op, "mean")

    def p_sizes(self) -> Any:
        size = self.axis_size(self.drawn.get("dim", 0))
        return self.draw(st.sampled_from([(-1,), (1, -1), (2, -1), (size,), (1, size), (size, 1, 1)]))

    p_unflattened_size = p_sizes

    def p_split_size_or_sections(self) -> Any:
        if self.chance(3):
            return self.draw(st.sampled_from([[1, 1], [2, 1], [1, 2, 1], [4]]))
        return self.draw(SMALL)

    p_split_size = p_split_sizes = p_split_size_or_sections

    def split_with_sizes_split_sizes(self) -> list[int]:
        return list(self.draw(st.sampled_from([[1, 1], [2, 1], [1, 2, 1], [4]])))

    def p_indices_or_sections(self) -> Any:
        return self.draw(st.sampled_from([1, 2, 3, [1], [1, 3], [2, 2]]))

    def p_chunks(self) -> int:
        return int(self.draw(SMALL))

    def p_repeats(self) -> int:
        return int(self.draw(SMALL))

    def p_start(self) -> int:
        return int(self.draw(st.integers(0, 2)))

    def p_length(self) -> int:
        return int(self.draw(SMALL))

    p_k = p_n = p_steps = p_num_samples = p_row = p_col = p_m = p_length
    p_window_length = p_step = p_end = p_length

    def p_train(self) -> bool:
        return bool(self.draw(st.booleans()))

    def p_boundaries(self) -> T:
        return T((self.draw(SMALL),))

    def matrix_power_n(self) -> int:
        return 2

    def p_diagonal(self) -> int:
        return int(self.draw(st.integers(-2, 2)))

    p_offset = p_diagonal

    # ------------------------------------------------------------------ indices

    def p_index(self) -> Any:
        if self.op == "select":
            return self.draw(st.integers(-2, 2))
        if self.op in ("index_select", "index_add", "index_copy", "index_fill", "index_reduce"):
            return T((self.draw(SMALL),), "int64")
        return T(self.related().shape, "int64")

    def p_indices(self) -> Any:
        if self.op == "index_put":
            return (T((2,), "int64"),)
        if "npool" in self.op:
            return T(self.shape, "int64")
        return T(self.related().shape, "int64")

    def p_mask(self) -> T:
        return self.related("bool")

    def where_input(self) -> T:
        return self.related()

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


def _as_keyword(parameter: inspect.Parameter) -> inspect.Parameter:
    if parameter.kind is parameter.POSITIONAL_OR_KEYWORD:
        return parameter.replace(kind=parameter.KEYWORD_ONLY)
    return parameter


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
_DTYPES = {
    **dict.fromkeys(("embedding", "embedding_bag", "one_hot", "bincount", "Embedding", "EmbeddingBag", "gcd", "lcm",
                     "bitwise_and", "bitwise_or", "bitwise_xor", "bitwise_not", "bitwise_left_shift",
                     "bitwise_right_shift", "__and__", "__or__", "__xor__"), "int64"),
    **dict.fromkeys(("gcd.other", "lcm.other", "bitwise_and.other", "bitwise_or.other", "bitwise_xor.other",
                     "__and__.other", "__or__.other", "__xor__.other",
                     "bitwise_left_shift.other", "bitwise_right_shift.other"), "int64"),
    "where": "bool",
}  # fmt: skip
_MANY_AXES = frozenset(
    [
        "sum",
        "mean",
        "std",
        "var",
        "amax",
        "amin",
        "nansum",
        "nanmean",
        "logsumexp",
        "norm",
        "any",
        "all",
        "squeeze",
        "std_mean",
        "var_mean",
    ]
)
_EQUATIONS = ("ij,jk->ik", "bij,bjk->bik", "bhwc,bhkc->bhwk", "...ij,...jk->...ik", "ii->i", "ij->ji", "bchw,bc->bhw")
