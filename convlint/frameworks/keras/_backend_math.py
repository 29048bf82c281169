"""Mathematics of `keras.backend`: reductions, and what keeps the shape.

https://www.tensorflow.org/api_docs/python/tf/keras/backend
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.stdlib._core import call as _call_program
from convlint.frameworks.tensorflow import _args, _reduce
from convlint.frameworks.tensorflow._unary import elementwise as _elementwise
from convlint.values import Unknown


def clip(x, min_value, max_value) -> Any:
    """`x` held within two bounds."""
    return _elementwise(x, "clip")


def pow(x, a) -> Any:
    """`x` to the power `a`."""
    return _elementwise(x, "pow")


def sum(x, axis=None, keepdims=False) -> Any:
    """The sum over `axis`."""
    return _reduce.reduced(x, axis, keepdims, "sum")


def mean(x, axis=None, keepdims=False) -> Any:
    """The mean over `axis`."""
    return _reduce.reduced(x, axis, keepdims, "mean")


def max(x, axis=None, keepdims=False) -> Any:
    """The max over `axis`."""
    return _reduce.reduced(x, axis, keepdims, "max")


def min(x, axis=None, keepdims=False) -> Any:
    """The min over `axis`."""
    return _reduce.reduced(x, axis, keepdims, "min")


def prod(x, axis=None, keepdims=False) -> Any:
    """The prod over `axis`."""
    return _reduce.reduced(x, axis, keepdims, "prod")


def std(x, axis=None, keepdims=False) -> Any:
    """The std over `axis`."""
    return _reduce.reduced(x, axis, keepdims, "std")


def var(x, axis=None, keepdims=False) -> Any:
    """The var over `axis`."""
    return _reduce.reduced(x, axis, keepdims, "var")


def any(x, axis=None, keepdims=False) -> Any:
    """The any over `axis`."""
    return _reduce.reduced(x, axis, keepdims, "any")


def all(x, axis=None, keepdims=False) -> Any:
    """The all over `axis`."""
    return _reduce.reduced(x, axis, keepdims, "all")


def logsumexp(x, axis=None, keepdims=False) -> Any:
    """The logsumexp over `axis`."""
    return _reduce.reduced(x, axis, keepdims, "logsumexp")


def argmax(x, axis=-1) -> Any:
    """The index of an extreme element along `axis`."""
    return _reduce.reduced(x, axis, False, "argmax")


def argmin(x, axis=-1) -> Any:
    """The index of an extreme element along `axis`."""
    return _reduce.reduced(x, axis, False, "argmin")


def relu(x, alpha=0.0, max_value=None, threshold=0.0) -> Any:
    """`relu`: the shape of `x`."""
    return _elementwise(x, "relu")


def elu(x, alpha=1.0) -> Any:
    """`elu`: the shape of `x`."""
    return _elementwise(x, "elu")


def softmax(x, axis=-1) -> Any:
    """`softmax`: the shape of `x`."""
    return _elementwise(x, "softmax")


def softplus(x) -> Any:
    """`softplus`: the shape of `x`."""
    return _elementwise(x, "softplus")


def softsign(x) -> Any:
    """`softsign`: the shape of `x`."""
    return _elementwise(x, "softsign")


def hard_sigmoid(x) -> Any:
    """`hard_sigmoid`: the shape of `x`."""
    return _elementwise(x, "hard_sigmoid")


def dropout(x, level, noise_shape=None, seed=None) -> Any:
    """`dropout`: the shape of `x`."""
    return _elementwise(x, "dropout")


def l2_normalize(x, axis=None) -> Any:
    """`l2_normalize`: the shape of `x`."""
    return _elementwise(x, "l2_normalize")


def in_train_phase(x, alt, training=None) -> Any:
    """`in_train_phase`: the shape of `x`."""
    return _elementwise(_call_program(x) if callable(x) else x, "in_train_phase")


def in_test_phase(x, alt, training=None) -> Any:
    """`in_test_phase`: the shape of `x`."""
    return _elementwise(_call_program(x) if callable(x) else x, "in_test_phase")


def cumsum(x, axis=0) -> Any:
    """`cumsum`: the shape of `x`."""
    return _elementwise(x, "cumsum")


def reverse(x, axes) -> Any:
    """`reverse`: the shape of `x`."""
    return _elementwise(x, "reverse")


def categorical_crossentropy(target, output, from_logits=False, axis=-1) -> Any:
    """One loss a row; a binary one keeps the shape."""
    tensor = _args.convert(output)
    if isinstance(tensor, Unknown):
        return tensor
    return tensor.made(tensor.shape[:-1], "categorical_crossentropy")


def sparse_categorical_crossentropy(target, output, from_logits=False, axis=-1) -> Any:
    """One loss a row; a binary one keeps the shape."""
    tensor = _args.convert(output)
    if isinstance(tensor, Unknown):
        return tensor
    return tensor.made(tensor.shape[:-1], "sparse_categorical_crossentropy")


def binary_crossentropy(target, output, from_logits=False, axis=-1) -> Any:
    """One loss a row; a binary one keeps the shape."""
    tensor = _args.convert(output)
    if isinstance(tensor, Unknown):
        return tensor
    return tensor.made(tensor.shape, "binary_crossentropy")
