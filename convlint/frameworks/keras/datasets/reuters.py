"""`keras.datasets.reuters`: https://keras.io/api/datasets/reuters/"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.keras.datasets import _arrays
from convlint.values import Unknown


def load_data(
    path="reuters.npz", num_words=None, skip_top=0, maxlen=None, test_split=0.2, seed=113, start_char=1, oov_char=2,
    index_from=3,
) -> Any:  # fmt: skip
    """`((x_train, y_train), (x_test, y_test))`: 8982 and 2246 texts of different lengths."""
    return _arrays.split(8982, 2246, (), (), classes=46)


def get_word_index(path="reuters_word_index.json") -> Any:
    """Not known: the words."""
    return Unknown("the words of a data set")
