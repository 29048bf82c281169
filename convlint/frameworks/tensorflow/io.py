"""`tf.io`: what lies in files is not known.

https://www.tensorflow.org/api_docs/python/tf/io
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.tensorflow._parsing import (
    FixedLenFeature as FixedLenFeature,
)
from convlint.frameworks.tensorflow._parsing import (
    FixedLenSequenceFeature as FixedLenSequenceFeature,
)
from convlint.frameworks.tensorflow._parsing import (
    TFRecordWriter as TFRecordWriter,
)
from convlint.frameworks.tensorflow._parsing import (
    VarLenFeature as VarLenFeature,
)
from convlint.frameworks.tensorflow._parsing import (
    decode_csv as decode_csv,
)
from convlint.frameworks.tensorflow._parsing import (
    decode_raw as decode_raw,
)
from convlint.frameworks.tensorflow._parsing import (
    parse_example as parse_example,
)
from convlint.frameworks.tensorflow._parsing import (
    parse_single_example as parse_single_example,
)
from convlint.frameworks.tensorflow._tensor import Tensor
from convlint.frameworks.tensorflow.image import decode_image as decode_image
from convlint.frameworks.tensorflow.image import decode_jpeg as decode_jpeg
from convlint.frameworks.tensorflow.image import decode_png as decode_png
from convlint.values import Step, active


def read_file(filename, name=None) -> Any:
    """The bytes of a file, a scalar."""
    return Tensor((), Step("read_file", (), active().site))
