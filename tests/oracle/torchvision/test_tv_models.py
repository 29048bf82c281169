"""Every model of torchvision that is modelled: the same tree, parameters and shapes as the real one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tv_facts import input_shape, real_facts, twin_builder, twin_facts

RECORDED: dict[str, Any] = json.loads(
    (Path(__file__).parents[3] / "fixtures" / "oracle" / "torchvision.json").read_text(encoding="utf-8")
)
NAMES = sorted(RECORDED["models"])


@pytest.mark.parametrize("name", NAMES)
def test_recorded(name: str) -> None:
    assert twin_facts(name).summary() == RECORDED["models"][name]


@pytest.mark.oracle
@pytest.mark.parametrize("name", NAMES)
def test_real(name: str) -> None:
    truth, found = real_facts(name), twin_facts(name)
    assert found.modules == truth.modules
    assert found.parameters == truth.parameters
    assert found.calls == truth.calls


VARIANTS: list[tuple[str, dict[str, Any]]] = [
    ("alexnet", {"num_classes": 7, "dropout": 0.1}),
    ("resnet50", {"replace_stride_with_dilation": [False, True, True], "zero_init_residual": True}),
    ("resnet50", {"width_per_group": 96, "groups": 2, "num_classes": 3}),
    ("vgg11_bn", {"num_classes": 5, "init_weights": False}),
    ("densenet121", {"num_classes": 2, "drop_rate": 0.2, "memory_efficient": True}),
    ("mobilenet_v2", {"width_mult": 0.35, "round_nearest": 4}),
    ("mobilenet_v3_large", {"width_mult": 0.75, "reduced_tail": True, "dilated": True}),
    ("mobilenet_v3_small", {"reduced_tail": True, "dilated": True}),
    ("googlenet", {"training": True}),
    ("googlenet", {"training": True, "aux_logits": False, "transform_input": True}),
    ("inception_v3", {"training": True}),
    ("inception_v3", {"training": True, "aux_logits": False}),
    ("mnasnet1_0", {"num_classes": 9, "dropout": 0.5}),
    ("efficientnet_b0", {"stochastic_depth_prob": 0.1, "dropout": 0.5}),
    ("convnext_tiny", {"stochastic_depth_prob": 0.3, "layer_scale": 1e-3}),
    ("regnet_y_400mf", {"stem_width": 16}),
    ("vit_b_32", {"representation_size": 64}),
    ("swin_t", {"mlp_ratio": 2.0, "num_classes": 4}),
    ("maxvit_t", {"squeeze_ratio": 0.5, "mlp_ratio": 2}),
    ("fcn_resnet50", {"aux_loss": True, "num_classes": 3}),
    ("deeplabv3_resnet50", {"aux_loss": True}),
    ("deeplabv3_mobilenet_v3_large", {"aux_loss": True}),
]


@pytest.mark.oracle
@pytest.mark.parametrize(("name", "kwargs"), VARIANTS, ids=lambda value: value if isinstance(value, str) else "")
def test_variant(name: str, kwargs: dict[str, Any]) -> None:
    truth, found = real_facts(name, **kwargs), twin_facts(name, **kwargs)
    assert (found.modules, found.parameters, found.calls) == (truth.modules, truth.parameters, truth.calls)


@pytest.mark.parametrize("name", NAMES)
def test_sizes_that_are_not_known(name: str) -> None:
    """Without a declared size the classes are known all the same, and no fault is reported."""
    from convlint.frameworks.torch import zeros  # type: ignore[attr-defined]
    from convlint.shapes import symbol
    from convlint.values import recording

    _, channels, *sizes = input_shape(name)
    known = [symbol((axis,), name="BTHW"[axis]) for axis in range(len(sizes) + 1)]
    with recording() as run:
        output = twin_builder(name)().eval()(zeros(known[0], channels, *known[1:]))
        assert not run.problems
    output = output["out"] if isinstance(output, dict) else output
    assert output.shape[:2] == (known[0], 400 if len(sizes) == 3 else output.shape[1])
    assert isinstance(output.shape[1], int)


@pytest.mark.oracle
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("size", [(32, 32), (65, 97), (300, 213)], ids=str)
def test_other_sizes(name: str, size: tuple[int, int]) -> None:
    """A fault is reported only where the real model raises; where it runs, every shape is its."""
    shape = (*input_shape(name)[:-2], *size)
    try:
        found = twin_facts(name, shape=shape)
    except (ValueError, AssertionError):
        with pytest.raises((RuntimeError, ValueError, AssertionError)):
            real_facts(name, shape=shape)
        return
    try:
        truth = real_facts(name, shape=shape)
    except (RuntimeError, ValueError, AssertionError):
        return
    assert found.calls == truth.calls


@pytest.mark.oracle
def test_nothing_is_left_out() -> None:
    import torchvision

    families = ("detection", "quantization", "optical_flow", "video.mvit", "video.swin")
    names = set(torchvision.models.list_models())
    modules = {name: torchvision.models.get_model_builder(name).__module__ for name in names}
    assert {name for name, module in modules.items() if not any(f".{part}" in module for part in families)} == set(
        NAMES
    )


@pytest.mark.oracle
@pytest.mark.parametrize("name", NAMES)
def test_weights(name: str) -> None:
    import torchvision

    real = torchvision.models.get_model_weights(name)
    twin: Any = __import__("convlint.frameworks.torchvision.models", fromlist=["_"]).get_model_weights(name)
    assert twin.__name__ == real.__name__
    assert {key: member.name for key, member in twin.__members__.items()} == {
        key: member.name for key, member in real.__members__.items()
    }
    for key, member in real.__members__.items():
        settings = member.value.transforms.keywords
        size = settings.get("crop_size", settings.get("resize_size"))
        assert twin[key].value._size == (size if isinstance(size, int) else size[0])
        assert len(twin[key].meta["categories"] or ()) == len(member.meta["categories"] or ())


@pytest.mark.oracle
@pytest.mark.parametrize("name", NAMES)
def test_signature(name: str) -> None:
    """The constructors of the classes of a model take the same parameters with the same defaults."""
    import inspect
    import sys

    import torch
    import torchvision

    real_module = sys.modules[torchvision.models.get_model_builder(name).__module__]
    twin_module = sys.modules[real_module.__name__.replace("torchvision", "convlint.frameworks.torchvision", 1)]
    twin_builder(name)
    for public, real in vars(real_module).items():
        if inspect.isclass(real) and issubclass(real, torch.nn.Module) and real.__module__ == real_module.__name__:
            if not hasattr(twin_module, public):
                assert public[0] == "_", public
                continue
            ours, theirs = (_parameters(cls) for cls in (getattr(twin_module, public), real))
            assert ours == theirs, public


def _parameters(cls: Any) -> list[Any]:
    import inspect

    plain = (int, float, bool, str, type(None))
    parameters = inspect.signature(cls.__init__).parameters.values()
    return [(p.name, str(p.kind), p.default if isinstance(p.default, plain) else "object") for p in parameters]
