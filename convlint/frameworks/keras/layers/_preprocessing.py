"""Preprocessing layers for images.

https://keras.io/api/layers/preprocessing_layers/
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.keras.layers._elementwise import Elementwise
from convlint.frameworks.tensorflow import _args, _graph, _static
from convlint.frameworks.tensorflow._tensor import Tensor
from convlint.values import Unknown, as_size


class Rescaling(Elementwise):
    """https://keras.io/api/layers/preprocessing_layers/image_preprocessing/rescaling/"""

    def __init__(self, scale, offset=0.0, **kwargs: Any) -> None:
        super().__init__(**kwargs)


class _Sized(Elementwise):
    """An image, or a batch of them, of `height` x `width`."""

    def _set_up(self, height: Any, width: Any, data_format: Any) -> None:
        self.height, self.width = height, width
        self._first = _args.channels_first(data_format, _graph.state().image_data_format == "channels_first")

    def _passed(self, tensor: Any) -> Any:
        if not isinstance(tensor, Tensor) or isinstance(self._first, Unknown) or len(tensor.shape) not in (3, 4):
            return Unknown(f"a {type(self).__name__} of something that is not known")
        sizes = list(tensor.shape)
        start = len(sizes) - 2 if self._first else len(sizes) - 3
        sizes[start : start + 2] = [as_size(self.height), as_size(self.width)]
        return tensor.made(tuple(sizes), type(self).__name__, layer=self)


class Resizing(_Sized):
    """https://keras.io/api/layers/preprocessing_layers/image_preprocessing/resizing/"""

    def __init__(
        self, height, width, interpolation="bilinear", crop_to_aspect_ratio=False, pad_to_aspect_ratio=False,
        fill_mode="constant", fill_value=0.0, antialias=False, data_format=None, **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(**kwargs)
        self._set_up(height, width, data_format)


class CenterCrop(_Sized):
    """https://keras.io/api/layers/preprocessing_layers/image_preprocessing/center_crop/"""

    def __init__(self, height, width, data_format=None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._set_up(height, width, data_format)


class RandomCrop(_Sized):
    """https://keras.io/api/layers/preprocessing_layers/image_augmentation/random_crop/"""

    def __init__(self, height, width, seed=None, data_format=None, name=None, **kwargs: Any) -> None:
        super().__init__(name=name, **kwargs)
        self._set_up(height, width, data_format)


class RandomHeight(Elementwise):
    """https://www.tensorflow.org/api_docs/python/tf/keras/layers/RandomHeight"""

    _axis = -3

    def __init__(self, factor, interpolation="bilinear", seed=None, **kwargs: Any) -> None:
        super().__init__(**kwargs)

    def _passed(self, tensor: Any) -> Any:
        """A picture whose height differs from call to call."""
        if not isinstance(tensor, Tensor) or len(tensor.shape) not in (3, 4):
            return Unknown(f"a {type(self).__name__} of something that is not known")
        sizes = list(tensor.shape)
        sizes[self._axis] = _static.fresh_symbol(1)
        return tensor.made(tuple(sizes), type(self).__name__, layer=self)


class RandomWidth(RandomHeight):
    """https://www.tensorflow.org/api_docs/python/tf/keras/layers/RandomWidth"""

    _axis = -2


class RandomFlip(Elementwise):
    """https://keras.io/api/layers/preprocessing_layers/image_augmentation/random_flip/"""

    def __init__(self, mode="horizontal_and_vertical", seed=None, data_format=None, **kwargs: Any) -> None:
        super().__init__(**kwargs)


class RandomRotation(Elementwise):
    """https://keras.io/api/layers/preprocessing_layers/image_augmentation/random_rotation/"""

    def __init__(
        self, factor, fill_mode="reflect", interpolation="bilinear", seed=None, fill_value=0.0, data_format=None,
        **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(**kwargs)


class RandomTranslation(Elementwise):
    """https://keras.io/api/layers/preprocessing_layers/image_augmentation/random_translation/"""

    def __init__(
        self, height_factor, width_factor, fill_mode="reflect", interpolation="bilinear", seed=None, fill_value=0.0,
        data_format=None, **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(**kwargs)


class RandomZoom(Elementwise):
    """https://keras.io/api/layers/preprocessing_layers/image_augmentation/random_zoom/"""

    def __init__(
        self, height_factor, width_factor=None, fill_mode="reflect", interpolation="bilinear", seed=None,
        fill_value=0.0, data_format=None, **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(**kwargs)


class RandomContrast(Elementwise):
    """https://keras.io/api/layers/preprocessing_layers/image_augmentation/random_contrast/"""

    def __init__(self, factor, value_range=(0, 255), seed=None, **kwargs: Any) -> None:
        super().__init__(**kwargs)


class RandomBrightness(Elementwise):
    """https://keras.io/api/layers/preprocessing_layers/image_augmentation/random_brightness/"""

    def __init__(self, factor, value_range=(0, 255), seed=None, **kwargs: Any) -> None:
        super().__init__(**kwargs)


class TextVectorization(Elementwise):
    """`[B] -> [B, output_sequence_length]`, where that is given.

    https://keras.io/api/layers/preprocessing_layers/text/text_vectorization/
    """

    def __init__(
        self, max_tokens=None, standardize="lower_and_strip_punctuation", split="whitespace", ngrams=None,
        output_mode="int", output_sequence_length=None, pad_to_max_tokens=False, vocabulary=None, idf_weights=None,
        sparse=False, ragged=False, encoding="utf-8", name=None, **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(name=name, **kwargs)
        self._mode, self._length = output_mode, output_sequence_length

    def adapt(self, data, batch_size=None, steps=None) -> None:
        return None

    def get_vocabulary(self, include_special_tokens=True) -> Any:
        return Unknown("a vocabulary")

    def _passed(self, tensor: Any) -> Any:
        if not isinstance(tensor, Tensor) or self._mode != "int" or self._length is None or not tensor.shape:
            return Unknown("a TextVectorization of unknown length")
        return tensor.made((tensor.shape[0], as_size(self._length)), "TextVectorization", layer=self)
