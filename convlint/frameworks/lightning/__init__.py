"""The twin of `lightning`, which holds PyTorch Lightning and Fabric. https://lightning.ai/docs/pytorch/stable/"""

from convlint.frameworks.lightning.fabric import Fabric
from convlint.frameworks.pytorch_lightning import (
    Callback,
    LightningDataModule,
    LightningModule,
    Trainer,
    seed_everything,
)

__all__ = ["Callback", "Fabric", "LightningDataModule", "LightningModule", "Trainer", "seed_everything"]
