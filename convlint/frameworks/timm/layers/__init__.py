"""Layers of timm that programs borrow. https://huggingface.co/docs/timm/reference/layers"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torch._registry import takes_tensor
from convlint.frameworks.torch._support import repeated
from convlint.frameworks.torch.nn.init import trunc_normal_ as trunc_normal_
from convlint.frameworks.torch.nn.modules.activation import GELU, _Elementwise
from convlint.frameworks.torch.nn.modules.conv import Conv2d
from convlint.frameworks.torch.nn.modules.dropout import Dropout
from convlint.frameworks.torch.nn.modules.linear import Identity, Linear
from convlint.frameworks.torch.nn.modules.module import Module
from convlint.frameworks.torch.nn.modules.normalization import LayerNorm


def lecun_normal_(tensor):
    return tensor


def variance_scaling_(tensor, scale=1.0, mode="fan_in", distribution="normal"):
    return tensor


def to_2tuple(x):
    """`(x, x)`; a sequence as a tuple."""
    return repeated(x, 2)


def to_3tuple(x):
    return repeated(x, 3)


def to_4tuple(x):
    return repeated(x, 4)


def to_1tuple(x):
    return repeated(x, 1)


def to_ntuple(n):
    """A function that gives `n` items."""
    return {1: to_1tuple, 2: to_2tuple, 3: to_3tuple, 4: to_4tuple}[n]


def make_divisible(v, divisor=8, min_value=None, round_limit=0.9):
    """The nearest multiple of `divisor` that is not much smaller than `v`."""
    nearest = max(min_value or divisor, int(v + divisor / 2) // divisor * divisor)
    return nearest + divisor if nearest < round_limit * v else nearest


@takes_tensor
def drop_path(x, drop_prob=0.0, training=False, scale_by_keep=True):
    return x._unary("drop_path")


class DropPath(_Elementwise):
    """Whole samples are dropped: the shape stays."""

    _op = "drop_path"

    def __init__(self, drop_prob=0.0, scale_by_keep=True):
        super().__init__()
        self.drop_prob = drop_prob
        self.scale_by_keep = scale_by_keep


class LayerScale(_Elementwise):
    """One factor for each feature."""

    _op = "layer_scale"

    def __init__(self, dim, init_values=1e-5, inplace=False, device=None, dtype=None):
        super().__init__()
        self.inplace = inplace


class Mlp(Module):
    """Two Linear layers with an activation between."""

    def __init__(self, in_features, hidden_features=None, out_features=None, act_layer=GELU, norm_layer=None, bias=True,
                 drop=0.0, use_conv=False):  # fmt: skip
        super().__init__()
        out_features = out_features or in_features
        hidden_features = hidden_features or in_features
        layer: Any = (lambda a, b, bias: Conv2d(a, b, 1, bias=bias)) if use_conv else Linear
        first, second = repeated(bias, 2)
        self.fc1 = layer(in_features, hidden_features, bias=first)
        self.act = act_layer()
        self.drop1 = Dropout(repeated(drop, 2)[0])
        self.norm = norm_layer(hidden_features) if norm_layer is not None else Identity()
        self.fc2 = layer(hidden_features, out_features, bias=second)
        self.drop2 = Dropout(repeated(drop, 2)[1])

    def forward(self, x):
        return self.drop2(self.fc2(self.norm(self.drop1(self.act(self.fc1(x))))))


class PatchEmbed(Module):
    """A picture in patches: (N, C, H, W) to (N, patches, embed_dim)."""

    def __init__(self, img_size=224, patch_size=16, in_chans=3, embed_dim=768, norm_layer=None, flatten=True, **kwargs):
        super().__init__()
        self.img_size = repeated(img_size, 2)
        self.patch_size = repeated(patch_size, 2)
        pairs = zip(self.img_size, self.patch_size, strict=True)
        self.grid_size = tuple(size // patch for size, patch in pairs)
        self.num_patches = self.grid_size[0] * self.grid_size[1]
        self.flatten = flatten
        self.proj = Conv2d(in_chans, embed_dim, kernel_size=self.patch_size, stride=self.patch_size)
        self.norm = norm_layer(embed_dim) if norm_layer else Identity()

    def forward(self, x):
        x = self.proj(x)
        return self.norm(x.flatten(2).transpose(1, 2) if self.flatten else x)


class LayerNorm2d(LayerNorm):
    """A layer norm over the channels of (N, C, H, W)."""

    def __init__(self, num_channels, eps=1e-6, affine=True, **kwargs):
        super().__init__(num_channels, eps=eps, elementwise_affine=affine)

    def forward(self, x):
        return super().forward(x.permute(0, 2, 3, 1)).permute(0, 3, 1, 2)
