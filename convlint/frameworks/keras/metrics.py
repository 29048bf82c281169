"""`keras.metrics`: https://keras.io/api/metrics/"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.keras.losses import (
    binary_crossentropy as binary_crossentropy,
)
from convlint.frameworks.keras.losses import (
    categorical_crossentropy as categorical_crossentropy,
)
from convlint.frameworks.keras.losses import (
    cosine_similarity as cosine_similarity,
)
from convlint.frameworks.keras.losses import (
    kl_divergence as kl_divergence,
)
from convlint.frameworks.keras.losses import (
    mean_absolute_error as mean_absolute_error,
)
from convlint.frameworks.keras.losses import (
    mean_absolute_percentage_error as mean_absolute_percentage_error,
)
from convlint.frameworks.keras.losses import (
    mean_squared_error as mean_squared_error,
)
from convlint.frameworks.keras.losses import (
    poisson as poisson,
)
from convlint.frameworks.keras.losses import (
    sparse_categorical_crossentropy as sparse_categorical_crossentropy,
)
from convlint.frameworks.tensorflow import _args
from convlint.values import Unknown


class Metric:
    """A number that is gathered over batches."""

    def __init__(self, name=None, dtype=None, **kwargs: Any) -> None:
        self.name = name

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self.result()

    def update_state(self, *args: Any, **kwargs: Any) -> None:
        return None

    def result(self) -> Any:
        return Unknown("the value of a metric", kind=float)

    def reset_state(self) -> None:
        return None

    reset_states = reset_state


class Mean(Metric):
    """https://keras.io/api/metrics/"""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)


class Sum(Metric):
    """https://keras.io/api/metrics/"""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)


class MeanTensor(Metric):
    """https://keras.io/api/metrics/"""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)


class Accuracy(Metric):
    """https://keras.io/api/metrics/"""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)


class BinaryAccuracy(Metric):
    """https://keras.io/api/metrics/"""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)


class CategoricalAccuracy(Metric):
    """https://keras.io/api/metrics/"""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)


class SparseCategoricalAccuracy(Metric):
    """https://keras.io/api/metrics/"""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)


class TopKCategoricalAccuracy(Metric):
    """https://keras.io/api/metrics/"""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)


class SparseTopKCategoricalAccuracy(Metric):
    """https://keras.io/api/metrics/"""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)


class Precision(Metric):
    """https://keras.io/api/metrics/"""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)


class Recall(Metric):
    """https://keras.io/api/metrics/"""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)


class AUC(Metric):
    """https://keras.io/api/metrics/"""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)


class F1Score(Metric):
    """https://keras.io/api/metrics/"""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)


class MeanIoU(Metric):
    """https://keras.io/api/metrics/"""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)


class IoU(Metric):
    """https://keras.io/api/metrics/"""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)


class OneHotMeanIoU(Metric):
    """https://keras.io/api/metrics/"""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)


class TruePositives(Metric):
    """https://keras.io/api/metrics/"""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)


class TrueNegatives(Metric):
    """https://keras.io/api/metrics/"""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)


class FalsePositives(Metric):
    """https://keras.io/api/metrics/"""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)


class FalseNegatives(Metric):
    """https://keras.io/api/metrics/"""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)


class MeanSquaredError(Metric):
    """https://keras.io/api/metrics/"""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)


class RootMeanSquaredError(Metric):
    """https://keras.io/api/metrics/"""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)


class MeanAbsoluteError(Metric):
    """https://keras.io/api/metrics/"""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)


class MeanAbsolutePercentageError(Metric):
    """https://keras.io/api/metrics/"""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)


class CategoricalCrossentropy(Metric):
    """https://keras.io/api/metrics/"""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)


class SparseCategoricalCrossentropy(Metric):
    """https://keras.io/api/metrics/"""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)


class BinaryCrossentropy(Metric):
    """https://keras.io/api/metrics/"""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)


class KLDivergence(Metric):
    """https://keras.io/api/metrics/"""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)


class CosineSimilarity(Metric):
    """https://keras.io/api/metrics/"""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)


class R2Score(Metric):
    """https://keras.io/api/metrics/"""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)


class SpecificityAtSensitivity(Metric):
    """https://keras.io/api/metrics/"""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)


class SensitivityAtSpecificity(Metric):
    """https://keras.io/api/metrics/"""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)


class PrecisionAtRecall(Metric):
    """https://keras.io/api/metrics/"""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)


class RecallAtPrecision(Metric):
    """https://keras.io/api/metrics/"""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)


def categorical_accuracy(y_true, y_pred, *args: Any, **kwargs: Any) -> Any:
    """One number a row."""
    outputs = _args.convert(y_pred)
    return outputs if isinstance(outputs, Unknown) else outputs.made(outputs.shape[:-1], "categorical_accuracy")


def sparse_categorical_accuracy(y_true, y_pred, *args: Any, **kwargs: Any) -> Any:
    """One number a row."""
    outputs = _args.convert(y_pred)
    return outputs if isinstance(outputs, Unknown) else outputs.made(outputs.shape[:-1], "sparse_categorical_accuracy")


def binary_accuracy(y_true, y_pred, *args: Any, **kwargs: Any) -> Any:
    """One number a row."""
    outputs = _args.convert(y_pred)
    return outputs if isinstance(outputs, Unknown) else outputs.made(outputs.shape[:-1], "binary_accuracy")


def top_k_categorical_accuracy(y_true, y_pred, *args: Any, **kwargs: Any) -> Any:
    """One number a row."""
    outputs = _args.convert(y_pred)
    return outputs if isinstance(outputs, Unknown) else outputs.made(outputs.shape[:-1], "top_k_categorical_accuracy")


def sparse_top_k_categorical_accuracy(y_true, y_pred, *args: Any, **kwargs: Any) -> Any:
    """One number a row."""
    outputs = _args.convert(y_pred)
    return (
        outputs
        if isinstance(outputs, Unknown)
        else outputs.made(outputs.shape[:-1], "sparse_top_k_categorical_accuracy")
    )
