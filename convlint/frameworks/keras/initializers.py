"""`keras.initializers`: https://keras.io/api/layers/initializers/"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.tensorflow._initializers import Initializer
from convlint.values import Unknown


class Zeros(Initializer):
    """https://keras.io/api/layers/initializers/"""

    def __init__(self, **kwargs: Any) -> None:
        self._settings = kwargs


class Ones(Initializer):
    """https://keras.io/api/layers/initializers/"""

    def __init__(self, **kwargs: Any) -> None:
        self._settings = kwargs


class Constant(Initializer):
    """https://keras.io/api/layers/initializers/"""

    def __init__(self, value=0.0, **kwargs: Any) -> None:
        self._settings = kwargs


class RandomNormal(Initializer):
    """https://keras.io/api/layers/initializers/"""

    def __init__(self, mean=0.0, stddev=0.05, seed=None, **kwargs: Any) -> None:
        self._settings = kwargs


class RandomUniform(Initializer):
    """https://keras.io/api/layers/initializers/"""

    def __init__(self, minval=-0.05, maxval=0.05, seed=None, **kwargs: Any) -> None:
        self._settings = kwargs


class TruncatedNormal(Initializer):
    """https://keras.io/api/layers/initializers/"""

    def __init__(self, mean=0.0, stddev=0.05, seed=None, **kwargs: Any) -> None:
        self._settings = kwargs


class VarianceScaling(Initializer):
    """https://keras.io/api/layers/initializers/"""

    def __init__(self, scale=1.0, mode="fan_in", distribution="truncated_normal", seed=None, **kwargs: Any) -> None:
        self._settings = kwargs


class Orthogonal(Initializer):
    """https://keras.io/api/layers/initializers/"""

    def __init__(self, gain=1.0, seed=None, **kwargs: Any) -> None:
        self._settings = kwargs


class Identity(Initializer):
    """https://keras.io/api/layers/initializers/"""

    def __init__(self, gain=1.0, **kwargs: Any) -> None:
        self._settings = kwargs


class GlorotNormal(Initializer):
    """https://keras.io/api/layers/initializers/"""

    def __init__(self, seed=None, **kwargs: Any) -> None:
        self._settings = kwargs


class GlorotUniform(Initializer):
    """https://keras.io/api/layers/initializers/"""

    def __init__(self, seed=None, **kwargs: Any) -> None:
        self._settings = kwargs


class HeNormal(Initializer):
    """https://keras.io/api/layers/initializers/"""

    def __init__(self, seed=None, **kwargs: Any) -> None:
        self._settings = kwargs


class HeUniform(Initializer):
    """https://keras.io/api/layers/initializers/"""

    def __init__(self, seed=None, **kwargs: Any) -> None:
        self._settings = kwargs


class LecunNormal(Initializer):
    """https://keras.io/api/layers/initializers/"""

    def __init__(self, seed=None, **kwargs: Any) -> None:
        self._settings = kwargs


class LecunUniform(Initializer):
    """https://keras.io/api/layers/initializers/"""

    def __init__(self, seed=None, **kwargs: Any) -> None:
        self._settings = kwargs


zeros, ones, constant = Zeros, Ones, Constant
random_normal = normal = RandomNormal
random_uniform = uniform = RandomUniform
truncated_normal, variance_scaling, orthogonal, identity = TruncatedNormal, VarianceScaling, Orthogonal, Identity
glorot_normal = xavier_normal = GlorotNormal
glorot_uniform = GlorotUniform
he_normal, he_uniform, lecun_normal, lecun_uniform = HeNormal, HeUniform, LecunNormal, LecunUniform


def get(identifier) -> Any:
    """The initialiser of a name; an object stands for itself."""
    if isinstance(identifier, str):
        return Unknown("an initialiser looked up by its name")
    return identifier
