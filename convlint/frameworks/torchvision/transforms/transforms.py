"""The file of `torchvision.transforms` that programs import from as well."""

from convlint.frameworks.torchvision.transforms import *  # noqa: F403
