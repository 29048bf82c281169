"""https://docs.pytorch.org/docs/stable/autograd.html#variable-deprecated"""

from convlint.frameworks.torch.autograd import Variable

__all__ = ["Variable"]
