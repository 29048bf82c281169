"""`keras.optimizers.schedules`: https://keras.io/api/optimizers/learning_rate_schedules/"""

from __future__ import annotations

from typing import Any

from convlint.values import Unknown


class LearningRateSchedule:
    """A learning rate that depends on the step."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._settings = kwargs

    def __call__(self, step) -> Any:
        return Unknown("a learning rate", kind=float)


class ExponentialDecay(LearningRateSchedule):
    """https://keras.io/api/optimizers/learning_rate_schedules/"""


class PiecewiseConstantDecay(LearningRateSchedule):
    """https://keras.io/api/optimizers/learning_rate_schedules/"""


class PolynomialDecay(LearningRateSchedule):
    """https://keras.io/api/optimizers/learning_rate_schedules/"""


class InverseTimeDecay(LearningRateSchedule):
    """https://keras.io/api/optimizers/learning_rate_schedules/"""


class CosineDecay(LearningRateSchedule):
    """https://keras.io/api/optimizers/learning_rate_schedules/"""


class CosineDecayRestarts(LearningRateSchedule):
    """https://keras.io/api/optimizers/learning_rate_schedules/"""
