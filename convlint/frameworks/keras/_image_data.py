"""Images from folders: what they declare of a model's input.

https://keras.io/api/data_loading/image/
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.tensorflow import _args, _graph, _static
from convlint.frameworks.tensorflow._arrays import array_of
from convlint.frameworks.tensorflow._tensor import Tensor
from convlint.shapes import Shape, Size
from convlint.values import Step, Unknown, active, as_size
from convlint.values import Tensor as AnyTensor

__all__ = ["ImageBatches", "image_dataset_from_directory", "image_shape", "img_to_array", "labels_for", "load_img"]

_CHANNELS = {"rgb": 3, "grayscale": 1, "rgba": 4}


class _Image:
    """A picture in memory: `height` x `width`, which are not known where no size was asked for."""

    def __init__(self, sizes: Shape) -> None:
        self._sizes = sizes
        self.size = (sizes[1], sizes[0])

    def _as_tensor(self) -> Tensor:
        return Tensor(self._sizes, Step("image", (), active().site))


def image_shape(size: Any, color_mode: Any) -> Shape:
    """`(height, width, channels)`; a size or a mode that is not known gives sizes that are not known."""
    pair = size if isinstance(size, (list, tuple)) and len(size) == 2 else (Unknown("a size"), Unknown("a size"))
    channels: Size = _CHANNELS.get(color_mode, 3) if isinstance(color_mode, str) else as_size(Unknown("a colour mode"))
    shape = (as_size(pair[0]), as_size(pair[1]), channels)
    return (channels, *shape[:2]) if _graph.state().image_data_format == "channels_first" else shape


def load_img(
    path, color_mode="rgb", target_size=None, interpolation="nearest", keep_aspect_ratio=False, grayscale=False
) -> Any:
    """A picture of `target_size` (height, width)."""
    mode = "grayscale" if grayscale is True else color_mode
    return _Image(image_shape(target_size, mode))


def img_to_array(img, data_format=None, dtype=None) -> Any:
    """A picture as an array `(height, width, channels)`."""
    if isinstance(img, _Image):
        return array_of(img._sizes, "img_to_array")
    tensor = _args.convert(img) if isinstance(img, AnyTensor) else Unknown("a picture")
    return tensor if isinstance(tensor, Unknown) else array_of(tensor.shape, "img_to_array", tensor)


def labels_for(mode: Any, classes: Any) -> Any:
    """A batch of labels, or None: `categorical` is a row of classes a sample, `binary`, `sparse`, `int` one number."""
    batch = _static.batch_symbol()
    step = Step("labels", (), active().site)
    if mode == "categorical":
        known = isinstance(classes, (list, tuple))
        count = len(classes) if known else as_size(Unknown("the number of classes", kind=int))
        return Tensor((batch, count), step)
    if mode in ("binary", "sparse", "int"):
        return Tensor((batch,), step)
    return None


class ImageBatches:
    """What `flow_from_directory` gives: endless batches of pictures and labels."""

    def __init__(self, size: Any, color_mode: Any, class_mode: Any, classes: Any, batch_size: Any) -> None:
        self.image_shape = image_shape(size, color_mode)
        self.target_size = size
        self.batch_size = batch_size
        self.class_mode = class_mode
        pictures = Tensor((_static.batch_symbol(), *self.image_shape), Step("batch", (), active().site))
        labels = labels_for(class_mode, classes)
        self._element = (pictures, labels) if labels is not None else pictures
        self.class_indices = Unknown("the classes in a folder")
        self.classes = self.labels = Unknown("the classes of the pictures in a folder")
        self.samples = self.n = Unknown("the number of pictures in a folder", kind=int)
        self.num_classes = Unknown("the number of classes in a folder", kind=int)
        self.filenames = Unknown("the names of the pictures in a folder")

    def __iter__(self) -> Any:
        return iter([self._element])

    def __next__(self) -> Any:
        return self._element

    def next(self) -> Any:
        """A batch."""
        return self._element

    def __getitem__(self, index: Any) -> Any:
        return self._element

    def reset(self) -> None:
        return None


def image_dataset_from_directory(
    directory, labels="inferred", label_mode="int", class_names=None, color_mode="rgb", batch_size=32,
    image_size=(256, 256), shuffle=True, seed=None, validation_split=None, subset=None, interpolation="bilinear",
    follow_links=False, crop_to_aspect_ratio=False, pad_to_aspect_ratio=False, data_format=None, verbose=True,
    **kwargs: Any
) -> Any:  # fmt: skip
    """A `tf.data.Dataset` of batches of pictures of `image_size` and of labels."""
    from convlint.frameworks.tensorflow.data._dataset import Dataset

    batches = ImageBatches(image_size, color_mode, label_mode if labels is not None else None, class_names, batch_size)
    dataset = Dataset._of(batches._element)
    dataset.class_names = class_names if class_names is not None else Unknown("the classes in a folder")
    return (dataset, dataset) if subset == "both" else dataset
