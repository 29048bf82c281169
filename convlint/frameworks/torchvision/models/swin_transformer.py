"""Swin transformer, both versions. https://docs.pytorch.org/vision/stable/models/swin_transformer.html"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torchvision._torch import F, Module, nn, torch
from convlint.frameworks.torchvision.models import _api
from convlint.frameworks.torchvision.ops.misc import MLP, Permute
from convlint.frameworks.torchvision.ops.stochastic_depth import StochasticDepth
from convlint.values import Unknown


def _merged(x: Any) -> Any:
    """(..., H, W, C) to (..., ceil(H / 2), ceil(W / 2), 4 C): each square of four becomes one place."""
    if isinstance(x, Unknown):
        return x.derive("merged")
    *batch, height, width, channels = x.shape
    return x.made((*batch, -(-height // 2), -(-width // 2), 4 * channels), "patch_merging")


class PatchMerging(Module):
    def __init__(self, dim, norm_layer=nn.LayerNorm):
        super().__init__()
        self.dim = dim
        self.reduction = nn.Linear(4 * dim, 2 * dim, bias=False)
        self.norm = norm_layer(4 * dim)

    def forward(self, x):
        return self.reduction(self.norm(_merged(x)))


class PatchMergingV2(Module):
    def __init__(self, dim, norm_layer=nn.LayerNorm):
        super().__init__()
        self.dim = dim
        self.reduction = nn.Linear(4 * dim, 2 * dim, bias=False)
        self.norm = norm_layer(2 * dim)

    def forward(self, x):
        return self.norm(self.reduction(_merged(x)))


class ShiftedWindowAttention(Module):
    """Attention within windows: (N, H, W, C) stays, whatever is padded and rolled in between."""

    def __init__(self, dim, window_size, shift_size, num_heads, qkv_bias=True, proj_bias=True, attention_dropout=0.0,
                 dropout=0.0):  # fmt: skip
        super().__init__()
        if len(window_size) != 2 or len(shift_size) != 2:
            raise ValueError("window_size and shift_size must be of length 2")
        self.window_size = window_size
        self.shift_size = shift_size
        self.num_heads = num_heads
        self.attention_dropout = attention_dropout
        self.dropout = dropout
        self.qkv = nn.Linear(dim, dim * 3, bias=qkv_bias)
        self.proj = nn.Linear(dim, dim, bias=proj_bias)
        self.define_relative_position_bias_table()
        self.define_relative_position_index()

    def define_relative_position_bias_table(self):
        rows, columns = (2 * size - 1 for size in self.window_size)
        self.relative_position_bias_table = nn.Parameter(torch.zeros(rows * columns, self.num_heads))

    def define_relative_position_index(self):
        places = self.window_size[0] * self.window_size[1]
        self.register_buffer("relative_position_index", torch.zeros(places * places))

    def get_relative_position_bias(self):
        places = self.window_size[0] * self.window_size[1]
        return torch.zeros(1, self.num_heads, places, places)

    def forward(self, x):
        self.get_relative_position_bias()
        mixed = F.linear(x, self.qkv.weight, self.qkv.bias)
        return F.linear(torch.chunk(mixed, 3, dim=-1)[2], self.proj.weight, self.proj.bias)


class ShiftedWindowAttentionV2(ShiftedWindowAttention):
    def __init__(self, dim, window_size, shift_size, num_heads, qkv_bias=True, proj_bias=True, attention_dropout=0.0,
                 dropout=0.0):  # fmt: skip
        settings = (qkv_bias, proj_bias, attention_dropout, dropout)
        super().__init__(dim, window_size, shift_size, num_heads, *settings)
        self.logit_scale = nn.Parameter(torch.zeros(num_heads, 1, 1))
        layers = (nn.Linear(2, 512, bias=True), nn.ReLU(inplace=True), nn.Linear(512, num_heads, bias=False))
        self.cpb_mlp = nn.Sequential(*layers)

    def define_relative_position_bias_table(self):
        rows, columns = (2 * size - 1 for size in self.window_size)
        self.register_buffer("relative_coords_table", torch.zeros(1, rows, columns, 2))

    def get_relative_position_bias(self):
        self.cpb_mlp(self.relative_coords_table)
        return super().get_relative_position_bias()


class SwinTransformerBlock(Module):
    def __init__(self, dim, num_heads, window_size, shift_size, mlp_ratio=4.0, dropout=0.0, attention_dropout=0.0,
                 stochastic_depth_prob=0.0, norm_layer=nn.LayerNorm, attn_layer=ShiftedWindowAttention):  # fmt: skip
        super().__init__()
        self.norm1 = norm_layer(dim)
        rates = {"attention_dropout": attention_dropout, "dropout": dropout}
        self.attn = attn_layer(dim, window_size, shift_size, num_heads, **rates)
        self.stochastic_depth = StochasticDepth(stochastic_depth_prob, "row")
        self.norm2 = norm_layer(dim)
        widths = [int(dim * mlp_ratio), dim]
        self.mlp = MLP(dim, widths, activation_layer=nn.GELU, inplace=None, dropout=dropout)

    def forward(self, x):
        x = x + self.stochastic_depth(self.attn(self.norm1(x)))
        return x + self.stochastic_depth(self.mlp(self.norm2(x)))


class SwinTransformerBlockV2(SwinTransformerBlock):
    def __init__(self, dim, num_heads, window_size, shift_size, mlp_ratio=4.0, dropout=0.0, attention_dropout=0.0,
                 stochastic_depth_prob=0.0, norm_layer=nn.LayerNorm, attn_layer=ShiftedWindowAttentionV2):  # fmt: skip
        rates = (dropout, attention_dropout, stochastic_depth_prob)
        super().__init__(dim, num_heads, window_size, shift_size, mlp_ratio, *rates, norm_layer, attn_layer)

    def forward(self, x):
        x = x + self.stochastic_depth(self.norm1(self.attn(x)))
        return x + self.stochastic_depth(self.norm2(self.mlp(x)))


class SwinTransformer(Module):
    def __init__(self, patch_size, embed_dim, depths, num_heads, window_size, mlp_ratio=4.0, dropout=0.0,
                 attention_dropout=0.0, stochastic_depth_prob=0.1, num_classes=1000, norm_layer=None, block=None,
                 downsample_layer=PatchMerging):  # fmt: skip
        super().__init__()
        self.num_classes = num_classes
        block = SwinTransformerBlock if block is None else block
        norm_layer = nn.LayerNorm if norm_layer is None else norm_layer
        patch = {"kernel_size": tuple(patch_size), "stride": tuple(patch_size)}
        stem = (nn.Conv2d(3, embed_dim, **patch), Permute([0, 2, 3, 1]), norm_layer(embed_dim))
        layers: list[Any] = [nn.Sequential(*stem)]
        settings: dict[str, Any] = {
            "mlp_ratio": mlp_ratio,
            "dropout": dropout,
            "attention_dropout": attention_dropout,
            "norm_layer": norm_layer,
        }
        shifts, at = ([0, 0], [size // 2 for size in window_size]), 0
        for stage, depth in enumerate(depths):
            width, blocks = embed_dim * 2**stage, []
            for layer in range(depth):
                settings["stochastic_depth_prob"] = stochastic_depth_prob * at / (sum(depths) - 1)
                shape = {"window_size": window_size, "shift_size": list(shifts[layer % 2])}
                blocks.append(block(width, num_heads[stage], **shape, **settings))
                at += 1
            layers.append(nn.Sequential(*blocks))
            if stage < len(depths) - 1:
                layers.append(downsample_layer(width, norm_layer))
        self.features = nn.Sequential(*layers)
        width = embed_dim * 2 ** (len(depths) - 1)
        self.norm = norm_layer(width)
        self.permute = Permute([0, 3, 1, 2])
        self.avgpool = nn.AdaptiveAvgPool2d(1)
        self.flatten = nn.Flatten(1)
        self.head = nn.Linear(width, num_classes)

    def forward(self, x):
        x = self.permute(self.norm(self.features(x)))
        return self.head(self.flatten(self.avgpool(x)))


def _swin(version: int, embed_dim: int, third: int, heads: int, probability: float, /, **kwargs: Any) -> Any:
    window = 7 if version == 1 else 8
    if version == 2:
        kwargs = {"block": SwinTransformerBlockV2, "downsample_layer": PatchMergingV2, **kwargs}
    kwargs.setdefault("stochastic_depth_prob", probability)
    widths = [heads * 2**stage for stage in range(4)]
    return SwinTransformer([4, 4], embed_dim, [2, 2, third, 2], widths, [window, window], **kwargs)


# The version, the width, the depth of the third stage, the heads of the first, and the stochastic depth.
_TABLE = {
    "swin_t": ("Swin_T", 1, 96, 6, 3, 0.2),
    "swin_s": ("Swin_S", 1, 96, 18, 3, 0.3),
    "swin_b": ("Swin_B", 1, 128, 18, 4, 0.5),
    "swin_v2_t": ("Swin_V2_T V1@256", 2, 96, 6, 3, 0.2),
    "swin_v2_s": ("Swin_V2_S V1@256", 2, 96, 18, 3, 0.3),
    "swin_v2_b": ("Swin_V2_B V1@256", 2, 128, 18, 4, 0.5),
}
globals().update(_api.variants(_swin, _TABLE))
