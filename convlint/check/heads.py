"""Which layer is a model's head: the first Linear after its last convolution."""

from __future__ import annotations

from typing import Any

from convlint.check.chains import steps_to
from convlint.check.diagnose import line_of
from convlint.inputs import BATCH, is_torch_module
from convlint.report import FirstLinear
from convlint.values import LayerCall, Tensor, Unknown

LINEAR_TYPES = frozenset(["Linear", "LazyLinear", "Dense", "matmul", "NonDynamicallyQuantizableLinear", "Bilinear"])
_CONVOLUTION = ("conv", "separableconv", "depthwiseconv", "lazyconv", "nn.conv", "nn.depthwise", "nn.separable")


def first_linear(calls: list[LayerCall], output: Any = None) -> FirstLinear | None:
    """The first Linear, Dense or matmul after the last convolution (of the whole model if none comes after it).

    Where no layer is one, the first `F.linear` after the last convolution on the way to `output`.
    """
    calls = [call for call in calls if not _is_lost(call)]
    linears = [(i, call) for i, call in enumerate(calls) if _is_linear(call)]
    last = max((i for i, call in enumerate(calls) if _is_convolution(call)), default=-1)
    chosen = next((call for i, call in linears if i > last), linears[0][1] if linears and last < 0 else None)
    if chosen is None:
        return _functional(calls, output) if isinstance(output, Tensor) else None
    arriving = next((item for item in chosen.inputs if isinstance(item, Tensor)), None)
    features = arriving.shape[-1] if arriving is not None and arriving.shape else None
    return FirstLinear(
        name=chosen.name,
        line=line_of(getattr(chosen.layer, "_site", None)) or line_of(chosen.site),
        in_features=_in_features(chosen),
        features=None if features is None else _number(features),
        arriving_shape=dims(arriving.shape) if arriving is not None else None,
    )


def _is_lost(call: LayerCall) -> bool:
    """Whether a call stands in a graph only to say where the analysis stopped: nothing that it got is known."""
    in_graph = call.layer is None or not is_torch_module(type(call.layer))
    return in_graph and bool(call.inputs) and all(isinstance(item, Unknown) for item in call.inputs)


def _is_linear(call: LayerCall) -> bool:
    if call.type in LINEAR_TYPES:
        return True
    return call.layer is not None and any(base.__name__ in ("Linear", "Dense") for base in type(call.layer).__mro__)


def _is_convolution(call: LayerCall) -> bool:
    names = [call.type] if call.layer is None else [base.__name__ for base in type(call.layer).__mro__]
    return any(name.lower().lstrip("_").startswith(_CONVOLUTION) for name in names)


def _in_features(call: LayerCall) -> Any:
    value = getattr(call.layer, "in_features", None)
    if isinstance(value, int):
        return value
    weights = [item for item in call.inputs[1:] if isinstance(item, Tensor) and len(item.shape) == 2]
    if weights and isinstance(weights[0].shape[0], int):
        return weights[0].shape[0]
    arriving = next((item for item in call.inputs if isinstance(item, Tensor)), None)
    last = arriving.shape[-1] if arriving is not None and arriving.shape else None
    return last if isinstance(last, int) else None


def _functional(calls: list[LayerCall], output: Tensor) -> FirstLinear | None:
    """The head of a model that calls `F.linear` with weights of its own."""
    path = steps_to(output)
    last = max((i for i, (step, _) in enumerate(path) if step.op.startswith("conv")), default=-1)
    for step, result in path[last + 1 :]:
        if step.op != "linear" or len(step.inputs) < 2:
            continue
        arriving, weight = step.inputs[:2]
        owner = next((call for call in calls if call.output is result), None)
        width = weight.shape[-1]
        return FirstLinear(
            name=owner.name if owner is not None else "",
            line=line_of(getattr(owner.layer, "_site", None)) if owner is not None else line_of(step.site),
            in_features=width if isinstance(width, int) else None,
            features=_number(arriving.shape[-1]),
            arriving_shape=dims(arriving.shape),
        )
    return None


def _number(size: Any) -> Any:
    return size if isinstance(size, int) else str(size)


def dims(shape: Any) -> list[Any]:
    """A shape for JSON: integers, null for the batch, text for what else is not a number."""
    return [
        dim if isinstance(dim, int) else None if dim is BATCH or dim == "B" or str(dim) == "B" else str(dim)
        for dim in shape
    ]
