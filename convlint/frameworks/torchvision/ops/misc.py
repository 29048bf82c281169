"""Blocks that torchvision's models are made of. https://docs.pytorch.org/vision/stable/ops.html#layers"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torch._ops.reshaping import permuted
from convlint.frameworks.torch._support import repeated
from convlint.frameworks.torch._tensor import new_tensor
from convlint.frameworks.torch.nn.modules.activation import ReLU, Sigmoid
from convlint.frameworks.torch.nn.modules.batchnorm import BatchNorm2d, BatchNorm3d
from convlint.frameworks.torch.nn.modules.container import Sequential
from convlint.frameworks.torch.nn.modules.conv import Conv2d, Conv3d
from convlint.frameworks.torch.nn.modules.dropout import Dropout
from convlint.frameworks.torch.nn.modules.linear import Linear
from convlint.frameworks.torch.nn.modules.module import Module
from convlint.frameworks.torch.nn.modules.pooling import AdaptiveAvgPool2d
from convlint.values import as_size


class ConvNormActivation(Sequential):
    """A convolution that keeps the size at stride 1, a norm and an activation; either may be None."""

    def __init__(self, in_channels, out_channels, kernel_size=3, stride=1, padding=None, groups=1,
                 norm_layer=BatchNorm2d, activation_layer=ReLU, dilation=1, inplace=True, bias=None,
                 conv_layer=Conv2d):  # fmt: skip
        padding = _same_padding(kernel_size, dilation) if padding is None else padding
        bias = norm_layer is None if bias is None else bias
        conv = conv_layer(in_channels, out_channels, kernel_size, stride, padding, dilation, groups, bias)
        norm = [] if norm_layer is None else [norm_layer(out_channels)]
        settings = {} if inplace is None else {"inplace": inplace}
        activation = [] if activation_layer is None else [activation_layer(**settings)]
        super().__init__(conv, *norm, *activation)
        self.out_channels = out_channels


def _same_padding(kernel_size: Any, dilation: Any) -> Any:
    """Half of the reach of the kernel on each side."""
    if isinstance(kernel_size, (tuple, list)) or isinstance(dilation, (tuple, list)):
        count = len(kernel_size) if isinstance(kernel_size, (tuple, list)) else len(dilation)
        pairs = zip(repeated(kernel_size, count), repeated(dilation, count), strict=True)
        return tuple((kernel - 1) // 2 * step for kernel, step in pairs)
    return (kernel_size - 1) // 2 * dilation


class Conv2dNormActivation(ConvNormActivation):
    """https://docs.pytorch.org/vision/stable/generated/torchvision.ops.Conv2dNormActivation.html"""

    def __init__(self, in_channels, out_channels, kernel_size=3, stride=1, padding=None, groups=1,
                 norm_layer=BatchNorm2d, activation_layer=ReLU, dilation=1, inplace=True, bias=None):  # fmt: skip
        settings = (kernel_size, stride, padding, groups, norm_layer, activation_layer, dilation, inplace, bias)
        super().__init__(in_channels, out_channels, *settings, conv_layer=Conv2d)


class Conv3dNormActivation(ConvNormActivation):
    """https://docs.pytorch.org/vision/stable/generated/torchvision.ops.Conv3dNormActivation.html"""

    def __init__(self, in_channels, out_channels, kernel_size=3, stride=1, padding=None, groups=1,
                 norm_layer=BatchNorm3d, activation_layer=ReLU, dilation=1, inplace=True, bias=None):  # fmt: skip
        settings = (kernel_size, stride, padding, groups, norm_layer, activation_layer, dilation, inplace, bias)
        super().__init__(in_channels, out_channels, *settings, conv_layer=Conv3d)


class SqueezeExcitation(Module):
    """https://docs.pytorch.org/vision/stable/generated/torchvision.ops.SqueezeExcitation.html"""

    def __init__(self, input_channels, squeeze_channels, activation=ReLU, scale_activation=Sigmoid):
        super().__init__()
        self.avgpool = AdaptiveAvgPool2d(1)
        self.fc1 = Conv2d(input_channels, squeeze_channels, 1)
        self.fc2 = Conv2d(squeeze_channels, input_channels, 1)
        self.activation = activation()
        self.scale_activation = scale_activation()

    def forward(self, input):
        scale = self.fc2(self.activation(self.fc1(self.avgpool(input))))
        return self.scale_activation(scale) * input


class MLP(Sequential):
    """https://docs.pytorch.org/vision/stable/generated/torchvision.ops.MLP.html"""

    def __init__(self, in_channels, hidden_channels, norm_layer=None, activation_layer=ReLU, inplace=None, bias=True,
                 dropout=0.0):  # fmt: skip
        settings = {} if inplace is None else {"inplace": inplace}
        layers: list[Any] = []
        for width in hidden_channels[:-1]:
            layers.append(Linear(in_channels, width, bias=bias))
            layers += [] if norm_layer is None else [norm_layer(width)]
            layers += [activation_layer(**settings), Dropout(dropout, **settings)]
            in_channels = width
        layers += [Linear(in_channels, hidden_channels[-1], bias=bias), Dropout(dropout, **settings)]
        super().__init__(*layers)


class Permute(Module):
    """https://docs.pytorch.org/vision/stable/generated/torchvision.ops.Permute.html"""

    def __init__(self, dims):
        super().__init__()
        self.dims = dims

    def forward(self, x):
        return permuted(x, self.dims, "permute")


class FrozenBatchNorm2d(Module):
    """https://docs.pytorch.org/vision/stable/generated/torchvision.ops.FrozenBatchNorm2d.html"""

    def __init__(self, num_features, eps=1e-5):
        super().__init__()
        self.eps = eps
        for name in ("weight", "bias", "running_mean", "running_var"):
            self.register_buffer(name, new_tensor((as_size(num_features),), "buffer"))

    def forward(self, x):
        return x * self.weight.reshape(1, -1, 1, 1) + self.bias.reshape(1, -1, 1, 1)
