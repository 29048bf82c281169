"""`keras.optimizers`: https://keras.io/api/optimizers/"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.tensorflow._tensor import Operation
from convlint.values import Unknown


class Optimizer:
    """No shape depends on it."""

    def __init__(self, learning_rate=0.001, *args: Any, **kwargs: Any) -> None:
        self.learning_rate = self.lr = kwargs.get("lr", learning_rate)
        self.iterations = Unknown("the number of steps so far", kind=int)

    def apply_gradients(self, grads_and_vars, *args: Any, **kwargs: Any) -> Operation:
        return Operation()

    def minimize(self, loss, var_list=None, *args: Any, **kwargs: Any) -> Operation:
        return Operation()

    def get_updates(self, *args: Any, **kwargs: Any) -> list[Any]:
        return []

    def get_config(self) -> dict[str, Any]:
        return {"learning_rate": self.learning_rate}

    def build(self, var_list) -> None:
        return None


class SGD(Optimizer):
    """https://keras.io/api/optimizers/"""

    def __init__(self, learning_rate=0.01, *args: Any, **kwargs: Any) -> None:
        super().__init__(learning_rate, *args, **kwargs)


class RMSprop(Optimizer):
    """https://keras.io/api/optimizers/"""

    def __init__(self, learning_rate=0.001, *args: Any, **kwargs: Any) -> None:
        super().__init__(learning_rate, *args, **kwargs)


class Adam(Optimizer):
    """https://keras.io/api/optimizers/"""

    def __init__(self, learning_rate=0.001, *args: Any, **kwargs: Any) -> None:
        super().__init__(learning_rate, *args, **kwargs)


class AdamW(Optimizer):
    """https://keras.io/api/optimizers/"""

    def __init__(self, learning_rate=0.001, *args: Any, **kwargs: Any) -> None:
        super().__init__(learning_rate, *args, **kwargs)


class Adadelta(Optimizer):
    """https://keras.io/api/optimizers/"""

    def __init__(self, learning_rate=0.001, *args: Any, **kwargs: Any) -> None:
        super().__init__(learning_rate, *args, **kwargs)


class Adagrad(Optimizer):
    """https://keras.io/api/optimizers/"""

    def __init__(self, learning_rate=0.001, *args: Any, **kwargs: Any) -> None:
        super().__init__(learning_rate, *args, **kwargs)


class Adamax(Optimizer):
    """https://keras.io/api/optimizers/"""

    def __init__(self, learning_rate=0.001, *args: Any, **kwargs: Any) -> None:
        super().__init__(learning_rate, *args, **kwargs)


class Nadam(Optimizer):
    """https://keras.io/api/optimizers/"""

    def __init__(self, learning_rate=0.001, *args: Any, **kwargs: Any) -> None:
        super().__init__(learning_rate, *args, **kwargs)


class Ftrl(Optimizer):
    """https://keras.io/api/optimizers/"""

    def __init__(self, learning_rate=0.001, *args: Any, **kwargs: Any) -> None:
        super().__init__(learning_rate, *args, **kwargs)


class Lion(Optimizer):
    """https://keras.io/api/optimizers/"""

    def __init__(self, learning_rate=0.001, *args: Any, **kwargs: Any) -> None:
        super().__init__(learning_rate, *args, **kwargs)


class Adafactor(Optimizer):
    """https://keras.io/api/optimizers/"""

    def __init__(self, learning_rate=0.001, *args: Any, **kwargs: Any) -> None:
        super().__init__(learning_rate, *args, **kwargs)


class Lamb(Optimizer):
    """https://keras.io/api/optimizers/"""

    def __init__(self, learning_rate=0.001, *args: Any, **kwargs: Any) -> None:
        super().__init__(learning_rate, *args, **kwargs)


sgd, rmsprop, adam, adadelta, adagrad, adamax, nadam = SGD, RMSprop, Adam, Adadelta, Adagrad, Adamax, Nadam


def get(identifier) -> Any:
    """The optimiser of a name; an object stands for itself."""
    return Optimizer() if isinstance(identifier, str) else identifier
