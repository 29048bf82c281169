"""Data sets: what an element looks like. https://docs.pytorch.org/docs/stable/data.html#torch.utils.data.Dataset"""

from __future__ import annotations

from typing import Any

from convlint.values import Tensor, Undecided, Unknown


class Dataset:
    """Base of the program's own data sets."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__()

    @classmethod
    def __class_getitem__(cls, item: Any) -> Any:
        return cls

    def __add__(self, other: Any) -> Any:
        return ConcatDataset([self, other])


class IterableDataset(Dataset):
    """https://docs.pytorch.org/docs/stable/data.html#torch.utils.data.IterableDataset"""


class TensorDataset(Dataset):
    """Slices of tensors along axis 0; their lengths have to be equal."""

    def __init__(self, *tensors: Any) -> None:
        self.tensors = tensors

    def __getitem__(self, index: Any) -> Any:
        return tuple(tensor[index] for tensor in self.tensors)

    def __len__(self) -> int:
        first = self.tensors[0] if self.tensors else None
        if not isinstance(first, Tensor):
            raise Undecided(Unknown("the length of a data set", kind=int))
        return len(first)  # type: ignore[arg-type]


class _Wrapping(Dataset):
    """A data set whose elements look like those of another."""

    dataset: Any

    def __getitem__(self, index: Any) -> Any:
        return Unknown("an element of a data set") if isinstance(self.dataset, Unknown) else self.dataset[0]

    def __len__(self) -> int:
        raise Undecided(Unknown("the length of a data set", kind=int))


class Subset(_Wrapping):
    """https://docs.pytorch.org/docs/stable/data.html#torch.utils.data.Subset"""

    def __init__(self, dataset: Any, indices: Any) -> None:
        self.dataset = dataset
        self.indices = indices


class ConcatDataset(_Wrapping):
    """https://docs.pytorch.org/docs/stable/data.html#torch.utils.data.ConcatDataset"""

    def __init__(self, datasets: Any) -> None:
        self.datasets = datasets if isinstance(datasets, Unknown) else list(datasets)
        self.dataset = self.datasets[0]


class ChainDataset(ConcatDataset):
    """https://docs.pytorch.org/docs/stable/data.html#torch.utils.data.ChainDataset"""


class StackDataset(Dataset):
    """https://docs.pytorch.org/docs/stable/data.html#torch.utils.data.StackDataset"""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.datasets = args or kwargs

    def __getitem__(self, index: Any) -> Any:
        if isinstance(self.datasets, dict):
            return {name: dataset[index] for name, dataset in self.datasets.items()}
        return tuple(dataset[index] for dataset in self.datasets)


def random_split(dataset, lengths, generator=None):
    """One subset for each length."""
    if isinstance(lengths, Unknown):
        return lengths.derive("random_split")
    return [Subset(dataset, Unknown("which elements a split takes")) for _ in lengths]
