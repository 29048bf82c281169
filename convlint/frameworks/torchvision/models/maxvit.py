"""MaxViT. https://docs.pytorch.org/vision/stable/models/maxvit.html"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torchvision._torch import Module, nn, torch
from convlint.frameworks.torchvision.models import _api
from convlint.frameworks.torchvision.ops.misc import Conv2dNormActivation, SqueezeExcitation
from convlint.frameworks.torchvision.ops.stochastic_depth import StochasticDepth


def _halved(size: Any) -> tuple[Any, ...]:
    """The size after a window of 3 with stride 2 and padding 1."""
    return tuple((side - 1) // 2 + 1 for side in size)


class MBConv(Module):
    def __init__(self, in_channels, out_channels, expansion_ratio, squeeze_ratio, stride, activation_layer, norm_layer,
                 p_stochastic_dropout=0.0):  # fmt: skip
        super().__init__()
        self.proj = nn.Identity()
        if stride != 1 or in_channels != out_channels:
            pool = [nn.AvgPool2d(kernel_size=3, stride=stride, padding=1)] if stride == 2 else []
            self.proj = nn.Sequential(*pool, nn.Conv2d(in_channels, out_channels, kernel_size=1, stride=1, bias=True))
        dropped = p_stochastic_dropout
        self.stochastic_depth = StochasticDepth(dropped, mode="row") if dropped else nn.Identity()
        width = int(out_channels * expansion_ratio)
        style: dict[str, Any] = {"activation_layer": activation_layer, "norm_layer": norm_layer, "inplace": None}
        window = {"kernel_size": 3, "stride": stride, "padding": 1, "groups": width}
        self.layers = nn.Sequential(
            {
                "pre_norm": norm_layer(in_channels),
                "conv_a": Conv2dNormActivation(in_channels, width, kernel_size=1, stride=1, padding=0, **style),
                "conv_b": Conv2dNormActivation(width, width, **window, **style),
                "squeeze_excitation": SqueezeExcitation(width, int(out_channels * squeeze_ratio), activation=nn.SiLU),
                "conv_c": nn.Conv2d(width, out_channels, kernel_size=1, bias=True),
            }
        )

    def forward(self, x):
        shortcut = self.proj(x)
        return shortcut + self.stochastic_depth(self.layers(x))


class RelativePositionalMultiHeadAttention(Module):
    """(N, groups, places, features) stays."""

    def __init__(self, feat_dim, head_dim, max_seq_len):
        super().__init__()
        if feat_dim % head_dim != 0:
            raise ValueError(f"feat_dim: {feat_dim} must be divisible by head_dim: {head_dim}")
        self.n_heads = feat_dim // head_dim
        self.head_dim = head_dim
        self.size = int(max_seq_len**0.5)
        self.max_seq_len = max_seq_len
        self.to_qkv = nn.Linear(feat_dim, self.n_heads * head_dim * 3)
        self.merge = nn.Linear(head_dim * self.n_heads, feat_dim)
        offsets = (2 * self.size - 1) ** 2
        self.relative_position_bias_table = nn.Parameter(torch.empty(offsets, self.n_heads))
        self.register_buffer("relative_position_index", torch.zeros(self.size**2, self.size**2))

    def forward(self, x):
        return self.merge(torch.chunk(self.to_qkv(x), 3, dim=-1)[2])


class SwapAxes(Module):
    def __init__(self, a, b):
        super().__init__()
        self.a = a
        self.b = b

    def forward(self, x):
        return torch.swapaxes(x, self.a, self.b)


class WindowPartition(Module):
    def __init__(self):
        super().__init__()

    def forward(self, x, p):
        batch, channels, height, width = x.shape
        x = x.reshape(batch, channels, height // p, p, width // p, p).permute(0, 2, 4, 3, 5, 1)
        return x.reshape(batch, (height // p) * (width // p), p * p, channels)


class WindowDepartition(Module):
    def __init__(self):
        super().__init__()

    def forward(self, x, p, h_partitions, w_partitions):
        batch, _, _, channels = x.shape
        x = x.reshape(batch, h_partitions, w_partitions, p, p, channels).permute(0, 5, 1, 3, 2, 4)
        return x.reshape(batch, channels, h_partitions * p, w_partitions * p)


class PartitionAttentionLayer(Module):
    def __init__(self, in_channels, head_dim, partition_size, partition_type, grid_size, mlp_ratio, activation_layer,
                 norm_layer, attention_dropout, mlp_dropout, p_stochastic_dropout):  # fmt: skip
        super().__init__()
        if partition_type not in ("grid", "window"):
            raise ValueError("partition_type must be either 'grid' or 'window'")
        self.n_heads = in_channels // head_dim
        self.head_dim = head_dim
        self.n_partitions = grid_size[0] // partition_size
        self.partition_type = partition_type
        self.grid_size = grid_size
        self.p, self.g = partition_size, self.n_partitions
        if partition_type == "grid":
            self.p, self.g = self.g, self.p
        self.partition_op = WindowPartition()
        self.departition_op = WindowDepartition()
        for name in ("partition_swap", "departition_swap"):
            setattr(self, name, SwapAxes(-2, -3) if partition_type == "grid" else nn.Identity())
        attention = RelativePositionalMultiHeadAttention(in_channels, head_dim, partition_size**2)
        self.attn_layer = nn.Sequential(norm_layer(in_channels), attention, nn.Dropout(attention_dropout))
        width = in_channels * mlp_ratio
        self.mlp_layer = nn.Sequential(
            nn.LayerNorm(in_channels),
            nn.Linear(in_channels, width),
            activation_layer(),
            nn.Linear(width, in_channels),
            nn.Dropout(mlp_dropout),
        )
        self.stochastic_dropout = StochasticDepth(p_stochastic_dropout, mode="row")

    def forward(self, x):
        rows, columns = (side // self.p for side in self.grid_size)
        x = self.partition_swap(self.partition_op(x, self.p))
        x = x + self.stochastic_dropout(self.attn_layer(x))
        x = x + self.stochastic_dropout(self.mlp_layer(x))
        return self.departition_op(self.departition_swap(x), self.p, rows, columns)


class MaxVitLayer(Module):
    def __init__(self, in_channels, out_channels, squeeze_ratio, expansion_ratio, stride, norm_layer, activation_layer,
                 head_dim, mlp_ratio, mlp_dropout, attention_dropout, p_stochastic_dropout, partition_size,
                 grid_size):  # fmt: skip
        super().__init__()
        style = (stride, activation_layer, norm_layer, p_stochastic_dropout)
        layers: dict[str, Any] = {"MBconv": MBConv(in_channels, out_channels, expansion_ratio, squeeze_ratio, *style)}
        settings = (grid_size, mlp_ratio, activation_layer, nn.LayerNorm, attention_dropout, mlp_dropout)
        for kind in ("window", "grid"):
            layers[f"{kind}_attention"] = PartitionAttentionLayer(
                out_channels, head_dim, partition_size, kind, *settings, p_stochastic_dropout
            )
        self.layers = nn.Sequential(layers)

    def forward(self, x):
        return self.layers(x)


class MaxVitBlock(Module):
    def __init__(self, in_channels, out_channels, squeeze_ratio, expansion_ratio, norm_layer, activation_layer,
                 head_dim, mlp_ratio, mlp_dropout, attention_dropout, partition_size, input_grid_size, n_layers,
                 p_stochastic):  # fmt: skip
        super().__init__()
        if len(p_stochastic) != n_layers:
            raise ValueError(f"p_stochastic must have length n_layers={n_layers}, got p_stochastic={p_stochastic}.")
        self.layers = nn.ModuleList()
        self.grid_size = _halved(input_grid_size)
        style = (norm_layer, activation_layer, head_dim, mlp_ratio, mlp_dropout, attention_dropout)
        for at, dropped in enumerate(p_stochastic):
            first, stride = (in_channels, 2) if at == 0 else (out_channels, 1)
            ratios = (squeeze_ratio, expansion_ratio, stride)
            layer = MaxVitLayer(first, out_channels, *ratios, *style, dropped, partition_size, self.grid_size)
            self.layers.append(layer)

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return x


class MaxVit(Module):
    def __init__(self, input_size, stem_channels, partition_size, block_channels, block_layers, head_dim,
                 stochastic_depth_prob, norm_layer=None, activation_layer=nn.GELU, squeeze_ratio=0.25,
                 expansion_ratio=4, mlp_ratio=4, mlp_dropout=0.0, attention_dropout=0.0, num_classes=1000):  # fmt: skip
        super().__init__()
        norm_layer = nn.BatchNorm2d if norm_layer is None else norm_layer
        size, sizes = _halved(input_size), []
        for _ in block_channels:
            sizes.append(size)
            size = _halved(size)
            if any(side % partition_size != 0 for side in size):
                raise ValueError(f"Input size {size} is not divisible by partition size {partition_size}.")
        style: dict[str, Any] = {"norm_layer": norm_layer, "activation_layer": activation_layer}
        first = Conv2dNormActivation(3, stem_channels, 3, stride=2, bias=False, inplace=None, **style)
        style = {"norm_layer": None, "activation_layer": None, "bias": True}
        self.stem = nn.Sequential(first, Conv2dNormActivation(stem_channels, stem_channels, 3, stride=1, **style))
        self.partition_size = partition_size
        self.blocks = nn.ModuleList()
        total = sum(block_layers)
        rates = [stochastic_depth_prob * at / max(1, total - 1) for at in range(total)]
        settings = (norm_layer, activation_layer, head_dim, mlp_ratio, mlp_dropout, attention_dropout, partition_size)
        channels = [stem_channels, *block_channels]
        for at, count in enumerate(block_layers):
            shape = (channels[at], channels[at + 1], squeeze_ratio, expansion_ratio)
            self.blocks.append(MaxVitBlock(*shape, *settings, sizes[at], count, rates[:count]))
            rates = rates[count:]
        width = channels[-1]
        head = (nn.LayerNorm(width), nn.Linear(width, width), nn.Tanh(), nn.Linear(width, num_classes, bias=False))
        self.classifier = nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Flatten(), *head)

    def forward(self, x):
        x = self.stem(x)
        for block in self.blocks:
            x = block(x)
        return self.classifier(x)


def _maxvit(stem_channels: int, block_channels: Any, block_layers: Any, /, **kwargs: Any) -> Any:
    size = kwargs.pop("input_size", (224, 224))
    settings = {"partition_size": 7, "head_dim": 32, "stochastic_depth_prob": 0.2}
    shape = {"stem_channels": stem_channels, "block_channels": block_channels, "block_layers": block_layers}
    return MaxVit(size, **shape, **settings, **kwargs)


globals().update(_api.variants(_maxvit, {"maxvit_t": ("MaxVit_T", 64, [64, 128, 256, 512], [2, 2, 5, 2])}))
