"""Where timm's models are registered. https://huggingface.co/docs/timm/reference/models"""

from __future__ import annotations

from convlint.frameworks.timm import create_model, list_models

__all__ = ["create_model", "list_models"]


def register_model(fn):
    return fn
