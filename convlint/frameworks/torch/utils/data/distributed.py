"""https://docs.pytorch.org/docs/stable/data.html#torch.utils.data.distributed.DistributedSampler"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torch.utils.data.sampler import Sampler


class DistributedSampler(Sampler):
    """The share of one process."""

    def set_epoch(self, epoch: Any) -> None:
        return None
