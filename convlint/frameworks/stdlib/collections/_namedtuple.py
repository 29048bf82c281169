"""`collections.namedtuple` and what `typing.NamedTuple` shares with it: real tuple classes made here."""

from __future__ import annotations

import keyword
from typing import Any

from convlint.frameworks.stdlib import bounded
from convlint.frameworks.stdlib._format import representation
from convlint.values import Undecided, Unknown


class NamedTupleBase(tuple):
    """What every named tuple can do; `_fields` and `_field_defaults` are its class's."""

    _fields: tuple[str, ...] = ()
    _field_defaults: dict[str, Any] = {}

    def __new__(cls, *args, **kwargs):
        return tuple.__new__(cls, bind_fields(cls.__name__, cls._fields, cls._field_defaults, args, kwargs))

    @classmethod
    def _make(cls, iterable, /):
        return tuple.__new__(cls, bounded.items(iterable))

    def _asdict(self):
        return dict(zip(self._fields, self, strict=True))

    def _replace(self, /, **kwargs):
        unexpected = set(kwargs) - set(self._fields)
        if unexpected:
            raise ValueError(f"Got unexpected field names: {sorted(unexpected)!r}")
        return self._make(kwargs.get(name, value) for name, value in zip(self._fields, self, strict=True))

    def __repr__(self):
        parts = [f"{name}={representation(value)}" for name, value in zip(self._fields, self, strict=True)]
        return f"{type(self).__name__}({', '.join(parts)})"

    def __getnewargs__(self):
        return tuple(self)


def bind_fields(name, fields, defaults, args, kwargs):
    """The values of `fields` for a call; raises TypeError as Python does."""
    if len(args) > len(fields):
        raise TypeError(f"{name}.__new__() takes {len(fields) + 1} positional arguments but {len(args) + 1} were given")
    values = dict(zip(fields, args, strict=False))
    for key, value in kwargs.items():
        if key not in fields or key in values:
            raise TypeError(f"{name}.__new__() got an unexpected keyword argument '{key}'")
        values[key] = value
    missing = [field for field in fields if field not in values and field not in defaults]
    if missing:
        raise TypeError(f"{name}.__new__() missing {len(missing)} required arguments: {', '.join(map(repr, missing))}")
    return [values.get(field, defaults.get(field)) for field in fields]


def field_property(position):
    """The attribute of the item at `position`."""

    def get(self):
        return tuple.__getitem__(self, position)

    return property(get)


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    """A tuple class whose items have names."""
    for given in (typename, field_names, defaults):
        if isinstance(given, Unknown):
            raise Undecided(given)
    names = field_names.replace(",", " ").split() if isinstance(field_names, str) else bounded.items(field_names)
    names = [str(name) for name in names]
    wrong = _not_valid(names)
    if rename:
        names = [f"_{i}" if i in wrong else name for i, name in enumerate(names)]
    elif wrong:
        raise ValueError(f"Type names and field names must be valid identifiers: {names!r}")
    return make_class(str(typename), names, bounded.items(defaults) if defaults is not None else [])


def _not_valid(names):
    """The positions of the names that no field can have, those that are given twice among them."""
    bounded.spend(256 * len(names))
    earlier, wrong = set(), set()
    for at, name in enumerate(names):
        if not name.isidentifier() or keyword.iskeyword(name) or name.startswith("_") or name in earlier:
            wrong.add(at)
        earlier.add(name)
    return wrong


def make_class(typename, names, defaults, namespace=None):
    """A class of named tuples; `defaults` belong to the last of `names`."""
    if len(defaults) > len(names):
        raise TypeError("Got more default values than field names")
    fields = {
        "_fields": tuple(names),
        "_field_defaults": dict(zip(names[len(names) - len(defaults) :], defaults, strict=True)),
        **{name: field_property(position) for position, name in enumerate(names)},
    }
    return type(typename, (NamedTupleBase,), {"__module__": __name__, **(namespace or {}), **fields})
