"""The older package of the same writer. https://github.com/lanpa/tensorboardX"""

from convlint.frameworks.torch.utils.tensorboard import SummaryWriter

__all__ = ["SummaryWriter"]
