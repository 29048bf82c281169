"""What convolutions and pools have in common: rank, data format, windows, and telling a swapped channel axis."""

from __future__ import annotations

from typing import Any

from convlint.frameworks.keras._base import Layer, report
from convlint.frameworks.tensorflow import _args, _graph, _window
from convlint.frameworks.tensorflow._tensor import Tensor
from convlint.shapes import Shape, Size, Window
from convlint.values import Problem, Unknown

__all__ = ["SpatialLayer", "single", "whole_number"]

_CHANNEL_COUNTS = (1, 2, 3, 4)
# A square picture of this side and more, with one of these counts of channels, is meant as one.
_SMALLEST_PICTURE = 16
_PICTURE_CHANNELS = (1, 3)


class SpatialLayer(Layer):
    """A layer over `_rank` spatial axes; the channels stand last, or first under `data_format="channels_first"`."""

    _rank = 2
    _takes_higher_ranks = False
    data_format: Any = None

    def _set_format(self, data_format: Any) -> None:
        first = _args.channels_first(data_format, _graph.state().image_data_format == "channels_first")
        self._first = first
        self.data_format = first if isinstance(first, Unknown) else ("channels_first" if first else "channels_last")

    def _spatial(self, tensor: Tensor) -> tuple[int, ...]:
        return _window.spatial_axes(len(tensor.shape), self._rank, self._first)

    @property
    def _channel_axis(self) -> int:
        return 1 if self._first else -1

    def _refused(self, tensor: Any) -> Unknown | None:
        """Unknown where `tensor` cannot be taken: another rank (reported as `input-rank`), a format not known."""
        if isinstance(self._first, Unknown):
            return self._first.derive(object())
        if isinstance(tensor, Unknown):
            return tensor
        if not isinstance(tensor, Tensor):
            return Unknown(f"a {type(self).__name__} called on something other than one tensor")
        rank, wanted = len(tensor.shape), self._rank + 2
        if rank == wanted:
            return None
        if not (self._takes_higher_ranks and rank > wanted):
            op = type(self).__name__
            report(Problem("input-rank", op=op, layer=self, tensor=tensor, expected=wanted, actual=rank))
        return Unknown(f"a {type(self).__name__} of a tensor of rank {rank}")

    def _slide(self, tensor: Tensor, windows: tuple[Window, ...], argument: str, channels: Size | None = None) -> Any:
        return _window.slide(
            tensor,
            windows,
            self._spatial(tensor),
            type(self).__name__,
            channels=channels,
            channel_axis=self._channel_axis,
            layer=self,
            argument=argument,
            report=_report_window,
        )


def check_order(layer: Any, tensor: Tensor) -> None:
    """Report `channel-order` for a declared picture whose channels stand where `layer` takes the height.

    It may run all the same: over a map that is 3 high, and 224 channels deep.
    """
    swapped = _swapped(tensor, layer) if tensor.step.op == "Input" and len(layer.kernel_size) == 2 else None
    if swapped is None:
        return
    sizes = sorted(swapped)
    square = sizes[1] == sizes[2] >= _SMALLEST_PICTURE
    if square and sizes[0] in _PICTURE_CHANNELS and all(isinstance(k, int) and k > 1 for k in layer.kernel_size):
        report(
            Problem(
                "channel-order",
                op=type(layer).__name__,
                layer=tensor.step.layer or layer,
                argument=_declaring(tensor),
                tensor=tensor,
                expected=swapped,
                actual=tensor.shape[1:],
            )
        )


def _report_window(problem: Problem) -> None:
    """A window that is too large, laid to the declared input where its channels stand on the other side."""
    source = _declared_source(problem.tensor)
    swapped = _swapped(source, problem.layer) if source is not None else None
    if swapped is None or source is None:
        problem.detail = _keras_1(problem)
        report(problem)
        return
    report(
        Problem(
            "channel-order",
            op=problem.op,
            layer=source.step.layer or problem.layer,
            argument=_declaring(source),
            tensor=source,
            expected=swapped,
            actual=source.shape[1:],
            fault=problem.fault,
        )
    )


def _keras_1(problem: Problem) -> str:
    """A word on `Conv2D(32, 3, 3)`, which was a kernel of 3 x 3 in Keras 1 and is a stride of 3 today."""
    kernel: Any = getattr(problem.layer, "kernel_size", None)
    strides: Any = getattr(problem.layer, "strides", None)
    same = kernel and strides and all(isinstance(size, int) and size > 1 for size in (*kernel, *strides))
    if not same or set(kernel) != set(strides) or len(set(kernel)) != 1 or problem.fault is None:
        return ""
    return f"{problem.fault.message}; strides={strides[0]}, which Keras 1 read as the width of the kernel"


def _declared_source(tensor: Any) -> Tensor | None:
    """The declared input that `tensor` was made from, by the first input of each step."""
    while isinstance(tensor, Tensor) and tensor.step.inputs:
        tensor = tensor.step.inputs[0]
    return tensor if isinstance(tensor, Tensor) and tensor.step.op == "Input" else None


def _declaring(source: Tensor) -> str:
    """The argument that declares the input."""
    return "shape" if hasattr(source.step.layer, "output_tensor") else "input_shape"


def _swapped(source: Tensor, layer: Any) -> Shape | None:
    """The declared shape with its channels on the other side, where they can only stand there."""
    sample = source.shape[1:]
    if len(sample) != 3 or not all(isinstance(size, int) for size in sample):
        return None
    first, last = sample[0], sample[2]
    if getattr(layer, "_first", False) is True:
        return (last, *sample[:-1]) if last in _CHANNEL_COUNTS and first not in _CHANNEL_COUNTS else None
    return (*sample[1:], first) if first in _CHANNEL_COUNTS and last not in _CHANNEL_COUNTS else None


def whole_number(value: Any) -> Any:
    """`units` or `filters`: Keras 2 takes a float for its whole part. Raises ValueError for what is no number."""
    if isinstance(value, (str, list, tuple)):
        raise ValueError(f"Expected a positive integer. Received: {value!r}")
    return int(value) if isinstance(value, float) else value


def single(inputs: Any) -> Any:
    """The one tensor of a list that holds one."""
    return inputs[0] if isinstance(inputs, (list, tuple)) and len(inputs) == 1 else inputs
