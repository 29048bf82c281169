"""Twin of `sklearn.datasets` (https://scikit-learn.org/stable/datasets/toy_dataset.html): the shapes of the data."""

from __future__ import annotations

from typing import Any

from convlint.frameworks.numpy._ndarray import new_array
from convlint.values import Unknown

_SHAPES = {
    "load_iris": (150, 4),
    "load_wine": (178, 13),
    "load_breast_cancer": (569, 30),
    "load_diabetes": (442, 10),
    "load_digits": (1797, 64),
    "load_boston": (506, 13),
    "fetch_california_housing": (20640, 8),
    "fetch_covtype": (581012, 54),
    "fetch_olivetti_faces": (400, 4096),
}


class Bunch(dict):
    """A dict whose keys are attributes."""

    def __getattr__(self, name):
        if name in self:
            return self[name]
        return Unknown(f"{name} of a data set")


def _loader(name: str, rows: int, columns: int) -> Any:
    def load(*, return_X_y=False, as_frame=False, **kwargs):
        if as_frame is not False:
            return Unknown("a data set as a frame")
        data, target = new_array((rows, columns), name), new_array((rows,), name)
        if return_X_y is True:
            return data, target
        extra = {"images": new_array((rows, 8, 8), name)} if name == "load_digits" else {}
        return Bunch(data=data, target=target, **extra)

    load.__name__ = load.__qualname__ = name
    load.__doc__ = f"{rows} samples of {columns} features."
    return load


globals().update({_name: _loader(_name, *_shape) for _name, _shape in _SHAPES.items()})
