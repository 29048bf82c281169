"""The twin of Pillow: pictures with their bands, height and width. https://pillow.readthedocs.io/en/stable/"""

__version__ = "13.0.0"


class UnidentifiedImageError(OSError):
    """What `Image.open` raises for a file that is no picture."""
