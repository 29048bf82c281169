"""The file that programs import `LightningModule` from as well."""

from convlint.frameworks.pytorch_lightning._module import LightningModule

__all__ = ["LightningModule"]
