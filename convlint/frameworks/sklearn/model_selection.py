"""Twin of `sklearn.model_selection`: splitting samples leaves the other axes as they are."""

from __future__ import annotations

import math
from typing import Any

from convlint.frameworks.stdlib.bounded import first_unknown
from convlint.shapes import opaque
from convlint.values import Tensor, Undecided, Unknown


def train_test_split(*arrays, test_size=None, train_size=None, random_state=None, shuffle=True, stratify=None):
    """https://scikit-learn.org/stable/modules/generated/sklearn.model_selection.train_test_split.html"""
    pieces: list[Any] = []
    for array in arrays:
        if isinstance(array, Unknown):
            pieces += [array.derive("train"), array.derive("test")]
        elif isinstance(array, Tensor) and array.shape:
            train, test = _sizes(array.shape[0], test_size, train_size)
            pieces += [array.made((size, *array.shape[1:]), "train_test_split") for size in (train, test)]
        else:
            pieces += [Unknown("a part of the samples"), Unknown("a part of the samples")]
    return pieces


def _sizes(total: Any, test_size: Any, train_size: Any) -> tuple[Any, Any]:
    """How many samples go where; opaque, but the same for arrays of the same length, where that is not known."""
    unknown = first_unknown(test_size, train_size)
    if unknown is not None and unknown.kind not in (int, float):
        raise Undecided(unknown)
    share = test_size if test_size is not None or train_size is not None else 0.25
    if isinstance(total, int) and train_size is None and isinstance(share, (int, float)):
        test = math.ceil(total * share) if isinstance(share, float) else share
        return total - test, test
    key = tuple(size if isinstance(size, (int, float, type(None))) else id(size) for size in (test_size, train_size))
    return opaque("train", total, *key, minimum=0), opaque("test", total, *key, minimum=0)
