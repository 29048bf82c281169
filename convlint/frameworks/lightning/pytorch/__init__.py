"""PyTorch Lightning under its newer name. https://lightning.ai/docs/pytorch/stable/"""

from convlint.frameworks.pytorch_lightning import (
    Callback,
    LightningDataModule,
    LightningModule,
    Trainer,
    seed_everything,
)

__all__ = ["Callback", "LightningDataModule", "LightningModule", "Trainer", "seed_everything"]
