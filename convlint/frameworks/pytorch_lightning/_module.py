"""`LightningModule`: a `torch.nn.Module` with the trainer's methods.

https://lightning.ai/docs/pytorch/stable/common/lightning_module.html
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.pytorch_lightning._hyperparameters import HyperParameters, saved
from convlint.frameworks.torch.nn.modules.module import Module
from convlint.values import Unknown


class LightningModule(Module):
    """The methods that log, configure and look around; shapes are those of the model itself."""

    automatic_optimization = True
    example_input_array: Any = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__()

    @property
    def hparams(self) -> Any:
        if "_hparams" not in self.__dict__:
            object.__setattr__(self, "_hparams", HyperParameters())
        return self._hparams

    @property
    def trainer(self) -> Any:
        return Unknown("the trainer of a module", key=("trainer",))

    @trainer.setter
    def trainer(self, value: Any) -> None:
        return None

    @property
    def device(self) -> Any:
        return Unknown("the device of a module", key=("device",))

    @property
    def dtype(self) -> Any:
        return Unknown("the dtype of a module")

    @property
    def logger(self) -> Any:
        return Unknown("the logger of a module")

    @property
    def current_epoch(self) -> Any:
        return Unknown("which epoch it is", kind=int)

    @property
    def global_step(self) -> Any:
        return Unknown("which step it is", kind=int)

    @property
    def global_rank(self) -> Any:
        return Unknown("which process this is", kind=int)

    @property
    def local_rank(self) -> Any:
        return Unknown("which process this is", kind=int)

    def save_hyperparameters(self, *args: Any, ignore: Any = None, frame: Any = None, logger: Any = True) -> None:
        """Keep the constructor's arguments as `self.hparams`."""
        self.hparams.update(saved(self, args, ignore))

    def log(self, name, value, *args: Any, **kwargs: Any) -> None:
        return None

    def log_dict(self, dictionary, *args: Any, **kwargs: Any) -> None:
        return None

    def print(self, *args: Any, **kwargs: Any) -> None:
        return None

    def manual_backward(self, loss, *args: Any, **kwargs: Any) -> None:
        return None

    def toggle_optimizer(self, optimizer, optimizer_idx=None):
        return None

    def untoggle_optimizer(self, optimizer):
        return None

    def optimizers(self, use_pl_optimizer=True):
        return Unknown("the optimizers of a module")

    def lr_schedulers(self):
        return Unknown("the schedules of a module")

    def freeze(self) -> None:
        return None

    def unfreeze(self) -> None:
        return None

    def all_gather(self, data, group=None, sync_grads=False):
        return Unknown("tensors of all processes")

    @classmethod
    def load_from_checkpoint(cls, checkpoint_path, map_location=None, hparams_file=None, strict=None, **kwargs):
        """A module of this class; the arguments that the file holds are not known."""
        try:
            return cls(**kwargs)
        except TypeError:
            return Unknown("a module out of a file")
