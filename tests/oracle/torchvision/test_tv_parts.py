"""Parts of models by name: the same outputs as the real getters give."""

from __future__ import annotations

from typing import Any

import pytest
from tv_facts import _shapes

NODES = [
    ("resnet18", ["layer2", "layer4", "avgpool"]),
    ("resnet50", {"layer1": "a", "layer3.2": "b", "layer3.2.conv2": "c"}),
    ("vgg16", ["features.3", "features.8"]),
    ("efficientnet_b0", {"features.4": "x", "classifier.1": "logits"}),
    ("densenet121", ["features.denseblock2", "features.transition2"]),
    ("mobilenet_v3_small", ["features.3", "features.12"]),
]


def _twin(name: str, nodes: Any) -> Any:
    from convlint.frameworks.torch import zeros  # type: ignore[attr-defined]
    from convlint.frameworks.torchvision import models
    from convlint.frameworks.torchvision.models.feature_extraction import create_feature_extractor
    from convlint.values import recording

    with recording() as run:
        outputs = create_feature_extractor(models.get_model(name), nodes)(zeros(2, 3, 224, 224))
        assert not run.problems
    return {key: _shapes(value) for key, value in outputs.items()}


@pytest.mark.oracle
@pytest.mark.parametrize(("name", "nodes"), NODES, ids=[name for name, _ in NODES])
def test_extracted_features(name: str, nodes: Any) -> None:
    import torch
    import torchvision
    from torchvision.models.feature_extraction import create_feature_extractor

    with torch.device("meta"):
        extractor = create_feature_extractor(torchvision.models.get_model(name), nodes)
        truth = extractor(torch.zeros(2, 3, 224, 224))
    assert _twin(name, nodes) == {key: _shapes(value) for key, value in truth.items()}


@pytest.mark.oracle
@pytest.mark.parametrize("layers", [{"layer1": "a", "layer4": "b"}, {"conv1": "stem", "layer2": "l2"}])
def test_intermediate_layers(layers: Any) -> None:
    import torch
    import torchvision

    from convlint.frameworks.torch import zeros  # type: ignore[attr-defined]
    from convlint.frameworks.torchvision import models
    from convlint.frameworks.torchvision.models import _utils

    with torch.device("meta"):
        real = torchvision.models._utils.IntermediateLayerGetter(torchvision.models.resnet34(), layers)
        truth = {key: _shapes(value) for key, value in real(torch.zeros(2, 3, 97, 130)).items()}
    twin = _utils.IntermediateLayerGetter(models.get_model("resnet34"), layers)
    assert {key: _shapes(value) for key, value in twin(zeros(2, 3, 97, 130)).items()} == truth
    assert list(dict(twin.named_children())) == list(dict(real.named_children()))
