"""`torch.nn.functional`: every function that an op file of this folder registers."""

from convlint.frameworks.torch._registry import FUNCTIONAL
from convlint.frameworks.torch.nn.functional import (  # noqa: F401
    _activation,
    _attention,
    _conv,
    _distance,
    _linear,
    _loss,
    _normalization,
    _padding,
    _pooling,
    _resizing,
    _torch_names,
)

globals().update(FUNCTIONAL)
