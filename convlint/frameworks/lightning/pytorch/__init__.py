"""PyTorch Lightning under its newer name. https://lightning.ai/docs/pytorch/stable/"""

from convlint.frameworks.pytorch_lightning import (
    Callback,
    LightningDataModule,
    LightningModule,
    Trainer,
    callbacks,
    loggers,
    seed_everything,
    utilities,
)

__all__ = ["Callback", "LightningDataModule", "LightningModule", "Trainer", "callbacks", "loggers", "seed_everything",
           "utilities"]  # fmt: skip
