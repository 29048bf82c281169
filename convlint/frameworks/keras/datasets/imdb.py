"""`keras.datasets.imdb`: https://keras.io/api/datasets/imdb/"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.keras.datasets import _arrays
from convlint.values import Unknown


def load_data(
    path="imdb.npz",
    num_words=None,
    skip_top=0,
    maxlen=None,
    seed=113,
    start_char=1,
    oov_char=2,
    index_from=3,
    **kwargs: Any,
) -> Any:
    """`((x_train, y_train), (x_test, y_test))`: 25000 and 25000 texts of different lengths."""
    return _arrays.split(25000, 25000, (), (), classes=2)


def get_word_index(path="imdb_word_index.json") -> Any:
    """Not known: the words."""
    return Unknown("the words of a data set")
