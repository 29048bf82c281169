"""Modules that programs know by several names: `tf.keras` is Keras, `tf.compat.v1` TensorFlow; and Keras' old files.

A name here stands for itself and for everything below it; the twin lies under the name on the right.
"""

from __future__ import annotations

from functools import lru_cache

__all__ = ["canonical"]

_WHOLE = {
    "gym": "gymnasium",
    "keras.api": "keras",
    "keras.src": "keras",
    "tf_keras": "keras",
    "tensorflow.activations": "keras.activations",
    "tensorflow.app.flags": "absl.flags",
    "tensorflow.compat.v1": "tensorflow",
    "tensorflow.compat.v2": "tensorflow",
    "tensorflow.constraints": "keras.constraints",
    "tensorflow.contrib.keras": "keras",
    "tensorflow.contrib.losses": "tf_slim.losses",
    "tensorflow.contrib.slim": "tf_slim",
    "tensorflow.flags": "absl.flags",
    "tensorflow.initializers": "keras.initializers",
    "tensorflow.keras": "keras",
    "tensorflow.logging": "absl.logging",
    "tensorflow.optimizers": "keras.optimizers",
    "tensorflow.regularizers": "keras.regularizers",
    "tensorflow.python.framework.ops": "tensorflow",
    "tensorflow.python.keras": "keras",
    "tensorflow.python.layers": "tensorflow.layers",
    "tensorflow.python.ops": "tensorflow",
    "keras_applications": "keras.applications",
    "keras_preprocessing": "keras.preprocessing",
    "tensorflow.contrib.framework.python.ops": "tensorflow.contrib.framework",
    "tensorflow.contrib.layers.python.layers": "tensorflow.contrib.layers",
    "tensorflow.contrib.rnn.python.ops": "tensorflow.contrib.rnn",
}
# Files of a package that have been one namespace at some time or other: Keras has moved its classes often.
_FILES = {
    "keras": "engine",
    "keras.layers": "activation advanced_activations attention attentions convolution convolutional core "
    "embeddings local merge merging noise normalization pooling preprocessing recurrent "
    "regularization reshaping rnn wrappers experimental",
    "keras.layers.normalization": "batch_normalization batch_normalization_v1 layer_normalization",
    "keras.engine": "base_layer functional input_layer network sequential topology training",
    "keras.utils": "all_utils conv_utils data_utils generic_utils image_utils layer_utils np_utils vis_utils",
    "keras.backend": "tensorflow_backend",
    "keras.optimizers": "adam adam_v2 gradient_descent_v2 legacy rmsprop_v2",
    "keras.models": "functional model sequential",
    "keras.applications": "convnext densenet efficientnet efficientnet_v2 imagenet_utils inception_resnet_v2 "
    "inception_v3 mobilenet mobilenet_v2 mobilenet_v3 nasnet resnet resnet50 resnet_v2 vgg16 vgg19 xception",
    "tensorflow.layers": "convolutional core normalization pooling",
    "tf_slim": "layers ops",
    "tflearn.layers": "conv core estimator merge_ops normalization recurrent embedding_ops",
}
_ALIASES = _WHOLE | {f"{package}.{file}": package for package, files in _FILES.items() for file in files.split()}


@lru_cache(maxsize=1024)
def canonical(dotted: str) -> str:
    """The name under which the twin of the module `dotted` lies, if it has one."""
    parts = dotted.split(".")
    for length in range(len(parts), 0, -1):
        target = _ALIASES.get(".".join(parts[:length]))
        if target is not None:
            return canonical(".".join([target, *parts[length:]]))
    return dotted
