"""Twin of `sklearn.preprocessing`: scaling leaves a shape as it is."""

from __future__ import annotations

from convlint.frameworks.numpy._ndarray import as_array
from convlint.values import Unknown


class _Scaler:
    """Scales features; nothing is learned."""

    def __init__(self, *args, **kwargs):
        pass

    def fit(self, X, y=None, sample_weight=None):
        """Nothing is learned."""
        return self

    partial_fit = fit

    def transform(self, X, copy=None):
        """The samples in the same shape."""
        array = as_array(X)
        return array if isinstance(array, Unknown) else array.made(array.shape, "transform")

    inverse_transform = transform

    def fit_transform(self, X, y=None, **fit_params):
        """The samples in the same shape."""
        return self.transform(X)


class StandardScaler(_Scaler):
    """Mean 0 and variance 1."""


class MinMaxScaler(_Scaler):
    """From 0 to 1."""


class MaxAbsScaler(_Scaler):
    """From -1 to 1."""


class RobustScaler(_Scaler):
    """By quantiles."""


class Normalizer(_Scaler):
    """Each sample to length 1."""


class QuantileTransformer(_Scaler):
    """To a uniform distribution."""


class PowerTransformer(_Scaler):
    """To a normal distribution."""


class LabelEncoder(_Scaler):
    """Labels to integers."""
