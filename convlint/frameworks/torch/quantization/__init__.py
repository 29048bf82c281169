"""The older place of `torch.ao.quantization`."""

from convlint.frameworks.torch.ao.quantization import *  # noqa: F403
