"""Whether a file is worth reading as Python at all: a test of its bytes, without importing anything else."""

from __future__ import annotations

import re

__all__ = ["names_framework"]

_FRAMEWORKS = re.compile(rb"torch|tensorflow|keras|timm|tf_slim|tflearn|lightning|fastai|monai|sonnet|convlint:")


def names_framework(raw: bytes) -> bool:
    """Whether the bytes name a framework, or speak to convlint."""
    return _FRAMEWORKS.search(raw) is not None
