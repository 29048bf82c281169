"""timm's own models are interpreted from its source where that is found; what is here serves programs without it.

https://huggingface.co/docs/timm/
"""

from __future__ import annotations

from convlint.values import Unknown


def create_model(model_name, pretrained=False, pretrained_cfg=None, pretrained_cfg_overlay=None, checkpoint_path=None,
                 cache_dir=None, scriptable=None, exportable=None, no_jit=None, **kwargs):  # fmt: skip
    """A model of timm: not modelled by itself."""
    name = model_name if isinstance(model_name, str) else "a name that is not known"
    return Unknown(f"timm.create_model({name!r}) is not modelled")


def list_models(*args, **kwargs):
    return Unknown("the models of timm")
