"""TF 1's MNIST reader: 55000, 5000 and 10000 pictures of 784 numbers.

https://www.tensorflow.org/versions/r1.15/api_docs/python/tf/contrib/learn/datasets/mnist
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.tensorflow._arrays import array_of
from convlint.values import Unknown, as_size


class DataSet:
    """Pictures and labels, which `next_batch` gives a number of at a time."""

    def __init__(self, count: Any, one_hot: Any, reshape: Any) -> None:
        self.num_examples = self._num_examples = count
        self._one_hot, self._reshape = one_hot, reshape
        self.epochs_completed = Unknown("the number of epochs", kind=int)

    def _arrays(self, count: Any) -> Any:
        if isinstance(self._one_hot, Unknown) or isinstance(self._reshape, Unknown):
            return Unknown("the pictures of MNIST"), Unknown("the labels of MNIST")
        sample = (784,) if self._reshape else (28, 28, 1)
        label = (10,) if self._one_hot else ()
        return array_of((count, *sample), "mnist"), array_of((count, *label), "mnist")

    @property
    def images(self) -> Any:
        return self._arrays(self.num_examples)[0]

    @property
    def labels(self) -> Any:
        return self._arrays(self.num_examples)[1]

    def next_batch(self, batch_size, fake_data=False, shuffle=True) -> Any:
        """`batch_size` pictures and labels."""
        return self._arrays(as_size(batch_size))


class Datasets(tuple):
    """`(train, validation, test)`."""

    @property
    def train(self) -> DataSet:
        first: DataSet = self[0]
        return first

    @property
    def validation(self) -> DataSet:
        second: DataSet = self[1]
        return second

    @property
    def test(self) -> DataSet:
        third: DataSet = self[2]
        return third


def read_data_sets(
    train_dir, fake_data=False, one_hot=False, dtype=None, reshape=True, validation_size=5000, seed=None,
    source_url="",
) -> Datasets:  # fmt: skip
    """Training, validation and test pictures."""
    held_out = validation_size if isinstance(validation_size, int) else 5000
    counts = (60000 - held_out, held_out, 10000)
    return Datasets([DataSet(count, one_hot, reshape) for count in counts])
