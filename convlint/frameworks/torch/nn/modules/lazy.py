"""Lazy layers: the number of channels is that of the first input, and the layer then becomes the ordinary one.

https://docs.pytorch.org/docs/stable/nn.html#lazy-modules-initialization
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torch.nn.modules import batchnorm, conv, linear
from convlint.frameworks.torch.nn.modules.module import Module
from convlint.frameworks.torch.nn.parameter import UninitializedParameter


def _initialized(layer: Any, cls: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
    """Make `layer` one of `cls`, constructed where the lazy layer was."""
    training = layer.training
    object.__setattr__(layer, "__class__", cls)
    cls.__init__(layer, *args, **kwargs)
    layer.training = training


class _Lazy(Module):
    """Keeps the arguments until the first input comes."""

    cls_to_become: Any = None
    _channels_from_end = 0

    def _keep(self, *args: Any, **kwargs: Any) -> None:
        Module.__init__(self)
        self._args = args
        self._kwargs = kwargs
        self.weight: Any = UninitializedParameter()

    def _spatial(self) -> int:
        return self.cls_to_become._count if hasattr(self.cls_to_become, "_count") else 0

    def _size_in(self, input: Any) -> Any:
        """The number of channels, or of features, that arrive."""
        if self.cls_to_become is linear.Linear:
            return input.shape[-1]
        channels = len(input.shape) - self._spatial() - 1
        return input.shape[channels if self._spatial() and channels in (0, 1) else 1]

    def forward(self, input):
        self._become(input)
        return self.forward(input)

    def _become(self, input: Any) -> None:
        _initialized(self, self.cls_to_become, (self._size_in(input), *self._args), self._kwargs)


class LazyLinear(_Lazy, linear.Linear):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.LazyLinear.html"""

    cls_to_become = linear.Linear

    def __init__(self, out_features, bias=True, device=None, dtype=None):
        self._keep(out_features, bias)
        self.in_features = 0
        self.out_features = out_features


class _LazyConv(_Lazy):
    def __init__(self, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True,
                 padding_mode="zeros", device=None, dtype=None):  # fmt: skip
        self._keep(out_channels, kernel_size, stride, padding, dilation, groups, bias, padding_mode)
        self.in_channels = 0
        self.out_channels = out_channels


class LazyConv1d(_LazyConv, conv.Conv1d):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.LazyConv1d.html"""

    cls_to_become = conv.Conv1d


class LazyConv2d(_LazyConv, conv.Conv2d):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.LazyConv2d.html"""

    cls_to_become = conv.Conv2d


class LazyConv3d(_LazyConv, conv.Conv3d):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.LazyConv3d.html"""

    cls_to_become = conv.Conv3d


class _LazyConvTranspose(_Lazy):
    def __init__(self, out_channels, kernel_size, stride=1, padding=0, output_padding=0, groups=1, bias=True,
                 dilation=1, padding_mode="zeros", device=None, dtype=None):  # fmt: skip
        settings = (out_channels, kernel_size, stride, padding, output_padding, groups, bias, dilation, padding_mode)
        self._keep(*settings)
        self.in_channels = 0
        self.out_channels = out_channels

    def forward(self, input, output_size=None):
        self._become(input)
        return self.forward(input, output_size)


class LazyConvTranspose1d(_LazyConvTranspose, conv.ConvTranspose1d):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.LazyConvTranspose1d.html"""

    cls_to_become = conv.ConvTranspose1d


class LazyConvTranspose2d(_LazyConvTranspose, conv.ConvTranspose2d):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.LazyConvTranspose2d.html"""

    cls_to_become = conv.ConvTranspose2d


class LazyConvTranspose3d(_LazyConvTranspose, conv.ConvTranspose3d):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.LazyConvTranspose3d.html"""

    cls_to_become = conv.ConvTranspose3d


class _LazyNorm(_Lazy):
    def __init__(self, eps=1e-5, momentum=0.1, affine=True, track_running_stats=True, device=None, dtype=None, *,
                 bias=True):  # fmt: skip
        self._keep(eps, momentum, affine, track_running_stats, bias=bias)
        self.num_features = 0


class LazyBatchNorm1d(_LazyNorm, batchnorm.BatchNorm1d):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.LazyBatchNorm1d.html"""

    cls_to_become = batchnorm.BatchNorm1d


class LazyBatchNorm2d(_LazyNorm, batchnorm.BatchNorm2d):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.LazyBatchNorm2d.html"""

    cls_to_become = batchnorm.BatchNorm2d


class LazyBatchNorm3d(_LazyNorm, batchnorm.BatchNorm3d):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.LazyBatchNorm3d.html"""

    cls_to_become = batchnorm.BatchNorm3d


class _LazyInstanceNorm(_LazyNorm):
    def __init__(self, eps=1e-5, momentum=0.1, affine=True, track_running_stats=True, device=None, dtype=None, *,
                 bias=True):  # fmt: skip
        super().__init__(eps, momentum, affine, track_running_stats, bias=bias)


class LazyInstanceNorm1d(_LazyInstanceNorm, batchnorm.InstanceNorm1d):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.LazyInstanceNorm1d.html"""

    cls_to_become = batchnorm.InstanceNorm1d


class LazyInstanceNorm2d(_LazyInstanceNorm, batchnorm.InstanceNorm2d):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.LazyInstanceNorm2d.html"""

    cls_to_become = batchnorm.InstanceNorm2d


class LazyInstanceNorm3d(_LazyInstanceNorm, batchnorm.InstanceNorm3d):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.LazyInstanceNorm3d.html"""

    cls_to_become = batchnorm.InstanceNorm3d
