"""https://docs.pytorch.org/vision/stable/generated/torchvision.ops.FeaturePyramidNetwork.html"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torch.nn.functional._resizing import resized
from convlint.frameworks.torch.nn.modules.container import ModuleList
from convlint.frameworks.torch.nn.modules.module import Module
from convlint.frameworks.torchvision.ops.misc import Conv2dNormActivation
from convlint.values import Unknown


class FeaturePyramidNetwork(Module):
    """Maps of several sizes to maps of `out_channels`, from the smallest up."""

    def __init__(self, in_channels_list, out_channels, extra_blocks=None, norm_layer=None):
        super().__init__()
        block = {"padding": None, "norm_layer": norm_layer, "activation_layer": None}
        self.inner_blocks = ModuleList(
            [Conv2dNormActivation(n, out_channels, kernel_size=1, **{**block, "padding": 0}) for n in in_channels_list]
        )
        self.layer_blocks = ModuleList(
            [Conv2dNormActivation(out_channels, out_channels, kernel_size=3, **block) for _ in in_channels_list]
        )
        self.extra_blocks = extra_blocks

    def forward(self, x: Any) -> Any:
        if self.extra_blocks is not None or not isinstance(x, dict):
            return Unknown("the extra maps of a feature pyramid")
        names, maps = list(x), list(x.values())
        last = self.inner_blocks[-1](maps[-1])
        results = [self.layer_blocks[-1](last)]
        for at in range(len(maps) - 2, -1, -1):
            lateral = self.inner_blocks[at](maps[at])
            last = lateral + resized(last, tuple(lateral.shape[-2:]), None, "nearest")
            results.insert(0, self.layer_blocks[at](last))
        return dict(zip(names, results, strict=True))
