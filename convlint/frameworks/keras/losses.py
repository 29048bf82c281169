"""`keras.losses`: outputs that cannot meet their labels are reported as `output-shape`.

https://keras.io/api/losses/
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.keras import _evidence
from convlint.frameworks.stdlib._core import is_twin_class, is_twin_function
from convlint.frameworks.tensorflow import _args
from convlint.frameworks.tensorflow._tensor import Tensor
from convlint.values import Unknown


def _rows(y_true: Any, y_pred: Any, name: str) -> Any:
    """One loss a row of the outputs, checked against the labels."""
    labels, outputs = _args.convert(y_true), _args.convert(y_pred)
    unknown = _args.first_unknown_of(outputs, labels)
    if unknown is not None:
        return unknown
    _evidence.check_pair(outputs, labels, name)
    return outputs.made(outputs.shape[:-1], name, labels)


class Loss:
    """https://keras.io/api/losses/: called on labels and outputs, it gives a scalar (or one number a row)."""

    _is_keras_loss = True

    def __init__(self, name=None, reduction="sum_over_batch_size", dtype=None, **kwargs: Any) -> None:
        self.name, self.reduction = name, reduction

    def __call__(self, y_true, y_pred, sample_weight=None) -> Any:
        values = self.call(y_true, y_pred)
        if not isinstance(values, Tensor):
            return values
        rows = self.reduction in (None, "none")
        return values if rows else values.made((), "mean")

    def call(self, y_true, y_pred) -> Any:
        """One loss a row."""
        return _rows(y_true, y_pred, _evidence.loss_name(self))


class CategoricalCrossentropy(Loss):
    """https://keras.io/api/losses/"""

    def __init__(self, from_logits=False, label_smoothing=0.0, axis=-1, **kwargs: Any) -> None:
        super().__init__(**kwargs)


class SparseCategoricalCrossentropy(Loss):
    """https://keras.io/api/losses/"""

    def __init__(self, from_logits=False, ignore_class=None, **kwargs: Any) -> None:
        super().__init__(**kwargs)


class BinaryCrossentropy(Loss):
    """https://keras.io/api/losses/"""

    def __init__(self, from_logits=False, label_smoothing=0.0, axis=-1, **kwargs: Any) -> None:
        super().__init__(**kwargs)


class MeanSquaredError(Loss):
    """https://keras.io/api/losses/"""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)


class MeanAbsoluteError(Loss):
    """https://keras.io/api/losses/"""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)


class MeanAbsolutePercentageError(Loss):
    """https://keras.io/api/losses/"""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)


class MeanSquaredLogarithmicError(Loss):
    """https://keras.io/api/losses/"""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)


class KLDivergence(Loss):
    """https://keras.io/api/losses/"""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)


class Poisson(Loss):
    """https://keras.io/api/losses/"""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)


class Hinge(Loss):
    """https://keras.io/api/losses/"""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)


class SquaredHinge(Loss):
    """https://keras.io/api/losses/"""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)


class CategoricalHinge(Loss):
    """https://keras.io/api/losses/"""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)


class Huber(Loss):
    """https://keras.io/api/losses/"""

    def __init__(self, delta=1.0, **kwargs: Any) -> None:
        super().__init__(**kwargs)


class LogCosh(Loss):
    """https://keras.io/api/losses/"""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)


class CosineSimilarity(Loss):
    """https://keras.io/api/losses/"""

    def __init__(self, axis=-1, **kwargs: Any) -> None:
        super().__init__(**kwargs)


class BinaryFocalCrossentropy(Loss):
    """https://keras.io/api/losses/"""

    def __init__(self, apply_class_balancing=False, alpha=0.25, gamma=2.0, from_logits=False, **kwargs: Any) -> None:
        super().__init__(**kwargs)


class CategoricalFocalCrossentropy(Loss):
    """https://keras.io/api/losses/"""

    def __init__(self, alpha=0.25, gamma=2.0, from_logits=False, **kwargs: Any) -> None:
        super().__init__(**kwargs)


def categorical_crossentropy(y_true, y_pred, from_logits=False, label_smoothing=0.0, axis=-1) -> Any:
    """One loss a row."""
    return _rows(y_true, y_pred, "categorical_crossentropy")


def sparse_categorical_crossentropy(y_true, y_pred, from_logits=False, ignore_class=None, axis=-1) -> Any:
    """One loss a row."""
    return _rows(y_true, y_pred, "sparse_categorical_crossentropy")


def binary_crossentropy(y_true, y_pred, from_logits=False, label_smoothing=0.0, axis=-1) -> Any:
    """One loss a row."""
    return _rows(y_true, y_pred, "binary_crossentropy")


def mean_squared_error(y_true, y_pred) -> Any:
    """One loss a row."""
    return _rows(y_true, y_pred, "mean_squared_error")


def mean_absolute_error(y_true, y_pred) -> Any:
    """One loss a row."""
    return _rows(y_true, y_pred, "mean_absolute_error")


def mean_absolute_percentage_error(y_true, y_pred) -> Any:
    """One loss a row."""
    return _rows(y_true, y_pred, "mean_absolute_percentage_error")


def mean_squared_logarithmic_error(y_true, y_pred) -> Any:
    """One loss a row."""
    return _rows(y_true, y_pred, "mean_squared_logarithmic_error")


def kl_divergence(y_true, y_pred) -> Any:
    """One loss a row."""
    return _rows(y_true, y_pred, "kl_divergence")


def poisson(y_true, y_pred) -> Any:
    """One loss a row."""
    return _rows(y_true, y_pred, "poisson")


def hinge(y_true, y_pred) -> Any:
    """One loss a row."""
    return _rows(y_true, y_pred, "hinge")


def squared_hinge(y_true, y_pred) -> Any:
    """One loss a row."""
    return _rows(y_true, y_pred, "squared_hinge")


def categorical_hinge(y_true, y_pred) -> Any:
    """One loss a row."""
    return _rows(y_true, y_pred, "categorical_hinge")


def log_cosh(y_true, y_pred) -> Any:
    """One loss a row."""
    return _rows(y_true, y_pred, "log_cosh")


def huber(y_true, y_pred, delta=1.0) -> Any:
    """One loss a row."""
    return _rows(y_true, y_pred, "huber")


def cosine_similarity(y_true, y_pred, axis=-1) -> Any:
    """One loss a row."""
    return _rows(y_true, y_pred, "cosine_similarity")


mse = MSE = mean_squared_error
mae = MAE = mean_absolute_error
mape = MAPE = mean_absolute_percentage_error
msle = MSLE = mean_squared_logarithmic_error
kld = KLD = kullback_leibler_divergence = kl_divergence
logcosh = log_cosh


def get(identifier) -> Any:
    """The loss of a name; a function or an object stands for itself."""
    if isinstance(identifier, str):
        name = _evidence.loss_name(identifier)
        found = globals().get(name)
        shown = is_twin_function(found) or (isinstance(found, type) and is_twin_class(found))
        return found if shown else Unknown(f"the loss {identifier}")
    return identifier
