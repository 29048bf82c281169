"""The twin of torchvision: data sets with the shape of their samples, transforms, and ops.

https://docs.pytorch.org/vision/stable/
"""

__version__ = "0.28.0"


def set_image_backend(backend):
    return None


def get_image_backend():
    return "PIL"


def disable_beta_transforms_warning():
    return None
