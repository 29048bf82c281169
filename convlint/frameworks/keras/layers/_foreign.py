"""Layers around what convlint does not follow: other frameworks' models, saved ones, spectrograms, feature columns.

https://keras.io/api/layers/
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.keras._base import Layer
from convlint.values import Unknown


class _Foreign(Layer):
    """A layer of whose outputs nothing is known."""

    def call(self, inputs, *args: Any, **kwargs: Any) -> Any:
        return Unknown(f"the output of a {type(self).__name__}")


class TFSMLayer(_Foreign):
    """https://keras.io/api/layers/backend_specific_layers/tfsm_layer/"""

    def __init__(
        self, filepath, call_endpoint="serve", call_training_endpoint=None, trainable=True, name=None, dtype=None
    ) -> None:  # fmt: skip
        super().__init__(name=name)


class TorchModuleWrapper(_Foreign):
    """https://keras.io/api/layers/backend_specific_layers/torch_module_wrapper/"""

    def __init__(self, module, name=None, output_shape=None, **kwargs: Any) -> None:
        super().__init__(name=name, **kwargs)


class JaxLayer(_Foreign):
    """https://keras.io/api/layers/backend_specific_layers/jax_layer/"""

    def __init__(
        self, call_fn, init_fn=None, params=None, state=None, seed=None, native_serialization_platforms=None,
        **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(**kwargs)


class FlaxLayer(_Foreign):
    """https://keras.io/api/layers/backend_specific_layers/flax_layer/"""

    def __init__(self, module, method=None, variables=None, **kwargs: Any) -> None:
        super().__init__(**kwargs)


class DenseFeatures(_Foreign):
    """https://www.tensorflow.org/api_docs/python/tf/keras/layers/DenseFeatures"""

    def __init__(self, feature_columns, trainable=True, name=None, **kwargs: Any) -> None:
        super().__init__(name=name, **kwargs)


class MaxNumBoundingBoxes(_Foreign):
    """https://keras.io/api/layers/preprocessing_layers/image_augmentation/max_num_bounding_boxes/"""

    def __init__(self, max_number, fill_value=-1, **kwargs: Any) -> None:
        super().__init__(**kwargs)


class MelSpectrogram(_Foreign):
    """https://keras.io/api/layers/preprocessing_layers/audio_preprocessing/mel_spectrogram/"""

    def __init__(
        self, fft_length=2048, sequence_stride=512, sequence_length=None, window="hann", sampling_rate=16000,
        num_mel_bins=128, min_freq=20.0, max_freq=None, power_to_db=True, top_db=80.0, mag_exp=2.0, min_power=1e-10,
        ref_power=1.0, **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(**kwargs)


class STFTSpectrogram(_Foreign):
    """https://keras.io/api/layers/preprocessing_layers/audio_preprocessing/stft_spectrogram/"""

    def __init__(
        self, mode="log", frame_length=256, frame_step=None, fft_length=None, window="hann", periodic=False,
        scaling="density", padding="valid", expand_dims=False, data_format=None, **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(**kwargs)
