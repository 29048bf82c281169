"""Batch and instance normalisation. https://docs.pytorch.org/docs/stable/nn.html#normalization-layers"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torch._support import report
from convlint.frameworks.torch._tensor import new_tensor
from convlint.frameworks.torch.nn.functional._normalization import check_features
from convlint.frameworks.torch.nn.modules.module import Module
from convlint.frameworks.torch.nn.parameter import layer_parameter
from convlint.values import Unknown, as_size

# Bases that programs name in isinstance() and in class statements.
__all__ = ["_BatchNorm", "_InstanceNorm", "_NormBase"]


class _NormBase(Module):
    """A norm of `num_features` channels. `_ranks`: the input ranks that the layer takes."""

    _leaf = True
    _ranks: tuple[int, ...] = ()
    _op = "batch_norm"

    def __init__(self, num_features, eps=1e-5, momentum=0.1, affine=True, track_running_stats=True, device=None,
                 dtype=None, *, bias=True):  # fmt: skip
        super().__init__()
        self.num_features = num_features
        self.eps = eps
        self.momentum = momentum
        self.affine = affine
        self.track_running_stats = track_running_stats
        size = (as_size(num_features),)
        self.register_parameter("weight", layer_parameter(self, size) if _is_on(affine) else None)
        self.register_parameter("bias", layer_parameter(self, size) if _is_on(affine) and _is_on(bias) else None)
        tracked = _is_on(track_running_stats)
        for name, shape in (("running_mean", size), ("running_var", size), ("num_batches_tracked", ())):
            self.register_buffer(name, new_tensor(shape, "buffer") if tracked else None)

    def reset_running_stats(self) -> None:
        return None

    def reset_parameters(self) -> None:
        return None

    def forward(self, input):
        if self._ranks and len(input.shape) not in self._ranks:
            self._report_rank(input)
        elif len(input.shape) > 1 and (self.weight is not None or self.running_mean is not None):
            check_features(input, self._width(), self._op, self)
        return input.made(input.shape, self._op, layer=self)

    def _width(self) -> Any:
        known = self.weight if self.weight is not None else self.running_mean
        return known.shape[0] if len(getattr(known, "shape", ())) == 1 else as_size(self.num_features)

    def _report_rank(self, input: Any) -> None:
        report("input-rank", op=self._op, layer=self, tensor=input, expected=max(self._ranks), actual=len(input.shape))

    def extra_repr(self) -> str:
        return f"{self.num_features}, eps={self.eps}, momentum={self.momentum}, affine={self.affine}"


def _is_on(flag: Any) -> bool:
    return isinstance(flag, Unknown) or bool(flag)


class _BatchNorm(_NormBase):
    pass


class BatchNorm1d(_BatchNorm):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.BatchNorm1d.html"""

    _ranks = (2, 3)


class BatchNorm2d(_BatchNorm):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.BatchNorm2d.html"""

    _ranks = (4,)


class BatchNorm3d(_BatchNorm):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.BatchNorm3d.html"""

    _ranks = (5,)


class SyncBatchNorm(_BatchNorm):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.SyncBatchNorm.html"""

    def __init__(self, num_features, eps=1e-5, momentum=0.1, affine=True, track_running_stats=True, process_group=None,
                 device=None, dtype=None, *, bias=True):  # fmt: skip
        super().__init__(num_features, eps, momentum, affine, track_running_stats, device, dtype, bias=bias)
        self.process_group = process_group

    @classmethod
    def convert_sync_batchnorm(cls, module, process_group=None):
        """Every batch norm below `module` in its place; nothing changes for shapes."""
        return module


class _InstanceNorm(_NormBase):
    _op = "instance_norm"

    def __init__(self, num_features, eps=1e-5, momentum=0.1, affine=False, track_running_stats=False, device=None,
                 dtype=None, *, bias=True):  # fmt: skip
        super().__init__(num_features, eps, momentum, affine, track_running_stats, device, dtype, bias=bias)

    def forward(self, input):
        channel_axis = len(input.shape) - self._spatial() - 1
        if channel_axis not in (0, 1):
            self._report_rank(input)
        elif self.weight is not None or self.running_mean is not None:
            batched = input if channel_axis == 1 else input.made((1, *input.shape), "unsqueeze")
            check_features(batched, self._width(), self._op, self)
        return input.made(input.shape, self._op, layer=self)

    def _spatial(self) -> int:
        return max(self._ranks) - 2


class InstanceNorm1d(_InstanceNorm):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.InstanceNorm1d.html"""

    _ranks = (2, 3)


class InstanceNorm2d(_InstanceNorm):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.InstanceNorm2d.html"""

    _ranks = (3, 4)


class InstanceNorm3d(_InstanceNorm):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.InstanceNorm3d.html"""

    _ranks = (4, 5)
