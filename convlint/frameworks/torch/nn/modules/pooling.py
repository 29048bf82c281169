"""Pooling layers. https://docs.pytorch.org/docs/stable/nn.html#pooling-layers"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torch.nn.functional._pooling import (
    adaptive_pool,
    fractional_pool,
    pool,
    unpool,
    with_indices,
)
from convlint.frameworks.torch.nn.modules.module import Module

# Bases that programs name in isinstance() and in class statements.
__all__ = ["_AdaptiveAvgPoolNd", "_AdaptiveMaxPoolNd", "_AvgPoolNd", "_MaxPoolNd"]


class _Pool(Module):
    """A pool over the last `_count` axes."""

    _count = 2
    _op = ""
    kernel_size: Any
    stride: Any
    padding: Any = 0
    dilation: Any = 1
    ceil_mode: Any = False

    def _pooled(self, input: Any) -> Any:
        settings = (self.kernel_size, self.stride, self.padding, self.dilation, self.ceil_mode)
        return pool(input, f"{self._op}{self._count}d", self._count, *settings, layer=self)

    def extra_repr(self) -> str:
        return f"kernel_size={self.kernel_size}, stride={self.stride}, padding={self.padding}"


class _MaxPoolNd(_Pool):
    _op = "max_pool"

    def __init__(self, kernel_size, stride=None, padding=0, dilation=1, return_indices=False, ceil_mode=False):
        super().__init__()
        self.kernel_size = kernel_size
        self.stride = stride if stride is not None else kernel_size
        self.padding = padding
        self.dilation = dilation
        self.return_indices = return_indices
        self.ceil_mode = ceil_mode

    def forward(self, input):
        return with_indices(self._pooled(input), self.return_indices)


class MaxPool1d(_MaxPoolNd):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.MaxPool1d.html"""

    _count = 1


class MaxPool2d(_MaxPoolNd):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.MaxPool2d.html"""


class MaxPool3d(_MaxPoolNd):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.MaxPool3d.html"""

    _count = 3


class _AvgPoolNd(_Pool):
    _op = "avg_pool"

    def __init__(self, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True,
                 divisor_override=None):  # fmt: skip
        super().__init__()
        self.kernel_size = kernel_size
        self.stride = stride if stride is not None else kernel_size
        self.padding = padding
        self.ceil_mode = ceil_mode
        self.count_include_pad = count_include_pad
        self.divisor_override = divisor_override

    def forward(self, input):
        return self._pooled(input)


class AvgPool1d(_AvgPoolNd):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.AvgPool1d.html"""

    _count = 1

    def __init__(self, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True):
        super().__init__(kernel_size, stride, padding, ceil_mode, count_include_pad)


class AvgPool2d(_AvgPoolNd):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.AvgPool2d.html"""


class AvgPool3d(_AvgPoolNd):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.AvgPool3d.html"""

    _count = 3


class _LPPoolNd(_Pool):
    _op = "lp_pool"

    def __init__(self, norm_type, kernel_size, stride=None, ceil_mode=False):
        super().__init__()
        self.norm_type = norm_type
        self.kernel_size = kernel_size
        self.stride = stride
        self.ceil_mode = ceil_mode

    def forward(self, input):
        return self._pooled(input)


class LPPool1d(_LPPoolNd):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.LPPool1d.html"""

    _count = 1


class LPPool2d(_LPPoolNd):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.LPPool2d.html"""


class LPPool3d(_LPPoolNd):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.LPPool3d.html"""

    _count = 3


class _AdaptivePool(Module):
    _count = 2
    _op = ""
    output_size: Any

    def _pooled(self, input: Any) -> Any:
        return adaptive_pool(input, f"{self._op}{self._count}d", self._count, self.output_size, layer=self)

    def extra_repr(self) -> str:
        return f"output_size={self.output_size}"


class _AdaptiveAvgPoolNd(_AdaptivePool):
    _op = "adaptive_avg_pool"

    def __init__(self, output_size):
        super().__init__()
        self.output_size = output_size

    def forward(self, input):
        return self._pooled(input)


class AdaptiveAvgPool1d(_AdaptiveAvgPoolNd):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.AdaptiveAvgPool1d.html"""

    _count = 1


class AdaptiveAvgPool2d(_AdaptiveAvgPoolNd):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.AdaptiveAvgPool2d.html"""


class AdaptiveAvgPool3d(_AdaptiveAvgPoolNd):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.AdaptiveAvgPool3d.html"""

    _count = 3


class _AdaptiveMaxPoolNd(_AdaptivePool):
    _op = "adaptive_max_pool"

    def __init__(self, output_size, return_indices=False):
        super().__init__()
        self.output_size = output_size
        self.return_indices = return_indices

    def forward(self, input):
        return with_indices(self._pooled(input), self.return_indices)


class AdaptiveMaxPool1d(_AdaptiveMaxPoolNd):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.AdaptiveMaxPool1d.html"""

    _count = 1


class AdaptiveMaxPool2d(_AdaptiveMaxPoolNd):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.AdaptiveMaxPool2d.html"""


class AdaptiveMaxPool3d(_AdaptiveMaxPoolNd):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.AdaptiveMaxPool3d.html"""

    _count = 3


class _MaxUnpoolNd(Module):
    _count = 2

    def __init__(self, kernel_size, stride=None, padding=0):
        super().__init__()
        self.kernel_size = kernel_size
        self.stride = stride if stride is not None else kernel_size
        self.padding = padding

    def forward(self, input, indices, output_size=None):
        settings = (self.kernel_size, self.stride, self.padding, output_size)
        return unpool(input, f"max_unpool{self._count}d", self._count, *settings, layer=self)


class MaxUnpool1d(_MaxUnpoolNd):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.MaxUnpool1d.html"""

    _count = 1


class MaxUnpool2d(_MaxUnpoolNd):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.MaxUnpool2d.html"""


class MaxUnpool3d(_MaxUnpoolNd):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.MaxUnpool3d.html"""

    _count = 3


class FractionalMaxPool2d(Module):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.FractionalMaxPool2d.html"""

    _count = 2

    def __init__(self, kernel_size, output_size=None, output_ratio=None, return_indices=False, _random_samples=None):
        super().__init__()
        if output_size is None and output_ratio is None:
            raise ValueError("FractionalMaxPool requires specifying either an output size, or a pooling ratio")
        self.kernel_size = kernel_size
        self.output_size = output_size
        self.output_ratio = output_ratio
        self.return_indices = return_indices

    def forward(self, input):
        output = fractional_pool(input, self._count, self.output_size, self.output_ratio, layer=self)
        return with_indices(output, self.return_indices)


class FractionalMaxPool3d(FractionalMaxPool2d):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.FractionalMaxPool3d.html"""

    _count = 3
