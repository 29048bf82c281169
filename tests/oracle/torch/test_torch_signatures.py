"""Names, order and defaults of parameters are torch's own, for layers, for functions and for methods."""

from __future__ import annotations

import inspect
from typing import Any

import pytest
from test_torch_functions import functions, methods
from torch_calls import resolve

from convlint.frameworks.torch.nn.modules import layers

# torch declares these with *args, or its documentation gives one overload of several.
_UNDECLARED = frozenset(["RNN", "LSTM", "GRU", "Sequential"])
# Names that torch's argument parser takes beside those of the schema, or that only one of several signatures has.
_ALSO = frozenset(["axis", "names", "args", "kwargs", "indices_or_sections", "as_tuple", "return_indices", "shape"])
# The fractional pools are dispatched to functions of their own, einsum takes what it likes, one_hot calls its input
# tensor, and fills take any arguments here.
_OTHERWISE = frozenset(["einsum", "one_hot", "fill_", "fill_diagonal_", "geometric_", "polygamma"])
_SPLITS = {"indices", "sections", "tensor_indices_or_sections"}
_SETTINGS = frozenset(["device", "dtype", "layout", "generator", "out", "memory_format", "requires_grad", "pin_memory"])


def _shown(parameters: Any) -> list[tuple[str, Any]]:
    return [(p.name, p.default) for p in parameters if p.kind not in (p.VAR_POSITIONAL, p.VAR_KEYWORD)]


def _default(value: Any) -> Any:
    return getattr(value, "__name__", value) if callable(value) else value


@pytest.mark.oracle
@pytest.mark.parametrize("name", sorted(set(layers()) - {"NonDynamicallyQuantizableLinear"}))
def test_layer(name: str) -> None:
    twin, real = (resolve(f"torch.nn.{name}", root) for root in ("convlint.frameworks.", ""))
    for method in ("__init__", "forward"):
        truth = _shown(inspect.signature(getattr(real, method)).parameters.values())
        found = _shown(inspect.signature(getattr(twin, method)).parameters.values())
        if name in _UNDECLARED or (method == "forward" and not truth[1:]):
            continue
        assert [(n, _default(d)) for n, d in found] == [(n, _default(d)) for n, d in truth], f"{name}.{method}"


@pytest.mark.oracle
@pytest.mark.parametrize("target", [*functions(), *methods()])
def test_function(target: str) -> None:
    if target.rpartition(".")[2] in _OTHERWISE or "fractional" in target:
        return
    found = _names(resolve(target, "convlint.frameworks."))
    real = resolve(target)
    declared = _declared(real)
    if declared is not None:
        assert found == declared
        return
    overloads = _overloads(real.__name__)
    union = {name for overload in overloads for name, _ in overload}
    if overloads:
        assert not set(found) - union - _ALSO, f"torch does not know {set(found) - union - _ALSO}"
        assert any(_goes_with(found, overload) for overload in overloads), f"{found} is none of {overloads}"


def _names(function: Any) -> list[str]:
    """The names of a twin's parameters, with the name that torch's schemas give the tensor."""
    parameters = inspect.signature(function).parameters.values()
    names = [p.name for p in parameters if p.kind is not p.VAR_KEYWORD and p.name not in _SETTINGS]
    return _with_input(names)


def _with_input(names: list[str]) -> list[str]:
    """What stands first is called input: torch has several names for it (self, x, A, tensor)."""
    return ["input" if name == "self" or at == 0 else name for at, name in enumerate(names)]


def _declared(real: Any) -> list[str] | None:
    """The parameters of a function that torch writes in Python, None for the others."""
    if not inspect.isfunction(real):
        return None
    parameters = inspect.signature(real).parameters.values()
    if [p.kind for p in parameters] in ([p.VAR_POSITIONAL, p.VAR_KEYWORD] for p in parameters):
        return None
    return _with_input([p.name for p in parameters if p.name not in _SETTINGS])


def _overloads(name: str) -> list[list[tuple[str, bool]]]:
    """The parameters of each overload of an ATen operator, and whether they have a default."""
    import torch

    try:
        schemas = torch._C._jit_get_schemas_for_operator(f"aten::{name}")
    except RuntimeError:
        return []
    return [
        [
            ("input" if at == 0 or a.name == "self" else a.name, a.has_default_value())
            for at, a in enumerate(schema.arguments)
        ]
        for schema in schemas
    ]


def _goes_with(found: list[str], overload: list[tuple[str, bool]]) -> bool:
    """Whether the twin takes what an overload requires, in its order."""
    order = [name for name, _ in overload if name in found]
    required = [name for name, has_default in overload if not has_default and name not in _SETTINGS]
    given = (
        set(found) | (_SPLITS if "indices_or_sections" in found else set()) | ({"size"} if "shape" in found else set())
    )
    return given.issuperset(required) and [name for name in found if name in order] == order
