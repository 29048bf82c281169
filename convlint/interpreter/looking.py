"""Looking at the program's objects from convlint's own code: what the program itself defines may fail, or not end."""

from __future__ import annotations

from typing import Any

from convlint.interpreter.run import BudgetExceeded
from convlint.shapes import Undecided

MAX_LEAVES = 1000
_FAILURES = (Exception, Undecided, BudgetExceeded, SystemExit)


def read(obj: Any, name: str, default: Any = None) -> Any:
    """`obj.name`, or `default` where the program's own property or `__getattr__` does not give an answer."""
    try:
        return getattr(obj, name, default)
    except _FAILURES:
        return default


def modules_of(model: Any) -> list[tuple[str, Any]]:
    """The modules of a torch model by their names, itself included, whatever methods the program gives it."""
    from convlint.frameworks.torch.nn.modules._tree import modules_below

    return modules_below(model)


def parameters_of(model: Any) -> list[Any]:
    """The parameters of a torch model, each once."""
    from convlint.frameworks.torch.nn.modules._tree import members_of, modules_below

    return [parameter for _, parameter in members_of(modules_below(model), "_parameters")]


def leaves(value: Any, mappings: bool = False) -> list[Any]:
    """What lists and tuples (and, if asked for, dicts) hold at the bottom; each container is looked into once.

    A model that gives very many tensors is told by its first ones.
    """
    found: list[Any] = []
    seen: set[int] = set()
    waiting = [value]
    while waiting and len(found) < MAX_LEAVES:
        item = waiting.pop()
        inner = list(item.values()) if mappings and type(item) is dict else item
        if not isinstance(inner, (list, tuple)):
            found.append(item)
        elif id(item) not in seen:
            seen.add(id(item))
            waiting.extend(list(inner)[::-1])
    return found
