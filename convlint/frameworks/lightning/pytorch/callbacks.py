"""Callbacks under their newer name."""

from convlint.frameworks.pytorch_lightning.callbacks import *  # noqa: F403
