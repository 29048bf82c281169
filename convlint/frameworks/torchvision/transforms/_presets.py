"""The transforms that come with trained weights. https://docs.pytorch.org/vision/stable/models.html#initializing"""

from __future__ import annotations

from convlint.frameworks.PIL.Image import Image as Picture
from convlint.frameworks.torch.nn.modules.module import Module
from convlint.frameworks.torchvision._image import cropped, resized, to_tensor


class ImageClassification(Module):
    """A picture, or a tensor (..., C, H, W), to (..., C, crop_size, crop_size)."""

    def __init__(self, *, crop_size, resize_size=256, mean=(0.485, 0.456, 0.406), std=(0.229, 0.224, 0.225),
                 interpolation="bilinear", antialias=True):  # fmt: skip
        super().__init__()
        self.crop_size = [crop_size]
        self.resize_size = [resize_size]
        self.mean = list(mean)
        self.std = list(std)
        self.interpolation = interpolation
        self.antialias = antialias

    def __call__(self, img):
        return self.forward(img)

    def forward(self, img):
        img = cropped(resized(img, self.resize_size), self.crop_size)
        return to_tensor(img) if isinstance(img, Picture) else img
