"""Examples in files: what a program declares of them is known, what lies in them is not.

https://www.tensorflow.org/api_docs/python/tf/io/parse_single_example
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.tensorflow import _args, _static
from convlint.frameworks.tensorflow._context import Inert
from convlint.frameworks.tensorflow._tensor import Tensor
from convlint.values import Step, Unknown, active


class FixedLenFeature:
    """https://www.tensorflow.org/api_docs/python/tf/io/FixedLenFeature"""

    def __init__(self, shape, dtype, default_value=None) -> None:
        self.shape, self.dtype, self.default_value = shape, dtype, default_value


class FixedLenSequenceFeature(FixedLenFeature):
    """https://www.tensorflow.org/api_docs/python/tf/io/FixedLenSequenceFeature"""

    def __init__(self, shape, dtype, allow_missing=False, default_value=None) -> None:
        super().__init__(shape, dtype, default_value)


class VarLenFeature:
    """https://www.tensorflow.org/api_docs/python/tf/io/VarLenFeature"""

    def __init__(self, dtype) -> None:
        self.dtype = dtype


def _parsed(features: Any, batch: tuple[Any, ...]) -> Any:
    if not isinstance(features, dict):
        return Unknown("the features of an example")
    return {name: _feature(feature, batch) for name, feature in features.items()}


def _feature(feature: Any, batch: tuple[Any, ...]) -> Any:
    """A tensor of the declared shape; Unknown for what may be of any length."""
    if type(feature) is not FixedLenFeature:
        return Unknown("a feature of any length")
    sizes = _args.sizes(feature.shape)
    if isinstance(sizes, Unknown):
        return sizes.derive(object())
    return Tensor((*batch, *sizes), Step("parse_example", (), active().site), dtype=feature.dtype)


def parse_single_example(serialized, features, name=None, example_names=None) -> Any:
    """The features of one example, by name."""
    return _parsed(features, ())


def parse_example(serialized, features, name=None, example_names=None) -> Any:
    """The features of a batch of examples, by name."""
    records = _args.convert(serialized)
    return _parsed(features, records.shape if isinstance(records, Tensor) else (_static.own_batch(),))


def decode_raw(input_bytes=None, out_type=None, little_endian=True, name=None, bytes=None) -> Any:
    """As many numbers as the bytes hold, which is not known."""
    tensor = _args.convert(input_bytes if input_bytes is not None else bytes)
    if isinstance(tensor, Unknown):
        return tensor
    return tensor.made((*tensor.shape, _static.fresh_symbol(1)), "decode_raw")


def decode_csv(records, record_defaults, *args: Any, **kwargs: Any) -> Any:
    """A tensor for each column, of the shape of `records`."""
    tensor = _args.convert(records)
    if isinstance(tensor, Unknown) or not isinstance(record_defaults, (list, tuple)):
        return tensor if isinstance(tensor, Unknown) else Unknown("the columns of a CSV file")
    return [tensor.made(tensor.shape, "decode_csv") for _ in record_defaults]


class ReaderBase:
    """https://www.tensorflow.org/api_docs/python/tf/compat/v1/ReaderBase"""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._settings = kwargs

    def read(self, queue, name=None) -> Any:
        """The name of a record and the record, two scalars."""
        return tuple(Tensor((), Step("read", (), active().site)) for _ in (0, 1))

    def read_up_to(self, queue, num_records, name=None) -> Any:
        """The names of records and the records, two vectors of a length that is not known."""
        size = _static.own_batch()
        return tuple(Tensor((size,), Step("read", (), active().site)) for _ in (0, 1))


class TFRecordReader(ReaderBase):
    """https://www.tensorflow.org/api_docs/python/tf/compat/v1/TFRecordReader"""


class WholeFileReader(ReaderBase):
    """https://www.tensorflow.org/api_docs/python/tf/compat/v1/WholeFileReader"""


class TextLineReader(ReaderBase):
    """https://www.tensorflow.org/api_docs/python/tf/compat/v1/TextLineReader"""


class FixedLengthRecordReader(ReaderBase):
    """https://www.tensorflow.org/api_docs/python/tf/compat/v1/FixedLengthRecordReader"""


class IdentityReader(ReaderBase):
    """https://www.tensorflow.org/api_docs/python/tf/compat/v1/IdentityReader"""


class TFRecordWriter(Inert):
    """https://www.tensorflow.org/api_docs/python/tf/io/TFRecordWriter: nothing is written."""

    def __init__(self, path, options=None) -> None:
        self._path = path

    def write(self, record) -> None:
        return None

    def close(self) -> None:
        return None

    flush = close
