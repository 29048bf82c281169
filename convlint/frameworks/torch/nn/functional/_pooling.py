"""Pools. https://docs.pytorch.org/docs/stable/nn.functional.html#pooling-functions"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torch import _types
from convlint.frameworks.torch._registry import FUNCTIONAL, FUNCTIONS, functional, shared
from convlint.frameworks.torch._support import repeated
from convlint.frameworks.torch.nn.functional._sliding import pads, plain_windows, rank_fits, sizes, slide
from convlint.shapes import Fixed
from convlint.values import Undecided, Unknown, as_size


def pool(
    input: Any,
    op: str,
    count: int,
    kernel_size: Any,
    stride: Any,
    padding: Any = 0,
    dilation: Any = 1,
    ceil_mode: Any = False,
    layer: Any = None,
) -> Any:
    """A pool over the last `count` axes; without a stride it steps by its kernel."""
    if not rank_fits(input, count, op, layer):
        return Unknown(f"{op} of a tensor of rank {len(input.shape)}")
    if isinstance(ceil_mode, Unknown):
        raise Undecided(ceil_mode)
    kernels = sizes(kernel_size, count)
    strides = kernels if stride is None or stride == () else sizes(stride, count)
    pad = pads(padding, count)
    _check_padding(kernels, pad, sizes(dilation, count), op)
    windows = plain_windows(kernels, strides, pad, sizes(dilation, count), ceil_mode=bool(ceil_mode))
    return slide(input, windows, input.shape[:-count], op, layer=layer)


def _check_padding(kernels: Any, padding: Any, dilations: Any, op: str) -> None:
    """The padding is at most half of the kernel; in one dimension its dilation counts."""
    for kernel, (before, _), dilation in zip(kernels, padding, dilations, strict=True):
        if not all(isinstance(size, int) for size in (kernel, before, dilation)):
            continue
        reach = (kernel - 1) * dilation + 1 if len(kernels) == 1 else kernel
        if before < 0 or before > reach // 2:
            raise RuntimeError(f"{op}: pad should be at most half of kernel size, but got pad={before}")


def adaptive_pool(input: Any, op: str, count: int, output_size: Any, layer: Any = None) -> Any:
    """A pool to `output_size`; None keeps an axis as it is."""
    if not rank_fits(input, count, op, layer):
        return Unknown(f"{op} of a tensor of rank {len(input.shape)}")
    targets = repeated(output_size, count)
    windows = [Fixed(None if target is None else as_size(target)) for target in targets]
    if len(windows) != count:
        raise RuntimeError(f"{op}: output_size must have {count} items")
    return slide(input, windows, input.shape[:-count], op, layer=layer)


def with_indices(output: Any, return_indices: Any) -> Any:
    """The output, with the indices of the maxima beside it if they are asked for."""
    if isinstance(return_indices, Unknown):
        return return_indices.derive("max_pool")
    if not return_indices or isinstance(output, Unknown):
        return output
    return output, output.made(output.shape, "indices", dtype=_types.int64)


def _avg_pool(count: int) -> Any:
    name = f"avg_pool{count}d"
    if count == 1:

        def avg_pool1d(input, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True):
            return pool(input, name, 1, kernel_size, stride, padding, 1, ceil_mode)

        return shared(avg_pool1d)

    def avg_pool(input, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True,
                 divisor_override=None):  # fmt: skip
        return pool(input, name, count, kernel_size, stride, padding, 1, ceil_mode)

    avg_pool.__name__ = avg_pool.__qualname__ = name
    return functional(avg_pool)


def _max_pool(count: int) -> Any:
    name = f"max_pool{count}d"

    def max_pool(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False):
        return with_indices(pool(input, name, count, kernel_size, stride, padding, dilation, ceil_mode), return_indices)

    max_pool.__name__ = max_pool.__qualname__ = name
    call = shared(max_pool)

    def max_pool_with_indices(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False,
                              return_indices=False):  # fmt: skip
        return call(input, kernel_size, stride, padding, dilation, ceil_mode, True)

    FUNCTIONAL[f"{name}_with_indices"] = max_pool_with_indices
    return call


def _adaptive_avg_pool(count: int) -> Any:
    name = f"adaptive_avg_pool{count}d"

    def adaptive_avg_pool(input, output_size):
        return adaptive_pool(input, name, count, output_size)

    adaptive_avg_pool.__name__ = adaptive_avg_pool.__qualname__ = name
    return (shared if count == 1 else functional)(adaptive_avg_pool)


def _adaptive_max_pool(count: int) -> Any:
    name = f"adaptive_max_pool{count}d"

    def adaptive_max_pool(input, output_size, return_indices=False):
        return with_indices(adaptive_pool(input, name, count, output_size), return_indices)

    adaptive_max_pool.__name__ = adaptive_max_pool.__qualname__ = name
    call = functional(adaptive_max_pool)
    FUNCTIONAL[f"{name}_with_indices"] = lambda input, output_size, return_indices=False: call(input, output_size, True)
    return call


def _lp_pool(count: int) -> Any:
    name = f"lp_pool{count}d"

    def lp_pool(input, norm_type, kernel_size, stride=None, ceil_mode=False):
        return pool(input, name, count, kernel_size, stride, 0, 1, ceil_mode)

    lp_pool.__name__ = lp_pool.__qualname__ = name
    return functional(lp_pool)


def unpool(
    input: Any, op: str, count: int, kernel_size: Any, stride: Any, padding: Any, output_size: Any, layer: Any = None
) -> Any:
    """The inverse of a max pool: `(size - 1)*stride - 2*padding + kernel`, or `output_size` where it is given."""
    if not rank_fits(input, count, op, layer):
        return Unknown(f"{op} of a tensor of rank {len(input.shape)}")
    if output_size is not None:
        if isinstance(output_size, Unknown):
            return output_size.derive(op)
        spatial = [as_size(size) for size in tuple(output_size)[-count:]]
        return input.made((*input.shape[:-count], *spatial), op, layer=layer)
    kernels = sizes(kernel_size, count)
    strides = kernels if stride is None else sizes(stride, count)
    sets = zip(input.shape[-count:], kernels, strides, pads(padding, count), strict=True)
    spatial = [(size - 1) * step - before - after + kernel for size, kernel, step, (before, after) in sets]
    if any(isinstance(size, int) and size < 0 for size in spatial):
        raise RuntimeError(f"{op}: negative output size {spatial}")
    return input.made((*input.shape[:-count], *spatial), op, layer=layer)


def _max_unpool(count: int) -> Any:
    name = f"max_unpool{count}d"

    def max_unpool(input, indices, kernel_size, stride=None, padding=0, output_size=None):
        return unpool(input, name, count, kernel_size, stride, padding, output_size)

    max_unpool.__name__ = max_unpool.__qualname__ = name
    return functional(max_unpool)


def fractional_pool(input: Any, count: int, output_size: Any, output_ratio: Any, layer: Any = None) -> Any:
    """A pool to `output_size`, or to that share of each axis."""
    op = f"fractional_max_pool{count}d"
    if output_size is not None:
        return adaptive_pool(input, op, count, output_size, layer)
    ratios = repeated(output_ratio, count)
    targets = [
        int(size * ratio)
        if isinstance(size, int) and isinstance(ratio, (int, float))
        else Unknown("a share of a size", kind=int)
        for size, ratio in zip(input.shape[-count:], ratios, strict=True)
    ]
    return adaptive_pool(input, op, count, tuple(targets), layer)


def _fractional(count: int) -> Any:
    name = f"fractional_max_pool{count}d"

    def fractional(input, kernel_size, output_size=None, output_ratio=None, return_indices=False, _random_samples=None):
        return with_indices(fractional_pool(input, count, output_size, output_ratio), return_indices)

    fractional.__name__ = fractional.__qualname__ = name
    return functional(fractional)


avg_pool1d, avg_pool2d, avg_pool3d = (_avg_pool(count) for count in (1, 2, 3))
max_pool1d, max_pool2d, max_pool3d = (_max_pool(count) for count in (1, 2, 3))
adaptive_avg_pool1d, adaptive_avg_pool2d, adaptive_avg_pool3d = (_adaptive_avg_pool(count) for count in (1, 2, 3))
adaptive_max_pool1d, adaptive_max_pool2d, adaptive_max_pool3d = (_adaptive_max_pool(count) for count in (1, 2, 3))
lp_pool1d, lp_pool2d, lp_pool3d = (_lp_pool(count) for count in (1, 2, 3))
max_unpool1d, max_unpool2d, max_unpool3d = (_max_unpool(count) for count in (1, 2, 3))
fractional_max_pool2d, fractional_max_pool3d = (_fractional(count) for count in (2, 3))
FUNCTIONS["adaptive_max_pool1d"] = lambda input, output_size: adaptive_max_pool1d(input, output_size, True)
