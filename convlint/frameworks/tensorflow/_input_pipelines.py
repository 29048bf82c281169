"""`tf.train.batch` and its kin: TF 1's queues of examples.

https://www.tensorflow.org/api_docs/python/tf/compat/v1/train/batch
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.tensorflow import _args, _static
from convlint.frameworks.tensorflow._queues import FIFOQueue, batched, first_of
from convlint.frameworks.tensorflow._tensor import Operation
from convlint.values import Unknown, as_size


def _rows(batch_size: Any, allow_smaller: Any) -> Any:
    """The size of a batch, which a program reads as None where the last one may be smaller."""
    return as_size(batch_size) if allow_smaller is False else _static.own_batch()


def batch(
    tensors, batch_size, num_threads=1, capacity=32, enqueue_many=False, shapes=None, dynamic_pad=False,
    allow_smaller_final_batch=False, shared_name=None, name=None,
) -> Any:  # fmt: skip
    """Batches of `batch_size` examples."""
    if dynamic_pad is not False:
        return Unknown("a batch of padded examples")
    return batched(tensors, _rows(batch_size, allow_smaller_final_batch), enqueue_many)


def shuffle_batch(
    tensors, batch_size, capacity, min_after_dequeue, num_threads=1, seed=None, enqueue_many=False, shapes=None,
    allow_smaller_final_batch=False, shared_name=None, name=None,
) -> Any:  # fmt: skip
    """Batches of `batch_size` examples in another order."""
    return batched(tensors, _rows(batch_size, allow_smaller_final_batch), enqueue_many)


def batch_join(
    tensors_list, batch_size, capacity=32, enqueue_many=False, shapes=None, dynamic_pad=False,
    allow_smaller_final_batch=False, shared_name=None, name=None,
) -> Any:  # fmt: skip
    """Batches of the examples of several readers."""
    if not isinstance(tensors_list, (list, tuple)) or not tensors_list:
        return Unknown("a batch of examples")
    return batch(tensors_list[0], batch_size, 1, capacity, enqueue_many, shapes, dynamic_pad, allow_smaller_final_batch)


def shuffle_batch_join(
    tensors_list, batch_size, capacity, min_after_dequeue, seed=None, enqueue_many=False, shapes=None,
    allow_smaller_final_batch=False, shared_name=None, name=None,
) -> Any:  # fmt: skip
    """Batches of the examples of several readers in another order."""
    return batch_join(tensors_list, batch_size, capacity, enqueue_many, shapes, False, allow_smaller_final_batch)


def slice_input_producer(
    tensor_list, num_epochs=None, shuffle=True, seed=None, capacity=32, shared_name=None, name=None
) -> Any:  # fmt: skip
    """One element of each of the tensors."""
    return first_of(tensor_list)


def string_input_producer(
    string_tensor, num_epochs=None, shuffle=True, seed=None, capacity=32, shared_name=None, name=None, cancel_op=None
) -> FIFOQueue:  # fmt: skip
    """A queue of texts."""
    return FIFOQueue(capacity, [None], [()])


range_input_producer = string_input_producer


def limit_epochs(tensor, num_epochs=None, name=None) -> Any:
    """The same tensor."""
    return _args.convert(tensor)


class QueueRunner:
    """https://www.tensorflow.org/api_docs/python/tf/compat/v1/train/QueueRunner"""

    def __init__(self, queue=None, enqueue_ops=None, *args: Any, **kwargs: Any) -> None:
        self.queue, self.enqueue_ops = queue, enqueue_ops

    def create_threads(self, sess, coord=None, daemon=False, start=False) -> list[Any]:
        return []


def add_queue_runner(qr, collection="queue_runners") -> Operation:
    """No shape depends on it."""
    return Operation()
