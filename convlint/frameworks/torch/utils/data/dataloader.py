"""`DataLoader`: batches of a data set's elements.

https://docs.pytorch.org/docs/stable/data.html#torch.utils.data.DataLoader
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torch import _types
from convlint.frameworks.torch._tensor import new_tensor
from convlint.shapes import Dim, symbol
from convlint.values import Elements, Tensor, Undecided, Unknown, active


class DataLoader:
    """Iterating gives one batch, which stands for all of them: the last one may be smaller, so that its size is a
    batch symbol unless `drop_last` makes it `batch_size`.
    """

    def __init__(self, dataset, batch_size=1, shuffle=None, sampler=None, batch_sampler=None, num_workers=0,
                 collate_fn=None, pin_memory=False, drop_last=False, timeout=0, worker_init_fn=None,
                 multiprocessing_context=None, generator=None, *, prefetch_factor=None, persistent_workers=False,
                 pin_memory_device="", in_order=True):  # fmt: skip
        active().sample_of(self)
        self.dataset = dataset
        self.batch_size = batch_size
        self.sampler = sampler
        self.batch_sampler = batch_sampler
        self.num_workers = num_workers
        self.collate_fn = collate_fn
        self.drop_last = drop_last
        self._site = active().site

    @classmethod
    def __class_getitem__(cls, item: Any) -> Any:
        return cls

    def __iter__(self) -> Any:
        return iter([self._batch()])

    def _elements(self) -> Elements:
        return Elements(self._batch())

    def __len__(self) -> int:
        raise Undecided(Unknown("how many batches there are", kind=int))

    def _batch(self) -> Any:
        if isinstance(self.dataset, Unknown) or self.collate_fn is not None:
            return Unknown("a batch of data that is not known")
        try:
            element = self.dataset[0]
        except (IndexError, KeyError, TypeError, AttributeError):
            return Unknown("an element of a data set")
        return element if self.batch_size is None else collated(element, self._size())

    def _size(self) -> Any:
        if self.batch_size == 1:
            return 1
        if self.drop_last is True and isinstance(self.batch_size, int):
            return self.batch_size
        return symbol(("batch", "loader"), name="B")


def collated(element: Any, batch: Any) -> Any:
    """`batch` elements that look like `element` as one."""
    if isinstance(element, Unknown):
        return (
            element.derive("batch") if element.kind is None else new_tensor((batch,), "collate", dtype=_kind(element))
        )
    if isinstance(element, Tensor):
        return new_tensor((batch, *element.shape), "collate", inputs=(element,), dtype=getattr(element, "_dtype", None))
    if isinstance(element, (int, float, Dim)):
        return new_tensor((batch,), "collate", dtype=_types.float64 if isinstance(element, float) else _types.int64)
    if isinstance(element, dict):
        return {key: collated(value, batch) for key, value in element.items()}
    if isinstance(element, (tuple, list)):
        return [collated(item, batch) for item in element]
    return Unknown("a batch of values that are no tensors")


def _kind(element: Unknown) -> Any:
    return _types.int64 if element.kind is int else None


def default_collate(batch):
    """The elements of a list as one."""
    if isinstance(batch, (list, tuple)) and batch:
        return collated(batch[0], len(batch))
    return Unknown("a batch of data that is not known")
