"""`Record`: what `@dataclass(frozen=True)` gives, without importing `dataclasses`.

`dataclasses` pulls in `inspect` and `ast`, which costs as much as starting Python itself; a run that is answered
from the cache, or that ends at `--help`, has no need of either.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeVar

    from typing_extensions import dataclass_transform

    R = TypeVar("R", bound="Record")
else:

    def dataclass_transform(**_: object):
        return lambda cls: cls


__all__ = ["Record", "replace"]


class _Dataclass:
    """Makes `dataclasses.replace`, `asdict` and `fields` work on records, at the price of the import when used."""

    def __set_name__(self, owner: object, name: str) -> None:
        self._name = name

    def __get__(self, instance: object, owner: type[Record]) -> Any:
        import dataclasses

        fields = [
            (name, "object", _field(owner._defaults[name])) if name in owner._defaults else name
            for name in owner._fields
        ]
        twin: Any = dataclasses.make_dataclass(owner.__name__, fields, frozen=True)
        return getattr(twin, self._name)


def _field(default: Any) -> Any:
    import dataclasses

    if type(default).__hash__ is None:  # which `dataclasses` takes for one that may be changed
        return dataclasses.field(default_factory=lambda: default)
    return dataclasses.field(default=default)


@dataclass_transform(frozen_default=True)
class Record:
    """An immutable value: annotated class attributes become fields, in order, with their defaults.

    A default is shared by all instances, so it has to be immutable.
    """

    _fields: tuple[str, ...] = ()
    _defaults: dict[str, Any] = {}
    __dataclass_fields__ = _Dataclass()
    __dataclass_params__ = _Dataclass()

    def __init_subclass__(cls) -> None:
        own = tuple(name for name in cls.__annotations__ if not name.startswith("_"))
        cls._fields = (*cls._fields, *own)
        cls._defaults = {**cls._defaults, **{name: cls.__dict__[name] for name in own if name in cls.__dict__}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        given = dict(zip(self._fields, args, strict=False))
        values = {**self._defaults, **given, **kwargs}
        wrong = len(args) > len(self._fields) or given.keys() & kwargs.keys() or values.keys() ^ set(self._fields)
        if wrong:
            raise TypeError(f"{type(self).__name__} takes {', '.join(self._fields)}; got {args!r} {kwargs!r}")
        self.__dict__.update(values)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"cannot assign to field {name!r} of a {type(self).__name__}")

    __delattr__ = __setattr__  # type: ignore[assignment]

    def _values(self) -> tuple[Any, ...]:
        return tuple(self.__dict__[name] for name in self._fields)

    def __eq__(self, other: object) -> bool:
        return self._values() == other._values() if type(other) is type(self) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._values())

    def __repr__(self) -> str:
        inside = ", ".join(f"{name}={value!r}" for name, value in zip(self._fields, self._values(), strict=True))
        return f"{type(self).__name__}({inside})"

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), self._values()

    def __replace__(self, **changes: Any) -> Any:
        return type(self)(**{**dict(zip(self._fields, self._values(), strict=True)), **changes})


def replace(record: R, **changes: Any) -> R:
    """A copy of `record` with some fields changed. Raises TypeError for a name that is no field."""
    result: R = record.__replace__(**changes)
    return result
