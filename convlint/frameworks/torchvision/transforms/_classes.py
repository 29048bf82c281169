"""The transforms as classes: what they make of a picture's channels, height and width."""

from __future__ import annotations

from typing import Any

from convlint.frameworks.PIL.Image import Image as Picture
from convlint.frameworks.torch.nn.modules.module import Module
from convlint.frameworks.torchvision._image import (
    cropped,
    padded,
    resized,
    shape_of,
    to_picture,
    to_tensor,
    with_channels,
)
from convlint.values import Unknown, active


class Compose:
    """https://docs.pytorch.org/vision/stable/generated/torchvision.transforms.Compose.html"""

    def __init__(self, transforms):
        active().sample_of(self)
        self.transforms = transforms

    def __call__(self, img):
        if isinstance(self.transforms, Unknown):
            return self.transforms.derive("Compose")
        for transform in self.transforms:
            img = transform(img)
        return img


class _Transform(Module):
    """A transform that keeps the size, unless its class says otherwise."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__()

    def __call__(self, *inputs: Any, **kwargs: Any) -> Any:
        return self.forward(*inputs, **kwargs)

    def forward(self, img):
        return img


def _keeping(name: str) -> Any:
    return type(name, (_Transform,), {"__module__": __name__, "__doc__": "Keeps channels, height and width."})


ColorJitter = _keeping("ColorJitter")
RandomHorizontalFlip = _keeping("RandomHorizontalFlip")
RandomVerticalFlip = _keeping("RandomVerticalFlip")
RandomAffine = _keeping("RandomAffine")
RandomPerspective = _keeping("RandomPerspective")
RandomErasing = _keeping("RandomErasing")
RandomGrayscale = _keeping("RandomGrayscale")
RandomInvert = _keeping("RandomInvert")
RandomPosterize = _keeping("RandomPosterize")
RandomSolarize = _keeping("RandomSolarize")
RandomAdjustSharpness = _keeping("RandomAdjustSharpness")
RandomAutocontrast = _keeping("RandomAutocontrast")
RandomEqualize = _keeping("RandomEqualize")
GaussianBlur = _keeping("GaussianBlur")
GaussianNoise = _keeping("GaussianNoise")
ElasticTransform = _keeping("ElasticTransform")
LinearTransformation = _keeping("LinearTransformation")
AutoAugment = _keeping("AutoAugment")
RandAugment = _keeping("RandAugment")
TrivialAugmentWide = _keeping("TrivialAugmentWide")
AugMix = _keeping("AugMix")


class Normalize(_Transform):
    """https://docs.pytorch.org/vision/stable/generated/torchvision.transforms.Normalize.html"""

    def __init__(self, mean, std, inplace=False):
        super().__init__()
        self.mean = mean
        self.std = std


class ConvertImageDtype(_Transform):
    """https://docs.pytorch.org/vision/stable/generated/torchvision.transforms.ConvertImageDtype.html"""

    def __init__(self, dtype):
        super().__init__()
        self.dtype = dtype


class RandomRotation(_Transform):
    """With `expand` the size depends on the angle."""

    def __init__(self, degrees, interpolation=None, expand=False, center=None, fill=0):
        super().__init__()
        self.expand = expand

    def forward(self, img):
        return img if self.expand is False else Unknown("the size of a rotated picture")


class ToTensor(_Transform):
    """https://docs.pytorch.org/vision/stable/generated/torchvision.transforms.ToTensor.html"""

    def forward(self, pic):
        return to_tensor(pic)


class PILToTensor(ToTensor):
    """https://docs.pytorch.org/vision/stable/generated/torchvision.transforms.PILToTensor.html"""


class ToPILImage(_Transform):
    """https://docs.pytorch.org/vision/stable/generated/torchvision.transforms.ToPILImage.html"""

    def forward(self, pic):
        return to_picture(pic)


class Resize(_Transform):
    """One number is the smaller edge. https://docs.pytorch.org/vision/stable/generated/torchvision.transforms.Resize.html"""

    def __init__(self, size, interpolation=None, max_size=None, antialias=True):
        super().__init__()
        self.size = size
        self.max_size = max_size

    def forward(self, img):
        return resized(img, self.size, self.max_size)


Scale = Resize


class _Crop(_Transform):
    def __init__(self, size, *args: Any, **kwargs: Any) -> None:
        super().__init__()
        self.size = size

    def forward(self, img):
        return cropped(img, self.size)


class CenterCrop(_Crop):
    """https://docs.pytorch.org/vision/stable/generated/torchvision.transforms.CenterCrop.html"""

    def __init__(self, size):
        super().__init__(size)


class RandomCrop(_Crop):
    """https://docs.pytorch.org/vision/stable/generated/torchvision.transforms.RandomCrop.html"""

    def __init__(self, size, padding=None, pad_if_needed=False, fill=0, padding_mode="constant"):
        super().__init__(size)
        self.padding = padding


class RandomResizedCrop(_Crop):
    """https://docs.pytorch.org/vision/stable/generated/torchvision.transforms.RandomResizedCrop.html"""

    def __init__(self, size, scale=(0.08, 1.0), ratio=(3.0 / 4.0, 4.0 / 3.0), interpolation=None, antialias=True):
        super().__init__(size)
        self.scale = scale
        self.ratio = ratio


RandomSizedCrop = RandomResizedCrop


class FiveCrop(_Crop):
    """Five pictures of one size."""

    def __init__(self, size):
        super().__init__(size)

    def forward(self, img):
        return (cropped(img, self.size),) * 5


class TenCrop(_Crop):
    """Ten pictures of one size."""

    def __init__(self, size, vertical_flip=False):
        super().__init__(size)

    def forward(self, img):
        return (cropped(img, self.size),) * 10


class Pad(_Transform):
    """https://docs.pytorch.org/vision/stable/generated/torchvision.transforms.Pad.html"""

    def __init__(self, padding, fill=0, padding_mode="constant"):
        super().__init__()
        self.padding = padding

    def forward(self, img):
        return padded(img, self.padding)


class Grayscale(_Transform):
    """https://docs.pytorch.org/vision/stable/generated/torchvision.transforms.Grayscale.html"""

    def __init__(self, num_output_channels=1):
        super().__init__()
        self.num_output_channels = num_output_channels

    def forward(self, img):
        return with_channels(img, self.num_output_channels, "grayscale")


class Lambda:
    """https://docs.pytorch.org/vision/stable/generated/torchvision.transforms.Lambda.html"""

    def __init__(self, lambd):
        self.lambd = lambd

    def __call__(self, img):
        return self.lambd(img)


class _Either(_Transform):
    """Transforms that are applied or not: what is known is what both ways have in common."""

    def __init__(self, transforms, p=0.5):
        super().__init__()
        self.transforms = transforms
        self.p = p

    def forward(self, img):
        if isinstance(self.transforms, Unknown):
            return self.transforms.derive("transforms")
        changed = img
        for transform in self.transforms:
            changed = transform(changed)
        return changed if _same_size(img, changed) else Unknown("whether a transform is applied")


class RandomApply(_Either):
    """https://docs.pytorch.org/vision/stable/generated/torchvision.transforms.RandomApply.html"""


class RandomOrder(_Either):
    """https://docs.pytorch.org/vision/stable/generated/torchvision.transforms.RandomOrder.html"""

    def __init__(self, transforms):
        super().__init__(transforms)


class RandomChoice(_Transform):
    """https://docs.pytorch.org/vision/stable/generated/torchvision.transforms.RandomChoice.html"""

    def __init__(self, transforms, p=None):
        super().__init__()
        self.transforms = transforms

    def forward(self, img):
        if isinstance(self.transforms, Unknown) or not len(self.transforms):
            return Unknown("which transform is chosen")
        results = [transform(img) for transform in self.transforms]
        same = all(_same_size(results[0], result) for result in results[1:])
        return results[0] if same else Unknown("which transform is chosen")


def _same_size(a: Any, b: Any) -> bool:
    first, second = shape_of(a), shape_of(b)
    if isinstance(first, Unknown) or isinstance(second, Unknown) or isinstance(a, Picture) != isinstance(b, Picture):
        return False
    return all(
        x is y or (isinstance(x, int) and isinstance(y, int) and x == y) for x, y in zip(first, second, strict=True)
    )
