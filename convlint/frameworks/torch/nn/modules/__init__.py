"""The layers, one family a file, as in torch."""

from convlint.frameworks.torch.nn.modules.activation import *  # noqa: F403
from convlint.frameworks.torch.nn.modules.batchnorm import *  # noqa: F403
from convlint.frameworks.torch.nn.modules.container import *  # noqa: F403
from convlint.frameworks.torch.nn.modules.conv import *  # noqa: F403
from convlint.frameworks.torch.nn.modules.dropout import *  # noqa: F403
from convlint.frameworks.torch.nn.modules.flatten import *  # noqa: F403
from convlint.frameworks.torch.nn.modules.linear import *  # noqa: F403
from convlint.frameworks.torch.nn.modules.module import *  # noqa: F403
from convlint.frameworks.torch.nn.modules.normalization import *  # noqa: F403
from convlint.frameworks.torch.nn.modules.parameters import *  # noqa: F403
from convlint.frameworks.torch.nn.modules.pooling import *  # noqa: F403
