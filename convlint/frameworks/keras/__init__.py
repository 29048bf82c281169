"""`keras`: https://keras.io/api/ (Keras 2 and 3; the folder is `tf.keras` too)."""

from convlint.frameworks.keras._base import InputSpec, Layer
from convlint.frameworks.keras._input import Input
from convlint.frameworks.keras.losses import Loss
from convlint.frameworks.keras.metrics import Metric
from convlint.frameworks.keras.models import Model, Sequential
from convlint.frameworks.keras.regularizers import Regularizer

__all__ = ["Input", "InputSpec", "Layer", "Loss", "Metric", "Model", "Regularizer", "Sequential"]

__version__ = "3.15.1"
