"""Loss layers. https://docs.pytorch.org/docs/stable/nn.html#loss-functions"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torch.nn.functional import _loss as F
from convlint.frameworks.torch.nn.modules.module import Module
from convlint.values import Tensor

# Bases that programs name in isinstance() and in class statements.
__all__ = ["_Loss", "_WeightedLoss"]


class _Loss(Module):
    """A loss; the old pair `size_average, reduce` counts as in torch."""

    _is_model = False

    def __init__(self, size_average=None, reduce=None, reduction="mean"):
        super().__init__()
        legacy = size_average is not None or reduce is not None
        self.reduction = _legacy_reduction(size_average, reduce) if legacy else reduction


def _legacy_reduction(size_average: Any, reduce: Any) -> str:
    if reduce is False:
        return "none"
    return "sum" if size_average is False else "mean"


class _WeightedLoss(_Loss):
    def __init__(self, weight=None, size_average=None, reduce=None, reduction="mean"):
        super().__init__(size_average, reduce, reduction)
        self.register_buffer("weight", weight if isinstance(weight, Tensor) else None)


class L1Loss(_Loss):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.L1Loss.html"""

    def forward(self, input, target):
        return F.l1_loss(input, target, reduction=self.reduction)


class MSELoss(_Loss):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.MSELoss.html"""

    def forward(self, input, target):
        return F.mse_loss(input, target, reduction=self.reduction)


class SmoothL1Loss(_Loss):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.SmoothL1Loss.html"""

    def __init__(self, size_average=None, reduce=None, reduction="mean", beta=1.0):
        super().__init__(size_average, reduce, reduction)
        self.beta = beta

    def forward(self, input, target):
        return F.smooth_l1_loss(input, target, reduction=self.reduction)


class HuberLoss(_Loss):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.HuberLoss.html"""

    def __init__(self, reduction="mean", delta=1.0):
        super().__init__(reduction=reduction)
        self.delta = delta

    def forward(self, input, target):
        return F.huber_loss(input, target, reduction=self.reduction)


class NLLLoss(_WeightedLoss):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.NLLLoss.html"""

    def __init__(self, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean"):
        super().__init__(weight, size_average, reduce, reduction)
        self.ignore_index = ignore_index

    def forward(self, input, target):
        return F.nll_loss(input, target, reduction=self.reduction)


class NLLLoss2d(NLLLoss):
    """The old name of NLLLoss for maps."""


class CrossEntropyLoss(_WeightedLoss):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.CrossEntropyLoss.html"""

    def __init__(self, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean",
                 label_smoothing=0.0):  # fmt: skip
        super().__init__(weight, size_average, reduce, reduction)
        self.ignore_index = ignore_index
        self.label_smoothing = label_smoothing

    def forward(self, input, target):
        return F.cross_entropy(input, target, reduction=self.reduction)


class MultiMarginLoss(_WeightedLoss):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.MultiMarginLoss.html"""

    def __init__(self, p=1, margin=1.0, weight=None, size_average=None, reduce=None, reduction="mean"):
        super().__init__(weight, size_average, reduce, reduction)
        self.p = p
        self.margin = margin

    def forward(self, input, target):
        return F.multi_margin_loss(input, target, reduction=self.reduction)


class BCELoss(_WeightedLoss):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.BCELoss.html"""

    def forward(self, input, target):
        return F.binary_cross_entropy(input, target, reduction=self.reduction)


class BCEWithLogitsLoss(_Loss):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.BCEWithLogitsLoss.html"""

    def __init__(self, weight=None, size_average=None, reduce=None, reduction="mean", pos_weight=None):
        super().__init__(size_average, reduce, reduction)
        self.register_buffer("weight", weight if isinstance(weight, Tensor) else None)
        self.register_buffer("pos_weight", pos_weight if isinstance(pos_weight, Tensor) else None)

    def forward(self, input, target):
        return F.binary_cross_entropy_with_logits(input, target, reduction=self.reduction)


class KLDivLoss(_Loss):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.KLDivLoss.html"""

    def __init__(self, size_average=None, reduce=None, reduction="mean", log_target=False):
        super().__init__(size_average, reduce, reduction)
        self.log_target = log_target

    def forward(self, input, target):
        return F.kl_div(input, target, reduction=self.reduction)


class PoissonNLLLoss(_Loss):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.PoissonNLLLoss.html"""

    def __init__(self, log_input=True, full=False, size_average=None, eps=1e-8, reduce=None, reduction="mean"):
        super().__init__(size_average, reduce, reduction)
        self.log_input = log_input
        self.full = full
        self.eps = eps

    def forward(self, log_input, target):
        return F.poisson_nll_loss(log_input, target, reduction=self.reduction)


class GaussianNLLLoss(_Loss):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.GaussianNLLLoss.html"""

    def __init__(self, *, full=False, eps=1e-6, reduction="mean"):
        super().__init__(reduction=reduction)
        self.full = full
        self.eps = eps

    def forward(self, input, target, var):
        return F.gaussian_nll_loss(input, target, var, reduction=self.reduction)


class SoftMarginLoss(_Loss):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.SoftMarginLoss.html"""

    def forward(self, input, target):
        return F.soft_margin_loss(input, target, reduction=self.reduction)


class HingeEmbeddingLoss(_Loss):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.HingeEmbeddingLoss.html"""

    def __init__(self, margin=1.0, size_average=None, reduce=None, reduction="mean"):
        super().__init__(size_average, reduce, reduction)
        self.margin = margin

    def forward(self, input, target):
        return F.hinge_embedding_loss(input, target, reduction=self.reduction)


class MultiLabelMarginLoss(_Loss):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.MultiLabelMarginLoss.html"""

    def forward(self, input, target):
        return F.multilabel_margin_loss(input, target, reduction=self.reduction)


class MultiLabelSoftMarginLoss(_WeightedLoss):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.MultiLabelSoftMarginLoss.html"""

    def forward(self, input, target):
        return F.multilabel_soft_margin_loss(input, target, reduction=self.reduction)


class MarginRankingLoss(_Loss):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.MarginRankingLoss.html"""

    def __init__(self, margin=0.0, size_average=None, reduce=None, reduction="mean"):
        super().__init__(size_average, reduce, reduction)
        self.margin = margin

    def forward(self, input1, input2, target):
        return F.margin_ranking_loss(input1, input2, target, reduction=self.reduction)


class CosineEmbeddingLoss(_Loss):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.CosineEmbeddingLoss.html"""

    def __init__(self, margin=0.0, size_average=None, reduce=None, reduction="mean"):
        super().__init__(size_average, reduce, reduction)
        self.margin = margin

    def forward(self, input1, input2, target):
        return F.cosine_embedding_loss(input1, input2, target, reduction=self.reduction)


class TripletMarginLoss(_Loss):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.TripletMarginLoss.html"""

    def __init__(self, margin=1.0, p=2.0, eps=1e-6, swap=False, size_average=None, reduce=None, reduction="mean"):
        super().__init__(size_average, reduce, reduction)
        self.margin = margin
        self.p = p
        self.eps = eps
        self.swap = swap

    def forward(self, anchor, positive, negative):
        return F.triplet_margin_loss(anchor, positive, negative, reduction=self.reduction)


class TripletMarginWithDistanceLoss(_Loss):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.TripletMarginWithDistanceLoss.html"""

    def __init__(self, *, distance_function=None, margin=1.0, swap=False, reduction="mean"):
        super().__init__(reduction=reduction)
        self.distance_function = distance_function
        self.margin = margin
        self.swap = swap

    def forward(self, anchor, positive, negative):
        return F.triplet_margin_with_distance_loss(anchor, positive, negative, reduction=self.reduction)


class CTCLoss(_Loss):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.CTCLoss.html"""

    def __init__(self, blank=0, reduction="mean", zero_infinity=False):
        super().__init__(reduction=reduction)
        self.blank = blank
        self.zero_infinity = zero_infinity

    def forward(self, log_probs, targets, input_lengths, target_lengths):
        return F.ctc_loss(log_probs, targets, input_lengths, target_lengths, reduction=self.reduction)
