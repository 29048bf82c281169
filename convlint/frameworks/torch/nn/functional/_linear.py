"""linear, bilinear and embeddings. https://docs.pytorch.org/docs/stable/nn.functional.html#linear-functions"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torch import _types
from convlint.frameworks.torch._registry import functional, shared
from convlint.frameworks.torch._support import product, report
from convlint.frameworks.torch.nn.functional._conv import owner_of
from convlint.shapes import opaque, prove_equal, prove_same
from convlint.values import Undecided, Unknown, as_size


@functional
def linear(input, weight, bias=None):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.linear.html"""
    return apply_linear(input, weight)


def apply_linear(input: Any, weight: Any, layer: Any = None) -> Any:
    """`input @ weight.T`; reports `linear-in-features`, or `missing-flatten` where a whole feature map would fit."""
    if isinstance(weight, Unknown):
        return weight.derive("linear")
    layer = layer if layer is not None else owner_of(weight)
    if not input.shape:
        report("input-rank", op="linear", layer=layer, tensor=input, expected=2, actual=0)
        return Unknown("linear of a scalar")
    in_features = weight.shape[-1]
    leading = _leading(input, in_features, layer, weight)
    return input.made((*leading, *weight.shape[:-1]), "linear", weight, layer=layer)


def _leading(input: Any, in_features: Any, layer: Any, weight: Any) -> Any:
    """The axes before the features, as they were meant where the features do not fit."""
    arriving = input.shape[-1]
    if prove_equal(arriving, in_features) is not False:
        return input.shape[:-1]
    if len(input.shape) >= 3 and prove_equal(product(input.shape[1:]), in_features) is True:
        flat = (input.shape[0], in_features)
        facts = {"expected": flat, "actual": tuple(input.shape)}
        report(
            "missing-flatten", op="linear", layer=layer, argument="in_features", tensor=input, weight=weight, **facts
        )
        return flat[:1]
    if len(input.shape) >= 3 and _ends_in_map(input):
        flat = (input.shape[0], product(input.shape[1:]))
        facts = {"expected": flat, "actual": tuple(input.shape)}
        report(
            "missing-flatten", op="linear", layer=layer, argument="in_features", tensor=input, weight=weight, **facts
        )
        return flat[:1]
    facts = {"expected": arriving, "actual": in_features}
    report("linear-in-features", op="linear", layer=layer, argument="in_features", tensor=input, weight=weight, **facts)
    return input.shape[:-1]


def _ends_in_map(input: Any) -> bool:
    """Whether the last axis is a map's: a window went along it, and nothing has moved or cut it since."""
    step, shape = input.step, input.shape
    while step.inputs and not step.windows and prove_same(step.inputs[0].shape, shape) is True:
        step = step.inputs[0].step
    return len(shape) - 1 in step.spatial_axes


@shared
def bilinear(input1, input2, weight, bias=None):
    return apply_bilinear(input1, input2, weight)


def apply_bilinear(input1: Any, input2: Any, weight: Any, layer: Any = None) -> Any:
    """`x1 @ weight @ x2`; reports `linear-in-features` for either operand."""
    for other in (input2, weight):
        if isinstance(other, Unknown):
            return other.derive("bilinear")
    for tensor, size, name in ((input1, weight.shape[1], "in1_features"), (input2, weight.shape[2], "in2_features")):
        if prove_equal(tensor.shape[-1], size) is False:
            facts = {"expected": tensor.shape[-1], "actual": size, "argument": name}
            report("linear-in-features", op="bilinear", layer=layer or owner_of(weight), tensor=tensor, **facts)
    if prove_same(tuple(input1.shape[:-1]), tuple(input2.shape[:-1])) is False:
        facts = {"expected": tuple(input1.shape), "actual": tuple(input2.shape)}
        report("broadcast-shape", op="bilinear", layer=layer or owner_of(weight), tensor=input1, other=input2, **facts)
    return input1.made((*input1.shape[:-1], weight.shape[0]), "bilinear", input2, weight, layer=layer)


@functional
def embedding(input, weight, padding_idx=None, max_norm=None, norm_type=2.0, scale_grad_by_freq=False, sparse=False):
    """One row of `weight` for each index."""
    if isinstance(weight, Unknown):
        return weight.derive("embedding")
    return input.made((*input.shape, weight.shape[1]), "embedding", weight, dtype=_types.float32)


@functional
def embedding_bag(input, weight, offsets=None, max_norm=None, norm_type=2, scale_grad_by_freq=False, mode="mean",
                  sparse=False, per_sample_weights=None, include_last_offset=False, padding_idx=None):  # fmt: skip
    """One row for each bag: the rows of a matrix of indices, or the stretches that `offsets` begins."""
    if isinstance(weight, Unknown):
        return weight.derive("embedding_bag")
    if len(input.shape) == 2:
        if offsets is not None and not isinstance(offsets, Unknown):
            raise ValueError("if input is 2D, then offsets has to be None")
        return input.made((input.shape[0], weight.shape[1]), "embedding_bag", weight, dtype=_types.float32)
    if isinstance(offsets, Unknown):
        return offsets.derive("embedding_bag")
    if len(input.shape) != 1 or offsets is None:
        raise ValueError("offsets has to be a 1D Tensor")
    bags = offsets.shape[0] - (1 if include_last_offset else 0)
    return input.made((bags, weight.shape[1]), "embedding_bag", weight, dtype=_types.float32)


@functional
def one_hot(tensor, num_classes=-1):
    """One more axis, as long as there are classes; their number depends on the contents unless it is given."""
    if isinstance(num_classes, Unknown) and num_classes.kind is not int:
        raise Undecided(num_classes)
    count = as_size(num_classes)
    if isinstance(count, int) and count < 0:
        count = opaque("the largest class", object(), minimum=1)
    return tensor.made((*tensor.shape, count), "one_hot", dtype=_types.int64)
