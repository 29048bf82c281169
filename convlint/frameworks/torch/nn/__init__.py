"""`torch.nn`: the layers of `modules/`."""

from convlint.frameworks.torch.nn.modules import *  # noqa: F403
from convlint.frameworks.torch.nn.parameter import Buffer, Parameter, UninitializedParameter

__all__ = ["Buffer", "Parameter", "UninitializedParameter"]
