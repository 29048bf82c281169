"""`keras.preprocessing.image`: https://www.tensorflow.org/api_docs/python/tf/keras/preprocessing/image"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.keras._image_data import ImageBatches
from convlint.frameworks.keras._image_data import image_dataset_from_directory as image_dataset_from_directory
from convlint.frameworks.keras._image_data import img_to_array as img_to_array
from convlint.frameworks.keras._image_data import load_img as load_img
from convlint.frameworks.tensorflow import _args, _static
from convlint.frameworks.tensorflow._tensor import Tensor
from convlint.values import Step, Unknown, active
from convlint.values import Tensor as AnyTensor


class _ArrayBatches(ImageBatches):
    """Endless batches of arrays."""

    def __init__(self, x: Any, y: Any, batch_size: Any) -> None:
        pictures = _batch(x)
        labels = _batch(y) if y is not None else None
        self._element = (pictures, labels) if labels is not None else pictures
        self.x, self.y = x, y
        self.batch_size = batch_size
        self.n = self.samples = Unknown("the number of samples", kind=int)


def _batch(data: Any) -> Any:
    if not isinstance(data, AnyTensor) or not data.shape:
        return Unknown("a batch of what is not known")
    return Tensor((_static.batch_symbol(), *data.shape[1:]), Step("batch", (data,), active().site))


class ImageDataGenerator:
    """https://www.tensorflow.org/api_docs/python/tf/keras/preprocessing/image/ImageDataGenerator"""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._settings = kwargs

    def flow(self, x, y=None, batch_size=32, *args: Any, **kwargs: Any) -> Any:
        """Batches of `x` and `y`."""
        return _ArrayBatches(x, y, batch_size)

    def flow_from_directory(
        self, directory, target_size=(256, 256), color_mode="rgb", classes=None, class_mode="categorical",
        batch_size=32, shuffle=True, seed=None, *args: Any, **kwargs: Any
    ) -> ImageBatches:  # fmt: skip
        """Batches of the pictures in a folder, scaled to `target_size`."""
        return ImageBatches(target_size, color_mode, class_mode, classes, batch_size)

    def flow_from_dataframe(
        self, dataframe, directory=None, x_col="filename", y_col="class", weight_col=None, target_size=(256, 256),
        color_mode="rgb", classes=None, class_mode="categorical", batch_size=32, *args: Any, **kwargs: Any
    ) -> ImageBatches:  # fmt: skip
        """Batches of the pictures that a table names, scaled to `target_size`."""
        return ImageBatches(target_size, color_mode, class_mode, classes, batch_size)

    def fit(self, x, augment=False, rounds=1, seed=None) -> None:
        return None

    def standardize(self, x) -> Any:
        return x

    def random_transform(self, x, seed=None) -> Any:
        return x


def array_to_img(x, data_format=None, scale=True, dtype=None) -> Any:
    """Not modelled: a picture."""
    return Unknown("a picture")


def save_img(path, x, *args: Any, **kwargs: Any) -> None:
    """Nothing that has a shape."""


def smart_resize(x, size, interpolation="bilinear", *args: Any, **kwargs: Any) -> Any:
    """A picture of another size."""
    tensor = _args.convert(x)
    if isinstance(tensor, Unknown) or not isinstance(size, (list, tuple)) or len(tensor.shape) < 3:
        return Unknown("a picture of another size")
    return tensor.made((*tensor.shape[:-3], *size, tensor.shape[-1]), "smart_resize")
