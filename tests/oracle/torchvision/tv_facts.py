"""What can be compared of a model: its tree, its parameters, and the output of every leaf layer's call."""

from __future__ import annotations

import hashlib
import inspect
import json
from dataclasses import dataclass
from typing import Any

_ONE_ROW = "MultiheadAttention"
SIZES = {"inception_v3": (3, 299, 299), "swin_v2": (3, 256, 256), "s3d": (3, 16, 224, 224)}


@dataclass
class Facts:
    """`modules`: (name, type). `parameters`: (name, shape). `calls`: (name, type, output shape) in call order."""

    modules: list[Any]
    parameters: list[Any]
    calls: list[Any]

    def head(self) -> list[Any]:
        """The last weight that is a matrix or a kernel: its name, and how many features it takes."""
        name, shape = next(item for item in reversed(self.parameters) if len(item[1]) > 1)
        return [name, shape[1]]

    def summary(self) -> dict[str, Any]:
        """The facts in short, as they are recorded."""
        return {
            "parameters": sum(_product(shape) for _, shape in self.parameters),
            "modules": len(self.modules),
            "head": self.head(),
            "tree": _digest(self.modules, self.parameters),
            "calls": _digest(self.calls),
        }


def _product(shape: Any) -> int:
    result = 1
    for size in shape:
        result *= size
    return result


def _digest(*facts: Any) -> str:
    return hashlib.sha256(json.dumps(facts).encode()).hexdigest()[:16]


def input_shape(name: str) -> tuple[int, ...]:
    """A batch of two of the images that the model `name` is made for; a clip where it takes one."""
    if name in ("r3d_18", "mc3_18", "r2plus1d_18"):
        return (2, 3, 8, 112, 112)
    return (2, *next((size for key, size in SIZES.items() if name.startswith(key)), (3, 224, 224)))


def twin_builder(name: str) -> Any:
    from convlint.frameworks.torchvision import models

    return models.get_model_builder(name)


def twin_facts(name: str, *, training: bool = False, shape: Any = None, **kwargs: Any) -> Facts:
    """Raises ValueError where a fault is reported."""
    from convlint.frameworks.torch import zeros  # type: ignore[attr-defined]
    from convlint.values import recording

    with recording() as run:
        model = twin_builder(name)(**kwargs).train(training)
        model(zeros(*(shape or input_shape(name))))
        if run.problems:
            raise ValueError(run.problems[0].kind)
    return _facts(model, [[call.name, call.type, _shapes(call.output)] for call in run.calls])


def real_facts(name: str, *, training: bool = False, shape: Any = None, **kwargs: Any) -> Facts:
    import torch
    import torchvision

    calls: list[Any] = []
    _compute_widths_on_cpu(torchvision.models.regnet.BlockParams)
    if "weights_backbone" in inspect.signature(torchvision.models.get_model_builder(name)).parameters:
        kwargs["weights_backbone"] = None
    with torch.device("meta"):
        model = torchvision.models.get_model_builder(name)(**kwargs).train(training)
        for path, module in model.named_modules():
            if not list(module.children()) or type(module).__name__ == _ONE_ROW:
                module.register_forward_hook(
                    lambda module, _, output, path=path: calls.append([path, type(module).__name__, _shapes(output)])
                )
        model(torch.zeros(*(shape or input_shape(name))))
    return _facts(model, calls)


def _compute_widths_on_cpu(params: Any) -> None:
    """RegNet computes its widths with tensors, which on the meta device have no contents."""
    import torch

    compute = params.from_init_params.__func__
    if compute.__name__ == "from_init_params":

        def on_cpu(cls: Any, *args: Any, **kwargs: Any) -> Any:
            with torch.device("cpu"):
                return compute(cls, *args, **kwargs)

        params.from_init_params = classmethod(on_cpu)


def _facts(model: Any, calls: list[Any]) -> Facts:
    modules = [[name, type(module).__name__] for name, module in model.named_modules()]
    parameters = [[name, [int(n) for n in parameter.shape]] for name, parameter in model.named_parameters()]
    return Facts(modules, parameters, calls)


def _shapes(output: Any) -> Any:
    if hasattr(output, "shape"):
        return [int(size) for size in output.shape]
    return [_shapes(item) for item in output] if isinstance(output, (tuple, list)) else output
