"""Layers that merge several tensors.

https://keras.io/api/layers/merging_layers/
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.keras._base import Layer, report
from convlint.frameworks.tensorflow import _args
from convlint.frameworks.tensorflow._tensor import Tensor
from convlint.shapes import Shape, ShapeFault, broadcast, prove_equal
from convlint.shapes import concat as joined
from convlint.values import Problem, Unknown, first_unknown


class Merge(Layer):
    """A layer that is called on a list of tensors."""

    def call(self, inputs) -> Any:
        if not isinstance(inputs, (list, tuple)) or not all(isinstance(item, Tensor) for item in inputs):
            if isinstance(inputs, Tensor):
                raise ValueError("A merge layer should be called on a list of inputs.")
            return first_unknown(inputs) or Unknown(f"a {type(self).__name__} called on something other than a list")
        return self._merged(list(inputs))

    def _merged(self, parts: list[Tensor]) -> Any:
        """Element by element; the samples broadcast."""
        shape = parts[0].shape
        for part in parts[1:]:
            shape = self._broadcast(parts, shape, part)
        return parts[0].made(shape, type(self).__name__, *parts[1:], layer=self)

    def _broadcast(self, parts: list[Tensor], shape: Shape, part: Tensor) -> Shape:
        one, other = shape[1:], part.shape[1:]
        try:
            return (shape[0], *broadcast(one, other)) if shape else part.shape
        except ShapeFault as fault:
            report(
                Problem(
                    "broadcast-shape",
                    op=type(self).__name__,
                    layer=self,
                    tensor=parts[0],
                    other=part,
                    expected=shape,
                    actual=part.shape,
                    fault=fault,
                )
            )
            return (shape[0], *fault.meant)


class Add(Merge):
    """https://keras.io/api/layers/merging_layers/add/"""


class Subtract(Merge):
    """https://keras.io/api/layers/merging_layers/subtract/"""

    def _merged(self, parts: list[Tensor]) -> Any:
        if len(parts) != 2:
            raise ValueError("A `Subtract` layer should be called on exactly 2 inputs.")
        return super()._merged(parts)


class Multiply(Merge):
    """https://keras.io/api/layers/merging_layers/multiply/"""


class Average(Merge):
    """https://keras.io/api/layers/merging_layers/average/"""


class Maximum(Merge):
    """https://keras.io/api/layers/merging_layers/maximum/"""


class Minimum(Merge):
    """https://keras.io/api/layers/merging_layers/minimum/"""


class Concatenate(Merge):
    """One after the other along `axis`. Reports `concat-shape`.

    https://keras.io/api/layers/merging_layers/concatenate/
    """

    def __init__(self, axis=-1, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.axis = axis

    def _merged(self, parts: list[Tensor]) -> Any:
        axis = _args.axis_of(self.axis, len(parts[0].shape))
        if isinstance(axis, Unknown):
            return axis
        try:
            shape = joined([part.shape for part in parts], axis)
        except ShapeFault as fault:
            report(
                Problem(
                    "concat-shape",
                    op="Concatenate",
                    layer=self,
                    tensor=parts[0],
                    other=parts,
                    expected=fault.expected,
                    actual=fault.actual,
                    fault=fault,
                )
            )
            shape = fault.meant
        return parts[0].made(shape, "Concatenate", *parts[1:], layer=self)


class Dot(Merge):
    """A batch-wise product over `axes`. Reports `matmul-shape`.

    https://keras.io/api/layers/merging_layers/dot/
    """

    def __init__(self, axes, normalize=False, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.axes = axes

    def _merged(self, parts: list[Tensor]) -> Any:
        if len(parts) != 2:
            raise ValueError("A `Dot` layer should be called on a list of 2 inputs.")
        left, right = parts
        axes = self.axes if isinstance(self.axes, (list, tuple)) else (self.axes, self.axes)
        one = _args.axis_of(axes[0], len(left.shape))
        other = _args.axis_of(axes[1], len(right.shape))
        unknown = _args.first_unknown_of(one, other)
        if unknown is not None:
            return unknown
        if prove_equal(left.shape[one], right.shape[other]) is False:
            self._report(left, right, one, other)
        kept = [size for axis, size in enumerate(left.shape) if axis != one]
        kept += [size for axis, size in enumerate(right.shape) if axis not in (0, other)]
        return left.made(tuple(kept) if len(kept) > 1 else (*kept, 1), "Dot", right, layer=self)

    def _report(self, left: Tensor, right: Tensor, one: int, other: int) -> None:
        report(
            Problem(
                "matmul-shape",
                op="Dot",
                layer=self,
                tensor=left,
                other=right,
                expected=left.shape[one],
                actual=right.shape[other],
            )
        )


def add(inputs, **kwargs: Any) -> Any:
    """`Add()(inputs)`."""
    return Add(**kwargs)(inputs)


def subtract(inputs, **kwargs: Any) -> Any:
    """`Subtract()(inputs)`."""
    return Subtract(**kwargs)(inputs)


def multiply(inputs, **kwargs: Any) -> Any:
    """`Multiply()(inputs)`."""
    return Multiply(**kwargs)(inputs)


def average(inputs, **kwargs: Any) -> Any:
    """`Average()(inputs)`."""
    return Average(**kwargs)(inputs)


def maximum(inputs, **kwargs: Any) -> Any:
    """`Maximum()(inputs)`."""
    return Maximum(**kwargs)(inputs)


def minimum(inputs, **kwargs: Any) -> Any:
    """`Minimum()(inputs)`."""
    return Minimum(**kwargs)(inputs)


def concatenate(inputs, axis=-1, **kwargs: Any) -> Any:
    """`Concatenate(axis)(inputs)`."""
    return Concatenate(axis=axis, **kwargs)(inputs)


def dot(inputs, axes=-1, **kwargs: Any) -> Any:
    """`Dot(axes)(inputs)`."""
    return Dot(axes=axes, **kwargs)(inputs)
