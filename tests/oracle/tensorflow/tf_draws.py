"""Arguments for a function of TensorFlow, drawn from the names of its parameters.

`Draw` knows the first tensor of the call and draws the others so that they mostly, not always, go with it. A new
function needs nothing here unless it has a parameter of a new name.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st
from tf_calls import T, V

SIZES = st.sampled_from([1, 2, 3, 4, 5, 6, 7, 8, 9, 12])
SMALL = st.integers(1, 4)
# Parameters that change no shape, and those that are another release's name of one that is drawn.
LEFT_OUT = frozenset(
    """
    name seed dtype out_type output_type optimize layout dilations filters use_cudnn_on_gpu input rate noise_shape
    transpose_a transpose_b adjoint_a adjoint_b a_is_sparse b_is_sparse grad_a grad_b dim data_format keep_dims
    reduction_indices dimension squeeze_dims concat_dim split_dim num_split batch_dims validate_indices collections
    _sentinel exponential_avg_factor message first_n summarize trainable reuse activation use_bias
    """.split()
)
_MAPS = ("conv", "pool", "depth_to_space", "space_to_depth", "lrn", "local_response", "fused_batch", "separable")


class Draw:
    """One call's arguments. `op` is the function's short name."""

    def __init__(self, draw: Callable[[Any], Any], op: str) -> None:
        self.draw = draw
        self.op = op
        self.x: T | None = None
        self.drawn: dict[str, Any] = {}

    def arguments(self, parameters: list[inspect.Parameter]) -> dict[str, Any]:
        """A keyword argument for each parameter that has none by default, and for some of those that have."""
        for parameter in parameters:
            if parameter.kind in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD):
                continue
            wanted = parameter.default is parameter.empty or self.needs(parameter.name) or self.chance(3)
            if parameter.name in LEFT_OUT and not self.needs(parameter.name):
                continue
            maker = getattr(self, f"{self.op}_{parameter.name}", None) or getattr(self, f"p_{parameter.name}", None)
            if wanted and maker is not None:
                self.drawn[parameter.name] = maker()
            elif parameter.default is parameter.empty:
                raise LookupError(f"no draw for the parameter {parameter.name} of {self.op}")
        return self.drawn

    def needs(self, name: str) -> bool:
        """Parameters that are optional by their default only: TF 1's names, where TF 2's are another."""
        return name in (
            "filter ksize strides padding value stride labels logits num_or_size_splits axis output_shape y x "
            "input_tensor tensor pool_size"
        ).split() and not (name == "axis" and self.op.startswith(("reduce", "arg", "squeeze", "gather", "one_hot")))

    def chance(self, one_in: int) -> bool:
        return bool(self.draw(st.integers(1, one_in)) == 1)

    # ------------------------------------------------------------------ tensors

    def rank(self) -> int:
        if any(word in self.op for word in _MAPS):
            usual = 3 if "1d" in self.op else 5 if "3d" in self.op else 4
            return usual if not self.chance(8) else self.draw(st.integers(2, 5))
        return int(self.draw(st.integers(1, 4)))

    def first(self, dtype: str = "float32") -> T:
        """The tensor of the call; other tensors are drawn to go with it."""
        self.x = T(tuple(self.draw(SIZES) for _ in range(self.rank())), dtype)
        return self.x

    @property
    def shape(self) -> tuple[int, ...]:
        if self.x is None:
            self.first()
        assert self.x is not None
        return self.x.shape

    def related(self, dtype: str = "float32") -> T:
        """The shape of the first tensor, one that broadcasts with it, or another."""
        shape = list(self.shape)
        if self.chance(3) and shape:
            shape[self.draw(st.integers(0, len(shape) - 1))] = self.draw(st.sampled_from([1, 1, 2, 5]))
        if self.chance(4):
            shape = shape[self.draw(st.integers(0, len(shape))) :]
        return T(tuple(shape), dtype)

    def p_x(self) -> T:
        return self.first(_DTYPES.get(self.op, "float32"))

    p_input = p_value = p_tensor = p_input_tensor = p_features = p_images = p_image = p_a = p_t = p_p_x = p_x
    p_inputs = p_params = p_logits = p_values_ = p_input_ = p_start_ = p_x

    def p_y(self) -> T:
        return self.related(_DTYPES.get(self.op, "float32"))

    def p_labels(self) -> T:
        if "sparse" in self.op:
            return T(tuple(self.draw(SIZES) for _ in range(self.draw(st.integers(1, 2)))), "int32")
        return self.first()

    def p_logits(self) -> T:
        labels = self.drawn["labels"].shape
        classes = (self.draw(SIZES),) if "sparse" in self.op else ()
        shape = list(labels)
        if self.chance(3) and shape:
            shape[-1] = self.draw(SIZES)
        return T((*shape, *classes))

    softmax_logits = log_softmax_logits = p_x

    def p_targets(self) -> T:
        return self.related()

    def p_b(self) -> Any:
        shape = list(self.shape)
        inner = shape[-1] if not self.chance(4) else self.draw(SIZES)
        kind = V if len(shape) == 2 and self.chance(2) else T
        if len(shape) <= 2:
            return kind((inner, self.draw(SIZES)))
        return T((*shape[:-2], inner, self.draw(SIZES)))

    def matmul_a(self) -> T:
        self.x = T(tuple(self.draw(SIZES) for _ in range(self.draw(st.sampled_from([2, 2, 2, 3, 4, 1])))))
        return self.x

    def tensordot_b(self) -> T:
        return T((self.shape[-1] if not self.chance(4) else self.draw(SIZES), self.draw(SIZES)))

    def p_axes(self) -> Any:
        return self.draw(st.sampled_from([1, 1, [[-1], [0]], [[len(self.shape) - 1], [0]]]))

    def moments_axes(self) -> Any:
        return sorted({self.draw(st.integers(0, len(self.shape) - 1)) for _ in range(self.draw(SMALL))})

    def p_bias(self) -> T:
        return V((self.shape[-1] if not self.chance(4) else self.draw(SIZES),))

    def p_values(self) -> list[T]:
        first = self.first()
        parts = [first]
        for _ in range(self.draw(st.integers(0, 2))):
            shape = list(first.shape)
            if self.chance(2):
                shape[self.draw(st.integers(0, len(shape) - 1))] = self.draw(SIZES)
            parts.append(T(tuple(shape)))
        return parts

    def add_n_inputs(self) -> list[T]:
        return [self.first(), self.x, self.x][: self.draw(SMALL)]  # type: ignore[list-item]

    def p_indices(self) -> T:
        return T(tuple(self.draw(SIZES) for _ in range(self.draw(st.integers(1, 2)))), "int32")

    p_ids = p_indices

    def p_mean(self) -> T:
        return T(self.shape[-1:])

    p_variance = p_offset = p_scale = p_mean

    def p_condition(self) -> T:
        self.first("bool")
        return T(self.shape, "bool")

    def where_x(self) -> T:
        return T(self.shape)

    def where_y(self) -> T:
        return T(self.shape)

    # ------------------------------------------------------------------ axes and shapes

    def p_axis(self) -> Any:
        rank = max(len(self.shape), 1)
        return self.draw(st.integers(-rank - (1 if self.chance(8) else 0), rank - 1))

    def reduced_axis(self) -> Any:
        if self.chance(3):
            return sorted({self.draw(st.integers(0, max(len(self.shape) - 1, 0))) for _ in range(2)})
        return self.p_axis()

    def squeeze_input(self) -> T:
        self.x = T(tuple(self.draw(st.sampled_from([1, 1, 2, 3])) for _ in range(self.rank())))
        return self.x

    expand_dims_input = p_x

    def p_keepdims(self) -> bool:
        return bool(self.draw(st.booleans()))

    def p_perm(self) -> list[int]:
        order = list(self.draw(st.permutations(range(len(self.shape)))))
        return order if not self.chance(6) else order[:-1]

    def reshape_shape(self) -> list[int]:
        total = 1
        for size in self.shape:
            total *= size
        wanted = list(self.draw(st.lists(st.sampled_from([1, 2, 3, 4, 6]), min_size=0, max_size=3)))
        if self.chance(3):
            return list(reversed(self.shape))
        return [*wanted, -1] if not self.chance(4) else [*wanted, total]

    def p_shape(self) -> list[int]:
        return [self.draw(SIZES) for _ in range(self.draw(st.integers(0, 4)))]

    p_dims = p_shape

    def broadcast_to_shape(self) -> list[int]:
        return [self.draw(SMALL), *self.shape]

    def p_multiples(self) -> list[int]:
        return [self.draw(SMALL) for _ in range(len(self.shape) - (1 if self.chance(6) else 0))]

    def p_paddings(self) -> list[list[int]]:
        count = len(self.shape) + (1 if self.chance(6) else 0)
        return [[self.draw(st.integers(0, 3)) for _ in range(2)] for _ in range(count)]

    def p_num_or_size_splits(self) -> Any:
        return self.draw(st.sampled_from([1, 2, 3, [1, 2], [2, -1], [1, 1, 1]]))

    def p_num(self) -> int:
        return int(self.draw(SMALL))

    def p_begin(self) -> list[int]:
        return [self.draw(st.integers(0, 1)) for _ in self.shape]

    def p_size(self) -> Any:
        if self.op.startswith(("resize", "crop")):
            return [self.draw(SIZES), self.draw(SIZES)]
        return [self.draw(st.sampled_from([-1, 1, 1])) for _ in self.shape]

    def p_depth(self) -> int:
        return int(self.draw(SMALL))

    def p_num_rows(self) -> int:
        return int(self.draw(SMALL))

    p_num_columns = p_k = p_num_classes = p_repeats = p_limit = p_num_rows

    def range_start(self) -> int:
        return int(self.draw(st.integers(-3, 3)))

    def range_delta(self) -> int:
        return int(self.draw(st.sampled_from([1, 1, 2, 3, -1])))

    def linspace_start(self) -> float:
        return 0.0

    p_stop = p_start_value = linspace_start

    def p_shift(self) -> int:
        return int(self.draw(SMALL))

    def p_block_size(self) -> int:
        return int(self.draw(st.sampled_from([2, 2, 3])))

    def depth_to_space_input(self) -> T:
        self.x = T(
            (self.draw(SIZES), self.draw(SIZES), self.draw(SIZES), self.draw(st.sampled_from([4, 8, 9, 12, 16])))
        )
        return self.x

    def p_equation(self) -> str:
        return "ij,jk->ik"

    # ------------------------------------------------------------------ windows

    @property
    def spatial(self) -> int:
        return 1 if "1d" in self.op else 3 if "3d" in self.op else 2

    def window(self, low: int, high: int) -> Any:
        """A number, one an axis, or one a dimension."""
        numbers = [self.draw(st.integers(low, high)) for _ in range(self.spatial)]
        form = self.draw(st.integers(1, 4))
        return [1, *numbers, 1] if form < 4 else numbers[0]

    def p_ksize(self) -> Any:
        return self.window(1, 4)

    def p_strides(self) -> Any:
        return self.window(1, 3)

    def depthwise_conv2d_strides(self) -> list[int]:
        stride = self.draw(st.integers(1, 3))
        return [1, stride, stride, 1]

    separable_conv2d_strides = depthwise_conv2d_strides

    def p_stride(self) -> int:
        return int(self.draw(st.integers(1, 3)))

    def p_padding(self) -> str:
        return str(self.draw(st.sampled_from(["SAME", "VALID"])))

    def p_filter(self) -> V:
        arriving = self.shape[-1] if not self.chance(4) else self.draw(SIZES)
        window = [self.draw(st.integers(1, 4)) for _ in range(self.spatial)]
        return V((*window, arriving, self.draw(SIZES)))

    conv1d_filters = atrous_conv2d_filters = p_depthwise_filter = p_filter

    def p_pointwise_filter(self) -> V:
        depth = self.drawn["depthwise_filter"].shape
        return V((1, 1, depth[-2] * depth[-1], self.draw(SIZES)))

    def atrous_conv2d_rate(self) -> int:
        return int(self.draw(st.integers(1, 3)))

    def p_pool_size(self) -> int:
        return int(self.draw(SMALL))

    # ------------------------------------------------------------------ numbers that change no shape

    def p_number(self) -> float:
        return 0.5

    p_rate = p_keep_prob = p_alpha = p_clip_value_min = p_clip_value_max = p_clip_norm = p_number
    p_variance_epsilon = p_beta = p_lower = p_upper = p_delta = p_max_delta = p_scalar = p_number
    p_contrast_factor = p_saturation_factor = p_mean_value = p_stddev = p_maxval = p_gamma = p_number

    def p_fill_value(self) -> float:
        return 1.0

    fill_value = p_fill_value

    def cast_dtype(self) -> str:
        return "float32"

    p_type = cast_dtype


_DTYPES = {
    **dict.fromkeys(("logical_not", "logical_and", "logical_or", "logical_xor", "reduce_all", "reduce_any"), "bool"),
}


for _name in "sum mean max min prod all any logsumexp std variance euclidean_norm".split():
    setattr(Draw, f"reduce_{_name}_axis", Draw.reduced_axis)
for _name in ("all", "any"):
    setattr(Draw, f"reduce_{_name}_input_tensor", lambda self: self.first("bool"))
