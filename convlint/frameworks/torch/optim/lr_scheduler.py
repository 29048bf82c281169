"""Learning rate schedules. https://docs.pytorch.org/docs/stable/optim.html#how-to-adjust-learning-rate"""

from __future__ import annotations

from typing import Any

from convlint.values import Unknown


class LRScheduler:
    """Any schedule: it changes no shape."""

    def __init__(self, optimizer: Any, *args: Any, **kwargs: Any) -> None:
        self.optimizer = optimizer
        self.last_epoch = Unknown("how far a schedule is", kind=int)

    def step(self, *args: Any, **kwargs: Any) -> None:
        return None

    def get_last_lr(self) -> Any:
        return Unknown("the learning rate of a schedule")

    def get_lr(self) -> Any:
        return Unknown("the learning rate of a schedule")

    def state_dict(self) -> Any:
        return Unknown("the state of a schedule")

    def load_state_dict(self, state_dict: Any) -> None:
        return None


_LRScheduler = LRScheduler


def _schedule(name: str) -> Any:
    return type(name, (LRScheduler,), {"__module__": __name__})


StepLR = _schedule("StepLR")
MultiStepLR = _schedule("MultiStepLR")
ConstantLR = _schedule("ConstantLR")
LinearLR = _schedule("LinearLR")
ExponentialLR = _schedule("ExponentialLR")
PolynomialLR = _schedule("PolynomialLR")
CosineAnnealingLR = _schedule("CosineAnnealingLR")
CosineAnnealingWarmRestarts = _schedule("CosineAnnealingWarmRestarts")
ChainedScheduler = _schedule("ChainedScheduler")
SequentialLR = _schedule("SequentialLR")
ReduceLROnPlateau = _schedule("ReduceLROnPlateau")
CyclicLR = _schedule("CyclicLR")
OneCycleLR = _schedule("OneCycleLR")
LambdaLR = _schedule("LambdaLR")
MultiplicativeLR = _schedule("MultiplicativeLR")
