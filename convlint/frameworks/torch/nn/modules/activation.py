"""Activation layers: the shape stays, except for GLU.

https://docs.pytorch.org/docs/stable/nn.html#non-linear-activations-weighted-sum-nonlinearity
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torch._ops.pointwise import along
from convlint.frameworks.torch._support import report
from convlint.frameworks.torch.nn.functional._activation import gated
from convlint.frameworks.torch.nn.modules.module import Module
from convlint.frameworks.torch.nn.parameter import layer_parameter
from convlint.shapes import prove_equal
from convlint.values import as_size


class _Elementwise(Module):
    """A layer whose output has the shape of its input."""

    _op = ""

    def forward(self, input):
        return input.made(input.shape, self._op, layer=self)


class _Inplace(_Elementwise):
    def __init__(self, inplace=False):
        super().__init__()
        self.inplace = inplace


class ReLU(_Inplace):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.ReLU.html"""

    _op = "relu"


class SELU(_Inplace):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.SELU.html"""

    _op = "selu"


class SiLU(_Inplace):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.SiLU.html"""

    _op = "silu"


class Mish(_Inplace):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.Mish.html"""

    _op = "mish"


class Hardswish(_Inplace):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.Hardswish.html"""

    _op = "hardswish"


class Hardsigmoid(_Inplace):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.Hardsigmoid.html"""

    _op = "hardsigmoid"


class Hardtanh(_Elementwise):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.Hardtanh.html"""

    _op = "hardtanh"

    def __init__(self, min_val=-1.0, max_val=1.0, inplace=False, min_value=None, max_value=None):
        super().__init__()
        self.min_val = min_val
        self.max_val = max_val
        self.inplace = inplace


class ReLU6(Hardtanh):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.ReLU6.html"""

    _op = "relu6"

    def __init__(self, inplace=False):
        super().__init__(0.0, 6.0, inplace)


class _Alpha(_Elementwise):
    def __init__(self, alpha=1.0, inplace=False):
        super().__init__()
        self.alpha = alpha
        self.inplace = inplace


class ELU(_Alpha):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.ELU.html"""

    _op = "elu"


class CELU(_Alpha):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.CELU.html"""

    _op = "celu"


class LeakyReLU(_Elementwise):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.LeakyReLU.html"""

    _op = "leaky_relu"

    def __init__(self, negative_slope=1e-2, inplace=False):
        super().__init__()
        self.negative_slope = negative_slope
        self.inplace = inplace


class RReLU(_Elementwise):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.RReLU.html"""

    _op = "rrelu"

    def __init__(self, lower=1.0 / 8, upper=1.0 / 3, inplace=False):
        super().__init__()
        self.lower = lower
        self.upper = upper
        self.inplace = inplace


class Threshold(_Elementwise):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.Threshold.html"""

    _op = "threshold"

    def __init__(self, threshold, value, inplace=False):
        super().__init__()
        self.threshold = threshold
        self.value = value
        self.inplace = inplace


class GELU(_Elementwise):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.GELU.html"""

    _op = "gelu"

    def __init__(self, approximate="none"):
        super().__init__()
        self.approximate = approximate


class _Lambda(_Elementwise):
    def __init__(self, lambd=0.5):
        super().__init__()
        self.lambd = lambd


class Hardshrink(_Lambda):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.Hardshrink.html"""

    _op = "hardshrink"


class Softshrink(_Lambda):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.Softshrink.html"""

    _op = "softshrink"


class Softplus(_Elementwise):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.Softplus.html"""

    _op = "softplus"

    def __init__(self, beta=1.0, threshold=20.0):
        super().__init__()
        self.beta = beta
        self.threshold = threshold


class Sigmoid(_Elementwise):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.Sigmoid.html"""

    _op = "sigmoid"


class LogSigmoid(_Elementwise):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.LogSigmoid.html"""

    _op = "logsigmoid"


class Softsign(_Elementwise):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.Softsign.html"""

    _op = "softsign"


class Tanh(_Elementwise):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.Tanh.html"""

    _op = "tanh"


class Tanhshrink(_Elementwise):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.Tanhshrink.html"""

    _op = "tanhshrink"


class PReLU(_Elementwise):
    """One slope, or one for each channel (axis 1). https://docs.pytorch.org/docs/stable/generated/torch.nn.PReLU.html"""

    _op = "prelu"

    def __init__(self, num_parameters=1, init=0.25, device=None, dtype=None):
        super().__init__()
        self.num_parameters = num_parameters
        self.init = init
        self.weight = layer_parameter(self, (as_size(num_parameters),))

    def forward(self, input):
        width = as_size(self.num_parameters)
        if prove_equal(width, 1) is False:
            arriving = input.shape[1] if len(input.shape) > 1 else 1
            if prove_equal(arriving, width) is False:
                facts = {"expected": arriving, "actual": width, "argument": "num_parameters"}
                report("norm-num-features", op="prelu", layer=self, tensor=input, **facts)
        return super().forward(input)


class _AlongDim(Module):
    _op = ""

    def __init__(self, dim=None):
        super().__init__()
        self.dim = dim

    def forward(self, input):
        along(input, self._op, self.dim)
        return input.made(input.shape, self._op, layer=self)

    def extra_repr(self) -> str:
        return f"dim={self.dim}"


class Softmax(_AlongDim):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.Softmax.html"""

    _op = "softmax"


class Softmin(_AlongDim):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.Softmin.html"""

    _op = "softmin"


class LogSoftmax(_AlongDim):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.LogSoftmax.html"""

    _op = "log_softmax"


class Softmax2d(_Elementwise):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.Softmax2d.html"""

    _op = "softmax2d"

    def forward(self, input):
        if len(getattr(input, "shape", (1, 1, 1))) not in (3, 4):
            report("input-rank", op="softmax2d", layer=self, tensor=input, expected=4, actual=len(input.shape))
        return super().forward(input)


class GLU(Module):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.GLU.html"""

    def __init__(self, dim=-1):
        super().__init__()
        self.dim = dim

    def forward(self, input: Any) -> Any:
        return gated(input, self.dim, self)
