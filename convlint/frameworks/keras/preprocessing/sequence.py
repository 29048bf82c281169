"""`keras.preprocessing.sequence`: https://keras.io/api/data_loading/timeseries/"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.tensorflow._arrays import array_of
from convlint.values import Tensor as AnyTensor
from convlint.values import Unknown, as_size


def pad_sequences(sequences, maxlen=None, dtype="int32", padding="pre", truncating="pre", value=0.0) -> Any:
    """Lists of numbers as rows of `maxlen`; without it as long as the longest, which is not known."""
    if isinstance(sequences, AnyTensor):
        count = sequences.shape[0]
    else:
        known = isinstance(sequences, (list, tuple))
        count = len(sequences) if known else as_size(Unknown("the number of sequences", kind=int))
    length = as_size(maxlen if maxlen is not None else Unknown("the length of the longest sequence", kind=int))
    return array_of((count, length), "pad_sequences")


def skipgrams(*args: Any, **kwargs: Any) -> Any:
    """Not modelled."""
    return Unknown("keras.preprocessing.sequence.skipgrams")


def make_sampling_table(size, sampling_factor=1e-05) -> Any:
    """One number a rank."""
    return array_of((as_size(size),), "make_sampling_table")


class TimeseriesGenerator:
    """https://www.tensorflow.org/api_docs/python/tf/keras/preprocessing/sequence/TimeseriesGenerator"""

    def __init__(self, data, targets, length, *args: Any, **kwargs: Any) -> None:
        self.data, self.targets, self.length = data, targets, length
