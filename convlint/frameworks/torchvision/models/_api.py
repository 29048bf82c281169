"""Weights and builders: what every family of models shares, and how a model is found by its name.

https://docs.pytorch.org/vision/stable/models.html
"""

from __future__ import annotations

import importlib
from fnmatch import fnmatchcase
from typing import Any

from convlint.frameworks.stdlib.enum import Enum, EnumMeta
from convlint.values import Unknown

_PACKAGE = "convlint.frameworks.torchvision.models"
# The family of a model, a class or an enumeration of weights, by how its name begins in lower case without underscores.
_FAMILIES = {
    "alexnet": "alexnet",
    "convnext": "convnext",
    "densenet": "densenet",
    "efficientnet": "efficientnet",
    "deeplabv3": "segmentation.deeplabv3",
    "fcn": "segmentation.fcn",
    "googlenet": "googlenet",
    "inception": "inception",
    "lraspp": "segmentation.lraspp",
    "maxvit": "maxvit",
    "mc318": "video.resnet",
    "mnasnet": "mnasnet",
    "mobilenetv2": "mobilenetv2",
    "mobilenetv3": "mobilenetv3",
    "r2plus1d": "video.resnet",
    "r3d18": "video.resnet",
    "regnet": "regnet",
    "resne": "resnet",
    "s3d": "video.s3d",
    "shufflenet": "shufflenetv2",
    "squeezenet": "squeezenet",
    "swin": "swin_transformer",
    "vgg": "vgg",
    "videoresnet": "video.resnet",
    "vision": "vision_transformer",
    "vit": "vision_transformer",
    "wideresnet": "resnet",
}

_BUILDERS: dict[str, Any] = {}
_WEIGHTS: dict[str, Any] = {}


class Weights:
    """What is known of trained weights: the number of classes, and the side of the images they are used with."""

    def __init__(self, classes: int | None, size: int, is_classifier: bool) -> None:
        self._classes = classes
        self._size = size
        self._is_classifier = is_classifier
        self.url = Unknown("the address of trained weights", kind=str)

    def transforms(self, **kwargs):
        """What makes a picture an input of the model."""
        if not self._is_classifier:
            return Unknown("the transforms of trained weights")
        from convlint.frameworks.torchvision.transforms._presets import ImageClassification

        resize_size = Unknown("the size that pictures are resized to before they are cropped", kind=int)
        return ImageClassification(**{"crop_size": self._size, "resize_size": resize_size, **kwargs})

    @property
    def meta(self):
        name = Unknown("the name of a category", kind=str)
        return {"categories": None if self._classes is None else [name] * self._classes}


class WeightsEnum(Enum):
    """The base class of `ResNet50_Weights` and its kin."""

    @classmethod
    def verify(cls, obj):
        """The member that `obj` names; raises KeyError and TypeError as torchvision does."""
        if obj is None or isinstance(obj, (cls, Unknown)):
            return obj
        if isinstance(obj, str):
            return cls[obj.replace(cls.__name__ + ".", "")]
        raise TypeError(f"Invalid Weight class provided; expected {cls.__name__} but received {type(obj).__name__}.")

    def get_state_dict(self, *args, **kwargs):
        return Unknown("the contents of trained weights")

    def transforms(self, **kwargs):
        return self._value_.transforms(**kwargs)

    @property
    def meta(self):
        return self._value_.meta

    @property
    def url(self):
        return self._value_.url


def weights(stem: str, versions: str, prefix: str = "IMAGENET1K_", classes: int = 1000) -> Any:
    """The enumeration `stem_Weights`. `versions`: names without the prefix, `@` and the size if it is not 224; the
    default has a star, else it is the first.
    """
    members: dict[str, Any] = {}
    default = None
    for version in versions.split():
        name, _, size = version.rstrip("*").partition("@")
        count = None if name == "FEATURES" else classes
        made = members[prefix + name] = Weights(count, int(size or 224), prefix == "IMAGENET1K_")
        default = made if default is None or version.endswith("*") else default
    members["DEFAULT"] = default
    return EnumMeta(f"{stem}_Weights", (WeightsEnum,), {"__module__": __name__, **members})


def overwrite(kwargs: dict[str, Any], name: str, value: Any) -> None:
    """Give the constructor `name=value`; raises ValueError where the caller says another value."""
    given = kwargs.setdefault(name, value)
    if isinstance(given, (int, float, tuple)) and given != value:
        raise ValueError(f"The parameter '{name}' expected value {value} but got {given} instead.")
    kwargs[name] = value


def chosen_weights(enum: Any, given: Any, kwargs: dict[str, Any]) -> Any:
    """The member of `enum` that is asked for by `weights=` or, as before 0.13, by `pretrained=`; None or Unknown."""
    if given is None and "pretrained" in kwargs:
        given = kwargs.pop("pretrained")
    if isinstance(given, bool) or given == "legacy":
        return enum.IMAGENET1K_V1 if given and hasattr(enum, "IMAGENET1K_V1") else enum.DEFAULT if given else None
    return enum.verify(given)


def impose(kwargs: dict[str, Any], chosen: Any) -> None:
    """Weights fix the number of classes."""
    if isinstance(chosen, WeightsEnum) and chosen._value_._classes is not None:
        overwrite(kwargs, "num_classes", chosen._value_._classes)


def builder(name: str, enum: Any, construct: Any) -> Any:
    """The function `name`: `construct(chosen weights, keyword arguments)` gives the model."""

    def build(weights=None, progress=True, **kwargs):
        chosen = chosen_weights(enum, weights, kwargs)
        impose(kwargs, chosen)
        return construct(chosen, kwargs)

    build.__name__ = build.__qualname__ = name
    _BUILDERS[name], _WEIGHTS[name] = build, enum
    return build


def variants(construct: Any, table: dict[str, Any], **facts_of_weights: Any) -> dict[str, Any]:
    """A family's names. Each row: `"Stem V1 V2*"` of the weights, then the facts that `construct` takes first."""
    names: dict[str, Any] = {}
    for name, (spec, *facts) in table.items():
        stem, _, versions = spec.partition(" ")
        enum = names[f"{stem}_Weights"] = weights(stem, versions or "V1", **facts_of_weights)
        names[name] = builder(name, enum, _with(construct, facts))
    return names


def _with(construct: Any, facts: list[Any]) -> Any:
    def make(chosen: Any, kwargs: dict[str, Any]) -> Any:
        return construct(*facts, **kwargs)

    return make


# ---------------------------------------------------------------------------------------------- by name


def family_of(name: str) -> Any:
    """The file that has the model, class or weights `name`, or None."""
    plain = name.lower().replace("_", "")
    for start, family in _FAMILIES.items():
        if plain.startswith(start):
            return importlib.import_module(f"{_PACKAGE}.{family}")
    return None


def names_of_families(package: str) -> list[str]:
    """The classes, builders and weights of the families that lie in `package` ("video", or "" for the first level)."""
    names: list[str] = []
    for family in dict.fromkeys(_FAMILIES.values()):
        if family.rpartition(".")[0] == package:
            contents = vars(importlib.import_module(f"{_PACKAGE}.{family}"))
            names += [name for name in contents if name[:1] != "_" and family_of(name) is not None]
    return names


def get_model_builder(name):
    """https://docs.pytorch.org/vision/stable/generated/torchvision.models.get_model_builder.html"""
    if isinstance(name, Unknown):
        return name.derive("model")
    name = name.lower()
    family_of(name)
    return _BUILDERS[name] if name in _BUILDERS else Unknown(f"the model {name} is not modelled")


def get_model(name, **config):
    """https://docs.pytorch.org/vision/stable/generated/torchvision.models.get_model.html"""
    return get_model_builder(name)(**config)


def get_model_weights(name):
    """https://docs.pytorch.org/vision/stable/generated/torchvision.models.get_model_weights.html"""
    if isinstance(name, Unknown):
        return name.derive("weights")
    name = name if isinstance(name, str) else name.__name__
    family_of(name)
    return _WEIGHTS[name] if name in _WEIGHTS else Unknown(f"the weights of {name} are not modelled")


def get_weight(name):
    """https://docs.pytorch.org/vision/stable/generated/torchvision.models.get_weight.html"""
    if isinstance(name, Unknown):
        return name.derive("weight")
    enum_name, _, member = name.partition(".")
    enum = getattr(family_of(enum_name), enum_name, None)
    return enum[member] if enum is not None else Unknown(f"the weights {name} are not modelled")


def list_models(module=None, include=None, exclude=None):
    """The names of what is modelled; torchvision has more (detection, segmentation).

    https://docs.pytorch.org/vision/stable/generated/torchvision.models.list_models.html
    """
    if module is not None or isinstance(include, Unknown) or isinstance(exclude, Unknown):
        return Unknown("the models of a module")
    for family in _FAMILIES:
        family_of(family)
    names = sorted(name for name in _BUILDERS if not include or _matches(name, include))
    return [name for name in names if not (exclude and _matches(name, exclude))]


def _matches(name: str, patterns: Any) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in ([patterns] if isinstance(patterns, str) else patterns))
