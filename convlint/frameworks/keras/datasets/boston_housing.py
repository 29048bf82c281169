"""`keras.datasets.boston_housing`: https://keras.io/api/datasets/boston_housing/"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.keras.datasets import _arrays


def load_data(path="boston_housing.npz", test_split=0.2, seed=113) -> Any:
    """`((x_train, y_train), (x_test, y_test))`: 404 and 102 rows of 13 numbers."""
    return _arrays.split(404, 102, (13,), ())
