"""Utilities under their newer name."""

from convlint.frameworks.pytorch_lightning.utilities import rank_zero_info, rank_zero_only, rank_zero_warn

__all__ = ["rank_zero_info", "rank_zero_only", "rank_zero_warn"]
