"""https://huggingface.co/docs/timm/reference/models"""

from convlint.frameworks.timm.models import register_model

__all__ = ["register_model"]
