"""Twin of `dataclasses` (https://docs.python.org/3/library/dataclasses.html).

The interpreter leaves `__annotations__` in a class's namespace, in the order of the class body.
"""

from __future__ import annotations

from typing import Any as _Any

from convlint.frameworks.stdlib import bounded, copy
from convlint.frameworks.stdlib._core import call, is_internal_name, is_user_class
from convlint.frameworks.stdlib._format import representation
from convlint.values import Unknown

_FIELDS = "__dataclass_fields__"


class _MissingType:
    """The class of MISSING."""


class _KwOnlyType:
    """The class of KW_ONLY."""


class _InitVarType(type):
    def __getitem__(cls, item):
        return cls


class InitVar(metaclass=_InitVarType):
    """The annotation of a parameter that is passed on to `__post_init__`."""


class FrozenInstanceError(AttributeError):
    """Raised in Python where a frozen instance is written to."""


MISSING = _MissingType()
KW_ONLY = _KwOnlyType


class Field:
    """What is known of one field."""

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name: _Any = None
        self.type: _Any = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = metadata if metadata is not None else {}
        self.kw_only = kw_only

    def has_default(self):
        """Whether a call may leave the field out."""
        return self.default is not MISSING or self.default_factory is not MISSING

    def make_default(self):
        """The value of a field that a call leaves out."""
        return call(self.default_factory) if self.default_factory is not MISSING else self.default


def field(
    *,
    default=MISSING,
    default_factory=MISSING,
    init=True,
    repr=True,
    hash=None,
    compare=True,
    metadata=None,
    kw_only=MISSING,
):
    """A field with more than a default."""
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


def dataclass(
    cls=None,
    /,
    *,
    init=True,
    repr=True,
    eq=True,
    order=False,
    unsafe_hash=False,
    frozen=False,
    match_args=True,
    kw_only=False,
    slots=False,
    weakref_slot=False,
):
    """Give a class `__init__`, `__repr__`, `__eq__` made from its annotations."""

    def decorate(cls):
        if not is_user_class(cls):
            return cls
        fields = _collect(cls, kw_only)
        setattr(cls, _FIELDS, fields)
        for name, method in _methods(fields, init, repr, eq, order, frozen or unsafe_hash):
            if name not in vars(cls) or (name == "__hash__" and vars(cls)[name] is None):
                setattr(cls, name, method)
        if "__match_args__" not in vars(cls):
            setattr(cls, "__match_args__", tuple(f.name for f in fields.values() if f.init and f.kw_only is not True))  # noqa: B010
        return cls

    return decorate if cls is None else decorate(cls)


def _collect(cls, kw_only):
    """The fields of `cls` by name: those of its bases first, each at its first place."""
    fields: dict[str, Field] = {}
    for base in cls.__mro__[:0:-1]:
        fields.update(vars(base).get(_FIELDS, {}))
    for name, annotation in vars(cls).get("__annotations__", {}).items():
        if annotation is KW_ONLY:
            kw_only = True
        elif not _is_class_variable(annotation) and not (name.startswith("__") or is_internal_name(name)):
            fields[name] = _field_of(cls, name, annotation, kw_only)
    return fields


def _is_class_variable(annotation):
    if isinstance(annotation, str):
        return annotation.startswith(("ClassVar", "typing.ClassVar", "t.ClassVar"))
    return isinstance(annotation, type) and annotation.__name__ == "ClassVar"


def _field_of(cls, name, annotation, kw_only):
    value = vars(cls).get(name, MISSING)
    made = value if isinstance(value, Field) else field(default=value)
    made.name, made.type = name, annotation
    if made.kw_only is MISSING:
        made.kw_only = kw_only
    if isinstance(value, Field):
        if made.default is MISSING:
            delattr(cls, name)
        else:
            setattr(cls, name, made.default)
    return made


def _is_init_only(field):
    return field.type is InitVar or (
        isinstance(field.type, str) and field.type.startswith(("InitVar", "dataclasses.In"))
    )


def _methods(fields, init, repr, eq, order, hashable):
    shown = [f for f in fields.values() if not _is_init_only(f)]
    compared = [f.name for f in shown if f.compare]
    if init:
        yield "__init__", _make_init(fields)
    if repr:
        yield "__repr__", _make_repr([f.name for f in shown if f.repr])
    if eq:
        yield "__eq__", _make_comparison("==", compared)
        yield "__hash__", _make_hash(compared) if hashable else None
    if order:
        for name, op in (("__lt__", "<"), ("__le__", "<="), ("__gt__", ">"), ("__ge__", ">=")):
            yield name, _make_comparison(op, compared)


def _make_init(fields):
    passed_on = {name for name, field in fields.items() if _is_init_only(field)}

    def __init__(self, /, *args, **kwargs):
        values = _bind(type(self).__name__, fields, args, kwargs)
        for name, value in values.items():
            if name not in passed_on:
                setattr(self, name, value)
        after = getattr(self, "__post_init__", None)
        if after is not None:
            after(*[value for name, value in values.items() if name in passed_on])

    return __init__


def _bind(cls_name, fields, args, kwargs):
    """The value of every field for a call; raises TypeError as Python does."""
    positional = [f.name for f in fields.values() if f.init and f.kw_only is not True]
    if len(args) > len(positional):
        raise TypeError(
            f"{cls_name}.__init__() takes {len(positional) + 1} positional arguments but {len(args) + 1} were given"
        )
    given = dict(zip(positional, args, strict=False))
    for name, value in kwargs.items():
        if name in given or name not in fields or not fields[name].init:
            raise TypeError(f"{cls_name}.__init__() got an unexpected keyword argument '{name}'")
        given[name] = value
    missing = [f.name for f in fields.values() if f.name not in given and f.init and not f.has_default()]
    if missing:
        raise TypeError(f"{cls_name}.__init__() missing required arguments: {', '.join(map(repr, missing))}")
    return {
        name: given[name] if name in given else field.make_default()
        for name, field in fields.items()
        if name in given or field.has_default()
    }


def _make_repr(names):
    def __repr__(self):
        parts = [f"{name}={representation(getattr(self, name))}" for name in names]
        return f"{type(self).__qualname__}({', '.join(parts)})"

    return __repr__


def _values(obj, names):
    return tuple(getattr(obj, name) for name in names)


def _make_comparison(op, names):
    def compare(self, other):
        if type(other) is not type(self):
            return NotImplemented
        return bounded.compare(op, _values(self, names), _values(other, names))

    return compare


def _make_hash(names):
    def __hash__(self):
        return hash(bounded.key(_values(self, names)))

    return __hash__


# --------------------------------------------------------------------------- on instances


def is_dataclass(obj):
    """Whether `obj` is a dataclass or an instance of one."""
    return obj.derive("is_dataclass", kind=bool) if isinstance(obj, Unknown) else hasattr(obj, _FIELDS)


def fields(class_or_instance):
    """The fields, in order."""
    if isinstance(class_or_instance, Unknown):
        return class_or_instance.derive("fields")
    if not hasattr(class_or_instance, _FIELDS):
        raise TypeError("must be called with a dataclass type or instance")
    return tuple(f for f in getattr(class_or_instance, _FIELDS).values() if not _is_init_only(f))


def replace(obj, /, **changes):
    """A new instance with some fields changed."""
    if isinstance(obj, Unknown):
        return obj.derive("replace", object())
    for f in fields(obj):
        if f.init:
            changes.setdefault(f.name, getattr(obj, f.name))
    return type(obj)(**changes)


def asdict(obj, *, dict_factory=dict):
    """The fields of an instance as a dict; those of instances in it as well."""
    return _plain(obj, lambda pairs: dict(pairs) if dict_factory is dict else call(dict_factory, pairs))


def astuple(obj, *, tuple_factory=tuple):
    """The fields of an instance as a tuple; those of instances in it as well."""
    make = tuple if tuple_factory is tuple else tuple_factory
    return _plain(obj, lambda pairs: make([value for _, value in pairs]))


def _plain(obj, make, depth=50):
    if isinstance(obj, Unknown):
        return obj.derive("asdict")
    if depth == 0:
        raise bounded.TooLarge(dict)
    if hasattr(obj, _FIELDS) and not isinstance(obj, type):
        return make([(f.name, _plain(getattr(obj, f.name), make, depth - 1)) for f in fields(obj)])
    if type(obj) in (list, tuple):
        return type(obj)([_plain(item, make, depth - 1) for item in obj])
    if type(obj) is dict:
        return {key: _plain(item, make, depth - 1) for key, item in obj.items()}
    return copy.deepcopy(obj)


def make_dataclass(cls_name, fields, **kwargs):
    """A class made from a list of fields is not followed."""
    return Unknown("a class made by make_dataclass")
