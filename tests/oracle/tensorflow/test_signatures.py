"""Parameter names and their order: what the framework takes, the twin takes, in the same place."""

from __future__ import annotations

import inspect
from typing import Any

import pytest
from tf_calls import resolve

from convlint.frameworks import tensorflow as twin
from convlint.frameworks.keras import applications, layers, losses, optimizers, regularizers
from convlint.frameworks.tensorflow import layers as twin_layers
from convlint.frameworks.tensorflow import nn as twin_nn

# Names that mean something else in each release, or that the framework generates.
_DIFFERENT = frozenset(
    "Assert Print case cond function map_fn while_loop py_func py_function numpy_function device gradients accumulate_n "
    "size range print recompute_grad custom_gradient group tuple einsum batch_matmul meshgrid repeat ones zeros "
    "no_gradient NoGradient NotDifferentiable strided_slice gather zeros_like ones_like enable_eager_execution".split()
)


def _functions(module: Any, prefix: str) -> list[str]:
    names = [name for name, value in vars(module).items() if inspect.isfunction(value) and not name.startswith("_")]
    return [f"{prefix}{name}" for name in sorted(names) if name not in _DIFFERENT]


def _parameters(function: Any) -> list[inspect.Parameter]:
    found = list(inspect.signature(function).parameters.values())
    return [parameter for parameter in found if parameter.name not in ("self", "cls")]


def assert_takes(ours: list[inspect.Parameter], theirs: list[inspect.Parameter]) -> None:
    """What `theirs` take, `ours` take: by name, and by place where it can be passed by place."""
    names = [parameter.name for parameter in ours]
    keywords = any(parameter.kind is parameter.VAR_KEYWORD for parameter in ours)
    positions = any(parameter.kind is parameter.VAR_POSITIONAL for parameter in ours)
    variable = (inspect.Parameter.VAR_KEYWORD, inspect.Parameter.VAR_POSITIONAL)
    wanted = [parameter for parameter in theirs if parameter.kind not in variable]
    missing = [parameter.name for parameter in wanted if parameter.name not in names]
    assert keywords or not missing, f"missing: {missing}"
    placed = [p.name for p in wanted if p.kind is not p.KEYWORD_ONLY]
    ordered = [name for name in names if name in placed]
    if not positions:
        assert placed[: len(ordered)] == ordered, f"in another order: {ordered}, not {placed}"
    required = {parameter.name for parameter in wanted if parameter.default is parameter.empty}
    extra = [p.name for p in ours if p.default is p.empty and p.kind not in variable and p.name not in required]
    assert not extra, f"required by the twin only: {extra}"


@pytest.mark.oracle
@pytest.mark.parametrize(
    "name", [*_functions(twin, ""), *_functions(twin_nn, "nn."), *_functions(twin_layers, "layers.")]
)
def test_function(name: str) -> None:
    from tf_real import function_of

    try:
        real = function_of(f"tensorflow.compat.v1.{name}")
    except LookupError:
        pytest.skip("in no release that is installed: a name of TF 0.x")
    assert_takes(_parameters(resolve(f"convlint.frameworks.tensorflow.{name}")), _parameters(real))


def _classes(module: Any) -> list[str]:
    return sorted(name for name, value in vars(module).items() if inspect.isclass(value) and name[0].isupper())


@pytest.mark.oracle
@pytest.mark.parametrize("name", _classes(layers))
def test_layer(name: str) -> None:
    import keras
    import tf_keras

    real = getattr(keras.layers, name, None) or getattr(tf_keras.layers, name, None)
    if real is None:
        pytest.skip("in no release that is installed")
    ours = getattr(layers, name)
    theirs = [parameter for parameter in _parameters(real.__init__) if parameter.name != "dynamic"]
    assert_takes(_parameters(ours.__init__), theirs)


@pytest.mark.oracle
@pytest.mark.parametrize("name", [n for n in vars(applications) if n[0].isupper() and n not in ("Any", "Unknown")])
def test_application(name: str) -> None:
    import keras

    assert_takes(_parameters(getattr(applications, name)), _parameters(getattr(keras.applications, name)))


@pytest.mark.oracle
@pytest.mark.parametrize(
    "module", [losses, optimizers, regularizers], ids=lambda module: module.__name__.split(".")[-1]
)
def test_names_exist(module: Any) -> None:
    import keras
    import tf_keras

    short = module.__name__.rpartition(".")[2]
    own = {
        name for name in _classes(module) if getattr(module, name).__module__.startswith("convlint.frameworks.keras")
    }
    known = set(dir(getattr(keras, short))) | set(dir(getattr(tf_keras, short)))
    assert own - known <= {"OrthogonalRegularizer", "MSE", "MAE", "MAPE", "MSLE", "KLD"}
