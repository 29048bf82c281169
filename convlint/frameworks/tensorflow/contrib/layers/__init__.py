"""`tf.contrib.layers` of TF 1: https://github.com/tensorflow/tensorflow/tree/r1.15/tensorflow/contrib/layers"""

from convlint.frameworks.tensorflow.contrib.layers._optimize import (
    apply_regularization,
    optimize_loss,
    real_valued_column,
    summarize_activation,
    summarize_activations,
    summarize_tensor,
)
from convlint.frameworks.tf_slim import *  # noqa: F403

__all__ = [
    "apply_regularization",
    "optimize_loss",
    "real_valued_column",
    "summarize_activation",
    "summarize_activations",
    "summarize_tensor",
]
