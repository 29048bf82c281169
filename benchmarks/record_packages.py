"""Record what models of installed packages do, by running them on the meta device.

    python benchmarks/record_packages.py OUT.jsonl [--only PATTERN] [--every N] [--packages timm ...]

Needs torch and the packages. A line a model: `package version file expression input output head convolutions layers
digest`. `expression` is written in the names of `file`, `head` is the first Linear after the last convolution (`name`,
`features`), `convolutions` and `layers` are counts, `digest` is over name and output shape of each layer, in the order
of their calls. Lines that OUT already has are kept, and not recorded again.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import inspect
import itertools
import json
import re
import warnings
from collections.abc import Iterator
from contextlib import ExitStack
from importlib.metadata import version
from pathlib import Path
from typing import Any

Entry = tuple[str, str, str, tuple[int, ...]]  # package, module, expression, input (C, H, W)
BATCH = 2


def torchvision() -> Iterator[Entry]:
    """The builders of classification models, quantized ones and those of videos included."""
    from torchvision import models

    for folder in (models, models.quantization, models.video):
        for name in models.list_models(module=folder):
            builder = models.get_model_builder(name)
            size = (
                (3, 16, 224, 224) if folder is models.video else (3, 299, 299) if "inception" in name else (3, 224, 224)
            )
            yield "torchvision", builder.__module__, f"{builder.__name__}()", size


def timm() -> Iterator[Entry]:
    """Every entry point, with the input size of its default configuration."""
    import timm
    from timm.models import _registry

    for name in timm.list_models():
        builder = _registry._model_entrypoints[name]
        config = timm.get_pretrained_cfg(name)
        size = tuple(config.input_size) if config is not None else (3, 224, 224)
        yield "timm", builder.__module__, f"{name}()", size


def pytorchcv() -> Iterator[Entry]:
    """Every model of the provider."""
    from pytorchcv import model_provider

    for name, builder in sorted(model_provider._models.items()):
        defaults = inspect.signature(builder).parameters
        size = defaults["in_size"].default if "in_size" in defaults else (224, 224)
        yield "pytorchcv", builder.__module__, f"{name}()", (3, *size)


def pretrainedmodels() -> Iterator[Entry]:
    """Every model, without weights."""
    import pretrainedmodels as package

    for name in package.model_names:
        builder = package.__dict__[name]
        settings = next(iter(package.pretrained_settings.get(name, {}).values()), {})
        arguments = "num_classes=1000, pretrained=None"
        yield (
            "pretrainedmodels",
            builder.__module__,
            f"{name}({arguments})",
            tuple(settings.get("input_size", (3, 224, 224))),
        )


def efficientnet_pytorch() -> Iterator[Entry]:
    """The sizes b0 to b7."""
    from efficientnet_pytorch import EfficientNet

    for index in range(8):
        name = f"efficientnet-b{index}"
        side = EfficientNet.get_image_size(name)
        yield "efficientnet_pytorch", EfficientNet.__module__, f"EfficientNet.from_name({name!r})", (3, side, side)


def segmentation_models_pytorch() -> Iterator[Entry]:
    """Each architecture with its own encoder, and one with several encoders."""
    import segmentation_models_pytorch as package

    names = "Unet UnetPlusPlus MAnet Linknet FPN PSPNet DeepLabV3 DeepLabV3Plus PAN UPerNet".split()
    for name in names:
        for encoder in ("resnet34", "efficientnet-b0", "mobilenet_v2", "densenet121"):
            if encoder == "densenet121" and "DeepLab" in name:
                continue  # its encoder cannot be dilated
            arguments = f"encoder_name={encoder!r}, encoder_weights=None"
            architecture = getattr(package, name)
            yield "segmentation_models_pytorch", architecture.__module__, f"{name}({arguments})", (3, 128, 128)


PACKAGES = (torchvision, timm, pytorchcv, pretrainedmodels, efficientnet_pytorch, segmentation_models_pytorch)


def main() -> None:
    """Record what is asked for and not there yet."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--only", default="")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="every Nth model of a package")
    parser.add_argument("--packages", nargs="*", default=[package.__name__ for package in PACKAGES])
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    lines = options.out.read_text().splitlines() if options.out.is_file() else []
    done = {(fact["package"], fact["file"], fact["expression"]) for fact in map(json.loads, lines)}
    with options.out.open("a", encoding="utf-8") as out:
        for package in PACKAGES:
            for entry in itertools.islice(
                package() if package.__name__ in options.packages else (), 0, None, options.every
            ):
                key = (entry[0], path_of(entry[1]), entry[2])
                if key not in done and re.search(options.only, " ".join(key)):
                    out.write(json.dumps(recorded(entry)) + "\n")
                    out.flush()


def path_of(module: str) -> str:
    """`timm/models/resnet.py`."""
    return module.replace(".", "/") + ".py"


def recorded(entry: Entry) -> dict[str, Any]:
    """The facts about a model; `error` where it does not run."""
    package, module, expression, size = entry
    fact: dict[str, Any] = {"package": package, "version": version(package.replace("_", "-")), "file": path_of(module)}
    fact |= {"expression": expression, "input": list(size)}
    for build in (on_meta, without_contents):
        try:
            found = executed(build(module, expression), size)
            return {**{k: v for k, v in fact.items() if k != "error"}, **found}
        except Exception as error:
            fact["error"] = f"{type(error).__name__}: {error}"[:200]
    return fact


def on_meta(module: str, expression: str) -> Any:
    """The model with parameters that have no storage."""
    import torch

    with torch.device("meta"):
        return eval(expression, vars(importlib.import_module(module)))


def without_contents(module: str, expression: str) -> Any:
    """The model, where the constructor computes numbers with tensors: parameters get storage that is not filled."""
    from unittest import mock

    import torch
    from torch.nn import init

    names = [name for name in vars(init) if name.endswith("_") and not name.startswith("_")]
    with mock.patch.multiple(init, **{name: lambda tensor, *args, **kwargs: tensor for name in names}):
        return eval(expression, vars(importlib.import_module(module))).to(torch.device("meta"))


def executed(model: Any, size: tuple[int, ...]) -> dict[str, Any]:
    """Call the model without data."""
    import torch
    from torch import nn

    calls: list[tuple[str, Any, list[int], list[int]]] = []
    with torch.device("meta"), torch.no_grad(), ExitStack() as hooks:
        for name, part in model.named_modules():
            if is_layer(part):
                handle = part.register_forward_hook(
                    lambda m, i, o, name=name: calls.append((name, m, shape(i), shape(o)))
                )
                hooks.callback(handle.remove)
        output = model.eval()(torch.empty(BATCH, *size))
    last = max((i for i, call in enumerate(calls) if isinstance(call[1], nn.modules.conv._ConvNd)), default=-1)
    head = next((call for call in calls[last + 1 :] if isinstance(call[1], nn.Linear)), None)
    text = "\n".join(f"{name} {made}" for name, _, _, made in calls)
    return {
        "output": shape(output),
        "head": {"name": head[0], "features": head[2][-1]} if head is not None else None,
        "convolutions": sum(isinstance(call[1], nn.modules.conv._ConvNd) for call in calls),
        "layers": len(calls),
        "digest": hashlib.sha256(text.encode()).hexdigest()[:16],
    }


def is_layer(module: Any) -> bool:
    """Whether the module has no children, or is a layer of torch's own that was given some."""
    from torch import nn

    own = isinstance(
        module, (nn.modules.conv._ConvNd, nn.Linear, nn.modules.batchnorm._NormBase, nn.MultiheadAttention)
    )
    return own or not any(True for _ in module.children())


def shape(value: Any) -> list[int]:
    """The shape of a tensor, or of the first one in a tuple, list or dict."""
    if isinstance(value, dict):
        value = list(value.values())
    while isinstance(value, (tuple, list)):
        value = value[0] if value else None
    return list(getattr(value, "shape", ()))


if __name__ == "__main__":
    main()
