"""`tf.data.Dataset`: what one element of it looks like.

https://www.tensorflow.org/api_docs/python/tf/data/Dataset
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from convlint.frameworks.stdlib._core import call as _call_program
from convlint.frameworks.tensorflow import _args, _static
from convlint.frameworks.tensorflow._tensor import Operation, Tensor
from convlint.values import Elements, Step, Unknown, active, as_size

__all__ = ["Dataset", "TFRecordDataset", "TextLineDataset"]


def _mapped(function: Any, element: Any) -> Any:
    """`function` of each tensor of a nested element."""
    if isinstance(element, dict):
        return {key: _mapped(function, item) for key, item in element.items()}
    if isinstance(element, (tuple, list)):
        return tuple(_mapped(function, item) for item in element)
    return function(element)


def _sliced(value: Any) -> Any:
    """One slice of `value` along its first axis."""
    tensor = value if isinstance(value, Unknown) else _args.convert(value)
    if isinstance(tensor, Unknown):
        return tensor
    if not tensor.shape:
        raise ValueError("Dataset.from_tensor_slices needs tensors of rank 1 at least")
    return tensor.made(tensor.shape[1:], "slice")


def _batched(size: Any) -> Any:
    def batch(item: Any) -> Any:
        if not isinstance(item, Tensor):
            return item
        return Tensor((size, *item.shape), Step("batch", (item,), active().site))

    return batch


class _Options:
    """The `options` of a data set; no shape depends on them."""


class Dataset:
    """A sequence of elements of one structure. Going through it gives one element, which stands for all."""

    _element: Any = None
    class_names: Any = None

    def __init__(self, variant_tensor=None) -> None:
        self._element = Unknown("the elements of a data set")

    @classmethod
    def _of(cls, element: Any) -> Dataset:
        dataset = object.__new__(Dataset)
        dataset._element = element
        return dataset

    @staticmethod
    def from_tensor_slices(tensors, name=None) -> Dataset:
        """The slices of `tensors` (nested) along their first axis."""
        return Dataset._of(_mapped(_sliced, _as_structure(tensors)))

    @staticmethod
    def from_tensors(tensors, name=None) -> Dataset:
        """One element: `tensors`."""
        return Dataset._of(_mapped(_args.convert, _as_structure(tensors)))

    @staticmethod
    def from_generator(
        generator, output_types=None, output_shapes=None, args=None, output_signature=None, name=None
    ) -> Dataset:
        """What a generator gives, of the declared shapes."""
        if output_shapes is None or isinstance(output_shapes, Unknown):
            return Dataset._of(Unknown("the elements of a generator"))
        if isinstance(output_shapes, tuple) and any(isinstance(item, (tuple, list)) for item in output_shapes):
            return Dataset._of(tuple(_declared(item) for item in output_shapes))
        return Dataset._of(_declared(output_shapes))

    @staticmethod
    def range(*args: Any, **kwargs: Any) -> Dataset:
        """Numbers."""
        return Dataset._of(Tensor((), Step("range", (), active().site)))

    @staticmethod
    def zip(*datasets: Any, **kwargs: Any) -> Dataset:
        """The elements of several data sets side by side."""
        items = datasets[0] if len(datasets) == 1 and isinstance(datasets[0], (tuple, list)) else datasets
        return Dataset._of(
            tuple(item._element if isinstance(item, Dataset) else Unknown("a data set") for item in items)
        )

    @staticmethod
    def list_files(*args: Any, **kwargs: Any) -> Dataset:
        """Names of files."""
        return Dataset._of(Tensor((), Step("list_files", (), active().site)))

    def batch(
        self, batch_size, drop_remainder=False, num_parallel_calls=None, deterministic=None, name=None
    ) -> Dataset:
        """Elements `batch_size` at a time: the last batch may be smaller, so the batch is a symbol."""
        exact = drop_remainder is True and not isinstance(batch_size, Unknown)
        size = as_size(batch_size) if exact else _static.batch_symbol()
        return Dataset._of(_mapped(_batched(size), self._element))

    def padded_batch(self, batch_size, padded_shapes=None, *args: Any, **kwargs: Any) -> Dataset:
        """Elements padded to one shape."""
        return Dataset._of(Unknown("the elements of a padded batch"))

    def unbatch(self, name=None) -> Dataset:
        """The slices of each element."""
        return Dataset._of(_mapped(_sliced, self._element))

    def map(self, map_func, num_parallel_calls=None, deterministic=None, name=None, **kwargs: Any) -> Dataset:
        """`map_func` of each element; the parts of a tuple are its arguments."""
        element = self._element
        result = _call_program(map_func, *(element if isinstance(element, tuple) else (element,)))
        return Dataset._of(tuple(result) if isinstance(result, list) else result)

    def _same(self, *args: Any, **kwargs: Any) -> Dataset:
        return self

    shuffle = repeat = prefetch = cache = take = skip = filter = shard = with_options = apply = concatenate = _same
    take_while = snapshot = rebatch = enumerate_ = _same

    def as_numpy_iterator(self) -> DatasetIterator:
        return DatasetIterator(_mapped(lambda item: item.numpy() if isinstance(item, Tensor) else item, self._element))

    def cardinality(self, name=None) -> Any:
        return Unknown("the number of elements of a data set", kind=int)

    def make_one_shot_iterator(self) -> DatasetIterator:
        """TF 1's iterator."""
        return DatasetIterator(self._element)

    make_initializable_iterator = make_one_shot_iterator

    @property
    def element_spec(self) -> Any:
        return self._element

    @property
    def output_shapes(self) -> Any:
        return Unknown("the shapes of a data set")

    @property
    def output_types(self) -> Any:
        return Unknown("the types of a data set")

    def __iter__(self) -> Iterator[Any]:
        return iter([self._element])

    def _elements(self) -> Elements:
        return Elements(self._element, "the number of elements of a data set")

    def __len__(self) -> int:
        from convlint.values import Undecided

        raise Undecided(Unknown("the number of elements of a data set", kind=int))


def _as_structure(tensors: Any) -> Any:
    """A tuple or dict of tensors is a structure; a list is one tensor."""
    return _args.convert(tensors) if isinstance(tensors, list) else tensors


def _declared(shape: Any) -> Any:
    sizes = _static.sizes_of_declared(shape, batch_axis=None)
    return sizes if isinstance(sizes, Unknown) else Tensor(sizes, Step("generator", (), active().site))


class DatasetIterator:
    """TF 1's iterator over a data set."""

    def __init__(self, element: Any) -> None:
        self._element = element
        self.initializer = Operation()

    def get_next(self, name=None) -> Any:
        """An element."""
        return self._element

    def __iter__(self) -> Iterator[Any]:
        return iter([self._element])

    def _elements(self) -> Elements:
        return Elements(self._element, "the number of elements of a data set")

    def __next__(self) -> Any:
        return self._element

    def make_initializer(self, dataset, name=None) -> Operation:
        return Operation()


class TFRecordDataset(Dataset):
    """Records of files: https://www.tensorflow.org/api_docs/python/tf/data/TFRecordDataset"""

    def __init__(self, filenames, *args: Any, **kwargs: Any) -> None:
        self._element = Tensor((), Step("record", (), active().site))


class TextLineDataset(TFRecordDataset):
    """Lines of files: https://www.tensorflow.org/api_docs/python/tf/data/TextLineDataset"""
