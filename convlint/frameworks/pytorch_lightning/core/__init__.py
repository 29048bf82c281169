"""https://lightning.ai/docs/pytorch/stable/common/lightning_module.html"""

from convlint.frameworks.pytorch_lightning._data import LightningDataModule
from convlint.frameworks.pytorch_lightning._module import LightningModule

__all__ = ["LightningDataModule", "LightningModule"]
