"""`keras.datasets.california_housing`: https://keras.io/api/datasets/california_housing/"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.keras.datasets import _arrays


def load_data(version="large", path="california_housing.npz", test_split=0.2, seed=113) -> Any:
    """`((x_train, y_train), (x_test, y_test))`: 16512 and 4128 rows of 8 numbers."""
    return _arrays.split(16512, 4128, (8,), ())
