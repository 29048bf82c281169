"""Data sets: the shape of a sample is known for many of them. https://docs.pytorch.org/vision/stable/datasets.html"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.PIL.Image import Image as Picture
from convlint.frameworks.torch import _types
from convlint.frameworks.torch._tensor import new_tensor
from convlint.frameworks.torch.utils.data.dataset import Dataset
from convlint.frameworks.torchvision._image import unknown_picture
from convlint.values import Elements, Undecided, Unknown, active, as_size


class VisionDataset(Dataset):
    """A data set of pictures and labels; `_sample` is (channels, height, width), None for a size that varies."""

    _sample: Any = (3, None, None)
    _taken_out = False

    def __init__(self, root=None, transforms=None, transform=None, target_transform=None):
        active().sample_of(self)
        self.root = root
        self.transforms = transforms
        self.transform = transform
        self.target_transform = target_transform

    def _picture(self) -> Picture:
        channels, height, width = self._sample
        return Picture(channels, height, width) if height is not None else unknown_picture(channels)

    def __getitem__(self, index: Any) -> Any:
        image: Any = self._picture()
        target: Any = self._target()
        if self.transforms is not None:
            return Unknown("what a pair of transforms makes of a sample")
        if self.transform is not None:
            image = self.transform(image)
        if self.target_transform is not None:
            target = self.target_transform(target)
        return image, target

    def _elements(self) -> Elements:
        """A program that walks through the samples sees one of them for any number."""
        return Elements(self[0])

    def _target(self) -> Any:
        return Unknown("a label", kind=int)

    def __len__(self) -> int:
        raise Undecided(Unknown("the length of a data set", kind=int))

    @property
    def data(self) -> Any:
        self._taken_out = True
        return Unknown("the contents of a data set")

    @property
    def targets(self) -> Any:
        return Unknown("the labels of a data set")

    @property
    def classes(self) -> Any:
        return Unknown("the classes of a data set")

    @property
    def class_to_idx(self) -> Any:
        return Unknown("the classes of a data set")

    @property
    def imgs(self) -> Any:
        return Unknown("the files of a data set")

    @property
    def samples(self) -> Any:
        return Unknown("the files of a data set")


class MNIST(VisionDataset):
    """1 x 28 x 28. https://docs.pytorch.org/vision/stable/generated/torchvision.datasets.MNIST.html"""

    _sample = (1, 28, 28)

    def __init__(self, root, train=True, transform=None, target_transform=None, download=False):
        super().__init__(root, transform=transform, target_transform=target_transform)
        self.train = train

    @property
    def data(self) -> Any:
        """(N, 28, 28) with 60000 pictures to train on and 10000 to test with; for data sets like it."""
        self._taken_out = True
        count = self._count()
        return new_tensor((count, 28, 28), "data", dtype=_types.uint8) if count else super().data

    @property
    def targets(self) -> Any:
        count = self._count()
        return new_tensor((count,), "targets", dtype=_types.int64) if count else super().targets

    def _count(self) -> int:
        alike = type(self) in (MNIST, FashionMNIST, KMNIST)
        return (60_000 if self.train else 10_000) if alike and isinstance(self.train, bool) else 0


class FashionMNIST(MNIST):
    """1 x 28 x 28"""


class KMNIST(MNIST):
    """1 x 28 x 28"""


class EMNIST(MNIST):
    """1 x 28 x 28"""

    def __init__(self, root, split, **kwargs):
        super().__init__(root, **kwargs)
        self.split = split


class QMNIST(MNIST):
    """1 x 28 x 28"""

    def __init__(self, root, what=None, compat=True, train=True, **kwargs):
        super().__init__(root, train, **kwargs)


class USPS(MNIST):
    """1 x 16 x 16"""

    _sample = (1, 16, 16)


class CIFAR10(MNIST):
    """3 x 32 x 32. https://docs.pytorch.org/vision/stable/generated/torchvision.datasets.CIFAR10.html"""

    _sample = (3, 32, 32)

    @property
    def data(self) -> Any:
        """(N, 32, 32, 3) with 50000 pictures to train on and 10000 to test with, as numpy has it."""
        self._taken_out = True
        if not isinstance(self.train, bool):
            return super().data
        from convlint.frameworks.numpy._ndarray import new_array

        return new_array((50_000 if self.train else 10_000, 32, 32, 3), "data")

    @property
    def targets(self) -> Any:
        return Unknown("the labels of a data set")


class CIFAR100(CIFAR10):
    """3 x 32 x 32"""


class _Split(VisionDataset):
    """Data sets that are constructed with `split`."""

    def __init__(self, root, split="train", transform=None, target_transform=None, download=False, loader=None):
        super().__init__(root, transform=transform, target_transform=target_transform)
        self.split = split


class SVHN(_Split):
    """3 x 32 x 32"""

    _sample = (3, 32, 32)


class STL10(_Split):
    """3 x 96 x 96"""

    _sample = (3, 96, 96)

    def __init__(self, root, split="train", folds=None, transform=None, target_transform=None, download=False):
        super().__init__(root, split, transform, target_transform)


class PCAM(_Split):
    """3 x 96 x 96"""

    _sample = (3, 96, 96)


class FER2013(_Split):
    """1 x 48 x 48"""

    _sample = (1, 48, 48)


class StanfordCars(_Split):
    """3 x H x W"""


class Flowers102(_Split):
    """3 x H x W"""


class Food101(_Split):
    """3 x H x W"""


class GTSRB(_Split):
    """3 x H x W"""


class Country211(_Split):
    """3 x H x W"""


class DTD(_Split):
    """3 x H x W"""

    def __init__(self, root, split="train", partition=1, transform=None, target_transform=None, download=False,
                 loader=None):  # fmt: skip
        super().__init__(root, split, transform, target_transform)


class Places365(_Split):
    """3 x 256 x 256 where it is `small`."""

    def __init__(self, root, split="train-standard", small=False, download=False, transform=None,
                 target_transform=None, loader=None):  # fmt: skip
        super().__init__(root, split, transform, target_transform)
        self._sample = (3, 256, 256) if small is True else (3, None, None)


class ImageNet(_Split):
    """3 x H x W"""

    def __init__(self, root, split="train", **kwargs):
        super().__init__(root, split, kwargs.get("transform"), kwargs.get("target_transform"))


class CelebA(VisionDataset):
    """3 x 218 x 178"""

    _sample = (3, 218, 178)

    def __init__(self, root, split="train", target_type="attr", transform=None, target_transform=None, download=False):
        super().__init__(root, transform=transform, target_transform=target_transform)

    def _target(self) -> Any:
        return Unknown("the attributes of a face")


class LFWPeople(VisionDataset):
    """3 x 250 x 250"""

    _sample = (3, 250, 250)

    def __init__(self, root, split="10fold", image_set="funneled", transform=None, target_transform=None,
                 download=False, loader=None):  # fmt: skip
        super().__init__(root, transform=transform, target_transform=target_transform)


class _Plain(VisionDataset):
    def __init__(self, root, transform=None, target_transform=None, download=False, loader=None):
        super().__init__(root, transform=transform, target_transform=target_transform)


class SEMEION(_Plain):
    """1 x 16 x 16"""

    _sample = (1, 16, 16)


class EuroSAT(_Plain):
    """3 x 64 x 64"""

    _sample = (3, 64, 64)


class SUN397(_Plain):
    """3 x H x W"""


class Caltech256(_Plain):
    """3 x H x W, or 1 x H x W"""


class Omniglot(VisionDataset):
    """1 x 105 x 105"""

    _sample = (1, 105, 105)

    def __init__(self, root, background=True, transform=None, target_transform=None, download=False, loader=None):
        super().__init__(root, transform=transform, target_transform=target_transform)


class DatasetFolder(VisionDataset):
    """Whatever `loader` gives. https://docs.pytorch.org/vision/stable/generated/torchvision.datasets.DatasetFolder.html"""

    def __init__(self, root, loader, extensions=None, transform=None, target_transform=None, is_valid_file=None,
                 allow_empty=False):  # fmt: skip
        super().__init__(root, transform=transform, target_transform=target_transform)
        self.loader = loader

    def __getitem__(self, index: Any) -> Any:
        return Unknown("what a loader gives"), Unknown("a label", kind=int)


class ImageFolder(VisionDataset):
    """3 x H x W: pictures are loaded as RGB."""

    def __init__(self, root, transform=None, target_transform=None, loader=None, is_valid_file=None, allow_empty=False):
        super().__init__(root, transform=transform, target_transform=target_transform)
        self.loader = loader

    def __getitem__(self, index: Any) -> Any:
        if self.loader is not None:
            return Unknown("what a loader gives"), self._target()
        return super().__getitem__(index)


class FakeData(VisionDataset):
    """`image_size`, 3 x 224 x 224 unless it is given."""

    def __init__(self, size=1000, image_size=(3, 224, 224), num_classes=10, transform=None, target_transform=None,
                 random_offset=0):  # fmt: skip
        super().__init__(None, transform=transform, target_transform=target_transform)
        known = isinstance(image_size, (tuple, list)) and len(image_size) == 3
        self._sample = tuple(as_size(item) for item in image_size) if known else (3, None, None)


class OxfordIIITPet(VisionDataset):
    """3 x H x W"""

    def __init__(self, root, split="trainval", target_types="category", transforms=None, transform=None,
                 target_transform=None, download=False):  # fmt: skip
        super().__init__(root, transforms, transform, target_transform)


class _WithTransforms(VisionDataset):
    """Data sets whose target is a picture, boxes or captions."""

    def __init__(self, root, *args: Any, transform=None, target_transform=None, transforms=None, **kwargs: Any) -> None:
        super().__init__(root, transforms, transform, target_transform)

    def _target(self) -> Any:
        return Unknown("the target of a sample")


class CocoDetection(_WithTransforms):
    """3 x H x W"""


class CocoCaptions(_WithTransforms):
    """3 x H x W"""


class VOCSegmentation(_WithTransforms):
    """3 x H x W"""


class VOCDetection(_WithTransforms):
    """3 x H x W"""


class Cityscapes(_WithTransforms):
    """3 x 1024 x 2048"""

    _sample = (3, 1024, 2048)


class Caltech101(_WithTransforms):
    """3 x H x W"""
