"""Loggers under their newer name."""

from convlint.frameworks.pytorch_lightning.loggers import *  # noqa: F403
