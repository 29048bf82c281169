"""`torch.cuda`: whether there is a GPU is not known. https://docs.pytorch.org/docs/stable/cuda.html"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torch._legacy import ByteTensor, FloatTensor, HalfTensor, LongTensor
from convlint.frameworks.torch._ops.settings import _Context
from convlint.values import Unknown

__all__ = ["ByteTensor", "FloatTensor", "HalfTensor", "LongTensor"]


def is_available():
    return Unknown("whether there is a GPU", kind=bool, key=("torch.cuda.is_available",))


def device_count():
    return Unknown("how many GPUs there are", kind=int, key=("torch.cuda.device_count",))


def current_device():
    return Unknown("which GPU", kind=int, key=("torch.cuda.current_device",))


def get_device_name(device=None):
    return Unknown("which GPU", kind=str)


def get_device_capability(device=None):
    return Unknown("which GPU")


def get_device_properties(device=None):
    return Unknown("which GPU")


def is_bf16_supported(including_emulation=True):
    return Unknown("which GPU", kind=bool, key=("torch.cuda.is_bf16_supported",))


def memory_allocated(device=None):
    return Unknown("the memory in use", kind=int)


def memory_reserved(device=None):
    return Unknown("the memory in use", kind=int)


def max_memory_allocated(device=None):
    return Unknown("the memory in use", kind=int)


def _nothing(*args: Any, **kwargs: Any) -> None:
    return None


set_device = manual_seed = manual_seed_all = seed = seed_all = empty_cache = synchronize = init = _nothing
reset_peak_memory_stats = reset_max_memory_allocated = ipc_collect = _nothing


class device(_Context):
    """https://docs.pytorch.org/docs/stable/generated/torch.cuda.device.html"""


class Stream(_Context):
    """https://docs.pytorch.org/docs/stable/generated/torch.cuda.Stream.html"""


class Event:
    """https://docs.pytorch.org/docs/stable/generated/torch.cuda.Event.html"""

    def __init__(self, enable_timing=False, blocking=False, interprocess=False):
        self._timed = enable_timing

    def record(self, stream=None):
        return None

    def synchronize(self):
        return None

    def elapsed_time(self, end_event):
        return Unknown("a time", kind=float)
