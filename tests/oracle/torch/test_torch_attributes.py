"""Which public attributes torch's own layers have: what `hasattr` of a layer rests on."""

from __future__ import annotations

import ast
import importlib
import inspect
import textwrap
from functools import cache
from typing import Any

import pytest

from convlint.frameworks.torch.nn.modules import _names


def _assigned(cls: type) -> set[str]:
    """The names that the methods of a class give to `self`, and those that they register."""
    found = set()
    for node in ast.walk(ast.parse(textwrap.dedent(inspect.getsource(cls)))):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "self":
            found.add(node.attr)
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in ("register_parameter", "register_buffer"):
            found |= {arg.value for arg in node.args[:1] if isinstance(arg, ast.Constant)}
    return found


@cache
def _attributes(cls: type) -> set[str]:
    bases = [base for base in cls.__mro__ if base is not object]
    names = set(dir(cls)).union(*(vars(base).get("__annotations__", {}) for base in bases), *map(_assigned, bases))
    return {name for name in names if not name.startswith(("_", "weight_", "bias_"))}


@cache
def _layers() -> dict[str, Any]:
    nn = importlib.import_module("torch.nn")
    layers = [cls for cls in vars(nn).values() if isinstance(cls, type) and issubclass(cls, nn.Module)]
    return {cls.__name__: cls for cls in layers if cls.__module__.startswith("torch.nn.modules")}


@pytest.mark.oracle
def test_the_layers_are_torchs() -> None:
    assert set(_names._names()) == set(_layers())


@pytest.mark.oracle
@pytest.mark.parametrize("name", sorted(_names._names()))
def test_no_attribute_of_a_layer_is_lacking(name: str) -> None:
    assert not [attribute for attribute in _attributes(_layers()[name]) if _names.lacks(name, attribute)]


@pytest.mark.oracle
@pytest.mark.parametrize("name", sorted(_names._names()))
def test_what_a_layer_lacks_is_known(name: str) -> None:
    others = {attribute for cls in _layers().values() for attribute in _attributes(cls)} - _attributes(_layers()[name])
    known = {attribute for attribute in others if not attribute.endswith(_names._ADDED_BY_UTILS)}
    assert known and not [attribute for attribute in known if not _names.lacks(name, attribute)]
    assert _names.lacks(name, "init_weights") and not _names.lacks(name, "weight_orig")
