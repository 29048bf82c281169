"""Transforms compose into the shape of a sample. https://docs.pytorch.org/vision/stable/transforms.html"""

from typing import Any

from convlint.frameworks.torchvision.transforms._classes import (
    AugMix,
    AutoAugment,
    CenterCrop,
    ColorJitter,
    Compose,
    ConvertImageDtype,
    ElasticTransform,
    FiveCrop,
    GaussianBlur,
    Grayscale,
    Lambda,
    LinearTransformation,
    Normalize,
    Pad,
    PILToTensor,
    RandAugment,
    RandomAdjustSharpness,
    RandomAffine,
    RandomApply,
    RandomAutocontrast,
    RandomChoice,
    RandomCrop,
    RandomEqualize,
    RandomErasing,
    RandomGrayscale,
    RandomHorizontalFlip,
    RandomInvert,
    RandomOrder,
    RandomPerspective,
    RandomPosterize,
    RandomResizedCrop,
    RandomRotation,
    RandomSizedCrop,
    RandomSolarize,
    RandomVerticalFlip,
    Resize,
    Scale,
    TenCrop,
    ToPILImage,
    ToTensor,
    TrivialAugmentWide,
)

__all__ = [
    "AugMix", "AutoAugment", "CenterCrop", "ColorJitter", "Compose", "ConvertImageDtype", "ElasticTransform",
    "FiveCrop", "GaussianBlur", "Grayscale", "InterpolationMode", "Lambda", "LinearTransformation", "Normalize",
    "PILToTensor", "Pad", "RandAugment", "RandomAdjustSharpness", "RandomAffine", "RandomApply",
    "RandomAutocontrast", "RandomChoice", "RandomCrop", "RandomEqualize", "RandomErasing", "RandomGrayscale",
    "RandomHorizontalFlip", "RandomInvert", "RandomOrder", "RandomPerspective", "RandomPosterize",
    "RandomResizedCrop", "RandomRotation", "RandomSizedCrop", "RandomSolarize", "RandomVerticalFlip", "Resize",
    "Scale", "TenCrop", "ToPILImage", "ToTensor", "TrivialAugmentWide",
]  # fmt: skip


class _Named:
    """An enumeration whose members are strings here; `InterpolationMode("nearest")` gives the member itself."""

    def __new__(cls, value: Any) -> Any:
        return value


class InterpolationMode(_Named):
    """https://docs.pytorch.org/vision/stable/generated/torchvision.transforms.InterpolationMode.html"""

    NEAREST = "nearest"
    NEAREST_EXACT = "nearest-exact"
    BILINEAR = "bilinear"
    BICUBIC = "bicubic"
    BOX = "box"
    HAMMING = "hamming"
    LANCZOS = "lanczos"


class AutoAugmentPolicy(_Named):
    """https://docs.pytorch.org/vision/stable/generated/torchvision.transforms.AutoAugmentPolicy.html"""

    IMAGENET = "imagenet"
    CIFAR10 = "cifar10"
    SVHN = "svhn"
