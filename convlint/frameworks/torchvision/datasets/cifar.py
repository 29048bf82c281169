"""The file of `torchvision.datasets` that programs import from as well."""

from convlint.frameworks.torchvision.datasets import CIFAR10, CIFAR100

__all__ = ["CIFAR10", "CIFAR100"]
