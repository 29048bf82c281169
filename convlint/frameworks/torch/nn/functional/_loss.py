"""Loss functions: a scalar, or one number an element with `reduction="none"`.

https://docs.pytorch.org/docs/stable/nn.functional.html#loss-functions
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torch._ops.broadcasting import elementwise
from convlint.frameworks.torch._registry import functional
from convlint.frameworks.torch._support import need_rank, report
from convlint.shapes import ShapeFault, broadcast, prove_same
from convlint.values import Tensor, Undecided, Unknown


def reduces(reduction: Any, size_average: Any = None, reduce: Any = None) -> bool:
    """Whether the loss becomes a scalar. Raises ValueError for a word that torch refuses, Undecided if unknown."""
    if isinstance(reduction, Unknown):
        raise Undecided(reduction)
    if reduce is not None:
        return bool(reduce)
    if size_average is None and reduction not in ("none", "mean", "sum", "batchmean"):
        raise ValueError(f"{reduction} is not a valid value for reduction")
    return size_average is not None or reduction != "none"


def _finished(input: Any, op: str, shape: Any, target: Any, reduction: Any, size_average: Any, reduce: Any) -> Any:
    others = [target] if isinstance(target, Tensor) else []
    return input.made(() if reduces(reduction, size_average, reduce) else shape, op, *others)


def _report(op: str, input: Any, target: Any) -> None:
    facts = {"expected": tuple(input.shape), "actual": tuple(target.shape)}
    report("output-shape", op=op, tensor=input, other=target, **facts)


def _class_loss(op: str, input: Any, target: Any, reduction: Any, size_average: Any, reduce: Any) -> Any:
    """(N, C, d1, ...) with targets (N, d1, ...); one sample without the batch is (C) with ()."""
    if isinstance(target, Unknown):
        return target.derive(op) if not reduces(reduction, size_average, reduce) else input.made((), op)
    rank = len(input.shape)
    if rank == 0:
        report("output-shape", op=op, tensor=input, other=target, expected=1, actual=0)
        return Unknown(f"{op} of a scalar")
    wanted = (*input.shape[:1], *input.shape[2:]) if rank > 1 else ()
    if prove_same(tuple(target.shape), wanted) is False:
        _report(op, input, target)
    return _finished(input, op, wanted, target, reduction, size_average, reduce)


@functional
def cross_entropy(input, target, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean",
                  label_smoothing=0.0):  # fmt: skip
    """Targets are class numbers, or (in the shape of the input) probabilities."""
    if isinstance(target, Tensor) and prove_same(tuple(target.shape), tuple(input.shape)) is not False:
        shape = (*input.shape[:1], *input.shape[2:]) if len(input.shape) > 1 else ()
        return _finished(input, "cross_entropy", shape, target, reduction, size_average, reduce)
    return _class_loss("cross_entropy", input, target, reduction, size_average, reduce)


@functional
def nll_loss(input, target, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean"):
    return _class_loss("nll_loss", input, target, reduction, size_average, reduce)


@functional
def multi_margin_loss(input, target, p=1, margin=1.0, weight=None, size_average=None, reduce=None, reduction="mean"):
    need_rank(input, 0, 1, 2)
    return _class_loss("multi_margin_loss", input, target, reduction, size_average, reduce)


def _same_shape(op: str, input: Any, target: Any, reduction: Any, size_average: Any, reduce: Any) -> Any:
    """Losses that refuse a target of another shape."""
    if isinstance(target, Tensor) and prove_same(tuple(target.shape), tuple(input.shape)) is False:
        _report(op, input, target)
    return _finished(input, op, input.shape, target, reduction, size_average, reduce)


@functional
def binary_cross_entropy(input, target, weight=None, size_average=None, reduce=None, reduction="mean"):
    return _same_shape("binary_cross_entropy", input, target, reduction, size_average, reduce)


@functional
def binary_cross_entropy_with_logits(input, target, weight=None, size_average=None, reduce=None, reduction="mean",
                                     pos_weight=None):  # fmt: skip
    return _same_shape("binary_cross_entropy_with_logits", input, target, reduction, size_average, reduce)


@functional
def multilabel_margin_loss(input, target, size_average=None, reduce=None, reduction="mean"):
    need_rank(input, 0, 1, 2)
    _same_shape("multilabel_margin_loss", input, target, reduction, size_average, reduce)
    return _finished(input, "multilabel_margin_loss", input.shape[:-1], target, reduction, size_average, reduce)


@functional
def multilabel_soft_margin_loss(input, target, weight=None, size_average=None, reduce=None, reduction="mean"):
    loss = _broadcast_loss("multilabel_soft_margin_loss", input, target, "none")
    if isinstance(loss, Unknown):
        return loss
    return _finished(input, "multilabel_soft_margin_loss", loss.shape[:-1], target, reduction, size_average, reduce)


def _broadcast_loss(
    op: str, input: Any, target: Any, reduction: Any, size_average: Any = None, reduce: Any = None
) -> Any:
    """Losses that broadcast (with a warning); shapes that cannot meet are reported as `output-shape`."""
    if isinstance(target, Unknown):
        return target.derive(op) if not reduces(reduction, size_average, reduce) else input.made((), op)
    try:
        shape = broadcast(tuple(input.shape), tuple(target.shape))
    except ShapeFault:
        _report(op, input, target)
        shape = tuple(input.shape)
    return _finished(input, op, shape, target, reduction, size_average, reduce)


@functional
def mse_loss(input, target, size_average=None, reduce=None, reduction="mean", weight=None):
    return _broadcast_loss("mse_loss", input, target, reduction, size_average, reduce)


@functional
def l1_loss(input, target, size_average=None, reduce=None, reduction="mean", weight=None):
    return _broadcast_loss("l1_loss", input, target, reduction, size_average, reduce)


@functional
def smooth_l1_loss(input, target, size_average=None, reduce=None, reduction="mean", beta=1.0):
    return _broadcast_loss("smooth_l1_loss", input, target, reduction, size_average, reduce)


@functional
def huber_loss(input, target, reduction="mean", delta=1.0, weight=None):
    return _broadcast_loss("huber_loss", input, target, reduction)


@functional
def kl_div(input, target, size_average=None, reduce=None, reduction="mean", log_target=False):
    return _broadcast_loss("kl_div", input, target, reduction, size_average, reduce)


@functional
def soft_margin_loss(input, target, size_average=None, reduce=None, reduction="mean"):
    return _broadcast_loss("soft_margin_loss", input, target, reduction, size_average, reduce)


@functional
def hinge_embedding_loss(input, target, margin=1.0, size_average=None, reduce=None, reduction="mean"):
    return _broadcast_loss("hinge_embedding_loss", input, target, reduction, size_average, reduce)


@functional
def poisson_nll_loss(input, target, log_input=True, full=False, size_average=None, eps=1e-8, reduce=None,
                     reduction="mean"):  # fmt: skip
    return _broadcast_loss("poisson_nll_loss", input, target, reduction, size_average, reduce)


@functional
def gaussian_nll_loss(input, target, var, full=False, eps=1e-6, reduction="mean"):
    return _broadcast_loss("gaussian_nll_loss", input, target, reduction)


def _distances(op: str, first: Any, *others: Any) -> Any:
    """One number a vector (the last axis) of operands that broadcast."""
    common = elementwise(op, first, *others)
    return common if isinstance(common, Unknown) else common.shape[:-1]


def _same_rank(op: str, first: Any, *others: Any) -> None:
    for other in others:
        if isinstance(other, Tensor) and len(other.shape) != len(first.shape):
            _report(op, first, other)
            return


@functional
def margin_ranking_loss(input1, input2, target, margin=0, size_average=None, reduce=None, reduction="mean"):
    _same_rank("margin_ranking_loss", input1, input2, target)
    common = elementwise("margin_ranking_loss", input1, input2, target)
    shape = common.shape if isinstance(common, Tensor) else ()
    return _finished(input1, "margin_ranking_loss", shape, target, reduction, size_average, reduce)


@functional
def cosine_embedding_loss(input1, input2, target, margin=0, size_average=None, reduce=None, reduction="mean"):
    shape = _distances("cosine_embedding_loss", input1, input2)
    if isinstance(shape, Unknown) and not reduces(reduction, size_average, reduce):
        return shape
    return _finished(input1, "cosine_embedding_loss", shape, target, reduction, size_average, reduce)


@functional
def triplet_margin_loss(anchor, positive, negative, margin=1.0, p=2, eps=1e-6, swap=False, size_average=None,
                        reduce=None, reduction="mean"):  # fmt: skip
    _same_rank("triplet_margin_loss", anchor, positive, negative)
    shape = _distances("triplet_margin_loss", anchor, positive, negative)
    if isinstance(shape, Unknown) and not reduces(reduction, size_average, reduce):
        return shape
    return _finished(anchor, "triplet_margin_loss", shape, None, reduction, size_average, reduce)


@functional
def triplet_margin_with_distance_loss(anchor, positive, negative, *, distance_function=None, margin=1.0, swap=False,
                                      reduction="mean"):  # fmt: skip
    if not reduces(reduction):
        return Unknown("the shape of a distance function's result")
    return anchor.made((), "triplet_margin_with_distance_loss")


@functional
def ctc_loss(log_probs, targets, input_lengths, target_lengths, blank=0, reduction="mean", zero_infinity=False):
    """(T, N, C): one loss a sample."""
    shape = log_probs.shape[1:2] if len(log_probs.shape) == 3 else ()
    return _finished(log_probs, "ctc_loss", shape, targets, reduction, None, None)
