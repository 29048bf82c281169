"""The file of `torch.distributions` that programs import from as well."""

from convlint.frameworks.torch.distributions import kl_divergence

__all__ = ["kl_divergence"]
