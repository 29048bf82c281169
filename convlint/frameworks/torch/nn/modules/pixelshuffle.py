"""A file of torch that programs import from; the layers stand in `upsampling.py`."""

from convlint.frameworks.torch.nn.modules.upsampling import PixelShuffle, PixelUnshuffle

__all__ = ["PixelShuffle", "PixelUnshuffle"]
