"""timm's own models are interpreted from its source where the program is timm; what is here serves programs with it.

https://huggingface.co/docs/timm/
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.timm import _models
from convlint.values import Unknown

# Arguments that leave the widths as the table has them.
_HARMLESS = frozenset(
    "num_classes global_pool in_chans drop_rate drop_path_rate drop_block_rate attn_drop_rate proj_drop_rate img_size "
    "dynamic_img_size dynamic_img_pad strict_img_size bn_momentum bn_eps act_layer features_only out_indices "
    "output_stride pretrained_strict".split()
)


def create_model(model_name, pretrained=False, pretrained_cfg=None, pretrained_cfg_overlay=None, checkpoint_path=None,
                 cache_dir=None, scriptable=None, exportable=None, no_jit=None, **kwargs):  # fmt: skip
    """https://huggingface.co/docs/timm/reference/models#timm.create_model"""
    entry = _models.entry_of(model_name)
    name = model_name if isinstance(model_name, str) else "a name that is not known"
    if entry is None or not _HARMLESS.issuperset(kwargs):
        return Unknown(f"timm.create_model({name!r}) is not modelled")
    if kwargs.get("features_only", False) is not False:
        return _pyramid(entry, kwargs)
    usual = entry.classes if "." not in model_name else Unknown("how many classes trained weights tell apart", kind=int)
    return _models.Backbone(entry, kwargs.get("num_classes", usual), kwargs.get("global_pool"))


def _pyramid(entry: Any, kwargs: dict[str, Any]) -> Any:
    count = len(entry.channels)
    chosen = kwargs.get("out_indices", tuple(range(count)))
    if kwargs["features_only"] is not True or not count or kwargs.get("output_stride", 32) != 32:
        return Unknown(f"the feature maps of timm's {entry.name}")
    places = (chosen,) if isinstance(chosen, int) else chosen
    if not isinstance(places, (tuple, list)) or not all(isinstance(i, int) and -count <= i < count for i in places):
        return Unknown(f"the feature maps of timm's {entry.name}")
    return _models.Pyramid(entry, tuple(i % count for i in places))


def list_models(filter="", module="", pretrained=False, exclude_filters="", name_matches_cfg=False, include_tags=None):
    return Unknown("which models timm has")


def is_model(model_name):
    """Whether there is a model of this name."""
    return True if _models.entry_of(model_name) is not None else Unknown("whether timm has a model", kind=bool)
