"""The file of `pytorch_lightning.callbacks` that programs import from as well."""

from convlint.frameworks.pytorch_lightning.callbacks import EarlyStopping

__all__ = ["EarlyStopping"]
