"""`torch.distributed`: how many processes there are is not known. https://docs.pytorch.org/docs/stable/distributed.html"""

from __future__ import annotations

from typing import Any

from convlint.values import Unknown


def is_available():
    return Unknown("whether torch.distributed is there", kind=bool, key=("torch.distributed.is_available",))


def is_initialized():
    return Unknown("whether processes work together", kind=bool, key=("torch.distributed.is_initialized",))


def get_rank(group=None):
    return Unknown("which process this is", kind=int, key=("torch.distributed.get_rank",))


def get_world_size(group=None):
    return Unknown("how many processes there are", kind=int, key=("torch.distributed.get_world_size",))


def _nothing(*args: Any, **kwargs: Any) -> None:
    return None


init_process_group = destroy_process_group = barrier = all_reduce = reduce = broadcast = all_gather = _nothing
broadcast_object_list = all_gather_object = reduce_scatter = scatter = gather = send = recv = _nothing
