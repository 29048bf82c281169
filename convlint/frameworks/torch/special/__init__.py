"""`torch.special`: functions of each element. https://docs.pytorch.org/docs/stable/special.html"""

from convlint.frameworks.torch._ops.broadcasting import xlogy
from convlint.frameworks.torch._ops.pointwise import (
    digamma,
    erf,
    erfc,
    erfinv,
    exp2,
    expm1,
    i0,
    log1p,
    log_softmax,
    logit,
    sinc,
    softmax,
)
from convlint.frameworks.torch._ops.pointwise import lgamma as gammaln
from convlint.frameworks.torch._ops.pointwise import sigmoid as expit
from convlint.frameworks.torch._ops.reductions import logsumexp

__all__ = ["digamma", "erf", "erfc", "erfinv", "exp2", "expit", "expm1", "gammaln", "i0", "log1p", "log_softmax",
           "logit", "logsumexp", "sinc", "softmax", "xlogy"]  # fmt: skip
