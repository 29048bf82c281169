"""Twin of `typing` (https://docs.python.org/3/library/typing.html): annotations are inert, classes can be bases."""

from __future__ import annotations

from typing import Any as _Any

from convlint.frameworks.stdlib import collections as _collections
from convlint.frameworks.stdlib import contextlib as _contextlib
from convlint.frameworks.stdlib._core import is_user_class as _is_user_class
from convlint.frameworks.stdlib.collections import Counter, OrderedDict, defaultdict, deque  # noqa: F401
from convlint.frameworks.stdlib.collections import _namedtuple as _named
from convlint.frameworks.stdlib.collections.abc import (  # noqa: F401
    AsyncIterable,
    AsyncIterator,
    Awaitable,
    Callable,
    Collection,
    Container,
    Coroutine,
    Generator,
    Hashable,
    ItemsView,
    Iterable,
    Iterator,
    KeysView,
    Mapping,
    MappingView,
    MutableMapping,
    MutableSequence,
    MutableSet,
    Reversible,
    Sequence,
    Sized,
    ValuesView,
)
from convlint.frameworks.stdlib.collections.abc import Set as AbstractSet  # noqa: F401
from convlint.values import Undecided, Unknown

TYPE_CHECKING = False
List = list
Dict = dict
Tuple = tuple
Set = set
FrozenSet = frozenset
Type = type
Text = str
DefaultDict = defaultdict
ContextManager = _contextlib.AbstractContextManager
Deque = deque


class _Inert(type):
    """The class of an annotation: subscripting gives it back, asking it for instances is undecided."""

    def __getitem__(cls, item):
        return cls

    def __instancecheck__(cls, instance):
        if _is_user_class(cls):
            return type.__instancecheck__(cls, instance)
        raise Undecided(Unknown(f"isinstance() with typing.{cls.__name__}", kind=bool))

    def __subclasscheck__(cls, subclass):
        if _is_user_class(cls):
            return type.__subclasscheck__(cls, subclass)
        raise Undecided(Unknown(f"issubclass() with typing.{cls.__name__}", kind=bool))


_FORMS = (
    "Annotated AnyStr ClassVar Concatenate Final ForwardRef IO TextIO BinaryIO Literal LiteralString Match Never "
    "NoReturn NotRequired Optional Pattern ReadOnly Required Self TypeAlias TypeAliasType TypeGuard TypeIs Union Unpack"
)
globals().update({_name: _Inert(_name, (), {"__module__": __name__}) for _name in _FORMS.split()})


class _Anything(_Inert):
    def __instancecheck__(cls, instance):
        if _is_user_class(cls):
            return type.__instancecheck__(cls, instance)
        raise TypeError("typing.Any cannot be used with isinstance()")


Any = _Anything("Any", (), {"__module__": __name__})


class _Variable(_Inert):
    """The class of what stands for a type that is not known."""


def TypeVar(name, *constraints, bound=None, covariant=False, contravariant=False, infer_variance=False, default=None):
    """A type that is not known."""
    return _Variable(str(name), (), {"__module__": __name__})


def ParamSpec(name, *, bound=None, covariant=False, contravariant=False, default=None):
    """Parameters that are not known; `P.args` and `P.kwargs` are inert too."""
    variable = _Variable(str(name), (), {"__module__": __name__})
    variable.args = variable.kwargs = variable  # type: ignore[attr-defined]
    return variable


def TypeVarTuple(name, *, default=None):
    """Types that are not known."""
    return _Variable(str(name), (), {"__module__": __name__})


def NewType(name, tp):
    """A function that returns its argument."""

    def new(value):
        return value

    return new


class Generic:
    """A base class that can be subscripted."""


class _ProtocolType(type):
    def __getitem__(cls, item):
        return cls

    def __instancecheck__(cls, instance):
        if type.__instancecheck__(cls, instance):
            return True
        if Protocol in cls.__bases__:
            raise Undecided(Unknown(f"isinstance() with the protocol {cls.__name__}", kind=bool))
        return False


class Protocol(metaclass=_ProtocolType):
    """A class known by its methods; whether an object belongs to it is undecided."""


class SupportsInt(Protocol):
    """Has `__int__`."""


class SupportsFloat(Protocol):
    """Has `__float__`."""


class SupportsIndex(Protocol):
    """Has `__index__`."""


class SupportsAbs(Protocol):
    """Has `__abs__`."""


class SupportsRound(Protocol):
    """Has `__round__`."""


class _NamedTupleType(type):
    """Makes a tuple class of the annotations of a class body."""

    def __new__(mcs, name, bases, namespace):
        if not any(base is NamedTuple for base in bases):
            return super().__new__(mcs, name, bases, namespace)
        names = list(namespace.get("__annotations__", {}))
        defaults = [namespace[field] for field in names if field in namespace]
        return _named.make_class(name, names, defaults, namespace)

    def __call__(cls, *args, **kwargs):
        if cls is not NamedTuple:
            return super().__call__(*args, **kwargs)
        typename, fields = args[0], args[1] if len(args) > 1 else list(kwargs.items())
        return _collections.namedtuple(typename, [name for name, _ in fields])


NamedTuple: _Any = None
NamedTuple = type.__new__(_NamedTupleType, "NamedTuple", (), {"__module__": __name__})


class _TypedDictType(type):
    """Makes plain dicts: the annotations say nothing at run time."""

    def __call__(cls, *args, **kwargs):
        if cls is not TypedDict:
            return dict(*args, **kwargs)
        return type.__new__(_TypedDictType, str(args[0]), (TypedDict,), {"__module__": __name__})


TypedDict: _Any = None
TypedDict = type.__new__(_TypedDictType, "TypedDict", (), {"__module__": __name__})


def cast(typ, val):
    """`val`."""
    return val


def assert_type(val, typ, /):
    """`val`."""
    return val


def reveal_type(obj, /):
    """`obj`."""
    return obj


def _unchanged(decorated):
    return decorated


overload = final = no_type_check = runtime_checkable = runtime = override = _unchanged


def deprecated(message, /, *, category=None, stacklevel=1):
    """A decorator that changes nothing."""
    return _unchanged


def dataclass_transform(**kwargs):
    """A decorator that changes nothing."""
    return _unchanged


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """Annotations are not evaluated."""
    return Unknown("type hints", kind=dict)


def get_args(tp):
    """Annotations are not evaluated."""
    return Unknown("the arguments of a type", kind=tuple)


def get_origin(tp):
    """Annotations are not evaluated."""
    return Unknown("the origin of a type")
