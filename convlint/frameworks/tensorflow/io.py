"""`tf.io`: what lies in files is not known.

https://www.tensorflow.org/api_docs/python/tf/io
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.tensorflow._tensor import Tensor
from convlint.frameworks.tensorflow.image import decode_image as decode_image
from convlint.frameworks.tensorflow.image import decode_jpeg as decode_jpeg
from convlint.frameworks.tensorflow.image import decode_png as decode_png
from convlint.values import Step, Unknown, active


def read_file(filename, name=None) -> Any:
    """The bytes of a file, a scalar."""
    return Tensor((), Step("read_file", (), active().site))


def parse_single_example(serialized, features, *args: Any, **kwargs: Any) -> Any:
    """Not modelled."""
    return Unknown("the features of an example")


parse_example = parse_single_example
