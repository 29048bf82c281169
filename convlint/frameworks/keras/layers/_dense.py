"""Fully connected layers and embeddings.

https://keras.io/api/layers/core_layers/dense/
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.keras._base import Layer, report
from convlint.frameworks.keras.layers._window_base import single, whole_number
from convlint.frameworks.tensorflow._tensor import Tensor
from convlint.shapes import ShapeFault, Size, einsum, prove_equal
from convlint.values import Problem, Unknown, as_size

__all__ = ["Dense", "EinsumDense", "Embedding", "ReversibleEmbedding"]


class Dense(Layer):
    """`[..., features] -> [..., units]` on the last axis.

    Reports `linear-in-features` where a built layer is called on another number of features, `input-rank` below rank 2.
    https://keras.io/api/layers/core_layers/dense/
    """

    def __init__(
        self, units, activation=None, use_bias=True, kernel_initializer="glorot_uniform", bias_initializer="zeros",
        kernel_regularizer=None, bias_regularizer=None, activity_regularizer=None, kernel_constraint=None,
        bias_constraint=None, lora_rank=None, lora_alpha=None, quantization_config=None, **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(**kwargs)
        self.units = whole_number(units)
        self.activation = activation
        self.use_bias = use_bias

    def build(self, input_shape) -> None:
        """The kernel `[features, units]` and the bias `[units]`. Raises ValueError where the features are not known."""
        self.built = True
        if len(input_shape) < 2:
            return
        if input_shape[-1] is None:
            raise ValueError("The last dimension of the inputs to a Dense layer should be defined. Found None.")
        self._features = as_size(input_shape[-1])
        self.kernel = self.add_weight((self._features, as_size(self.units)), name="kernel")
        self.bias = self.add_weight((as_size(self.units),), name="bias") if self.use_bias else None

    def call(self, inputs, training=None) -> Any:
        inputs = single(inputs)
        if not isinstance(inputs, Tensor):
            return Unknown("a Dense called on something other than one tensor")
        if len(inputs.shape) < 2:
            report(Problem("input-rank", op="Dense", layer=self, tensor=inputs, expected=2, actual=len(inputs.shape)))
            return Unknown("a Dense of a tensor of rank below 2")
        self._check_features(inputs)
        return inputs.made((*inputs.shape[:-1], as_size(self.units)), "Dense", layer=self)

    def _check_features(self, inputs: Tensor) -> None:
        features: Size = getattr(self, "_features", inputs.shape[-1])
        if prove_equal(inputs.shape[-1], features) is False:
            report(
                Problem(
                    "linear-in-features",
                    op="Dense",
                    layer=self,
                    argument=getattr(self, "_declared_by", None),
                    tensor=inputs,
                    expected=inputs.shape[-1],
                    actual=features,
                )
            )


class EinsumDense(Layer):
    """https://keras.io/api/layers/core_layers/einsum_dense/"""

    def __init__(
        self, equation, output_shape, activation=None, bias_axes=None, kernel_initializer="glorot_uniform",
        bias_initializer="zeros", kernel_regularizer=None, bias_regularizer=None, kernel_constraint=None,
        bias_constraint=None, lora_rank=None, lora_alpha=None, gptq_unpacked_column_size=None, quantization_config=None,
        **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(**kwargs)
        self.equation = equation
        self.partial_output_shape = output_shape if isinstance(output_shape, (list, tuple)) else (output_shape,)

    def call(self, inputs, training=None) -> Any:
        """What `equation` writes; the kernel takes the sizes that the input and the output name."""
        if not isinstance(inputs, Tensor) or not isinstance(self.equation, str) or "." in self.equation:
            return Unknown("the equation of an EinsumDense")
        terms, _, output = self.equation.replace(" ", "").partition("->")
        first, _, kernel = terms.partition(",")
        given = (*(None,) * (len(output) - len(self.partial_output_shape)), *self.partial_output_shape)
        sizes = dict(zip(first, inputs.shape, strict=False))
        sizes |= {letter: as_size(size) for letter, size in zip(output, given, strict=True) if size is not None}
        try:
            shape = einsum(self.equation, [inputs.shape, tuple(sizes[letter] for letter in kernel)])
        except (ShapeFault, KeyError):
            return Unknown("the equation of an EinsumDense")
        return inputs.made(shape, "EinsumDense", layer=self)


class Embedding(Layer):
    """`[...] -> [..., output_dim]`: https://keras.io/api/layers/core_layers/embedding/"""

    def __init__(
        self, input_dim, output_dim, embeddings_initializer="uniform", embeddings_regularizer=None,
        embeddings_constraint=None, mask_zero=False, weights=None, lora_rank=None, lora_alpha=None,
        quantization_config=None, **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(**kwargs)
        if self._batch_shape is None and isinstance(kwargs.get("input_length"), int):
            from convlint.frameworks.tensorflow._static import batch_symbol

            self._batch_shape = (batch_symbol(), kwargs["input_length"])
        self.input_dim = input_dim
        self.output_dim = output_dim

    def build(self, input_shape=None) -> None:
        """The table `[input_dim, output_dim]`."""
        self.built = True
        self.embeddings = self.add_weight((as_size(self.input_dim), as_size(self.output_dim)), name="embeddings")

    def call(self, inputs) -> Any:
        inputs = single(inputs)
        if not isinstance(inputs, Tensor):
            return Unknown("an Embedding called on something other than one tensor")
        return inputs.made((*inputs.shape, as_size(self.output_dim)), "Embedding", layer=self)


class ReversibleEmbedding(Embedding):
    """`[...] -> [..., output_dim]`, and back to `[..., input_dim]` with `reverse=True`."""

    def __init__(
        self, input_dim, output_dim, tie_weights=True, embeddings_initializer="uniform", embeddings_regularizer=None,
        embeddings_constraint=None, mask_zero=False, reverse_dtype=None, logit_soft_cap=None, **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(input_dim, output_dim, **kwargs)

    def call(self, inputs, reverse=False) -> Any:
        inputs = single(inputs)
        if not isinstance(inputs, Tensor) or isinstance(reverse, Unknown):
            return Unknown("a ReversibleEmbedding called on something that is not known")
        if not reverse:
            return super().call(inputs)
        return inputs.made((*inputs.shape[:-1], as_size(self.input_dim)), "ReversibleEmbedding", layer=self)
