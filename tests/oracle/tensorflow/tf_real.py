"""The real framework: functions in a graph of `tf.compat.v1`, layers called on symbolic tensors of Keras."""

from __future__ import annotations

from typing import Any

from tf_calls import Call, Outcome, V, performed, resolve, tree


def real_outcome(call: Call) -> Outcome:
    """The call in the framework that its target names."""
    if call.target.startswith(("keras.", "tf_keras.")):
        return _in_keras(call)
    return _in_graph(call)


def _in_graph(call: Call) -> Outcome:
    import tensorflow as tf

    def make(spec: Any) -> Any:
        dtype = tf.dtypes.as_dtype(spec.dtype)
        if isinstance(spec, V):
            return tf.compat.v1.Variable(tf.zeros(spec.shape, dtype))
        return tf.compat.v1.placeholder(dtype, spec.shape)

    with tf.compat.v1.Graph().as_default():
        try:
            result = performed(function_of(call.target), call, make)
        except Exception as error:
            return Outcome(None, _first_line(error))
        return Outcome(tree(result))


_LEGACY_LAYERS = ("core", "convolutional", "pooling", "normalization")


def function_of(target: str) -> Any:
    """The function of a target: `tf.layers` lives in tf_keras today, and some names in TF 2 only."""
    name = target.removeprefix("tensorflow.compat.v1.")
    places = [target, f"tensorflow.{name}", f"tensorflow.math.{name}"]
    if name.startswith("layers."):
        short = name.removeprefix("layers.")
        places = [f"tf_keras.src.legacy_tf_layers.{module}.{short}" for module in _LEGACY_LAYERS]
    for place in places:
        try:
            return resolve(place)
        except (AttributeError, ImportError):
            continue
    raise LookupError(f"{target} is in no release")


def _in_keras(call: Call) -> Outcome:
    keras = __import__(call.target.partition(".")[0])

    def make(spec: Any) -> Any:
        return keras.Input(batch_shape=spec.shape, dtype=spec.dtype)

    try:
        result = performed(resolve(call.target), call, make)
    except Exception as error:
        return Outcome(None, _first_line(error))
    return Outcome(tree(result))


def _first_line(error: Exception) -> str:
    lines = [line for line in str(error).splitlines() if line.strip()]
    return f"{type(error).__name__}: {lines[0] if lines else ''}"
