"""Normalisations keep the shape; their widths have to be those that arrive.

https://docs.pytorch.org/docs/stable/nn.functional.html
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torch._registry import functional
from convlint.frameworks.torch._support import report, sizes_of
from convlint.frameworks.torch.nn.functional._conv import owner_of
from convlint.shapes import prove_divides, prove_equal
from convlint.values import Tensor, Unknown, as_size


def check_features(input: Any, num_features: Any, op: str, layer: Any = None, argument: str = "num_features") -> None:
    """Report `norm-num-features` where axis 1 is proved to be another number than `num_features`."""
    arriving = input.shape[1]
    if prove_equal(arriving, num_features) is False:
        facts = {"expected": arriving, "actual": num_features, "argument": argument}
        report("norm-num-features", op=op, layer=layer, tensor=input, **facts)


@functional
def batch_norm(input, running_mean, running_var, weight=None, bias=None, training=False, momentum=0.1, eps=1e-5):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.batch_norm.html"""
    known = next((item for item in (weight, bias, running_mean, running_var) if isinstance(item, Tensor)), None)
    if len(input.shape) < 2:
        report("input-rank", op="batch_norm", tensor=input, expected=2, actual=len(input.shape))
    elif known is not None and len(known.shape) == 1:
        check_features(input, known.shape[0], "batch_norm", owner_of(known))
    return input._unary("batch_norm")


@functional
def instance_norm(input, running_mean=None, running_var=None, weight=None, bias=None, use_input_stats=True,
                  momentum=0.1, eps=1e-5):  # fmt: skip
    known = next((item for item in (weight, bias, running_mean, running_var) if isinstance(item, Tensor)), None)
    if known is not None and len(input.shape) > 1 and len(known.shape) == 1:
        check_features(input, known.shape[0], "instance_norm", owner_of(known))
    return input._unary("instance_norm")


@functional
def layer_norm(input, normalized_shape, weight=None, bias=None, eps=1e-5):
    return over_last(input, normalized_shape, "layer_norm", owner_of(weight))


@functional
def rms_norm(input, normalized_shape, weight=None, eps=None):
    return over_last(input, normalized_shape, "rms_norm", owner_of(weight))


def over_last(input: Any, normalized_shape: Any, op: str, layer: Any = None) -> Any:
    """A norm over the last axes, which have to be `normalized_shape`; reports `norm-num-features`."""
    shape = sizes_of((normalized_shape,))
    if isinstance(shape, Unknown):
        return input._unary(op)
    last = tuple(input.shape[len(input.shape) - len(shape) :]) if len(shape) <= len(input.shape) else None
    if last is None:
        report("input-rank", op=op, layer=layer, tensor=input, expected=len(shape), actual=len(input.shape))
    elif any(prove_equal(a, b) is False for a, b in zip(last, shape, strict=True)):
        one = len(shape) == 1
        facts = {"expected": last[0] if one else last, "actual": shape[0] if one else shape}
        report("norm-num-features", op=op, layer=layer, argument="normalized_shape", tensor=input, **facts)
    return input.made(input.shape, op, layer=layer)


@functional
def group_norm(input, num_groups, weight=None, bias=None, eps=1e-05):
    if len(input.shape) < 2:
        report("input-rank", op="group_norm", tensor=input, expected=2, actual=len(input.shape))
    elif isinstance(weight, Tensor) and prove_equal(weight.shape[0], input.shape[1]) is False:
        check_features(input, weight.shape[0], "group_norm", owner_of(weight), "num_channels")
    elif prove_divides(as_size(num_groups), input.shape[1]) is False:
        raise RuntimeError("Expected number of channels in input to be divisible by num_groups")
    return input._unary("group_norm")
