"""The calls that lead from some tensors to others, and running them again on other inputs."""

from __future__ import annotations

from typing import Any

from convlint.frameworks.keras import _nest
from convlint.frameworks.keras._base import Node
from convlint.frameworks.tensorflow._tensor import Tensor
from convlint.shapes import prove_same
from convlint.values import Unknown

__all__ = ["nodes_between", "run"]


def _sources(node: Node) -> list[Any]:
    return [item for item in _nest.flatten([list(node.args), node.kwargs]) if isinstance(item, Tensor)]


def _behind(tensor: Tensor) -> list[Tensor]:
    """The tensors that `tensor` was made from: a layer's inputs, or an operation's."""
    node = getattr(tensor, "_keras_node", None)
    return _sources(node) if node is not None else [item for item in tensor.step.inputs if isinstance(item, Tensor)]


def nodes_between(inputs: Any, outputs: Any) -> list[Node]:
    """The calls of layers that lead from `inputs` to `outputs`, each after those that it needs."""
    done = {id(tensor) for tensor in _nest.flatten(inputs)}
    order: list[Node] = []
    stack = [(tensor, False) for tensor in reversed(list(_nest.flatten(outputs)))]
    while stack:
        tensor, ready = stack.pop()
        if ready:
            node = getattr(tensor, "_keras_node", None)
            if node is not None and id(node) not in done:
                done.add(id(node))
                order.append(node)
            continue
        if id(tensor) in done or not isinstance(tensor, Tensor):
            continue
        done.add(id(tensor))
        stack.append((tensor, True))
        stack.extend((source, False) for source in reversed(_behind(tensor)))
    return order


def run(inputs: Any, outputs: Any, nodes: list[Node], given: Any) -> Any:
    """`outputs` recomputed with `given` in place of `inputs`.

    What an operation outside every layer made is kept where its inputs keep their shapes, and Unknown otherwise.
    """
    known: dict[int, Any] = {}
    for old, new in zip(_nest.flatten(inputs), _nest.flatten(given), strict=False):
        known[id(old)] = new
    for node in nodes:
        args = _nest.map_nested(lambda item: _recomputed(item, known), list(node.args))
        kwargs = _nest.map_nested(lambda item: _recomputed(item, known), dict(node.kwargs))
        fresh = node.layer(*args, **kwargs)
        for old, new in zip(_nest.flatten(node.outputs), _nest.flatten(fresh), strict=False):
            known[id(old)] = new
    return _nest.map_nested(lambda item: _recomputed(item, known), outputs)


def _recomputed(value: Any, known: dict[int, Any]) -> Any:
    if not isinstance(value, Tensor) or id(value) in known:
        return known.get(id(value), value) if isinstance(value, Tensor) else value
    if all(_unchanged(source, known) for source in value.step.inputs):
        return value
    return Unknown("an operation outside every layer of a functional model, run again on another shape")


def _unchanged(tensor: Any, known: dict[int, Any]) -> bool:
    """Whether `tensor` is what it was: it does not depend on the new inputs, or they have the old shapes."""
    if not isinstance(tensor, Tensor):
        return True
    if id(tensor) in known:
        new = known[id(tensor)]
        return isinstance(new, Tensor) and prove_same(new.shape, tensor.shape) is True
    return all(_unchanged(source, known) for source in tensor.step.inputs)
