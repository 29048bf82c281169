"""`tf.contrib.training` of TF 1: https://github.com/tensorflow/tensorflow/tree/r1.15/tensorflow/contrib/training"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.tf_slim.learning import add_gradients_summaries, clip_gradient_norms, create_train_op, train
from convlint.values import Unknown

__all__ = ["HParams", "add_gradients_summaries", "clip_gradient_norms", "create_train_op", "train"]


class HParams:
    """Settings by name."""

    def __init__(self, hparam_def=None, model_structure=None, **kwargs: Any) -> None:
        for name, value in kwargs.items():
            self.add_hparam(name, value)

    def add_hparam(self, name, value) -> None:
        """Add a setting."""
        if isinstance(name, str) and not name.startswith("_"):
            setattr(self, name, value)

    def set_hparam(self, name, value) -> None:
        """Change a setting."""
        self.add_hparam(name, value)

    def get(self, key, default=None) -> Any:
        """A setting, or the default."""
        return vars(self).get(key, default) if isinstance(key, str) else Unknown("a setting")

    def values(self) -> dict[str, Any]:
        """The settings."""
        return dict(vars(self))

    def parse(self, values) -> HParams:
        """The settings; those of the text are not read where there are any."""
        return Unknown("settings of a text") if isinstance(values, Unknown) or values else self  # type: ignore[return-value]
