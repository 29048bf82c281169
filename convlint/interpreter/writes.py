"""What the program of a run has written to twins, which all files share: to their modules, and to their classes."""

from __future__ import annotations

from typing import Any

from convlint.values import Unknown, active

__all__ = ["class_writes", "is_gap", "is_lacking", "module_writes"]


def module_writes() -> dict[tuple[str, str], Any]:
    """What the program of the active run has written to the modules of twins."""
    writes: dict[tuple[str, str], Any] = active().__dict__.setdefault("module_writes", {})
    return writes


def class_writes() -> set[str]:
    """The names that the program of the active run has written to classes of twins, whatever they hold."""
    names: set[str] = active().__dict__.setdefault("class_writes", set())
    return names


def is_lacking(obj: Any, name: str, value: Any) -> bool:
    """Whether `value`, read as `obj.name`, is a gap of a twin where the framework has no such attribute either."""
    lacks = getattr(type(obj), "_convlint_lacks", None)  # of the class: the program's `__getattr__` is not asked
    return is_gap(value) and lacks is not None and bool(lacks(obj, name)) and name not in class_writes()


def is_gap(value: Any) -> bool:
    """Whether a value stands for an attribute that a twin does not model."""
    return isinstance(value, Unknown) and value.reason.endswith("is not modelled")
