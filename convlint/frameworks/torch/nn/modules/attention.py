"""Multi-head attention. https://docs.pytorch.org/docs/stable/generated/torch.nn.MultiheadAttention.html"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torch._support import report
from convlint.frameworks.torch.nn.functional._attention import attended
from convlint.frameworks.torch.nn.modules.linear import NonDynamicallyQuantizableLinear
from convlint.frameworks.torch.nn.modules.module import Module
from convlint.frameworks.torch.nn.parameter import layer_parameter
from convlint.shapes import prove_divides, prove_equal
from convlint.values import Unknown, as_size, first_unknown


class MultiheadAttention(Module):
    """Query (L, N, E), key (S, N, kdim), value (S, N, vdim); batch first or without a batch as well."""

    _leaf = True

    def __init__(self, embed_dim, num_heads, dropout=0.0, bias=True, add_bias_kv=False, add_zero_attn=False, kdim=None,
                 vdim=None, batch_first=False, device=None, dtype=None):  # fmt: skip
        super().__init__()
        self.embed_dim = embed_dim
        self.kdim = kdim if kdim is not None else embed_dim
        self.vdim = vdim if vdim is not None else embed_dim
        self.num_heads = num_heads
        self.dropout = dropout
        self.batch_first = batch_first
        self.add_zero_attn = add_zero_attn
        width, heads = as_size(embed_dim), as_size(num_heads)
        if prove_divides(heads, width) is False:
            facts = {"expected": width, "actual": heads, "argument": "num_heads"}
            report("conv-groups", op="multi_head_attention", layer=self, **facts)
        self.head_dim = width // heads
        self._make_weights(width, bias)
        has_extra = isinstance(add_bias_kv, Unknown) or bool(add_bias_kv)
        self.bias_k: Any = layer_parameter(self, (1, 1, width)) if has_extra else None
        self.bias_v: Any = layer_parameter(self, (1, 1, width)) if has_extra else None

    def _make_weights(self, width: Any, bias: Any) -> None:
        together = all(prove_equal(as_size(size), width) is not False for size in (self.kdim, self.vdim))
        self._qkv_same_embed_dim = together
        self.register_parameter("in_proj_weight", layer_parameter(self, (3 * width, width)) if together else None)
        for name, size in (("q", width), ("k", as_size(self.kdim)), ("v", as_size(self.vdim))):
            weight = None if together else layer_parameter(self, (width, size))
            self.register_parameter(f"{name}_proj_weight", weight)
        has_bias = isinstance(bias, Unknown) or bool(bias)
        self.register_parameter("in_proj_bias", layer_parameter(self, (3 * width,)) if has_bias else None)
        self.out_proj = NonDynamicallyQuantizableLinear(self.embed_dim, self.embed_dim, bias=bias)

    def forward(self, query, key, value, key_padding_mask=None, need_weights=True, attn_mask=None,
                average_attn_weights=True, is_causal=False):  # fmt: skip
        unknown = first_unknown(key, value, need_weights, average_attn_weights, self.batch_first)
        if unknown is not None:
            return unknown.derive("attention"), unknown.derive("attention weights")
        if len(query.shape) not in (2, 3):
            report(
                "input-rank", op="multi_head_attention", layer=self, tensor=query, expected=3, actual=len(query.shape)
            )
            return Unknown("attention of a tensor of another rank"), Unknown("the weights of an attention")
        for tensor, size, argument in (
            (query, self.embed_dim, "embed_dim"),
            (key, self.kdim, "kdim"),
            (value, self.vdim, "vdim"),
        ):
            self._check_width(tensor, as_size(size), argument)
        return self._outputs(query, key, value, need_weights, average_attn_weights)

    def _check_width(self, tensor: Any, width: Any, argument: str) -> None:
        if tensor.shape and prove_equal(tensor.shape[-1], width) is False:
            facts = {"expected": tensor.shape[-1], "actual": width, "argument": argument}
            report("linear-in-features", op="multi_head_attention", layer=self, tensor=tensor, **facts)

    def _outputs(self, query: Any, key: Any, value: Any, need_weights: Any, averaged: Any) -> Any:
        heads = as_size(self.num_heads)
        shape, weights = attended(query, key, bool(self.batch_first), heads, bool(averaged))
        output = query.made((*shape[:-1], as_size(self.embed_dim)), "multi_head_attention", key, value, layer=self)
        if not need_weights:
            return output, None
        extra = (1 if self.add_zero_attn else 0) + (0 if self.bias_k is None else 1)
        return output, query.made((*weights[:-1], weights[-1] + extra), "attention_weights", key, layer=self)
