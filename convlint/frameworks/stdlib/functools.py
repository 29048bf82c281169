"""Twin of `functools` (https://docs.python.org/3/library/functools.html)."""

from __future__ import annotations

from typing import Any

from convlint.frameworks.stdlib import bounded
from convlint.frameworks.stdlib._core import call, is_program_function, is_user_class
from convlint.values import Unknown

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__")
WRAPPER_UPDATES = ("__dict__",)
_ABSENT = object()


class partial:
    """A function with some of its arguments given."""

    def __init__(self, func: Any, /, *args: Any, **keywords: Any) -> None:
        nested: Any = func if isinstance(func, partial) else None
        self.func: Any = func if nested is None else nested.func
        self.args: tuple[Any, ...] = args if nested is None else (*nested.args, *args)
        self.keywords: dict[str, Any] = keywords if nested is None else {**nested.keywords, **keywords}

    def __call__(self, /, *args, **keywords):
        return call(self.func, *self.args, *args, **{**self.keywords, **keywords})


class partialmethod:
    """A method with some of its arguments given."""

    def __init__(self, func, /, *args, **keywords):
        self.func = func
        self.args = args
        self.keywords = keywords

    def __get__(self, instance, owner=None):
        function = self.func
        if hasattr(type(function), "__get__"):
            function = function.__get__(instance, owner)
        elif instance is not None:
            function = partial(function, instance)
        return partial(function, *self.args, **self.keywords)


def reduce(function, sequence, initial=_ABSENT, /):
    """The items folded together from the left."""
    if isinstance(sequence, Unknown):
        return sequence.derive("reduce")
    items = bounded.items(sequence)
    if initial is _ABSENT:
        if not items:
            raise TypeError("reduce() of empty iterable with no initial value")
        initial, items = items[0], items[1:]
    for item in items:
        initial = call(function, initial, item)
    return initial


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """`wrapper`, under the name of `wrapped`."""
    name = getattr(wrapped, "__name__", None)
    if isinstance(name, str) and is_program_function(wrapper):
        wrapper.__name__ = name
        wrapper.__module__ = getattr(wrapped, "__module__", wrapper.__module__)
        wrapper.__dict__["__wrapped__"] = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """A decorator that gives a wrapper the name of what it wraps."""

    def decorate(wrapper):
        return update_wrapper(wrapper, wrapped)

    return decorate


def _nothing(*args, **kwargs):
    return None


def _uncached(function):
    """`function` itself: what it would have remembered, it computes again."""
    if is_program_function(function):
        function.cache_clear = _nothing
        function.cache_info = _nothing
    return function


def lru_cache(maxsize=128, typed=False):
    """Leaves the function as it is."""
    return _uncached(maxsize) if callable(maxsize) and not isinstance(maxsize, int) else _uncached


def cache(user_function, /):
    """Leaves the function as it is."""
    return _uncached(user_function)


class cached_property:
    """A property that is computed once an instance."""

    def __init__(self, func):
        self.func = func
        self.attrname = None

    def __set_name__(self, owner, name):
        self.attrname = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        values = instance.__dict__
        if self.attrname not in values:
            values[self.attrname] = call(self.func, instance)
        return values[self.attrname]


def total_ordering(cls):
    """The comparisons that `cls` lacks, made from the one that it has."""
    if not is_user_class(cls):
        return cls
    root = next((name for name in ("__lt__", "__le__", "__gt__", "__ge__") if name in vars(cls)), None)
    if root is None:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    for name, compare in _ORDERINGS[root].items():
        if name not in vars(cls):
            setattr(cls, name, compare)
    return cls


_ORDERINGS = {
    "__lt__": {
        "__gt__": lambda a, b: not a < b and a != b,
        "__le__": lambda a, b: a < b or a == b,
        "__ge__": lambda a, b: not a < b,
    },
    "__le__": {
        "__ge__": lambda a, b: not a <= b or a == b,
        "__lt__": lambda a, b: a <= b and a != b,
        "__gt__": lambda a, b: not a <= b,
    },
    "__gt__": {
        "__lt__": lambda a, b: not a > b and a != b,
        "__ge__": lambda a, b: a > b or a == b,
        "__le__": lambda a, b: not a > b,
    },
    "__ge__": {
        "__le__": lambda a, b: not a >= b or a == b,
        "__gt__": lambda a, b: a >= b and a != b,
        "__lt__": lambda a, b: not a >= b,
    },
}


def cmp_to_key(mycmp):
    """A key for sorting by an old-style comparison function."""

    def key(obj):
        return _Key(obj, mycmp)

    return key


class _Key:
    def __init__(self, obj, compare):
        self.obj = obj
        self._compare = compare

    def __lt__(self, other):
        return call(self._compare, self.obj, other.obj) < 0

    def __gt__(self, other):
        return call(self._compare, self.obj, other.obj) > 0

    def __eq__(self, other):
        return call(self._compare, self.obj, other.obj) == 0

    __hash__: Any = None


class singledispatch:
    """A function chosen by the class of its first argument; Unknown once an implementation's class is not known."""

    def __init__(self, func):
        self._registry: dict[Any, Any] = {object: func}
        self._complete = True

    def register(self, cls, func=None):
        """`register(cls)` decorates an implementation; one registered by its annotation is not known by class."""
        if not isinstance(cls, type):
            self._complete = False
            return cls
        if func is None:
            return lambda function: self.register(cls, function)
        self._registry[cls] = func
        return func

    def dispatch(self, cls):
        """The implementation for `cls`."""
        return next(self._registry[base] for base in cls.__mro__ if base in self._registry)

    def __call__(self, *args, **kwargs):
        if not self._complete or not args or isinstance(args[0], Unknown):
            return Unknown("a function chosen by the class of its argument")
        return call(self.dispatch(type(args[0])), *args, **kwargs)

    def __get__(self, instance, owner=None):
        return self if instance is None else partial(self, instance)
