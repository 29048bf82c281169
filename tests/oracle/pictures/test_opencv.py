"""OpenCV is the judge of the twin's shapes and numbers."""

from __future__ import annotations

import pytest
from picture_oracle import compare, knows_no_size

COLOURS, GREY = "np.zeros((30, 40, 3), dtype=np.uint8)", "np.zeros((30, 40), dtype=np.uint8)"
MODULES = {"cv2": "cv2", "np": "numpy"}
FILTERS = [
    "GaussianBlur({0}, (3, 3), 0)",
    "blur({0}, (3, 3))",
    "medianBlur({0}, 3)",
    "bilateralFilter({0}, 3, 1, 1)",
    "erode({0}, np.ones((3, 3), np.uint8))",
    "dilate({0}, np.ones((3, 3), np.uint8))",
    "addWeighted({0}, 0.5, {0}, 0.5, 0)",
    "add({0}, {0})",
    "subtract({0}, {0})",
    "absdiff({0}, {0})",
    "convertScaleAbs({0})",
    "flip({0}, 1)",
    "rotate({0}, cv2.ROTATE_90_CLOCKWISE)",
    "rotate({0}, cv2.ROTATE_180)",
    "transpose({0})",
    "resize({0}, (8, 6))",
    "resize({0}, (8, 6), interpolation=cv2.INTER_CUBIC)",
    "resize({0}, None, fx=0.5, fy=0.25)",
    "resize({0}, dsize=(8, 6))",
    "copyMakeBorder({0}, 1, 2, 3, 4, cv2.BORDER_CONSTANT, value=0)",
    "warpAffine({0}, cv2.getRotationMatrix2D((2, 2), 30, 1), (8, 6))",
    "warpPerspective({0}, np.eye(3), (8, 6))",
    "split({0})",
    "threshold({0}, 3, 255, 0)[1]",
]
# Lists of numbers, and a conversion with each.
TO_GREY = ["BGR2GRAY", "RGB2GRAY"]
KEEPING = ["BGR2RGB", "RGB2BGR", "BGR2HSV", "RGB2HSV", "BGR2LAB", "RGB2LAB", "BGR2YUV", "BGR2YCrCb", "HSV2BGR", "HSV2RGB",
           "LAB2BGR", "Lab2RGB", "YUV2BGR", "YUV2RGB", "RGB2YUV", "YCrCb2RGB", "BGR2BGRA", "BGR2RGBA", "RGB2RGBA"]  # fmt: skip
FROM_GREY = ["GRAY2BGR", "GRAY2RGB", "GRAY2BGRA"]
NUMBERS = ["INTER_AREA", "INTER_LANCZOS4", "BORDER_REFLECT_101", "BORDER_WRAP", "IMREAD_GRAYSCALE", "IMREAD_UNCHANGED",
           "IMREAD_COLOR_RGB", "ROTATE_90_COUNTERCLOCKWISE", "BORDER_DEFAULT"]  # fmt: skip


@pytest.mark.parametrize("call", FILTERS)
@pytest.mark.parametrize("array", [COLOURS, GREY, "np.zeros((30, 40, 1), dtype=np.uint8)"])
def test_a_call(call: str, array: str) -> None:
    compare(f"cv2.{call.format(array)}", **MODULES)


@pytest.mark.parametrize("name", [*TO_GREY, *KEEPING])
def test_a_conversion(name: str) -> None:
    compare(f"(cv2.COLOR_{name}, cv2.cvtColor({COLOURS}, cv2.COLOR_{name}))", **MODULES)


@pytest.mark.parametrize("name", FROM_GREY)
def test_a_conversion_of_grey(name: str) -> None:
    compare(f"(cv2.COLOR_{name}, cv2.cvtColor({GREY}, cv2.COLOR_{name}))", **MODULES)


def test_bands_put_together() -> None:
    compare(f"cv2.merge(cv2.split({COLOURS}))", **MODULES)
    compare(f"cv2.merge([{GREY}, {GREY}])", **MODULES)


@pytest.mark.parametrize("name", NUMBERS)
def test_a_number(name: str) -> None:
    compare(f"cv2.{name}", **MODULES)


@pytest.mark.parametrize(
    "expression",
    [
        'cv2.imread("a.png")',
        'cv2.imread("a.png", 0)',
        'cv2.imread("a.png", cv2.IMREAD_UNCHANGED)',
        'cv2.VideoCapture("a.mp4").read()[1]',
    ],
)
def test_what_is_read_has_no_size(expression: str) -> None:
    assert knows_no_size(expression, **MODULES)
