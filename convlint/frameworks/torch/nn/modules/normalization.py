"""Layer, group and local response normalisation.

https://docs.pytorch.org/docs/stable/nn.html#normalization-layers
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torch._support import need_rank, report, sizes_of
from convlint.frameworks.torch.nn.functional._normalization import check_features, over_last
from convlint.frameworks.torch.nn.modules.module import Module
from convlint.frameworks.torch.nn.parameter import layer_parameter
from convlint.shapes import prove_divides
from convlint.values import Unknown, as_size


def _is_on(flag: Any) -> bool:
    return isinstance(flag, Unknown) or bool(flag)


class _OverLast(Module):
    _op = ""
    normalized_shape: Any

    def _widths(self, normalized_shape: Any) -> Any:
        sizes = sizes_of((normalized_shape,))
        return sizes if isinstance(sizes, Unknown) else tuple(sizes)

    def _make_parameter(self, name: str, wanted: Any) -> None:
        shape = self.normalized_shape
        if _is_on(wanted) and isinstance(shape, Unknown):
            setattr(self, name, shape.derive("." + name))
            return
        self.register_parameter(name, layer_parameter(self, shape) if _is_on(wanted) else None)

    def reset_parameters(self) -> None:
        return None

    def forward(self, input):
        return over_last(input, self.normalized_shape, self._op, self)


class LayerNorm(_OverLast):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.LayerNorm.html"""

    _op = "layer_norm"

    def __init__(self, normalized_shape, eps=1e-5, elementwise_affine=True, bias=True, device=None, dtype=None):
        super().__init__()
        self.normalized_shape = self._widths(normalized_shape)
        self.eps = eps
        self.elementwise_affine = elementwise_affine
        self._make_parameter("weight", elementwise_affine)
        self._make_parameter("bias", _is_on(elementwise_affine) and _is_on(bias))


class RMSNorm(_OverLast):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.RMSNorm.html"""

    _op = "rms_norm"

    def __init__(self, normalized_shape, eps=None, elementwise_affine=True, device=None, dtype=None):
        super().__init__()
        self.normalized_shape = self._widths(normalized_shape)
        self.eps = eps
        self.elementwise_affine = elementwise_affine
        self._make_parameter("weight", elementwise_affine)

    def forward(self, x):
        return super().forward(x)


class GroupNorm(Module):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.GroupNorm.html"""

    def __init__(self, num_groups, num_channels, eps=1e-5, affine=True, device=None, dtype=None, *, bias=True):
        super().__init__()
        if prove_divides(as_size(num_groups), as_size(num_channels)) is False:
            facts = {"expected": num_channels, "actual": num_groups, "argument": "num_groups"}
            report("conv-groups", op="group_norm", layer=self, **facts)
        self.num_groups = num_groups
        self.num_channels = num_channels
        self.eps = eps
        self.affine = affine
        shape = (as_size(num_channels),)
        self.register_parameter("weight", layer_parameter(self, shape) if _is_on(affine) else None)
        self.register_parameter("bias", layer_parameter(self, shape) if _is_on(affine) and _is_on(bias) else None)

    def reset_parameters(self) -> None:
        return None

    def forward(self, input):
        if len(input.shape) < 2:
            report("input-rank", op="group_norm", layer=self, tensor=input, expected=2, actual=len(input.shape))
        elif self.weight is not None:
            check_features(input, as_size(self.num_channels), "group_norm", self, "num_channels")
        return input.made(input.shape, "group_norm", layer=self)


class LocalResponseNorm(Module):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.LocalResponseNorm.html"""

    def __init__(self, size, alpha=1e-4, beta=0.75, k=1.0):
        super().__init__()
        self.size = size
        self.alpha = alpha
        self.beta = beta
        self.k = k

    def forward(self, input):
        if len(input.shape) < 3:
            report(
                "input-rank", op="local_response_norm", layer=self, tensor=input, expected=3, actual=len(input.shape)
            )
        return input.made(input.shape, "local_response_norm", layer=self)


class CrossMapLRN2d(LocalResponseNorm):
    """The old form of LocalResponseNorm."""

    def __init__(self, size, alpha=1e-4, beta=0.75, k=1):
        super().__init__(size, alpha, beta, k)

    def forward(self, input):
        need_rank(input, 4)
        return super().forward(input)
