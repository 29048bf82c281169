"""`tf.data.experimental`: https://www.tensorflow.org/api_docs/python/tf/data/experimental"""

from __future__ import annotations

from typing import Any

from convlint.values import Unknown

AUTOTUNE = -1


def cardinality(dataset) -> Any:
    """Not known: the number of elements."""
    return Unknown("the number of elements of a data set", kind=int)
