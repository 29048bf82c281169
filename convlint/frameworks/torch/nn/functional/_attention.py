"""Attention. https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.scaled_dot_product_attention.html"""

from __future__ import annotations

from typing import Any

import convlint.shapes as shapes
from convlint.frameworks.torch._registry import functional
from convlint.frameworks.torch._support import report
from convlint.shapes import prove_equal
from convlint.values import Unknown, first_unknown


@functional
def scaled_dot_product_attention(query, key, value, attn_mask=None, dropout_p=0.0, is_causal=False, scale=None,
                                 enable_gqa=False):  # fmt: skip
    """(*, L, E), (*, S, E) and (*, S, V) to (*, L, V)."""
    unknown = first_unknown(key, value)
    if unknown is not None:
        return unknown.derive("scaled_dot_product_attention")
    for tensor in (query, key, value):
        if len(tensor.shape) < 2:
            report("input-rank", op="scaled_dot_product_attention", tensor=tensor, expected=4, actual=len(tensor.shape))
            return Unknown("attention of a tensor of lower rank")
    for a, b, axis in ((query, key, -1), (key, value, -2)):
        if prove_equal(a.shape[axis], b.shape[axis]) is False:
            facts = {"expected": a.shape[axis], "actual": b.shape[axis]}
            report("matmul-shape", op="scaled_dot_product_attention", tensor=a, other=b, **facts)
    batch = _batch(query, key, value, enable_gqa)
    return query.made((*batch, query.shape[-2], value.shape[-1]), "scaled_dot_product_attention", key, value)


def _batch(query: Any, key: Any, value: Any, grouped: Any) -> Any:
    if grouped is not False:
        return query.shape[:-2]
    return shapes.broadcast(tuple(query.shape[:-2]), tuple(key.shape[:-2]), tuple(value.shape[:-2]))


def attended(query: Any, key: Any, batch_first: bool, heads: Any, averaged: bool) -> tuple[Any, Any]:
    """The shapes of a multi-head attention's output and weights for (L, N, E), (N, L, E) or (L, E)."""
    if len(query.shape) == 2:
        size = (query.shape[0], key.shape[0])
        return tuple(query.shape), size if averaged else (heads, *size)
    length, batch = (1, 0) if batch_first else (0, 1)
    size = (query.shape[length], key.shape[length])
    first = query.shape[batch]
    return tuple(query.shape), (first, *size) if averaged else (first, heads, *size)


@functional
def multi_head_attention_forward(query, key, value, embed_dim_to_check, num_heads, in_proj_weight, in_proj_bias,
                                 bias_k, bias_v, add_zero_attn, dropout_p, out_proj_weight, out_proj_bias,
                                 training=True, key_padding_mask=None, need_weights=True, attn_mask=None,
                                 use_separate_proj_weight=False, q_proj_weight=None, k_proj_weight=None,
                                 v_proj_weight=None, static_k=None, static_v=None, average_attn_weights=True,
                                 is_causal=False):  # fmt: skip
    """(L, N, E): output in the shape of the query, and the weights (N, L, S) if they are asked for."""
    unknown = first_unknown(key, value, need_weights)
    if unknown is not None:
        return unknown.derive("attention"), unknown.derive("attention weights")
    shape, weights = attended(query, key, False, num_heads, bool(average_attn_weights))
    output = query.made(shape, "multi_head_attention", key, value)
    return output, query.made(weights, "attention_weights", key) if need_weights else None
