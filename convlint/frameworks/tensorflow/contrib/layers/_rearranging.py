"""What rearranges, and what calls other layers: flatten, one_hot_encoding, maxout, repeat, stack.

https://github.com/google-research/tf-slim/blob/master/tf_slim/layers/layers.py
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.keras import layers as _keras
from convlint.frameworks.stdlib._core import call as _call_program
from convlint.frameworks.tensorflow import _args
from convlint.frameworks.tensorflow._arg_scope import add_arg_scope
from convlint.frameworks.tensorflow._join import one_hot
from convlint.frameworks.tensorflow.contrib.layers._arguments import format_of
from convlint.frameworks.tensorflow.layers._functions import call as _call
from convlint.shapes import prove_divides
from convlint.values import Unknown, as_size


@add_arg_scope
def flatten(inputs, outputs_collections=None, scope=None) -> Any:
    """`[B, ...] -> [B, features]`."""
    return _call(_keras.Flatten(name=""), inputs, "slim.flatten", scope, "Flatten")


@add_arg_scope
def one_hot_encoding(labels, num_classes, on_value=1.0, off_value=0.0, outputs_collections=None, scope=None) -> Any:
    """A new last axis of `num_classes`."""
    return one_hot(labels, num_classes)


@add_arg_scope
def maxout(inputs, num_units, axis=-1, scope=None) -> Any:
    """The largest of each group: `axis` gets `num_units`. Raises ValueError where they do not divide what it had."""
    tensor, place = _args.convert(inputs), _args.known_int(axis)
    if isinstance(tensor, Unknown):
        return tensor
    if place is None:
        return Unknown("the axis of slim.maxout")
    units, shape = as_size(num_units), list(tensor.shape)
    if prove_divides(units, shape[place]) is False:
        raise ValueError(f"number of features({shape[place]}) is not a multiple of num_units({units})")
    shape[place] = units
    return tensor.made(tuple(shape), "maxout")


@add_arg_scope
def dense_to_sparse(tensor, eos_token=0, outputs_collections=None, scope=None) -> Any:
    """Not modelled: sparse tensors."""
    return Unknown("a sparse tensor")


def spatial_softmax(
    features, temperature=None, name=None, variables_collections=None, trainable=True, data_format="NHWC"
) -> Any:
    """`[B, H, W, channels] -> [B, 2 * channels]`: where each map is strongest."""
    tensor, form = _args.convert(features), format_of(data_format)
    unknown = _args.first_unknown_of(tensor, form)
    if unknown is not None:
        return unknown
    channels = tensor.shape[1 if form == "channels_first" else 3]
    return tensor.made((tensor.shape[0], channels * 2), "spatial_softmax")


@add_arg_scope
def images_to_sequence(inputs, data_format="NHWC", outputs_collections=None, scope=None) -> Any:
    """`[B, H, W, channels] -> [W, B * H, channels]`."""
    tensor, form = _args.convert(inputs), format_of(data_format)
    unknown = _args.first_unknown_of(tensor, form)
    if unknown is not None:
        return unknown
    batch, *sizes = tensor.shape
    channels, height, width = sizes if form == "channels_first" else (sizes[2], sizes[0], sizes[1])
    return tensor.made((width, batch * height, channels), "images_to_sequence")


@add_arg_scope
def sequence_to_images(
    inputs, height, output_data_format="channels_last", outputs_collections=None, scope=None
) -> Any:  # fmt: skip
    """`[W, B * height, channels] -> [B, height, W, channels]`."""
    tensor, rows = _args.convert(inputs), as_size(height)
    if isinstance(tensor, Unknown):
        return tensor
    width, many, channels = tensor.shape
    sizes = (channels, rows, width) if output_data_format == "channels_first" else (rows, width, channels)
    return tensor.made((many // rows, *sizes), "sequence_to_images")


def embed_sequence(ids, vocab_size=None, embed_dim=None, *args: Any, **kwargs: Any) -> Any:
    """A new last axis of `embed_dim`."""
    tensor = _args.convert(ids)
    return tensor if isinstance(tensor, Unknown) else tensor.made((*tensor.shape, as_size(embed_dim)), "embed_sequence")


def repeat(inputs, repetitions, layer, *args: Any, **kwargs: Any) -> Any:
    """`layer` applied `repetitions` times, each time to what the last one gave."""
    if not isinstance(repetitions, int):
        return Unknown("the number of repetitions of slim.repeat")
    scope = kwargs.pop("scope", None)
    outputs = inputs
    for index in range(min(repetitions, 1000)):
        own = {"scope": f"{scope}/{scope}_{index + 1}"} if isinstance(scope, str) else {}
        outputs = _call_program(layer, outputs, *args, **own, **kwargs)
    return outputs


def stack(inputs, layer, stack_args, **kwargs: Any) -> Any:
    """`layer` applied once for each of `stack_args`, each time to what the last one gave."""
    if not isinstance(stack_args, (list, tuple)):
        return Unknown("the arguments of slim.stack")
    kwargs.pop("scope", None)
    outputs = inputs
    for given in stack_args:
        outputs = _call_program(layer, outputs, *(given if isinstance(given, (list, tuple)) else [given]), **kwargs)
    return outputs
