"""Samplers. https://docs.pytorch.org/docs/stable/data.html#torch.utils.data.Sampler"""

from __future__ import annotations

from typing import Any

from convlint.values import Undecided, Unknown


class Sampler:
    """In which order elements come; not known."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__()

    @classmethod
    def __class_getitem__(cls, item: Any) -> Any:
        return cls

    def __iter__(self) -> Any:
        raise Undecided(Unknown("the order of a sampler"))

    def __len__(self) -> int:
        raise Undecided(Unknown("the length of a sampler", kind=int))


class SequentialSampler(Sampler):
    """https://docs.pytorch.org/docs/stable/data.html#torch.utils.data.SequentialSampler"""


class RandomSampler(Sampler):
    """https://docs.pytorch.org/docs/stable/data.html#torch.utils.data.RandomSampler"""


class SubsetRandomSampler(Sampler):
    """https://docs.pytorch.org/docs/stable/data.html#torch.utils.data.SubsetRandomSampler"""


class WeightedRandomSampler(Sampler):
    """https://docs.pytorch.org/docs/stable/data.html#torch.utils.data.WeightedRandomSampler"""


class BatchSampler(Sampler):
    """https://docs.pytorch.org/docs/stable/data.html#torch.utils.data.BatchSampler"""
