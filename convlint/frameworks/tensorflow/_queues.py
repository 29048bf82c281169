"""Queues of TF 1: what is put in comes out, one by one or in batches.

https://www.tensorflow.org/api_docs/python/tf/queue/QueueBase
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.tensorflow import _args, _static
from convlint.frameworks.tensorflow._tensor import Operation, Tensor
from convlint.values import Step, Unknown, active, as_size

__all__ = ["batched", "first_of"]


class QueueBase:
    """A queue of elements whose shapes are declared, or known from what is put in."""

    def _declare(self, dtypes: Any, shapes: Any) -> None:
        """One shape for each component; a single shape for one component."""
        self._shapes: list[Any] | None = None
        if isinstance(shapes, (list, tuple)) and isinstance(dtypes, (list, tuple)):
            self._shapes = list(shapes)
        elif shapes is not None and not isinstance(shapes, Unknown):
            self._shapes = [shapes]
        if shapes is not None and self._shapes and not isinstance(self._shapes[0], (list, tuple)):
            self._shapes = [shapes]

    def enqueue(self, vals, name=None) -> Operation:
        """Put one element in."""
        self._remember(vals, 0)
        return Operation()

    def enqueue_many(self, vals, name=None) -> Operation:
        """Put in as many elements as the first axis has."""
        self._remember(vals, 1)
        return Operation()

    def _remember(self, vals: Any, dropped: int) -> None:
        if self._shapes is None:
            parts = _args.convert_all(vals if isinstance(vals, (list, tuple)) else [vals])
            self._shapes = None if isinstance(parts, Unknown) else [part.shape[dropped:] for part in parts]

    def dequeue(self, name=None) -> Any:
        """One element: a tensor, or a list of them."""
        return self._element(())

    def dequeue_many(self, n, name=None) -> Any:
        """`n` elements."""
        return self._element((as_size(n),))

    def dequeue_up_to(self, n, name=None) -> Any:
        """Elements, as many as are left of `n`."""
        return self._element((_static.own_batch(),))

    def _element(self, batch: tuple[Any, ...]) -> Any:
        if self._shapes is None:
            return Unknown("what comes out of a queue")
        sizes = [_args.sizes(shape) for shape in self._shapes]
        parts = [
            size if isinstance(size, Unknown) else Tensor((*batch, *size), Step("dequeue", (), active().site))
            for size in sizes
        ]
        return parts[0] if len(parts) == 1 else parts

    def size(self, name=None) -> Any:
        return Unknown("the length of a queue", kind=int)

    def close(self, cancel_pending_enqueues=False, name=None) -> Operation:
        return Operation()


class FIFOQueue(QueueBase):
    """https://www.tensorflow.org/api_docs/python/tf/queue/FIFOQueue"""

    def __init__(self, capacity, dtypes, shapes=None, names=None, shared_name=None, name="fifo_queue") -> None:
        self._declare(dtypes, shapes)


class PaddingFIFOQueue(QueueBase):
    """https://www.tensorflow.org/api_docs/python/tf/queue/PaddingFIFOQueue"""

    def __init__(self, capacity, dtypes, shapes, names=None, shared_name=None, name="padding_fifo_queue") -> None:
        self._declare(dtypes, None)


class RandomShuffleQueue(QueueBase):
    """https://www.tensorflow.org/api_docs/python/tf/queue/RandomShuffleQueue"""

    def __init__(
        self, capacity, min_after_dequeue, dtypes, shapes=None, names=None, seed=None, shared_name=None,
        name="random_shuffle_queue",
    ) -> None:  # fmt: skip
        self._declare(dtypes, shapes)


def first_of(tensors: Any) -> Any:
    """One element of what has elements along its first axis, in the structure that it has."""
    return _each(tensors, lambda tensor: tensor.made(tensor.shape[1:], "slice"))


def batched(tensors: Any, batch: Any, many: Any) -> Any:
    """A batch of elements, or of what `many` (`enqueue_many`) says are batches of elements already."""
    if isinstance(many, Unknown):
        return Unknown("a batch of what may be a batch")
    return _each(tensors, lambda tensor: tensor.made((batch, *tensor.shape[1 if many else 0 :]), "batch"))


def _each(tensors: Any, change: Any) -> Any:
    if isinstance(tensors, dict):
        return {key: _each(value, change) for key, value in tensors.items()}
    if isinstance(tensors, (list, tuple)):
        return [_each(item, change) for item in tensors]
    tensor = _args.convert(tensors)
    return tensor if isinstance(tensor, Unknown) else change(tensor)
