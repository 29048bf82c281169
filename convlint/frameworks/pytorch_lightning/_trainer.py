"""`Trainer`: fitting runs one training step on one batch. https://lightning.ai/docs/pytorch/stable/common/trainer.html"""

from __future__ import annotations

from typing import Any

from convlint.values import Unknown


class Trainer:
    """What it is told about devices, epochs and logs changes no shape."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.max_epochs = kwargs.get("max_epochs")
        self.callbacks = kwargs.get("callbacks")

    def fit(self, model=None, train_dataloaders=None, val_dataloaders=None, datamodule=None, ckpt_path=None,
            train_dataloader=None):  # fmt: skip
        """`model.training_step` on a batch of the loader, if both are there."""
        loader = train_dataloaders if train_dataloaders is not None else train_dataloader
        _step(model, "training_step", _loader(model, loader, datamodule, "train_dataloader"))

    def validate(self, model=None, dataloaders=None, ckpt_path=None, verbose=True, datamodule=None):
        return _measured(model, "validation_step", _loader(model, dataloaders, datamodule, "val_dataloader"))

    def test(self, model=None, dataloaders=None, ckpt_path=None, verbose=True, datamodule=None):
        return _measured(model, "test_step", _loader(model, dataloaders, datamodule, "test_dataloader"))

    def predict(self, model=None, dataloaders=None, datamodule=None, return_predictions=None, ckpt_path=None):
        return Unknown("predictions")

    def tune(self, *args: Any, **kwargs: Any) -> Any:
        return Unknown("what tuning found")

    def save_checkpoint(self, filepath, *args: Any, **kwargs: Any) -> None:
        return None

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return Unknown(f"the trainer's {name}", key=("trainer", name))


def _loader(model: Any, loader: Any, datamodule: Any, name: str) -> Any:
    """The loader given, that of the data module, or the model's own."""
    for owner in (loader, datamodule, model):
        if owner is loader and hasattr(loader, name):
            owner.setup("fit") if hasattr(owner, "setup") else None
            return getattr(owner, name)()
        if owner is loader and loader is not None:
            return loader
        if owner is not None and not isinstance(owner, Unknown) and hasattr(owner, name):
            owner.setup("fit") if hasattr(owner, "setup") else None
            return getattr(owner, name)()
    return None


def _step(model: Any, name: str, loader: Any) -> None:
    if model is None or isinstance(model, Unknown) or not hasattr(model, name):
        return
    if loader is None or isinstance(loader, (Unknown, dict, list, tuple)) or not hasattr(loader, "__iter__"):
        return
    for batch in loader:
        getattr(model, name)(batch, 0)
        return


def _measured(model: Any, name: str, loader: Any) -> Any:
    _step(model, name, loader)
    return Unknown("the measurements of a trainer")


def seed_everything(seed=None, workers=False, verbose=True):
    return seed
