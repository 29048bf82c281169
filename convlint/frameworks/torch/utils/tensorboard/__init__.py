"""Logs. `add_graph` calls the model. https://docs.pytorch.org/docs/stable/tensorboard.html"""

from __future__ import annotations

from typing import Any

from convlint.values import Unknown


class SummaryWriter:
    """https://docs.pytorch.org/docs/stable/tensorboard.html#torch.utils.tensorboard.writer.SummaryWriter"""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__()

    def add_graph(self, model, input_to_model=None, verbose=False, use_strict_trace=True):
        """`model(*inputs)`"""
        if input_to_model is None or isinstance(model, Unknown) or isinstance(input_to_model, Unknown):
            return
        model(*(input_to_model if isinstance(input_to_model, (tuple, list)) else (input_to_model,)))

    def __enter__(self) -> Any:
        return self

    def __exit__(self, *exc: object) -> None:
        return None


def _nothing(*args: Any, **kwargs: Any) -> None:
    return None


for _name in (
    "add_scalar", "add_scalars", "add_image", "add_images", "add_histogram", "add_figure", "add_text", "add_embedding",
    "add_video", "add_audio", "add_hparams", "add_pr_curve", "flush", "close",
):  # fmt: skip
    setattr(SummaryWriter, _name, _nothing)
