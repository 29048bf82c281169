"""Padding layers. https://docs.pytorch.org/docs/stable/nn.html#padding-layers"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torch._support import repeated
from convlint.frameworks.torch.nn.functional._padding import padded
from convlint.frameworks.torch.nn.modules.module import Module


class _PadNd(Module):
    """Padding of the last `_count` axes; one number pads all sides."""

    _count = 2
    _mode = "constant"

    def __init__(self, padding):
        super().__init__()
        self.padding = repeated(padding, 2 * self._count)

    def forward(self, input):
        return padded(input, self.padding, self._mode, self)

    def extra_repr(self) -> str:
        return f"{self.padding}"


class _ConstantPadNd(_PadNd):
    value: Any

    def __init__(self, padding, value):
        super().__init__(padding)
        self.value = value


class ConstantPad1d(_ConstantPadNd):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.ConstantPad1d.html"""

    _count = 1


class ConstantPad2d(_ConstantPadNd):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.ConstantPad2d.html"""


class ConstantPad3d(_ConstantPadNd):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.ConstantPad3d.html"""

    _count = 3


class ZeroPad1d(ConstantPad1d):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.ZeroPad1d.html"""

    def __init__(self, padding):
        super().__init__(padding, 0.0)


class ZeroPad2d(ConstantPad2d):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.ZeroPad2d.html"""

    def __init__(self, padding):
        super().__init__(padding, 0.0)


class ZeroPad3d(ConstantPad3d):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.ZeroPad3d.html"""

    def __init__(self, padding):
        super().__init__(padding, 0.0)


class _ReflectionPadNd(_PadNd):
    _mode = "reflect"


class ReflectionPad1d(_ReflectionPadNd):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.ReflectionPad1d.html"""

    _count = 1


class ReflectionPad2d(_ReflectionPadNd):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.ReflectionPad2d.html"""


class ReflectionPad3d(_ReflectionPadNd):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.ReflectionPad3d.html"""

    _count = 3


class _ReplicationPadNd(_PadNd):
    _mode = "replicate"


class ReplicationPad1d(_ReplicationPadNd):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.ReplicationPad1d.html"""

    _count = 1


class ReplicationPad2d(_ReplicationPadNd):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.ReplicationPad2d.html"""


class ReplicationPad3d(_ReplicationPadNd):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.ReplicationPad3d.html"""

    _count = 3


class _CircularPadNd(_PadNd):
    _mode = "circular"


class CircularPad1d(_CircularPadNd):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.CircularPad1d.html"""

    _count = 1


class CircularPad2d(_CircularPadNd):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.CircularPad2d.html"""


class CircularPad3d(_CircularPadNd):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.CircularPad3d.html"""

    _count = 3
