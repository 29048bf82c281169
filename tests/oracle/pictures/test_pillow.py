"""Pillow is the judge of the twin's sizes and modes."""

from __future__ import annotations

import pytest
from picture_oracle import compare, knows_no_size

RGB, GREY = 'Image.new("RGB", (40, 30))', 'Image.new("L", (40, 30))'
MODULES = {"Image": "PIL.Image", "ImageOps": "PIL.ImageOps", "np": "numpy"}
MODULES |= {"ImageEnhance": "PIL.ImageEnhance", "ImageFilter": "PIL.ImageFilter"}
EXPRESSIONS = [
    RGB,
    GREY,
    f'{RGB}.convert("L")',
    f'{RGB}.convert("RGBA")',
    f'{RGB}.convert("HSV")',
    f'{RGB}.convert("CMYK")',
    f'{GREY}.convert("1")',
    f'{GREY}.convert("LA")',
    f'{GREY}.convert("F")',
    f"{RGB}.resize((7, 9))",
    f"{RGB}.resize([7, 9], Image.BILINEAR)",
    f"{RGB}.resize((7, 9), Image.Resampling.LANCZOS)",
    f"{RGB}.crop((5, 6, 25, 20))",
    f"{RGB}.crop((-5, -6, 45, 40))",
    f"{RGB}.crop((1.4, 1.6, 25.5, 20.2))",
    f"{RGB}.crop()",
    f"{RGB}.rotate(30)",
    f"{RGB}.transpose(Image.FLIP_LEFT_RIGHT)",
    f"{RGB}.transpose(Image.ROTATE_90)",
    f"{RGB}.transpose(Image.Transpose.ROTATE_180)",
    f"{RGB}.transpose(Image.Transpose.TRANSVERSE)",
    f"{RGB}.split()",
    f"{RGB}.getchannel(0)",
    f"{RGB}.quantize(8)",
    f"{RGB}.filter(ImageFilter.GaussianBlur(2))",
    f"{RGB}.filter(ImageFilter.BLUR)",
    f"{RGB}.point(lambda x: x)",
    f"{RGB}.copy()",
    f"{RGB}.size",
    f"{RGB}.width",
    f"{RGB}.height",
    f"{RGB}.mode",
    f"np.array({RGB})",
    f"np.asarray({GREY})",
    f'np.array({GREY}.convert("1"))',
    f'np.array({GREY}.convert("I"))',
    f'np.array({GREY}.convert("F"))',
    f"np.array({RGB}.resize((7, 9))).transpose(2, 0, 1)",
    "Image.fromarray(np.zeros((5, 6, 3), dtype=np.uint8))",
    "Image.fromarray(np.zeros((5, 6), dtype=np.uint8))",
    'Image.fromarray(np.zeros((5, 6, 3), dtype=np.uint8)).convert("L")',
    f'Image.merge("RGB", [{GREY}, {GREY}, {GREY}])',
    f"Image.blend({RGB}, {RGB}, 0.5)",
    f"ImageOps.fit({RGB}, (8, 6))",
    f"ImageOps.pad({RGB}, (8, 6))",
    f"ImageOps.expand({RGB}, 3)",
    f"ImageOps.expand({RGB}, (1, 2))",
    f"ImageOps.expand({RGB}, (1, 2, 3, 4))",
    f"ImageOps.crop({RGB}, 3)",
    f"ImageOps.grayscale({RGB})",
    f"ImageOps.mirror({RGB})",
    f"ImageOps.flip({RGB})",
    f"ImageOps.autocontrast({RGB})",
    f"ImageEnhance.Contrast({RGB}).enhance(2)",
    "Image.BICUBIC == Image.Resampling.BICUBIC",
    "sorted((way.name, int(way)) for way in Image.Resampling)",
    "sorted((way.name, int(way)) for way in Image.Transpose)",
]
DEPENDING = [
    f"{RGB}.rotate(30, expand=True)",
    f"{RGB}.reduce(3)",
    f"ImageOps.exif_transpose({RGB})",
    f"ImageOps.contain({RGB}, (8, 8))",
    'Image.open("picture.png")',
    'Image.open("picture.png").convert("RGB")',
]


@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_a_picture(expression: str) -> None:
    compare(expression, **MODULES)


@pytest.mark.parametrize("expression", DEPENDING)
def test_a_picture_whose_size_depends(expression: str) -> None:
    assert knows_no_size(expression, **MODULES)


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "RGB", "RGBA", "CMYK", "YCbCr", "HSV", "LAB", "I", "F"])
def test_the_bands_of_a_mode(mode: str) -> None:
    from PIL import Image

    from convlint.frameworks.PIL._modes import BANDS

    assert BANDS[mode] == len(Image.new(mode, (2, 2)).getbands())
