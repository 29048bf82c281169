"""Spaces: the shapes of observations and actions. https://gymnasium.farama.org/api/spaces/"""

from __future__ import annotations

from typing import Any

from convlint.frameworks import numpy
from convlint.values import Tensor, Unknown

# The twin's functions are put into the module from a registry, which mypy cannot see.
np: Any = numpy


class Space:
    """https://gymnasium.farama.org/api/spaces/#gymnasium.spaces.Space"""

    def __init__(self, shape=None, dtype=None, seed=None):
        self.shape = tuple(shape) if isinstance(shape, list) else shape
        self.dtype = np.dtype(dtype) if dtype is not None else None

    def sample(self, mask=None, probability=None) -> Any:
        """An element: an array of the shape."""
        if self.shape is None or isinstance(self.shape, Unknown):
            return Unknown("an element of a space")
        return np.zeros(self.shape, self.dtype) if self.shape else Unknown("an element of a space", kind=int)

    def contains(self, x) -> Any:
        return Unknown("whether a space holds a value", kind=bool)

    def seed(self, seed=None) -> None:
        return None


class Box(Space):
    """Numbers between bounds: https://gymnasium.farama.org/api/spaces/fundamental/#gymnasium.spaces.Box"""

    def __init__(self, low, high, shape=None, dtype=np.float32, seed=None):
        if shape is None:
            bounds = [bound.shape for bound in (low, high) if isinstance(bound, Tensor)]
            unknown = next((bound for bound in (low, high) if isinstance(bound, Unknown)), None)
            shape = bounds[0] if bounds else unknown.derive("shape") if unknown is not None else (1,)
        super().__init__(shape, dtype)
        self.low = self._bound(low)
        self.high = self._bound(high)

    def _bound(self, value: Any) -> Any:
        return value if isinstance(value, Tensor) or isinstance(self.shape, Unknown) else np.full(self.shape, value)

    def is_bounded(self, manner="both") -> Any:
        return Unknown("whether a space has bounds", kind=bool)


class Discrete(Space):
    """https://gymnasium.farama.org/api/spaces/fundamental/#gymnasium.spaces.Discrete"""

    def __init__(self, n, seed=None, start=0, dtype=np.int64):
        super().__init__((), dtype)
        self.n = n
        self.start = start


class MultiDiscrete(Space):
    """https://gymnasium.farama.org/api/spaces/fundamental/#gymnasium.spaces.MultiDiscrete"""

    def __init__(self, nvec, dtype=np.int64, seed=None, start=None):
        self.nvec = np.array(nvec)
        super().__init__(self.nvec.shape, dtype)


class MultiBinary(Space):
    """https://gymnasium.farama.org/api/spaces/fundamental/#gymnasium.spaces.MultiBinary"""

    def __init__(self, n, seed=None):
        super().__init__(tuple(n) if isinstance(n, (list, tuple)) else (n,), np.int8)
        self.n = n


class Dict(Space):
    """https://gymnasium.farama.org/api/spaces/composite/#gymnasium.spaces.Dict"""

    def __init__(self, spaces=None, seed=None, **spaces_kwargs: Any) -> None:
        super().__init__()
        self.spaces = {**(dict(spaces) if spaces is not None else {}), **spaces_kwargs}

    def __getitem__(self, key: Any) -> Any:
        return self.spaces[key]

    def __len__(self) -> int:
        return len(self.spaces)

    def __iter__(self) -> Any:
        return iter(self.spaces)

    def keys(self) -> Any:
        return list(self.spaces)

    def values(self) -> Any:
        return list(self.spaces.values())

    def items(self) -> Any:
        return list(self.spaces.items())

    def sample(self, mask=None, probability=None) -> Any:
        return {key: space.sample() for key, space in self.spaces.items()}


class Tuple(Space):
    """https://gymnasium.farama.org/api/spaces/composite/#gymnasium.spaces.Tuple"""

    def __init__(self, spaces, seed=None):
        super().__init__()
        self.spaces = tuple(spaces)

    def __iter__(self) -> Any:
        return iter(self.spaces)

    def __getitem__(self, index: Any) -> Any:
        return self.spaces[index]

    def __len__(self) -> int:
        return len(self.spaces)

    def sample(self, mask=None, probability=None) -> Any:
        return tuple(space.sample() for space in self.spaces)
