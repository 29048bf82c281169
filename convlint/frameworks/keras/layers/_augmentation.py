"""Augmentations: pictures, or dictionaries of pictures and labels, keep their shapes.

https://keras.io/api/layers/preprocessing_layers/image_augmentation/
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.keras._base import Layer
from convlint.frameworks.keras.layers._elementwise import Elementwise


class AugMix(Elementwise):
    """https://keras.io/api/layers/preprocessing_layers/image_augmentation/aug_mix/"""

    def __init__(
        self, value_range=(0, 255), num_chains=3, chain_depth=3, factor=0.3, alpha=1.0, all_ops=True,
        interpolation="bilinear", seed=None, data_format=None, **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(**kwargs)


class AutoContrast(Elementwise):
    """https://keras.io/api/layers/preprocessing_layers/image_augmentation/auto_contrast/"""

    def __init__(self, value_range=(0, 255), **kwargs: Any) -> None:
        super().__init__(**kwargs)


class ContrastLimitedAdaptiveHistogramEqualization(Elementwise):
    """https://keras.io/api/layers/preprocessing_layers/image_augmentation/contrast_limited_adaptive_histogram_equalization/"""

    def __init__(
        self, value_range=(0, 255), clip_limit=4.0, tile_grid_size=(8, 8), data_format=None, **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(**kwargs)


class CutMix(Elementwise):
    """https://keras.io/api/layers/preprocessing_layers/image_augmentation/cut_mix/"""

    def __init__(self, factor=1.0, seed=None, data_format=None, **kwargs: Any) -> None:
        super().__init__(**kwargs)


class Equalization(Elementwise):
    """https://keras.io/api/layers/preprocessing_layers/image_augmentation/equalization/"""

    def __init__(self, value_range=(0, 255), bins=256, data_format=None, **kwargs: Any) -> None:
        super().__init__(**kwargs)


class MixUp(Elementwise):
    """https://keras.io/api/layers/preprocessing_layers/image_augmentation/mix_up/"""

    def __init__(self, alpha=0.2, data_format=None, seed=None, **kwargs: Any) -> None:
        super().__init__(**kwargs)


class RandAugment(Elementwise):
    """https://keras.io/api/layers/preprocessing_layers/image_augmentation/rand_augment/"""

    def __init__(
        self, value_range=(0, 255), num_ops=2, factor=0.5, interpolation="bilinear", seed=None, data_format=None,
        **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(**kwargs)


class RandomColorDegeneration(Elementwise):
    """https://keras.io/api/layers/preprocessing_layers/image_augmentation/random_color_degeneration/"""

    def __init__(self, factor, value_range=(0, 255), data_format=None, seed=None, **kwargs: Any) -> None:
        super().__init__(**kwargs)


class RandomColorJitter(Elementwise):
    """https://keras.io/api/layers/preprocessing_layers/image_augmentation/random_color_jitter/"""

    def __init__(
        self, value_range=(0, 255), brightness_factor=None, contrast_factor=None, saturation_factor=None,
        hue_factor=None, seed=None, data_format=None, **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(**kwargs)


class RandomElasticTransform(Elementwise):
    """https://keras.io/api/layers/preprocessing_layers/image_augmentation/random_elastic_transform/"""

    def __init__(
        self, factor=1.0, scale=1.0, interpolation="bilinear", fill_mode="reflect", fill_value=0.0, value_range=(0,
        255), seed=None, data_format=None, **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(**kwargs)


class RandomErasing(Elementwise):
    """https://keras.io/api/layers/preprocessing_layers/image_augmentation/random_erasing/"""

    def __init__(
        self, factor=1.0, scale=(0.02, 0.33), fill_value=None, value_range=(0, 255), seed=None, data_format=None,
        **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(**kwargs)


class RandomGaussianBlur(Elementwise):
    """https://keras.io/api/layers/preprocessing_layers/image_augmentation/random_gaussian_blur/"""

    def __init__(
        self, factor=1.0, kernel_size=3, sigma=1.0, value_range=(0, 255), data_format=None, seed=None, **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(**kwargs)


class RandomGrayscale(Elementwise):
    """https://keras.io/api/layers/preprocessing_layers/image_augmentation/random_grayscale/"""

    def __init__(self, factor=0.5, data_format=None, seed=None, **kwargs: Any) -> None:
        super().__init__(**kwargs)


class RandomHue(Elementwise):
    """https://keras.io/api/layers/preprocessing_layers/image_augmentation/random_hue/"""

    def __init__(self, factor, value_range=(0, 255), data_format=None, seed=None, **kwargs: Any) -> None:
        super().__init__(**kwargs)


class RandomInvert(Elementwise):
    """https://keras.io/api/layers/preprocessing_layers/image_augmentation/random_invert/"""

    def __init__(self, factor=1.0, value_range=(0, 255), seed=None, data_format=None, **kwargs: Any) -> None:
        super().__init__(**kwargs)


class RandomPerspective(Elementwise):
    """https://keras.io/api/layers/preprocessing_layers/image_augmentation/random_perspective/"""

    def __init__(
        self, factor=1.0, scale=1.0, interpolation="bilinear", fill_value=0.0, seed=None, data_format=None, **kwargs:
        Any
    ) -> None:  # fmt: skip
        super().__init__(**kwargs)


class RandomPosterization(Elementwise):
    """https://keras.io/api/layers/preprocessing_layers/image_augmentation/random_posterization/"""

    def __init__(self, factor, value_range=(0, 255), data_format=None, seed=None, **kwargs: Any) -> None:
        super().__init__(**kwargs)


class RandomSaturation(Elementwise):
    """https://keras.io/api/layers/preprocessing_layers/image_augmentation/random_saturation/"""

    def __init__(self, factor, value_range=(0, 255), data_format=None, seed=None, **kwargs: Any) -> None:
        super().__init__(**kwargs)


class RandomSharpness(Elementwise):
    """https://keras.io/api/layers/preprocessing_layers/image_augmentation/random_sharpness/"""

    def __init__(self, factor, value_range=(0, 255), data_format=None, seed=None, **kwargs: Any) -> None:
        super().__init__(**kwargs)


class RandomShear(Elementwise):
    """https://keras.io/api/layers/preprocessing_layers/image_augmentation/random_shear/"""

    def __init__(
        self, x_factor=0.0, y_factor=0.0, interpolation="bilinear", fill_mode="reflect", fill_value=0.0,
        data_format=None, seed=None, **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(**kwargs)


class Solarization(Elementwise):
    """https://keras.io/api/layers/preprocessing_layers/image_augmentation/solarization/"""

    def __init__(
        self, addition_factor=0.0, threshold_factor=0.0, value_range=(0, 255), seed=None, **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(**kwargs)


class Pipeline(Layer):
    """Layers one after the other: https://keras.io/api/layers/preprocessing_layers/image_preprocessing/pipeline/"""

    _composite = True

    def __init__(self, layers, name=None) -> None:
        super().__init__(name=name)
        self.layers = layers

    def call(self, inputs, training=True, mask=None) -> Any:
        for layer in self.layers:
            inputs = layer(inputs)
        return inputs
