"""Twin of `enum` (https://docs.python.org/3/library/enum.html): classes whose names are their only instances."""

from __future__ import annotations

from typing import Any as _Any

from convlint.frameworks.stdlib import bounded
from convlint.frameworks.stdlib._format import representation
from convlint.values import Undecided, Unknown


class auto:
    """A value that the class chooses."""

    def __init__(self, value=None):
        self.value = value


class nonmember:
    """Wraps a value of a class body that is no member."""

    def __init__(self, value):
        self.value = value


class EnumMeta(type):
    """Makes the values of a class body its members."""

    _member_map_: dict[str, _Any]
    _convlint_values: dict[tuple[type, _Any], _Any]

    def __new__(mcs, name, bases, namespace):
        if not any(isinstance(base, EnumMeta) for base in bases):
            return super().__new__(mcs, name, bases, namespace)
        members = {key: value for key, value in namespace.items() if _is_member(key, value)}
        rest = {key: _unwrapped(value) for key, value in namespace.items() if key not in members}
        cls = super().__new__(mcs, name, bases, rest)
        cls._member_map_ = {}
        cls._convlint_values = {}
        for key, value in members.items():
            _add_member(cls, key, value)
        return cls

    def __call__(cls, value, names=None, **kwargs):
        if names is not None or not cls._member_map_:
            return _functional(cls, value, names)
        if isinstance(value, Unknown):
            return value.derive(cls.__name__)
        if isinstance(value, cls):
            return value
        if _is_plain(value) and (type(value), value) in cls._convlint_values:
            return cls._convlint_values[type(value), value]
        bounded.spend(64 * len(cls._member_map_))
        for member in cls._member_map_.values():
            if bounded.compare("==", member._value_, value):
                return member
        return _missing(cls, value)

    def __iter__(cls):
        return iter(_canonical(cls))

    def __len__(cls):
        return len(_canonical(cls))

    def __bool__(cls):
        return True

    def __getitem__(cls, name):
        return name.derive("member") if isinstance(name, Unknown) else cls._member_map_[name]

    def __contains__(cls, value):
        bounded.spend(16 * len(cls._member_map_))
        return any(value is member or member._value_ == value for member in cls._member_map_.values())

    @property
    def __members__(cls):
        return dict(cls._member_map_)


EnumType = EnumMeta


def _is_member(name, value):
    if name.startswith("_") or isinstance(value, (nonmember, type)):
        return False
    return not hasattr(type(value), "__get__")


def _unwrapped(value):
    return value.value if isinstance(value, nonmember) else value


def _canonical(cls):
    """The members without aliases."""
    return [member for name, member in cls._member_map_.items() if member._name_ == name]


def _add_member(cls, name, value):
    if isinstance(value, auto):
        value = value.value if value.value is not None else _next_value(cls, name)
    base = _data_type(cls)
    member = _instance(cls, base, value)
    if not hasattr(member, "_value_"):
        member._value_ = base(value) if base is not None and not isinstance(value, (tuple, Unknown)) else value
    alias = _member_with(cls, member)
    if alias is not None:
        cls._member_map_[name] = alias
    else:
        member._name_ = name
        cls._member_map_[name] = member
        if cls.__init__ is not object.__init__:
            cls.__init__(member, *(value if isinstance(value, tuple) else (value,)))
    type.__setattr__(cls, name, cls._member_map_[name])


def _member_with(cls, member):
    """The member that has the value of `member` already; it is then an alias of that one."""
    value = member._value_
    if _is_plain(value):
        first = cls._convlint_values.setdefault((type(value), value), member)
        return first if first is not member else None
    bounded.spend(64 * len(cls._member_map_))
    return next((m for m in cls._member_map_.values() if _same(m._value_, value)), None)


def _is_plain(value):
    """Whether a value is found by its hash, which no program can make the same for many."""
    return type(value) is str or (type(value) is int and abs(value) < 2**60)


def _same(one, other):
    try:
        return type(one) is type(other) and bool(bounded.compare("==", one, other))
    except Undecided:
        return False


def _data_type(cls):
    """int or str where the members are numbers or texts as well."""
    return next((base for base in (int, str, float) if issubclass(cls, base)), None)


def _instance(cls, base, value):
    own = next((vars(c)["__new__"] for c in cls.__mro__ if "__new__" in vars(c) and isinstance(c, EnumMeta)), None)
    if own is not None:
        function = own.__func__ if isinstance(own, staticmethod) else own
        return function(cls, *(value if isinstance(value, tuple) else (value,)))
    if base is None or isinstance(value, Unknown):
        return (base or object).__new__(cls)
    return base.__new__(cls, *(value[:1] if isinstance(value, tuple) else (value,)))


def _next_value(cls, name):
    bounded.spend(16 * len(cls._member_map_))
    values = [member._value_ for member in _canonical(cls)]
    if issubclass(cls, StrEnum):
        return name.lower()
    chosen = getattr(cls, "_generate_next_value_", None)
    if chosen is not None:
        return chosen(name, 1, len(values), values)
    numbers = [value for value in values if isinstance(value, int)]
    if issubclass(cls, Flag):
        return 1 << max((number.bit_length() for number in numbers), default=0)
    return max(numbers, default=0) + 1


def _missing(cls, value):
    if issubclass(cls, Flag) and isinstance(value, int):
        return _flag(cls, value)
    own = getattr(cls, "_missing_", None)
    found = own(value) if own is not None else None
    if found is None:
        raise ValueError(f"{representation(value)} is not a valid {cls.__qualname__}")
    return found


def _functional(cls, name, names):
    if names is None or isinstance(names, Unknown) or isinstance(name, Unknown):
        return Unknown("an enumeration whose names are not known")
    if isinstance(names, str):
        names = names.replace(",", " ").split()
    pairs = list(names.items()) if isinstance(names, dict) else [_pair(item) for item in bounded.items(names)]
    return type(cls)(name, (cls,), {"__module__": __name__, **{str(key): value for key, value in pairs}})


def _pair(item):
    return (item, auto()) if isinstance(item, str) else tuple(item)


class Enum(metaclass=EnumMeta):
    """Names with values."""

    _member_map_: dict[str, _Any] = {}
    _name_: _Any
    _value_: _Any

    @property
    def name(self):
        """The member's name."""
        return self._name_

    @property
    def value(self):
        """The member's value."""
        return self._value_

    def __repr__(self):
        return f"<{type(self).__name__}.{self._name_}: {representation(self._value_)}>"

    def __str__(self):
        return f"{type(self).__name__}.{self._name_}"

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __hash__(self):
        return hash(self._name_)

    def __eq__(self, other):
        base = _data_type(type(self))
        if self is other or base is None or not isinstance(other, base):
            return self is other
        return self._value_ == (other._value_ if isinstance(other, Enum) else other)

    def __ne__(self, other):
        return not self == other


class IntEnum(int, Enum):
    """Members that are numbers."""

    __str__ = int.__repr__
    __hash__ = int.__hash__


class StrEnum(str, Enum):
    """Members that are texts."""

    __str__ = str.__str__
    __hash__ = str.__hash__


ReprEnum = Enum


def _flag(cls, value):
    """The member of the flag class `cls` for a combination of bits."""
    bounded.spend(16 * len(cls._member_map_))
    for member in cls._member_map_.values():
        if member._value_ == value:
            return member
    made = int.__new__(cls, value) if issubclass(cls, int) else object.__new__(cls)
    made._value_ = value
    made._name_ = "|".join(m._name_ for m in _canonical(cls) if m._value_ and m._value_ & value == m._value_) or None
    return made


class Flag(Enum):
    """Members that can be combined by `|`, `&`, `^` and `~`."""

    def _combined(self, other, op):
        if isinstance(other, Unknown):
            return other.derive(op)
        if isinstance(other, Flag):
            other = other._value_
        elif not (isinstance(other, int) and isinstance(self, int)):
            return NotImplemented
        return _flag(type(self), bounded.binary(op, self._value_, int(other)))

    def __or__(self, other):
        return self._combined(other, "|")

    def __and__(self, other):
        return self._combined(other, "&")

    def __xor__(self, other):
        return self._combined(other, "^")

    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__

    def __invert__(self):
        every = 0
        for member in type(self)._member_map_.values():
            every |= member._value_
        return _flag(type(self), every & ~self._value_)

    def __contains__(self, other):
        return other._value_ & self._value_ == other._value_

    def __bool__(self):
        return bool(self._value_)

    def __iter__(self):
        return iter([m for m in _canonical(type(self)) if m._value_ and m._value_ & self._value_ == m._value_])

    __hash__ = Enum.__hash__


class IntFlag(int, Flag):
    """Flags that are numbers."""

    __hash__ = int.__hash__


def unique(enumeration):
    """The class; raises ValueError where two names have one value."""
    aliases = [name for name, member in enumeration._member_map_.items() if member._name_ != name]
    if aliases:
        raise ValueError(f"duplicate values found in {enumeration.__name__}: {', '.join(aliases)}")
    return enumeration


def member(value):
    """The value."""
    return value
