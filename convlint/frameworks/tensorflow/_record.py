"""Recording the calls of operations that are layers: what `convlint shapes` prints a row of."""

from __future__ import annotations

from typing import Any

from convlint.frameworks.tensorflow import _args, _graph
from convlint.frameworks.tensorflow._tensor import Tensor
from convlint.frameworks.tensorflow._variables import Variable
from convlint.values import LayerCall, Unknown, active

__all__ = ["parameter_count", "record", "unknown_input"]


def record(
    kind: str, default: str, inputs: tuple[Any, ...], output: Tensor, weights: list[Any], name: Any = None
) -> None:
    """Record the call of the operation `kind` under `name`, or under TensorFlow's own numbering of `default`."""
    unique = _graph.state().unique_op_name(name if isinstance(name, str) else default)
    output._name = unique + ":0"  # type: ignore[attr-defined]
    active().called(
        LayerCall(
            layer=None,
            type=kind,
            inputs=inputs,
            output=output,
            site=active().site,
            parameters=parameter_count(weights),
            name=unique,
        )
    )


def unknown_input(kind: str, *values: Any) -> Unknown | None:
    """An Unknown derived from the first one among what the operation `kind` is given, recorded as what comes out."""
    unknown = _args.first_unknown_of(*values)
    if unknown is not None:
        active().called(LayerCall(layer=None, type=kind, inputs=(unknown,), output=unknown, site=active().site))
    return unknown


def parameter_count(weights: list[Any]) -> int | None:
    """The number of numbers in the variables among `weights`; None where a size is not known."""
    total: Any = 0
    for weight in weights:
        if isinstance(weight, Variable):
            total = total + _args.shape_product(weight.shape)
    return total if isinstance(total, int) else None
