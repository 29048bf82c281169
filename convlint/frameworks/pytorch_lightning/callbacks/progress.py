"""The file of `pytorch_lightning.callbacks` that programs import from as well."""

from convlint.frameworks.pytorch_lightning.callbacks import TQDMProgressBar

__all__ = ["TQDMProgressBar"]
