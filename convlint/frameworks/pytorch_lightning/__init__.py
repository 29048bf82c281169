"""The twin of PyTorch Lightning. https://lightning.ai/docs/pytorch/stable/"""

from convlint.frameworks.pytorch_lightning._data import LightningDataModule
from convlint.frameworks.pytorch_lightning._module import LightningModule
from convlint.frameworks.pytorch_lightning._trainer import Trainer, seed_everything
from convlint.frameworks.pytorch_lightning.callbacks import Callback

__all__ = ["Callback", "LightningDataModule", "LightningModule", "Trainer", "seed_everything"]
