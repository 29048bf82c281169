"""Arguments for any op, drawn from the names of its parameters; a new op needs nothing here unless it has a new name.

`Draw` knows the first tensor of the call (`self.x`) and draws the others so that they mostly, not always, go with it.
"""

from __future__ import annotations

import inspect
from typing import Any

from hypothesis import strategies as st
from torch_draw_axes import Axes
from torch_draw_base import DTYPES, SMALL
from torch_draw_layers import Layers
from torch_draw_tensors import Tensors

# Parameters that change no shape, or that need a tensor to write to.
SKIPPED = frozenset(
    [
        "out", "dtype", "device", "generator", "layout", "memory_format", "names", "pin_memory",
        "requires_grad", "size_average", "reduce", "sparse_grad", "_stacklevel", "inplace", "out_dtype",
        "stable", "implicit", "_weight", "_freeze", "_random_samples", "process_group", "order", "rcond",
        "q_proj_weight", "k_proj_weight", "v_proj_weight", "static_k", "static_v", "copy", "compute_mode",
        "distance_function", "scale", "custom_encoder", "custom_decoder", "data", "weights", "sorter",
        "antialias", "padding_side", "unbiased", "per_sample_weights", "offsets", "init", "correction",
    ]
)  # fmt: skip
FIRST = frozenset(
    [
        "input", "self", "tensor", "x", "A", "a", "anchor", "logits", "query", "condition", "vec", "theta",
        "log_probs", "elements", "input1", "x1", "src", "tgt", "sorted_sequence", "data", "input_", "log_input", "real",
        "abs",
    ]
)  # fmt: skip
RELATED = frozenset(
    [
        "other", "test_elements", "tensor1", "tensor2", "end", "exponent", "source", "input2", "x2", "positive", "negative",
        "values", "angle", "imag", "mask", "target", "y", "var", "min", "max",
    ]
)  # fmt: skip


class Missing(LookupError):
    """A required parameter for which nothing here can draw a value."""


class Draw(Tensors, Axes, Layers):
    """One call's arguments."""

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
            value = self.related(DTYPES.get(f"{self.op}.{name}"))
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


def _as_keyword(parameter: inspect.Parameter) -> inspect.Parameter:
    if parameter.kind is parameter.POSITIONAL_OR_KEYWORD:
        return parameter.replace(kind=parameter.KEYWORD_ONLY)
    return parameter
