"""Backbones of timm, which is not installed: the widths of what their users build on."""

from __future__ import annotations

from typing import Any

import pytest

from convlint.check import check_source
from convlint.config import Settings
from convlint.interpreter import Interpreter
from convlint.source import InputShape, Source
from convlint.values import Unknown

HEAD = "import timm\nimport torch\nimport torch.nn as nn\nx = torch.zeros(2, 3, 224, 224)\n"


def value(program: str) -> Any:
    return Interpreter().execute(Source("model.py", (HEAD + program).encode())).module.names["result"]


@pytest.mark.parametrize(
    ("program", "expected"),
    [
        ("result = tuple(timm.create_model('resnet50')(x).shape)", (2, 1000)),
        ("result = timm.create_model('resnet50').fc.in_features", 2048),
        ("result = timm.create_model('resnet50.a1_in1k', num_classes=7).get_classifier().out_features", 7),
        ("result = timm.create_model('hf_hub:timm/resnet50.a1_in1k').num_features", 2048),
        ("result = timm.create_model('convnext_tiny').head.fc.in_features", 768),
        ("result = timm.create_model('vit_base_patch16_224').head.in_features", 768),
        ("result = tuple(timm.create_model('mobilenetv3_large_100', num_classes=0)(x).shape)", (2, 1280)),
        ("m = timm.create_model('resnet50')\nm.fc = nn.Linear(2048, 5)\nresult = tuple(m(x).shape)", (2, 5)),
        ("m = timm.create_model('resnet50')\nm.fc = nn.Identity()\nresult = tuple(m(x).shape)", (2, 2048)),
        ("m = timm.create_model('resnet50')\nm.reset_classifier(3)\nresult = tuple(m(x).shape)", (2, 3)),
        (
            "m = timm.create_model('resnet50', features_only=True, out_indices=(2, -1))\n"
            "result = [tuple(map.shape) for map in m(x)], m.feature_info.channels(), m.feature_info.reduction()",
            ([(2, 512, 28, 28), (2, 2048, 7, 7)], [512, 2048], [8, 32]),
        ),
    ],
)
def test_what_the_table_knows(program: str, expected: Any) -> None:
    assert value(program) == expected


@pytest.mark.parametrize(
    "program",
    [
        "result = timm.create_model('no_such_model')",
        "result = timm.create_model('resnet50', block_args=dict(attn_layer='se'))",
        "result = timm.create_model('resnet50', num_classes=0, global_pool='')(x)",
        "result = timm.create_model('resnet50', global_pool='catavgmax').fc",
        "result = timm.create_model('resnet50.fb_swsl').num_classes",
        "result = timm.create_model('resnet50').forward_features(x)",
        "result = timm.create_model('resnet50').layer4",
        "result = nn.Sequential(*list(timm.create_model('resnet50').children())[:-2])(x)",
        "result = sum(p.numel() for p in timm.create_model('resnet50').parameters())",
        "result = hasattr(timm.create_model('resnet50'), 'classifier')",
        "m = timm.create_model('convnext_tiny')\nm.head = nn.Identity()\nresult = m(x)",
        "m = timm.create_model('resnet50', features_only=True)\nresult = m(x[:, :, :100])[-1]",
    ],
)
def test_what_the_table_does_not_know(program: str) -> None:
    assert isinstance(value(program), Unknown)


NET = """
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = timm.create_model("resnet50", pretrained=True, num_classes=0)
        self.head = nn.Linear({width}, 10)

    def forward(self, x):
        return self.head(self.body(x))
"""


@pytest.mark.parametrize(("width", "codes"), [(512, ["CVL101"]), (2048, [])])
def test_a_head_of_another_width(width: int, codes: list[str]) -> None:
    settings = Settings(input_size=(InputShape((3, 224, 224)),), input_size_from="--input-size", model=("Net()",))
    found, _ = check_source(Source("net.py", (HEAD + NET.format(width=width)).encode()), settings)
    assert [diagnostic.code for diagnostic in found] == codes
