"""The file of `torchvision.datasets` that programs import from as well."""

from convlint.frameworks.torchvision.datasets import EMNIST, KMNIST, MNIST, QMNIST, FashionMNIST

__all__ = ["EMNIST", "KMNIST", "MNIST", "QMNIST", "FashionMNIST"]
