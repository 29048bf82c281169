"""https://lightning.ai/docs/pytorch/stable/data/datamodule.html"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.pytorch_lightning._hyperparameters import HyperParameters, saved
from convlint.values import Unknown


class LightningDataModule:
    """The loaders of a program, which it writes itself."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__()

    @property
    def hparams(self) -> Any:
        if "_hparams" not in self.__dict__:
            self._hparams = HyperParameters()
        return self._hparams

    @property
    def trainer(self) -> Any:
        return Unknown("the trainer of a data module", key=("trainer",))

    def save_hyperparameters(self, *args: Any, ignore: Any = None, frame: Any = None, logger: Any = True) -> None:
        self.hparams.update(saved(self, args, ignore))

    def prepare_data(self) -> None:
        return None

    def setup(self, stage=None) -> None:
        return None

    def teardown(self, stage=None) -> None:
        return None
