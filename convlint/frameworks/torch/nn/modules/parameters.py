"""ParameterList and ParameterDict. https://docs.pytorch.org/docs/stable/nn.html#containers"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.stdlib._core import read_attribute
from convlint.frameworks.torch._tensor import Tensor
from convlint.frameworks.torch.nn.modules.module import Module
from convlint.frameworks.torch.nn.parameter import Parameter
from convlint.values import Undecided, Unknown


def _as_parameter(value: Any) -> Any:
    return Parameter(value) if isinstance(value, Tensor) and not isinstance(value, Parameter) else value


class ParameterList(Module):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.ParameterList.html"""

    def __init__(self, values: Any = None) -> None:
        super().__init__()
        self._size = 0
        if values is not None:
            self.extend(values)

    def __len__(self) -> int:
        return self._size

    def __iter__(self) -> Any:
        return iter([getattr(self, str(at)) for at in range(self._size)])

    def __getitem__(self, index: Any) -> Any:
        if isinstance(index, slice):
            return ParameterList(list(self)[index])
        if isinstance(index, Unknown):
            return index.derive("ParameterList")
        return list(self)[index]

    def __setitem__(self, index: Any, value: Any) -> None:
        setattr(self, str(range(self._size)[index]), _as_parameter(value))

    def append(self, value: Any) -> Any:
        setattr(self, str(self._size), _as_parameter(value))
        self._size = self._size + 1
        return self

    def extend(self, values: Any) -> Any:
        if isinstance(values, Unknown):
            raise Undecided(values)
        for value in list(values):
            self.append(value)
        return self

    __iadd__ = extend


class ParameterDict(Module):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.ParameterDict.html"""

    def __init__(self, parameters: Any = None) -> None:
        super().__init__()
        self._keys: dict[str, None] = {}
        if parameters is not None:
            self.update(parameters)

    def __getitem__(self, key: Any) -> Any:
        if isinstance(key, Unknown):
            return key.derive("ParameterDict")
        if key not in self._keys:
            raise KeyError(key)
        return read_attribute(self, str(key))

    def __setitem__(self, key: Any, value: Any) -> None:
        self._keys[key] = None
        setattr(self, str(key), _as_parameter(value))

    def __delitem__(self, key: Any) -> None:
        del self._keys[key]
        delattr(self, str(key))

    def __len__(self) -> int:
        return len(self._keys)

    def __iter__(self) -> Any:
        return iter(list(self._keys))

    def __contains__(self, key: Any) -> bool:
        return key in self._keys

    def keys(self) -> Any:
        return list(self._keys)

    def values(self) -> Any:
        return [self[key] for key in self._keys]

    def items(self) -> Any:
        return [(key, self[key]) for key in self._keys]

    def get(self, key: Any, default: Any = None) -> Any:
        return self[key] if key in self._keys else default

    def update(self, parameters: Any) -> None:
        if isinstance(parameters, Unknown):
            raise Undecided(parameters)
        for key, value in list(parameters.items() if hasattr(parameters, "items") else parameters):
            self[key] = value
