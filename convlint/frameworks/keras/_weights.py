"""The weights of a layer, and how many numbers they hold."""

from __future__ import annotations

from typing import Any

from convlint.frameworks.tensorflow import _args
from convlint.frameworks.tensorflow._variables import Variable, make_variable
from convlint.values import Unknown

__all__ = ["Weights"]


_KERAS_3 = ("shape", "initializer", "dtype", "trainable")
_KERAS_2 = ("name", "shape", "dtype", "initializer", "regularizer", "trainable")


class Weights:
    """What a layer knows of its own weights and of those of the layers it holds."""

    _own_weights: list[Any]

    def add_weight(self, *args: Any, **kwargs: Any) -> Any:
        """A weight: `add_weight(shape, initializer, ...)`, or `add_weight(name, shape, ...)` as in Keras 2."""
        given = dict(zip(_KERAS_2 if args and isinstance(args[0], str) else _KERAS_3, args, strict=False)) | kwargs
        shape, name = given.get("shape"), given.get("name")
        sizes = _args.sizes(shape if shape is not None else ())
        if isinstance(sizes, Unknown):
            return sizes
        weight = make_variable(
            sizes, "add_weight", name if isinstance(name, str) else "variable", given.get("trainable")
        )
        self._own_weights.append(weight)
        return weight

    add_variable = add_weight

    def _sublayers(self) -> list[Any]:
        """The layers that attributes hold, directly or in lists and dicts, in order of assignment."""
        found: list[Any] = []
        for name, value in list(vars(self).items()):
            if not name.startswith("_"):
                _collect(value, found)
        return found

    def _held(self) -> list[Any]:
        """The weights of this layer itself: those that it added, and variables that it keeps in attributes."""
        kept = [value for name, value in vars(self).items() if isinstance(value, Variable) and name[:1] != "_"]
        return [*self._own_weights, *(one for one in kept if not any(one is other for other in self._own_weights))]

    @property
    def weights(self) -> list[Any]:
        """All weights, those of inner layers included."""
        return [*self._held(), *(weight for layer in self._sublayers() for weight in layer.weights)]

    @property
    def variables(self) -> list[Any]:
        return self.weights

    @property
    def trainable_weights(self) -> list[Any]:
        return [weight for weight in self.weights if getattr(weight, "_trainable", True)]

    @property
    def trainable_variables(self) -> list[Any]:
        return self.trainable_weights

    @property
    def non_trainable_weights(self) -> list[Any]:
        return [weight for weight in self.weights if not getattr(weight, "_trainable", True)]

    @property
    def non_trainable_variables(self) -> list[Any]:
        return self.non_trainable_weights

    def count_params(self) -> Any:
        """The number of numbers in the weights."""
        total: Any = 0
        for weight in self._held():
            total = total + _args.shape_product(weight.shape)
        for layer in self._sublayers():
            total = total + layer.count_params()
        return total

    def _parameters(self) -> int | None:
        total = self.count_params()
        return total if isinstance(total, int) else None

    def get_weights(self) -> list[Any]:
        """The weights as arrays."""
        return [weight.numpy() for weight in self.weights]

    def set_weights(self, weights) -> None:
        return None


def _collect(value: Any, found: list[Any]) -> None:
    if isinstance(value, Weights):
        if not any(value is other for other in found):
            found.append(value)
    elif isinstance(value, (list, tuple)):
        for item in value[:10_000]:
            _collect(item, found)
    elif isinstance(value, dict):
        for item in value.values():
            _collect(item, found)
