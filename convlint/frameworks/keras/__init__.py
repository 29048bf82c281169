"""`keras`: https://keras.io/api/ (Keras 2 and 3; the folder is `tf.keras` too)."""

from convlint.frameworks.keras._base import InputSpec, Layer
from convlint.frameworks.keras._input import Input
from convlint.frameworks.keras.models import Model, Sequential

__all__ = ["Input", "InputSpec", "Layer", "Model", "Sequential"]

__version__ = "3.15.1"
