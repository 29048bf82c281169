"""einops, torchvision's ops and its transforms: calls whose result torch and its neighbours state as well."""

from __future__ import annotations

import importlib.util
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from torch_calls import Call, T
from torch_oracle import check

X = T((2, 6, 8, 12))
BOXES = T((5, 4))
ROIS = [T((5, 4)), T((3, 4))]
EINOPS = [
    ("rearrange", X, "b c h w -> b (c h w)", {}),
    ("rearrange", X, "b c h w -> b h w c", {}),
    ("rearrange", X, "b c (h p) (w q) -> b (h w) (c p q)", {"p": 4, "q": 3}),
    ("rearrange", X, "b (g c) h w -> (b g) c h w", {"g": 3}),
    ("rearrange", X, "b c (h p) w -> b c h p w", {"p": 3}),
    ("rearrange", X, "b ... -> ... b", {}),
    ("rearrange", X, "b c ... -> b (c ...)", {}),
    ("rearrange", X, "b c h -> b h c", {}),
    ("rearrange", X, "b c h w -> b c h", {}),
    ("rearrange", T((2, 1, 5)), "b 1 n -> b n", {}),
    ("rearrange", T((2, 3, 5)), "b 1 n -> b n", {}),
    ("rearrange", [T((3, 4)), T((3, 4))], "k a b -> a (k b)", {}),
    ("reduce", X, "b c h w -> b c", {"reduction": "mean"}),
    ("reduce", X, "b c (h 2) (w 2) -> b c h w", {"reduction": "max"}),
    ("reduce", X, "b c h w -> b c () ()", {"reduction": "mean"}),
    ("reduce", X, "b c h w -> b x", {"reduction": "mean"}),
    ("repeat", T((3, 4)), "h w -> b h w c", {"b": 2, "c": 5}),
    ("repeat", T((3, 4)), "h w -> (h 2) (w 3)", {}),
    ("repeat", T((1, 1, 4)), "() n d -> b n d", {"b": 7}),
    ("repeat", T((3, 4)), "h w -> h", {}),
]
OPS = [
    Call("torchvision.ops.box_iou", (BOXES, T((3, 4)))),
    Call("torchvision.ops.generalized_box_iou", (BOXES, T((3, 4)))),
    Call("torchvision.ops.box_area", (BOXES,)),
    Call("torchvision.ops.roi_align", (X, ROIS, (7, 5))),
    Call("torchvision.ops.roi_pool", (X, ROIS, 3)),
    Call("torchvision.ops.sigmoid_focal_loss", (T((4, 5)), T((4, 5)))),
    Call("torchvision.ops.stochastic_depth", (X, 0.5, "row")),
    Call("torchvision.ops.Conv2dNormActivation", (6, 9), {"kernel_size": 5, "stride": 2}, (X,)),
    Call("torchvision.ops.Conv2dNormActivation", (6, 9), {"kernel_size": (3, 1), "dilation": 2}, (X,)),
    Call("torchvision.ops.Conv2dNormActivation", (5, 9), {}, (X,)),
    Call("torchvision.ops.Conv3dNormActivation", (6, 4), {}, (T((1, 6, 4, 5, 6)),)),
    Call("torchvision.ops.SqueezeExcitation", (6, 2), {}, (X,)),
    Call("torchvision.ops.MLP", (12, [5, 7]), {}, (X,)),
    Call("torchvision.ops.Permute", ([0, 2, 3, 1],), {}, (X,)),
    Call("torchvision.ops.FrozenBatchNorm2d", (6,), {}, (X,)),
    Call("torchvision.ops.FrozenBatchNorm2d", (5,), {}, (X,)),
    Call("torchvision.ops.DeformConv2d", (6, 4, 3), {"padding": 1}, (X, T((2, 18, 8, 12)))),
    Call("torchvision.ops.StochasticDepth", (0.1, "row"), {}, (X,)),
]
FUNCTIONS = [
    ("resize", {"size": (5, 7)}), ("resize", {"size": [9]}), ("resize", {"size": 16}),
    ("center_crop", {"output_size": 6}),
    ("center_crop", {"output_size": (20, 6)}), ("pad", {"padding": 2}), ("pad", {"padding": [1, 2]}),
    ("pad", {"padding": [1, 2, 3, 4]}), ("crop", {"top": 1, "left": 2, "height": 3, "width": 4}),
    ("resized_crop", {"top": 1, "left": 2, "height": 3, "width": 4, "size": (9, 8)}), ("hflip", {}),
]  # fmt: skip
CLASSES = [
    ("Resize", {"size": 16}), ("Resize", {"size": (5, 7)}), ("CenterCrop", {"size": 6}), ("RandomCrop", {"size": 6}),
    ("RandomResizedCrop", {"size": (9, 11)}), ("Pad", {"padding": (1, 2)}), ("Grayscale", {"num_output_channels": 1}),
    ("FiveCrop", {"size": 4}), ("TenCrop", {"size": 4}), ("RandomHorizontalFlip", {}), ("ColorJitter", {}),
]  # fmt: skip


def _calls() -> list[Call]:
    patterns = [Call(f"einops.{name}", (tensor, pattern), sizes) for name, tensor, pattern, sizes in EINOPS]
    module = "torchvision.transforms"
    functions = [Call(f"{module}.functional.{name}", (T((3, 8, 12)),), kwargs) for name, kwargs in FUNCTIONS]
    classes = [Call(f"{module}.{name}", (), kwargs, (T((3, 8, 12)),)) for name, kwargs in CLASSES]
    return [*patterns, *OPS, *functions, *classes]


@pytest.mark.oracle
@pytest.mark.parametrize("call", _calls(), ids=str)
def test_neighbour(call: Call) -> None:
    if importlib.util.find_spec(call.target.split(".")[0]) is None:
        pytest.skip(f"{call.target.split('.')[0]} is not installed")

    @settings(max_examples=5, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    @given(st.data())
    def agrees(data: st.DataObject) -> None:
        check(call, _no_symbols if "transforms" in call.target else data.draw)

    agrees()


def _no_symbols(strategy: Any) -> Any:
    """Sizes of pictures are known or they are not: nothing is computed with them."""
    return False
