"""`keras.datasets.cifar100`: https://keras.io/api/datasets/cifar100/"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.keras.datasets import _arrays


def load_data(label_mode="fine") -> Any:
    """`((x_train, y_train), (x_test, y_test))`: 50000 and 10000 pictures of 32 x 32 x 3; labels `(n, 1)`."""
    return _arrays.split(50000, 10000, (32, 32, 3), (1,), classes=20 if label_mode == "coarse" else 100)
