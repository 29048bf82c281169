"""interpolate, grid_sample, pixel_shuffle, fold and unfold.

https://docs.pytorch.org/docs/stable/nn.functional.html#vision-functions
"""

from __future__ import annotations

import math
from typing import Any

from convlint.frameworks.torch._registry import FUNCTIONS, functional, shared
from convlint.frameworks.torch._support import product, repeated, report
from convlint.frameworks.torch.nn.functional._sliding import sizes
from convlint.shapes import Dim, Window, exact_div, opaque, prove_divides, prove_equal, prove_less
from convlint.values import Undecided, Unknown, as_size, first_unknown

_RANKS = {"linear": (3,), "bilinear": (4,), "bicubic": (4,), "lanczos": (4,), "trilinear": (5,)}


@functional
def interpolate(input, size=None, scale_factor=None, mode="nearest", align_corners=None, recompute_scale_factor=None,
                antialias=False):  # fmt: skip
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.interpolate.html"""
    return resized(input, size, scale_factor, mode)


def resized(input: Any, size: Any, scale_factor: Any, mode: Any, layer: Any = None) -> Any:
    """`input` with its spatial axes (all but two) at `size`, or scaled."""
    rank = len(input.shape)
    if rank not in _RANKS.get(mode, (3, 4, 5)) if isinstance(mode, str) else rank < 3:
        expected = _RANKS.get(mode, (4,))[0]
        report("input-rank", op="interpolate", layer=layer, tensor=input, expected=expected, actual=rank)
        return Unknown(f"interpolation of a tensor of rank {rank}")
    _check_one_given(size, scale_factor)
    count = rank - 2
    if size is not None:
        spatial = sizes(size, count)
    else:
        factors = repeated(scale_factor, count)
        if len(factors) != count:
            raise ValueError(f"Input and scale_factor must have the same number of spatial dimensions, but got {rank}")
        spatial = [scaled(old, factor) for old, factor in zip(input.shape[2:], factors, strict=True)]
    _check_not_empty(input, spatial, layer)
    return input.made((*input.shape[:2], *spatial), "interpolate", layer=layer)


def _check_not_empty(input: Any, spatial: Any, layer: Any) -> None:
    for before, after in zip(input.shape[2:], spatial, strict=True):
        if prove_less(after, 1):
            report(
                "empty-output",
                op="interpolate",
                layer=layer,
                tensor=input,
                expected=1,
                actual=after,
                detail=str(before),
            )
            return


def _check_one_given(size: Any, scale_factor: Any) -> None:
    if size is None and scale_factor is None:
        raise ValueError("either size or scale_factor should be defined")
    if size is not None and scale_factor is not None:
        unknown = first_unknown(size, scale_factor)
        if unknown is not None:
            raise Undecided(unknown)
        raise ValueError("only one of size or scale_factor should be defined")


def scaled(size: Any, factor: Any) -> Any:
    """`floor(size * factor)`; opaque where a factor that is not known, or no short fraction, meets a symbol."""
    if isinstance(factor, Unknown) or not isinstance(factor, (int, float, Dim)):
        return opaque("interpolate", size, object(), minimum=None)
    if isinstance(factor, (int, Dim)):
        return size * factor
    if isinstance(size, int):
        return math.floor(size * factor)
    above, below = factor.as_integer_ratio()
    return size * above // below if below <= 64 else opaque("interpolate", size, factor, minimum=0)


@functional
def upsample(input, size=None, scale_factor=None, mode="nearest", align_corners=None):
    return resized(input, size, scale_factor, mode)


@functional
def upsample_nearest(input, size=None, scale_factor=None):
    return resized(input, size, scale_factor, "nearest")


@functional
def upsample_bilinear(input, size=None, scale_factor=None):
    return resized(input, size, scale_factor, "bilinear")


@functional
def grid_sample(input, grid, mode="bilinear", padding_mode="zeros", align_corners=None):
    """(N, C, *in) sampled at a grid (N, *out, rank - 2)."""
    if isinstance(grid, Unknown):
        return grid.derive("grid_sample")
    if len(grid.shape) != len(input.shape):
        report("input-rank", op="grid_sample", tensor=grid, expected=len(input.shape), actual=len(grid.shape))
        return Unknown("grid_sample with a grid of another rank")
    return input.made((*input.shape[:2], *grid.shape[1:-1]), "grid_sample", grid)


@functional
def affine_grid(theta, size, align_corners=None):
    """A grid (N, *spatial, rank - 2) for an image of `size` (N, C, *spatial)."""
    if isinstance(size, Unknown):
        return size.derive("affine_grid")
    spatial = [as_size(item) for item in size[2:]]
    return theta.made((as_size(size[0]), *spatial, len(spatial)), "affine_grid")


@shared
def pixel_shuffle(input, upscale_factor):
    """(*, C * r * r, H, W) to (*, C, H * r, W * r)."""
    return shuffled(input, upscale_factor)


def shuffled(input: Any, upscale_factor: Any, layer: Any = None) -> Any:
    """`pixel_shuffle`, for the function and the layer; reports `reshape-size` where r * r does not divide C."""
    if not _has_map(input, "pixel_shuffle", layer):
        return Unknown("pixel_shuffle of a tensor of lower rank")
    factor = as_size(upscale_factor)
    *batch, channels, height, width = input.shape
    if prove_divides(factor * factor, channels) is False:
        facts = {"expected": factor * factor, "actual": channels, "argument": "upscale_factor"}
        report("reshape-size", op="pixel_shuffle", layer=layer, tensor=input, **facts)
    share = _share(channels, factor * factor)
    return input.made((*batch, share, height * factor, width * factor), "pixel_shuffle", layer=layer)


def _share(size: Any, parts: Any) -> Any:
    share = exact_div(size, parts)
    return share if share is not None else size // parts


def _has_map(input: Any, op: str, layer: Any) -> bool:
    if len(input.shape) >= 3:
        return True
    report("input-rank", op=op, layer=layer, tensor=input, expected=4, actual=len(input.shape))
    return False


@shared
def pixel_unshuffle(input, downscale_factor):
    """(*, C, H * r, W * r) to (*, C * r * r, H, W)."""
    return unshuffled(input, downscale_factor)


def unshuffled(input: Any, downscale_factor: Any, layer: Any = None) -> Any:
    """`pixel_unshuffle`, for the function and the layer."""
    if not _has_map(input, "pixel_unshuffle", layer):
        return Unknown("pixel_unshuffle of a tensor of lower rank")
    factor = as_size(downscale_factor)
    *batch, channels, height, width = input.shape
    for size in (height, width):
        if prove_divides(factor, size) is False:
            facts = {"expected": factor, "actual": size, "argument": "downscale_factor"}
            report("reshape-size", op="pixel_unshuffle", layer=layer, tensor=input, **facts)
            break
    spatial = (_share(height, factor), _share(width, factor))
    return input.made((*batch, channels * factor * factor, *spatial), "pixel_unshuffle", layer=layer)


@shared
def channel_shuffle(input, groups):
    return channels_shuffled(input, groups)


FUNCTIONS["native_channel_shuffle"] = channel_shuffle


def channels_shuffled(input: Any, groups: Any, layer: Any = None) -> Any:
    """The shape stays; reports `conv-groups` where the groups do not divide the channels."""
    if len(input.shape) < 3:
        report("input-rank", op="channel_shuffle", layer=layer, tensor=input, expected=4, actual=len(input.shape))
    elif prove_divides(as_size(groups), input.shape[1]) is False:
        facts = {"expected": input.shape[1], "actual": groups, "argument": "groups"}
        report("conv-groups", op="channel_shuffle", layer=layer, tensor=input, **facts)
    return input.made(input.shape, "channel_shuffle", layer=layer)


@functional
def unfold(input, kernel_size, dilation=1, padding=0, stride=1):
    """(N, C, *spatial) to (N, C * prod(kernel), windows)."""
    return unfolded(input, kernel_size, dilation, padding, stride)


def _places(spatial: Any, kernel_size: Any, dilation: Any, padding: Any, stride: Any) -> tuple[Any, Any]:
    """The kernel's sizes and how many windows there are in all."""
    count = len(spatial)
    kernels, steps = sizes(kernel_size, count), sizes(stride, count)
    pads, dilations = sizes(padding, count), sizes(dilation, count)
    places = [
        Window(kernel, step, (pad, pad), dilation_).output(size)
        for size, kernel, step, pad, dilation_ in zip(spatial, kernels, steps, pads, dilations, strict=True)
    ]
    return kernels, product(places)


def unfolded(input: Any, kernel_size: Any, dilation: Any, padding: Any, stride: Any, layer: Any = None) -> Any:
    """`unfold`, for the function and the layer. torch takes (N, C, H, W) and (C, H, W) only."""
    rank = len(input.shape)
    if rank not in (3, 4):
        report("input-rank", op="unfold", layer=layer, tensor=input, expected=4, actual=rank)
        return Unknown(f"unfold of a tensor of rank {rank}")
    kernels, places = _places(input.shape[-2:], kernel_size, dilation, padding, stride)
    return input.made((*input.shape[:-3], input.shape[-3] * product(kernels), places), "unfold", layer=layer)


@functional
def fold(input, output_size, kernel_size, dilation=1, padding=0, stride=1):
    """(N, C * prod(kernel), windows) to (N, C, *output_size)."""
    return folded(input, output_size, kernel_size, dilation, padding, stride)


def folded(
    input: Any, output_size: Any, kernel_size: Any, dilation: Any, padding: Any, stride: Any, layer: Any = None
) -> Any:
    """`fold`, for the function and the layer; reports `reshape-size` where the windows are another number."""
    rank = len(input.shape)
    if rank not in (2, 3):
        report("input-rank", op="fold", layer=layer, tensor=input, expected=3, actual=rank)
        return Unknown(f"fold of a tensor of rank {rank}")
    spatial = sizes(output_size, 2)
    kernels, places = _places(spatial, kernel_size, dilation, padding, stride)
    window = product(kernels)
    wrong = prove_divides(window, input.shape[-2]) is False
    if wrong or prove_equal(input.shape[-1], places) is False:
        facts = {"expected": window if wrong else places, "actual": input.shape[-2] if wrong else input.shape[-1]}
        report("reshape-size", op="fold", layer=layer, tensor=input, **facts)
    channels = _share(input.shape[-2], window)
    return input.made((*input.shape[:-2], channels, *spatial), "fold", layer=layer)
