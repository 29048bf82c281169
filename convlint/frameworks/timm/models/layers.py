"""The older place of `timm.layers`."""

from convlint.frameworks.timm.layers import *  # noqa: F403
from convlint.frameworks.timm.layers import (
    DropPath,
    LayerNorm2d,
    LayerScale,
    Mlp,
    PatchEmbed,
    drop_path,
    make_divisible,
    to_1tuple,
    to_2tuple,
    to_3tuple,
    to_4tuple,
    to_ntuple,
    variance_scaling_,
)

__all__ = ["DropPath", "LayerNorm2d", "LayerScale", "Mlp", "PatchEmbed", "drop_path", "make_divisible", "to_1tuple",
           "to_2tuple", "to_3tuple", "to_4tuple", "to_ntuple", "variance_scaling_"]  # fmt: skip
