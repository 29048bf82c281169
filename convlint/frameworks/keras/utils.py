"""`keras.utils`: https://keras.io/api/utils/"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.keras._evidence import classes_of
from convlint.frameworks.keras._image_data import image_dataset_from_directory as image_dataset_from_directory
from convlint.frameworks.keras._image_data import img_to_array as img_to_array
from convlint.frameworks.keras._image_data import load_img as load_img
from convlint.frameworks.tensorflow import _args, _graph
from convlint.frameworks.tensorflow._arrays import array_of
from convlint.frameworks.tensorflow._context import Inert
from convlint.frameworks.tensorflow._tensor import Tensor
from convlint.shapes import Size, prove_equal
from convlint.values import Unknown, as_size


def to_categorical(y, num_classes=None, nb_classes=None, dtype="float32") -> Any:
    """One row of `num_classes` for each class number; a last axis of 1 goes. https://keras.io/api/utils/python_utils/

    Where `num_classes` is not given it is the largest class number and one more, which is not known.
    """
    labels = _args.convert(y)
    if isinstance(labels, Unknown):
        return labels
    drops = len(labels.shape) > 1 and prove_equal(labels.shape[-1], 1) is True
    shape = labels.shape[:-1] if drops else labels.shape
    return array_of(
        (*shape, _classes(labels, num_classes if num_classes is not None else nb_classes)), "to_categorical", labels
    )


def _classes(labels: Any, given: Any) -> Size:
    if given is not None:
        return as_size(given)
    known = classes_of(labels.step.inputs[0]) if labels.step.inputs else None
    return known if known is not None else as_size(Unknown("the number of classes", kind=int))


def normalize(x, axis=-1, order=2) -> Any:
    """`x` scaled to length 1."""
    tensor = _args.convert(x)
    return tensor if isinstance(tensor, Unknown) else array_of(tensor.shape, "normalize", tensor)


def get_file(fname=None, origin=None, *args: Any, **kwargs: Any) -> Any:
    """Not known: the path of a file that is fetched."""
    return Unknown("the path of a file", kind=str)


def plot_model(model, *args: Any, **kwargs: Any) -> None:
    """Nothing that has a shape."""


def model_to_dot(model, *args: Any, **kwargs: Any) -> Any:
    """Not modelled."""
    return Unknown("a model as a drawing")


def print_summary(model, *args: Any, **kwargs: Any) -> None:
    """Nothing that has a shape."""


def multi_gpu_model(model, gpus=None, *args: Any, **kwargs: Any) -> Any:
    """`model` itself."""
    return model


def set_random_seed(seed) -> None:
    """No shape depends on it."""


def get_source_inputs(tensor, layer=None, node_index=None) -> Any:
    """The declared inputs behind `tensor`."""
    while isinstance(tensor, Tensor) and tensor.step.inputs:
        tensor = tensor.step.inputs[0]
    return [tensor]


def register_keras_serializable(package="Custom", name=None) -> Any:
    """A decorator that gives the class itself."""
    return _itself


def _itself(value: Any) -> Any:
    return value


def get_custom_objects() -> dict[str, Any]:
    """A registry of the program's own."""
    return {}


def serialize_keras_object(obj) -> Any:
    """Not modelled."""
    return Unknown("a serialised object")


def deserialize_keras_object(*args: Any, **kwargs: Any) -> Any:
    """Not modelled."""
    return Unknown("a deserialised object")


def clear_session() -> None:
    """Forget names."""
    _graph.reset()


class CustomObjectScope(Inert):
    """https://keras.io/api/utils/serialization_utils/"""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._objects = args


custom_object_scope = CustomObjectScope


class Sequence:
    """A data set by index, which a program subclasses: https://keras.io/api/utils/python_utils/"""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        return None

    def on_epoch_end(self) -> None:
        return None


PyDataset = Sequence


class Progbar:
    """https://keras.io/api/utils/python_utils/"""

    def __init__(self, target, *args: Any, **kwargs: Any) -> None:
        self.target = target

    def update(self, current, *args: Any, **kwargs: Any) -> None:
        return None

    def add(self, n, values=None) -> None:
        return None
