"""Class statements: real Python classes, made with `type`, whose methods are interpreted functions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import libcst as cst

from convlint.frameworks.stdlib._core import is_internal_name
from convlint.frameworks.stdlib._open import Open
from convlint.interpreter.attributes import is_user_class
from convlint.interpreter.frames import CLASS_BODY, ClassCell, Frame
from convlint.interpreter.namespaces import is_twin_class
from convlint.values import Unknown, active

if TYPE_CHECKING:
    from convlint.interpreter.compiler import Compiler

# Names in a class body that would let the program run code at moments of Python's choosing, or hide its attributes.
_DROPPED = frozenset(
    [
        "__del__",
        "__slots__",
        "__getattribute__",
        "__class__",
        "__classcell__",
        "__reduce__",
        "__reduce_ex__",
        "__dict__",
        "__weakref__",
        "__instancecheck__",
        "__subclasscheck__",
        "__prepare__",
        "__mro_entries__",
        "__subclasshook__",
        "__init_subclass__",
        "__class_getitem__",
        "__set_name__",
    ]
)
_HOST_BASES = (object, dict, list, tuple, set, int, float, str)


def compile_class(c: Compiler, node: cst.ClassDef) -> Any:
    from convlint.interpreter.compiler import Compiler

    name = node.name.value
    bases = [(arg.star, c.expression(arg.value)) for arg in node.bases]
    decorators = [c.expression(d.decorator) for d in node.decorators]
    body = Compiler(c.interpreter, name).block(node.body)
    target = c.target(node.name)

    def run(frame: Frame) -> None:
        evaluated = _bases(c, bases, frame)
        cell = ClassCell()
        names: dict[str, Any] = {"__qualname__": name}
        outer = frame if frame.function is not None else None
        if frame.function is CLASS_BODY:
            outer = frame.outer
        body(Frame(frame.module, names, outer, frame.site, CLASS_BODY, cell))
        cls = make_class(name, evaluated, names, frame.module.name, node, frame)
        cell.value = cls if isinstance(cls, type) else None
        target(frame, c.interpreter.decorate(cls, decorators, frame, node))

    return run


def _bases(c: Compiler, expressions: Any, frame: Frame) -> tuple[type, ...]:
    bases: list[Any] = []
    for star, expression in expressions:
        value = expression(frame)
        if star == "*":
            items = c.interpreter.iterate(value)
            bases.extend([Open] if isinstance(items, Unknown) else items)
        else:
            bases.append(value)
    result: list[type] = []
    for base in bases:
        chosen = base if _is_base(base) else Open
        if chosen not in result:
            result.append(chosen)
    return tuple(result) or (object,)


def _is_base(base: Any) -> bool:
    if not isinstance(base, type):
        return False
    return is_user_class(base) or is_twin_class(base) or base in _HOST_BASES or issubclass(base, Exception)


def make_class(
    name: str, bases: tuple[type, ...], names: dict[str, Any], module: str, node: Any = None, frame: Any = None
) -> Any:
    """The class, by the metaclass of its bases; Unknown where Python cannot lay such a class out."""
    namespace = {key: value for key, value in names.items() if key not in _DROPPED and not is_internal_name(key)}
    namespace["__module__"] = f"program.{module}"
    namespace["__convlint_user__"] = True
    namespace["_convlint_definition"] = (node, frame.module) if frame is not None else None
    if len(bases) > 1 and object in bases:
        bases = tuple(base for base in bases if base is not object)
    metaclass = next((type(base) for base in bases if type(base) is not type), type)
    active().step(sum(len(base.__mro__) for base in bases))
    try:
        return metaclass(name, bases, namespace)
    except TypeError as error:
        return Unknown(f"class {name}: {error}")
