"""The file of `torch.distributions` that programs import from as well."""

from convlint.frameworks.torch.distributions import Bernoulli

__all__ = ["Bernoulli"]
