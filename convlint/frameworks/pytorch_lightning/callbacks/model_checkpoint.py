"""The file of `pytorch_lightning.callbacks` that programs import from as well."""

from convlint.frameworks.pytorch_lightning.callbacks import ModelCheckpoint

__all__ = ["ModelCheckpoint"]
