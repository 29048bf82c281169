"""Attention layers.

https://keras.io/api/layers/attention_layers/
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.keras._base import Layer
from convlint.frameworks.tensorflow._tensor import Tensor
from convlint.shapes import Shape
from convlint.values import Unknown, as_size


class MultiHeadAttention(Layer):
    """`query [B, T, features] -> [B, T, features]`: https://keras.io/api/layers/attention_layers/multi_head_attention/"""

    def __init__(
        self, num_heads, key_dim, value_dim=None, dropout=0.0, use_bias=True, output_shape=None, attention_axes=None,
        sliding_window=None, flash_attention=None, kernel_initializer="glorot_uniform", bias_initializer="zeros",
        kernel_regularizer=None, bias_regularizer=None, activity_regularizer=None, kernel_constraint=None,
        bias_constraint=None, use_gate=False, seed=None, **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(**kwargs)
        self.num_heads, self.key_dim, self.value_dim = num_heads, key_dim, value_dim
        self._output_dims = output_shape

    def call(
        self, query, value, key=None, query_mask=None, value_mask=None, key_mask=None, attention_mask=None,
        return_attention_scores=False, training=None, use_causal_mask=False,
    ) -> Any:  # fmt: skip
        if not isinstance(query, Tensor):
            return Unknown("an attention of something that is not known")
        output = query.made((*query.shape[:-1], *self._last(query)), "MultiHeadAttention", layer=self)
        if not return_attention_scores:
            return output
        if not isinstance(value, Tensor) or len(query.shape) != 3:
            return output, Unknown("the scores of an attention")
        scores = (query.shape[0], as_size(self.num_heads), query.shape[1], value.shape[1])
        return output, query.made(scores, "MultiHeadAttention", layer=self)

    def _last(self, query: Tensor) -> Shape:
        dims = self._output_dims
        if dims is None:
            return query.shape[-1:]
        return tuple(as_size(size) for size in (dims if isinstance(dims, (list, tuple)) else [dims]))


class GroupQueryAttention(MultiHeadAttention):
    """https://keras.io/api/layers/attention_layers/group_query_attention/"""

    def __init__(
        self, head_dim, num_query_heads, num_key_value_heads, dropout=0.0, use_bias=True, sliding_window=None,
        flash_attention=None, kernel_initializer="glorot_uniform", bias_initializer="zeros", kernel_regularizer=None,
        bias_regularizer=None, activity_regularizer=None, kernel_constraint=None, bias_constraint=None,
        use_gate=False, seed=None, **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(num_query_heads, head_dim, **kwargs)


class Attention(Layer):
    """`[query, value, key?]`: `[B, Tq, d], [B, Tv, dv] -> [B, Tq, dv]`.

    https://keras.io/api/layers/attention_layers/attention/
    """

    def __init__(self, use_scale=False, score_mode="dot", dropout=0.0, seed=None, **kwargs: Any) -> None:
        super().__init__(**kwargs)

    def call(self, inputs, mask=None, training=None, return_attention_scores=False, use_causal_mask=False) -> Any:
        if not isinstance(inputs, (list, tuple)) or not all(isinstance(item, Tensor) for item in inputs):
            return Unknown("an attention of something that is not known")
        query, value = inputs[0], inputs[1]
        output = query.made((*query.shape[:-1], value.shape[-1]), type(self).__name__, value, layer=self)
        if not return_attention_scores:
            return output
        return output, query.made((*query.shape[:-1], value.shape[-2]), type(self).__name__, value, layer=self)


class AdditiveAttention(Attention):
    """https://keras.io/api/layers/attention_layers/additive_attention/"""

    def __init__(self, use_scale=True, dropout=0.0, **kwargs: Any) -> None:
        Layer.__init__(self, **kwargs)
