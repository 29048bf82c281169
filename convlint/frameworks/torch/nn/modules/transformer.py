"""The transformer. https://docs.pytorch.org/docs/stable/nn.html#transformer-layers"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torch._tensor import new_tensor
from convlint.frameworks.torch.nn._copy import deep_copy
from convlint.frameworks.torch.nn.functional._activation import gelu, relu
from convlint.frameworks.torch.nn.modules.attention import MultiheadAttention
from convlint.frameworks.torch.nn.modules.container import ModuleList
from convlint.frameworks.torch.nn.modules.dropout import Dropout
from convlint.frameworks.torch.nn.modules.linear import Linear
from convlint.frameworks.torch.nn.modules.module import Module
from convlint.frameworks.torch.nn.modules.normalization import LayerNorm
from convlint.values import Undecided, Unknown, as_size


def _activation(activation: Any) -> Any:
    return {"relu": relu, "gelu": gelu}.get(activation, activation) if isinstance(activation, str) else activation


def _clones(module: Any, count: Any) -> ModuleList:
    if not isinstance(count, int):
        raise Undecided(count if isinstance(count, Unknown) else Unknown("how many layers a transformer has", kind=int))
    return ModuleList([deep_copy(module, {}) for _ in range(count)])


class _Layer(Module):
    """A layer with `linear1, dropout, linear2`, one norm and one dropout for each of its parts."""

    def _set_up(self, d_model, dim_feedforward, dropout, activation, layer_norm_eps, norm_first, bias, parts):
        self.linear1 = Linear(d_model, dim_feedforward, bias=bias)
        self.dropout = Dropout(dropout)
        self.linear2 = Linear(dim_feedforward, d_model, bias=bias)
        self.norm_first = norm_first
        for at in range(1, parts + 1):
            setattr(self, f"norm{at}", LayerNorm(d_model, eps=layer_norm_eps, bias=bias))
        for at in range(1, parts + 1):
            setattr(self, f"dropout{at}", Dropout(dropout))
        self.activation = _activation(activation)

    def _fed_forward(self, x: Any, at: int) -> Any:
        return getattr(self, f"dropout{at}")(self.linear2(self.dropout(self.activation(self.linear1(x)))))

    def _residual(self, x: Any, at: int, part: Any) -> Any:
        """`x + part(x)` with the norm before or after."""
        if isinstance(self.norm_first, Unknown):
            raise Undecided(self.norm_first)
        norm = getattr(self, f"norm{at}")
        return x + part(norm(x)) if self.norm_first else norm(x + part(x))


class TransformerEncoderLayer(_Layer):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.TransformerEncoderLayer.html"""

    def __init__(self, d_model, nhead, dim_feedforward=2048, dropout=0.1, activation=relu, layer_norm_eps=1e-5,
                 batch_first=False, norm_first=False, bias=True, device=None, dtype=None):  # fmt: skip
        super().__init__()
        self.self_attn = MultiheadAttention(d_model, nhead, dropout=dropout, bias=bias, batch_first=batch_first)
        self._set_up(d_model, dim_feedforward, dropout, activation, layer_norm_eps, norm_first, bias, 2)

    def forward(self, src, src_mask=None, src_key_padding_mask=None, is_causal=False):
        x = self._residual(src, 1, self._attend)
        return self._residual(x, 2, lambda y: self._fed_forward(y, 2))

    def _attend(self, x: Any) -> Any:
        return self.dropout1(self.self_attn(x, x, x, need_weights=False)[0])


class TransformerDecoderLayer(_Layer):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.TransformerDecoderLayer.html"""

    def __init__(self, d_model, nhead, dim_feedforward=2048, dropout=0.1, activation=relu, layer_norm_eps=1e-5,
                 batch_first=False, norm_first=False, bias=True, device=None, dtype=None):  # fmt: skip
        super().__init__()
        self.self_attn = MultiheadAttention(d_model, nhead, dropout=dropout, bias=bias, batch_first=batch_first)
        self.multihead_attn = MultiheadAttention(d_model, nhead, dropout=dropout, bias=bias, batch_first=batch_first)
        self._set_up(d_model, dim_feedforward, dropout, activation, layer_norm_eps, norm_first, bias, 3)

    def forward(self, tgt, memory, tgt_mask=None, memory_mask=None, tgt_key_padding_mask=None,
                memory_key_padding_mask=None, tgt_is_causal=False, memory_is_causal=False):  # fmt: skip
        x = self._residual(tgt, 1, lambda y: self.dropout1(self.self_attn(y, y, y, need_weights=False)[0]))
        cross = self.multihead_attn
        x = self._residual(x, 2, lambda y: self.dropout2(cross(y, memory, memory, need_weights=False)[0]))
        return self._residual(x, 3, lambda y: self._fed_forward(y, 3))


class TransformerEncoder(Module):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.TransformerEncoder.html"""

    def __init__(self, encoder_layer, num_layers, norm=None, enable_nested_tensor=True, mask_check=True):
        super().__init__()
        self.layers = _clones(encoder_layer, num_layers)
        self.num_layers = num_layers
        self.norm = norm

    def forward(self, src, mask=None, src_key_padding_mask=None, is_causal=None):
        for layer in self.layers:
            src = layer(src)
        return src if self.norm is None else self.norm(src)


class TransformerDecoder(Module):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.TransformerDecoder.html"""

    def __init__(self, decoder_layer, num_layers, norm=None):
        super().__init__()
        self.layers = _clones(decoder_layer, num_layers)
        self.num_layers = num_layers
        self.norm = norm

    def forward(self, tgt, memory, tgt_mask=None, memory_mask=None, tgt_key_padding_mask=None,
                memory_key_padding_mask=None, tgt_is_causal=None, memory_is_causal=False):  # fmt: skip
        for layer in self.layers:
            tgt = layer(tgt, memory)
        return tgt if self.norm is None else self.norm(tgt)


class Transformer(Module):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.Transformer.html"""

    def __init__(self, d_model=512, nhead=8, num_encoder_layers=6, num_decoder_layers=6, dim_feedforward=2048,
                 dropout=0.1, activation=relu, custom_encoder=None, custom_decoder=None, layer_norm_eps=1e-5,
                 batch_first=False, norm_first=False, bias=True, device=None, dtype=None):  # fmt: skip
        super().__init__()
        settings = (d_model, nhead, dim_feedforward, dropout, activation, layer_norm_eps, batch_first, norm_first, bias)
        self.encoder = custom_encoder
        if custom_encoder is None:
            norm = LayerNorm(d_model, eps=layer_norm_eps, bias=bias)
            self.encoder = TransformerEncoder(TransformerEncoderLayer(*settings), num_encoder_layers, norm)
        self.decoder = custom_decoder
        if custom_decoder is None:
            norm = LayerNorm(d_model, eps=layer_norm_eps, bias=bias)
            self.decoder = TransformerDecoder(TransformerDecoderLayer(*settings), num_decoder_layers, norm)
        self.d_model = d_model
        self.nhead = nhead
        self.batch_first = batch_first

    def forward(self, src, tgt, src_mask=None, tgt_mask=None, memory_mask=None, src_key_padding_mask=None,
                tgt_key_padding_mask=None, memory_key_padding_mask=None, src_is_causal=None, tgt_is_causal=None,
                memory_is_causal=False):  # fmt: skip
        return self.decoder(tgt, self.encoder(src))

    @staticmethod
    def generate_square_subsequent_mask(sz, device=None, dtype=None):
        """(sz, sz)"""
        return new_tensor((as_size(sz), as_size(sz)), "mask")
