"""AdaptiveLogSoftmaxWithLoss.

https://docs.pytorch.org/docs/stable/generated/torch.nn.AdaptiveLogSoftmaxWithLoss.html
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torch._support import report
from convlint.frameworks.torch.nn.modules.module import Module
from convlint.shapes import prove_equal
from convlint.values import as_size


class _Output(tuple):
    """`output` and `loss`."""

    @property
    def output(self) -> Any:
        return self[0]

    @property
    def loss(self) -> Any:
        return self[1]


class AdaptiveLogSoftmaxWithLoss(Module):
    """(N, in_features) with targets (N): one number a sample, and the loss."""

    def __init__(self, in_features, n_classes, cutoffs, div_value=4.0, head_bias=False, device=None, dtype=None):
        super().__init__()
        self.in_features = in_features
        self.n_classes = n_classes
        self.cutoffs = cutoffs
        self.div_value = div_value
        self.head_bias = head_bias

    def _check(self, input: Any) -> None:
        if prove_equal(input.shape[-1], as_size(self.in_features)) is False:
            facts = {"expected": input.shape[-1], "actual": self.in_features, "argument": "in_features"}
            report("linear-in-features", op="adaptive_log_softmax", layer=self, tensor=input, **facts)

    def forward(self, input_, target_):
        self._check(input_)
        return _Output((input_.made(input_.shape[:-1], "adaptive_log_softmax"), input_.made((), "loss")))

    def log_prob(self, input):
        self._check(input)
        return input.made((*input.shape[:-1], as_size(self.n_classes)), "log_prob")

    def predict(self, input):
        self._check(input)
        return input.made(input.shape[:-1], "predict")
