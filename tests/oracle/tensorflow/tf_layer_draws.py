"""Arguments for a layer: of its constructor, and what it is called on, drawn from the names of the parameters."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st
from tf_calls import T

SIZES = st.sampled_from([1, 2, 3, 4, 5, 6, 7, 8, 9, 12])
SMALL = st.integers(1, 4)
_MERGES = ("Add", "Subtract", "Multiply", "Average", "Maximum", "Minimum", "Concatenate", "Dot")
_RANKS = {
    "Dense": (2, 4),
    "EinsumDense": (3, 3),
    "Embedding": (2, 2),
    "ReversibleEmbedding": (2, 2),
    "RandomHeight": (3, 4),
    "RandomWidth": (3, 4),
    "RandomHue": (3, 4),
    "RepeatVector": (2, 2),
    "LSTM": (3, 3),
    "GRU": (3, 3),
    "SimpleRNN": (3, 3),
    "TimeDistributed": (3, 5),
    "MultiHeadAttention": (3, 3),
    "Attention": (3, 3),
    "SpatialDropout1D": (3, 3),
    "SpatialDropout2D": (4, 4),
    "SpatialDropout3D": (5, 5),
    "Resizing": (4, 4),
    "CenterCrop": (4, 4),
    "RandomCrop": (4, 4),
}


class LayerDraw:
    """One layer's constructor arguments, and its input."""

    def __init__(self, draw: Callable[[Any], Any], name: str) -> None:
        self.draw = draw
        self.name = name
        self.drawn: dict[str, Any] = {}
        self.shape = self._shape()

    def chance(self, one_in: int) -> bool:
        return bool(self.draw(st.integers(1, one_in)) == 1)

    @property
    def spatial(self) -> int:
        """How many spatial axes the layer's name says."""
        digits = [int(char) for char in self.name if char in "123"]
        return digits[0] if digits else 0

    def _shape(self) -> tuple[int, ...]:
        low, high = _RANKS.get(self.name, (self.spatial + 2,) * 2 if self.spatial else (2, 4))
        if "ConvLSTM" in self.name:
            low = high = self.spatial + 3
        rank = self.draw(st.integers(low, high)) if not self.chance(10) else self.draw(st.integers(1, 5))
        return tuple(self.draw(SIZES) for _ in range(rank))

    def constructor(self, parameters: list[inspect.Parameter]) -> dict[str, Any]:
        """An argument for each parameter without a default, and for some of the others that decide a shape."""
        for parameter in parameters:
            if parameter.kind in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD) or parameter.name == "self":
                continue
            maker = getattr(self, f"{self.name}_{parameter.name}", None) or getattr(self, f"p_{parameter.name}", None)
            required = parameter.default is parameter.empty
            if maker is not None and (required or not self.chance(3)):
                self.drawn[parameter.name] = maker()
            elif required:
                raise LookupError(f"no draw for the parameter {parameter.name} of {self.name}")
        return self.drawn

    def inputs(self) -> Any:
        """What the layer is called on."""
        if self.name not in _MERGES:
            return T(self.shape, "int32" if self.name in ("Embedding", "Hashing", "ReversibleEmbedding") else "float32")
        count = 2 if self.name in ("Subtract", "Dot") else self.draw(st.integers(2, 3))
        return [T(self.shape), *(T(self._other()) for _ in range(count - 1))]

    def _other(self) -> tuple[int, ...]:
        shape = list(self.shape)
        if self.chance(2) and len(shape) > 1:
            shape[self.draw(st.integers(1, len(shape) - 1))] = self.draw(SIZES)
        if self.chance(6) and len(shape) > 2:
            del shape[1]
        return tuple(shape)

    # ------------------------------------------------------------------ numbers

    def p_units(self) -> int:
        return int(self.draw(SMALL))

    p_n = p_num_heads = p_key_dim = p_value_dim = p_input_dim = p_output_dim = p_height = p_width = p_units
    p_depth_multiplier = p_units

    def p_num_bins(self) -> int:
        return int(self.draw(st.integers(2, 9)))

    p_num_tokens = p_num_bins

    def CategoryEncoding_output_mode(self) -> str:
        return str(self.draw(st.sampled_from(["one_hot", "multi_hot", "count"])))

    def Hashing_output_mode(self) -> str:
        return str(self.draw(st.sampled_from(["int", "one_hot", "multi_hot"])))

    def p_filters(self) -> int:
        return int(self.draw(st.sampled_from([1, 2, 3, 4, 6])))

    def p_groups(self) -> int:
        return int(self.draw(st.sampled_from([1, 1, 1, 2, 3])))

    def p_rate(self) -> float:
        return 0.25

    p_stddev = p_factor = p_scale_ = p_rate

    def Rescaling_scale(self) -> float:
        return 0.5

    RandomTranslation_height_factor = RandomTranslation_width_factor = Rescaling_scale
    RandomZoom_height_factor = RandomZoom_width_factor = Rescaling_scale

    def spread(self, low: int, high: int) -> Any:
        """A number, or one for each spatial axis."""
        if self.chance(2) or not self.spatial:
            return self.draw(st.integers(low, high))
        return tuple(self.draw(st.integers(low, high)) for _ in range(self.spatial))

    def p_kernel_size(self) -> Any:
        return self.spread(1, 4)

    def p_pool_size(self) -> Any:
        return self.spread(1, 4)

    def p_strides(self) -> Any:
        if "Separable" in self.name or "Depthwise" in self.name or "separable" in self.name:
            return self.draw(st.integers(1, 3))
        return self.spread(1, 3)

    def p_dilation_rate(self) -> Any:
        strides = self.drawn.get("strides", 1)
        plain = strides == 1 or (isinstance(strides, tuple) and set(strides) == {1})
        return self.draw(st.integers(1, 3)) if plain and "ranspose" not in self.name else 1

    def p_size(self) -> Any:
        return self.spread(1, 3)

    def p_output_size(self) -> Any:
        return self.spread(1, 4)

    def p_padding(self) -> Any:
        if self.name.startswith("ZeroPadding"):
            return self._ends()
        choices = ["valid", "same", "SAME"] + (["causal"] if self.name == "Conv1D" else [])
        return self.draw(st.sampled_from(choices))

    def p_cropping(self) -> Any:
        return self._ends()

    def _ends(self) -> Any:
        numbers = st.integers(0, 3)
        if self.spatial == 1:
            return self.draw(st.one_of(numbers, st.tuples(numbers, numbers)))
        forms = [
            numbers,
            st.tuples(*[numbers] * self.spatial),
            st.tuples(*[st.tuples(numbers, numbers)] * self.spatial),
        ]
        return self.draw(st.one_of(*forms))

    def p_output_padding(self) -> Any:
        return None

    # ------------------------------------------------------------------ forms

    def p_data_format(self) -> str:
        return str(self.draw(st.sampled_from(["channels_last", "channels_last", "channels_first"])))

    def p_axis(self) -> Any:
        rank = len(self.shape)
        return self.draw(st.integers(-rank, rank - 1)) if not self.chance(2) else -1

    def BatchNormalization_axis(self) -> int:
        return int(self.draw(st.sampled_from([-1, 1, len(self.shape) - 1])))

    def Dot_axes(self) -> Any:
        return self.draw(st.sampled_from([1, -1, (1, 1), (len(self.shape) - 1, 1)]))

    def p_dims(self) -> Any:
        order = self.draw(st.permutations(range(1, max(len(self.shape), 2))))
        return tuple(order)

    def p_target_shape(self) -> Any:
        total = 1
        for size in self.shape[1:]:
            total *= size
        wanted = list(self.draw(st.lists(st.sampled_from([1, 2, 3, 4, 6]), min_size=0, max_size=2)))
        return tuple([*wanted, -1] if not self.chance(4) else [*wanted, total])

    def p_keepdims(self) -> bool:
        return bool(self.draw(st.booleans()))

    p_return_sequences = p_return_state = p_use_bias = p_center = p_scale = p_keepdims

    def p_activation(self) -> str:
        return str(self.draw(st.sampled_from(["relu", "linear"])))

    def p_equation(self) -> str:
        return "abc,cd->abd"

    def EinsumDense_output_shape(self) -> Any:
        return (None, self.draw(SMALL))

    def p_merge_mode(self) -> Any:
        return self.draw(st.sampled_from(["concat", "sum", "ave", None]))
