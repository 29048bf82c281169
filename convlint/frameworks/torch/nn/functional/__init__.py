"""`torch.nn.functional`: every function that an op file of this folder registers."""

from convlint.frameworks.torch._registry import FUNCTIONAL
from convlint.frameworks.torch.nn.functional import (  # noqa: F401
    _activation,
    _conv,
    _linear,
    _normalization,
    _pooling,
)

globals().update(FUNCTIONAL)
