"""Vision transformer. https://docs.pytorch.org/vision/stable/models/vision_transformer.html"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.stdlib.collections._namedtuple import make_class
from convlint.frameworks.torchvision._torch import Module, nn, torch
from convlint.frameworks.torchvision.models import _api
from convlint.frameworks.torchvision.ops.misc import MLP, Conv2dNormActivation
from convlint.shapes import prove_divides, prove_equal
from convlint.values import Unknown, as_size

ConvStemConfig = make_class(
    "ConvStemConfig",
    ["out_channels", "kernel_size", "stride", "norm_layer", "activation_layer"],
    [nn.BatchNorm2d, nn.ReLU],
)


class MLPBlock(MLP):
    def __init__(self, in_dim, mlp_dim, dropout):
        super().__init__(in_dim, [mlp_dim, in_dim], activation_layer=nn.GELU, inplace=None, dropout=dropout)


class EncoderBlock(Module):
    def __init__(self, num_heads, hidden_dim, mlp_dim, dropout, attention_dropout, norm_layer=nn.LayerNorm):
        super().__init__()
        self.num_heads = num_heads
        self.ln_1 = norm_layer(hidden_dim)
        self.self_attention = nn.MultiheadAttention(hidden_dim, num_heads, dropout=attention_dropout, batch_first=True)
        self.dropout = nn.Dropout(dropout)
        self.ln_2 = norm_layer(hidden_dim)
        self.mlp = MLPBlock(hidden_dim, mlp_dim, dropout)

    def forward(self, input):
        x = self.ln_1(input)
        x, _ = self.self_attention(x, x, x, need_weights=False)
        x = self.dropout(x) + input
        return x + self.mlp(self.ln_2(x))


class Encoder(Module):
    def __init__(self, seq_length, num_layers, num_heads, hidden_dim, mlp_dim, dropout, attention_dropout,
                 norm_layer=nn.LayerNorm):  # fmt: skip
        super().__init__()
        self.pos_embedding = nn.Parameter(torch.empty(1, seq_length, hidden_dim))
        self.dropout = nn.Dropout(dropout)
        settings = (num_heads, hidden_dim, mlp_dim, dropout, attention_dropout, norm_layer)
        self.layers = nn.Sequential({f"encoder_layer_{at}": EncoderBlock(*settings) for at in range(num_layers)})
        self.ln = norm_layer(hidden_dim)

    def forward(self, input):
        return self.ln(self.layers(self.dropout(input + self.pos_embedding)))


class VisionTransformer(Module):
    def __init__(self, image_size, patch_size, num_layers, num_heads, hidden_dim, mlp_dim, dropout=0.0,
                 attention_dropout=0.0, num_classes=1000, representation_size=None, norm_layer=nn.LayerNorm,
                 conv_stem_configs=None):  # fmt: skip
        super().__init__()
        if prove_divides(as_size(patch_size), as_size(image_size)) is False:
            raise AssertionError("Input shape indivisible by patch size!")
        self.image_size = image_size
        self.patch_size = patch_size
        self.hidden_dim = hidden_dim
        self.mlp_dim = mlp_dim
        self.attention_dropout = attention_dropout
        self.dropout = dropout
        self.num_classes = num_classes
        self.representation_size = representation_size
        self.norm_layer = norm_layer
        self.conv_proj = self._projection(conv_stem_configs)
        self.class_token = nn.Parameter(torch.zeros(1, 1, hidden_dim))
        self.seq_length = (image_size // patch_size) ** 2 + 1
        shape = (self.seq_length, num_layers, num_heads, hidden_dim, mlp_dim)
        self.encoder = Encoder(*shape, dropout, attention_dropout, norm_layer)
        self.heads = nn.Sequential(self._head())

    def _projection(self, conv_stem_configs: Any) -> Any:
        if conv_stem_configs is None:
            return nn.Conv2d(3, self.hidden_dim, kernel_size=self.patch_size, stride=self.patch_size)
        channels, layers = 3, {}
        for at, (width, kernel_size, stride, norm, activation) in enumerate(conv_stem_configs):
            style = {"norm_layer": norm, "activation_layer": activation}
            layers[f"conv_bn_relu_{at}"] = Conv2dNormActivation(channels, width, kernel_size, stride, **style)
            channels = width
        return nn.Sequential({**layers, "conv_last": nn.Conv2d(channels, self.hidden_dim, kernel_size=1)})

    def _head(self) -> dict[str, Any]:
        width, classes = self.representation_size, self.num_classes
        if width is None:
            return {"head": nn.Linear(self.hidden_dim, classes)}
        return {"pre_logits": nn.Linear(self.hidden_dim, width), "act": nn.Tanh(), "head": nn.Linear(width, classes)}

    def _process_input(self, x):
        """(N, 3, H, W) to (N, patches, hidden_dim); H and W are `image_size` or it is an error."""
        batch, _, *sizes = x.shape
        for size in sizes:
            if prove_equal(size, as_size(self.image_size)) is False:
                raise AssertionError(f"Wrong image height or width! Expected {self.image_size} but got {size}!")
        patches = (as_size(self.image_size) // as_size(self.patch_size)) ** 2
        return self.conv_proj(x).reshape(batch, self.hidden_dim, patches).permute(0, 2, 1)

    def forward(self, x):
        if isinstance(x, Unknown):
            return x.derive(object())
        x = self._process_input(x)
        tokens = self.class_token.expand(x.shape[0], -1, -1)
        return self.heads(self.encoder(torch.cat([tokens, x], dim=1))[:, 0])


def _vit(enum: Any, patch_size: int, num_layers: int, num_heads: int, hidden_dim: int) -> Any:
    def make(chosen: Any, kwargs: dict[str, Any]) -> Any:
        """Weights fix the size of the images."""
        sizes = {member.value._size for member in enum}
        if isinstance(chosen, _api.WeightsEnum):
            _api.overwrite(kwargs, "image_size", chosen.value._size)
        elif isinstance(chosen, Unknown) and sizes != {224}:
            kwargs.setdefault("image_size", Unknown("the image size of weights that are not known", kind=int))
        shape = {"num_layers": num_layers, "num_heads": num_heads, "hidden_dim": hidden_dim, "mlp_dim": 4 * hidden_dim}
        return VisionTransformer(kwargs.pop("image_size", 224), patch_size, **shape, **kwargs)

    return make


# patch_size, num_layers, num_heads, hidden_dim.
_TABLE = {
    "vit_b_16": ("ViT_B_16", "V1 SWAG_E2E_V1@384 SWAG_LINEAR_V1", 16, 12, 12, 768),
    "vit_b_32": ("ViT_B_32", "V1", 32, 12, 12, 768),
    "vit_l_16": ("ViT_L_16", "V1 SWAG_E2E_V1@512 SWAG_LINEAR_V1", 16, 24, 16, 1024),
    "vit_l_32": ("ViT_L_32", "V1", 32, 24, 16, 1024),
    "vit_h_14": ("ViT_H_14", "SWAG_E2E_V1@518 SWAG_LINEAR_V1", 14, 32, 16, 1280),
}
for _name, (_stem, _versions, *_shape) in _TABLE.items():
    _enum = globals()[f"{_stem}_Weights"] = _api.weights(_stem, _versions)
    globals()[_name] = _api.builder(_name, _enum, _vit(_enum, *_shape))
