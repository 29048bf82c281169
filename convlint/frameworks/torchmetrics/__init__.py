"""Metrics take predictions and targets; their values are not computed. https://lightning.ai/docs/torchmetrics/"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torch.nn.modules.module import Module
from convlint.values import Unknown


class Metric(Module):
    """Any metric."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__()

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return Unknown("the value of a metric")

    def update(self, *args: Any, **kwargs: Any) -> None:
        return None

    def compute(self) -> Any:
        return Unknown("the value of a metric")

    def reset(self) -> None:
        return None

    def clone(self, *args: Any, **kwargs: Any) -> Any:
        return self


def _metric(name: str) -> Any:
    return type(name, (Metric,), {"__module__": __name__, "__doc__": "A metric."})


Accuracy = _metric("Accuracy")
AUROC = _metric("AUROC")
AveragePrecision = _metric("AveragePrecision")
ConfusionMatrix = _metric("ConfusionMatrix")
F1Score = _metric("F1Score")
F1 = _metric("F1")
JaccardIndex = _metric("JaccardIndex")
MeanAbsoluteError = _metric("MeanAbsoluteError")
MeanMetric = _metric("MeanMetric")
MeanSquaredError = _metric("MeanSquaredError")
MetricCollection = _metric("MetricCollection")
Precision = _metric("Precision")
R2Score = _metric("R2Score")
Recall = _metric("Recall")
Specificity = _metric("Specificity")
