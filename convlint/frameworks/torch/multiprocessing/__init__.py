"""`torch.multiprocessing`. https://docs.pytorch.org/docs/stable/multiprocessing.html"""

from __future__ import annotations

from convlint.values import Unknown


def spawn(fn, args=(), nprocs=1, join=True, daemon=False, start_method="spawn"):
    """What the processes do is not followed."""
    return Unknown("processes")


def set_start_method(method, force=False):
    return None


def set_sharing_strategy(new_strategy):
    return None


def cpu_count():
    return Unknown("how many processors there are", kind=int, key=("cpu_count",))
