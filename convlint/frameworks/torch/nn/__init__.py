"""`torch.nn`: the layers of `modules/`. https://docs.pytorch.org/docs/stable/nn.html"""

from convlint.frameworks.torch.nn.modules import LAYERS
from convlint.frameworks.torch.nn.parallel import DataParallel
from convlint.frameworks.torch.nn.parameter import Buffer, Parameter, UninitializedBuffer, UninitializedParameter

__all__ = ["Buffer", "DataParallel", "Parameter", "UninitializedBuffer", "UninitializedParameter"]

globals().update(LAYERS)
