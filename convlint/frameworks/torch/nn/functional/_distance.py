"""Distances between vectors. https://docs.pytorch.org/docs/stable/nn.functional.html#distance-functions"""

from __future__ import annotations

from convlint.frameworks.torch._ops.broadcasting import elementwise
from convlint.frameworks.torch._ops.reductions import reduced
from convlint.frameworks.torch._registry import op, shared
from convlint.frameworks.torch._support import report
from convlint.shapes import broadcast, prove_equal
from convlint.values import Unknown


@shared
def cosine_similarity(x1, x2, dim=1, eps=1e-8):
    common = elementwise("cosine_similarity", x1, x2)
    return common if isinstance(common, Unknown) else reduced(common, "cosine_similarity", dim, False)


@shared
def pairwise_distance(x1, x2, p=2.0, eps=1e-6, keepdim=False):
    common = elementwise("pairwise_distance", x1, x2)
    return common if isinstance(common, Unknown) else reduced(common, "pairwise_distance", -1, keepdim)


@shared
def pdist(input, p=2.0):
    """n * (n - 1) / 2 distances between n rows."""
    if len(input.shape) != 2:
        report("input-rank", op="pdist", tensor=input, expected=2, actual=len(input.shape))
        return Unknown("pdist of a tensor of another rank")
    count = input.shape[0]
    return input.made((count * (count - 1) // 2,), "pdist")


@op
def cdist(x1, x2, p=2.0, compute_mode=None):
    """(*, P, M) and (*, R, M) to (*, P, R)."""
    if isinstance(x2, Unknown):
        return x2.derive("cdist")
    if prove_equal(x1.shape[-1], x2.shape[-1]) is False:
        facts = {"expected": x1.shape[-1], "actual": x2.shape[-1]}
        report("matmul-shape", op="cdist", tensor=x1, other=x2, **facts)
    batch = broadcast(tuple(x1.shape[:-2]), tuple(x2.shape[:-2]))
    return x1.made((*batch, x1.shape[-2], x2.shape[-2]), "cdist", x2)
