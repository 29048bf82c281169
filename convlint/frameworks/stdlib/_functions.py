"""The builtin functions that a program may call, on known values, symbols and Unknowns alike."""

from __future__ import annotations

import builtins as python
import operator

from convlint.frameworks.stdlib import _format, bounded
from convlint.frameworks.stdlib._core import (
    bound,
    call,
    is_symbolic,
    is_twin_class,
    is_user_class,
    known,
    unknown_like,
)
from convlint.frameworks.stdlib._rounds import Rounds
from convlint.frameworks.stdlib.bounded import first_unknown
from convlint.shapes import Dim, Ratio, maximum, minimum
from convlint.values import Elements, Tensor, Undecided, Unknown, elements_of

_ABSENT = object()


# --------------------------------------------------------------------------- numbers


def abs(x):
    """`abs(x)`; of a symbol, the symbol's absolute value."""
    return operator.abs(x)


def divmod(x, y):
    """`(x // y, x % y)`."""
    return bounded.binary("//", x, y), bounded.binary("%", x, y)


def pow(base, exp, mod=None):
    """`base ** exp`, with `mod` only for moderate numbers."""
    if mod is None:
        return bounded.binary("**", base, exp)
    if is_symbolic(base) or is_symbolic(exp) or is_symbolic(mod):
        return unknown_like("pow() of a symbol", base, exp, mod, kind=int)
    bits = python.max(int(value).bit_length() for value in (base, exp, mod))
    if bits > 2048:
        return Unknown("too large", kind=int)
    bounded.spend(bits**3 // 2**12)
    return python.pow(base, exp, mod)


def round(number, ndigits=None):
    """`round(number, ndigits)`."""
    number = known(number)
    if isinstance(number, Ratio) and ndigits is None:
        return python.round(number)
    if isinstance(number, (Ratio, Unknown, Tensor)) or is_symbolic(ndigits):
        if isinstance(number, Tensor):
            return number
        return unknown_like("round() of a symbol", number, ndigits, kind=int if ndigits is None else float)
    if isinstance(ndigits, int) and python.abs(ndigits) > 400:
        return Unknown("too large", kind=type(number))
    return python.round(number) if ndigits is None else python.round(number, ndigits)


def _number_text(function, x):
    x = known(x)
    if is_symbolic(x):
        return unknown_like("the text of a symbol", x, kind=str)
    if isinstance(x, int):
        bounded.spend(int(x).bit_length())
    return function(x)


def bin(number):
    """`bin(number)`."""
    return _number_text(python.bin, number)


def oct(number):
    """`oct(number)`."""
    return _number_text(python.oct, number)


def hex(number):
    """`hex(number)`."""
    return _number_text(python.hex, number)


def chr(i):
    """`chr(i)`."""
    return _number_text(python.chr, i)


def ord(c):
    """`ord(c)`."""
    return c.derive("ord", kind=int) if isinstance(c, Unknown) else python.ord(c)


# --------------------------------------------------------------------------- containers


def len(obj):
    """`len(obj)`, which of a tensor is its first dimension and may be a symbol."""
    if isinstance(obj, Unknown):
        return obj.derive("len", kind=int)
    if isinstance(obj, Tensor):
        if not obj.shape:
            raise TypeError("len() of a 0-d tensor")
        return obj.shape[0]
    method = getattr(type(obj), "__len__", None)
    if method is None:
        raise TypeError(f"object of type '{type(obj).__name__}' has no len()")
    return method(obj)


def sum(iterable, /, start=0):
    """The items added up from `start`; symbols and tensors included."""
    if isinstance(iterable, Unknown):
        return iterable.derive("sum", kind=None)
    if isinstance(start, (str, bytes)):
        raise TypeError("sum() can't sum strings [use ''.join(seq) instead]")
    total = list(start) if isinstance(start, list) else start
    add = bounded.inplace if isinstance(start, list) else bounded.binary
    for item in bounded.items(iterable):
        total = add("+", total, item)
    return total


def any(iterable):
    """Whether an item is true; an item that is not known decides only where no known item does."""
    return _quantified(iterable, True)


def all(iterable):
    """Whether every item is true; an item that is not known decides only where no known item does."""
    return _quantified(iterable, False)


def isinstance_generator(iterable):
    """Whether items are made when they are asked for; each one pays for itself."""
    return type(iterable).__name__ == "generator"


def _quantified(iterable, wanted):
    if isinstance(iterable, Unknown):
        return iterable.derive("any" if wanted else "all", kind=bool)
    doubt = None
    for item in iterable if isinstance_generator(iterable) else bounded.items(iterable):
        try:
            if python.bool(item) is wanted:
                return wanted
        except Undecided as undecided:
            doubt = doubt or undecided
    if doubt is None:
        return not wanted
    raise doubt


def max(*args, key=None, default=_ABSENT):
    """The largest item; the largest of undecided sizes is a formula where there is one."""
    return _extreme(python.max, args, key, default)


def min(*args, key=None, default=_ABSENT):
    """The smallest item; the smallest of undecided sizes is a formula where there is one."""
    return _extreme(python.min, args, key, default)


def _extreme(function, args, key, default):
    if python.len(args) == 1 and isinstance(args[0], (Unknown, Tensor)):
        return unknown_like(f"{function.__name__}() of a tensor", args[0])
    values = bounded.items(args[0]) if python.len(args) == 1 else list(args)
    if not values and default is not _ABSENT:
        return default
    for value in values:
        bounded.weigh(value)
    try:
        return function(values, key=bound(key)) if key is not None else function(values)
    except Undecided as refusal:
        folded = _fold(function, values) if key is None else None
        return folded if folded is not None else _undecided_extreme(function, values, refusal)


def _fold(function, values):
    """The formula of the largest or smallest of several sizes; None where they are no sizes."""
    if not python.all(isinstance(value, (int, Dim)) for value in values) or python.len(values) > 8:
        return None
    fold = maximum if function is python.max else minimum
    best = values[0]
    for value in values[1:]:
        best = fold(best, value)
    return best


def _undecided_extreme(function, values, refusal):
    kinds = {value.kind if isinstance(value, Unknown) else type(value) for value in values}
    kind = int if kinds <= {int, bool, Dim} else float if kinds <= {int, float, bool, Dim, Ratio} else None
    unknown = first_unknown(*values)
    keys = [value.key if isinstance(value, Unknown) else bounded_key(value) for value in values]
    if unknown is not None:
        return unknown.derive(function.__name__, *keys, kind=kind)
    return Unknown(refusal.subject.reason, kind=kind)


def bounded_key(value):
    """`value` as part of an Unknown's key."""
    return value if isinstance(value, (int, float, str, bool, Dim)) else object()


def sorted(iterable, /, *, key=None, reverse=False):
    """The items in order, as a new list."""
    values = bounded.items(iterable)
    keys = values if key is None else [call(key, item) for item in values]
    bounded.weigh(keys)
    bounded.spend(16 * python.len(keys))
    order = python.sorted(range(python.len(values)), key=keys.__getitem__, reverse=python.bool(reverse))
    return [values[position] for position in order]


def iter(obj, sentinel=_ABSENT, /):
    """An iterator; with a sentinel, over the results of calling `obj`."""
    if sentinel is _ABSENT and (elements := elements_of(obj)) is not None:
        return Rounds(elements)
    if isinstance(obj, Unknown):
        raise Undecided(obj)
    if sentinel is not _ABSENT:
        return python.iter(bound(obj), sentinel)
    return python.iter(bounded.ordered(obj) if isinstance(obj, (set, frozenset)) else obj)


def next(iterator, default=_ABSENT, /):
    """The next item; raises StopIteration where there is none and no default."""
    if isinstance(iterator, Elements):
        return iterator.element
    if isinstance(iterator, Unknown):
        return iterator.derive("next", object())
    return python.next(iterator) if default is _ABSENT else python.next(iterator, default)


# --------------------------------------------------------------------------- types and texts


def isinstance_(obj, class_or_tuple, /):
    """`isinstance(obj, class_or_tuple)`; a symbol is an int, an Unknown what its kind says."""
    unknown = first_unknown(class_or_tuple)
    if unknown is not None:
        return unknown.derive("isinstance", object(), kind=bool)
    if isinstance(obj, Unknown):
        return _unknown_is(obj, class_or_tuple)
    if isinstance(obj, (Dim, Ratio)):
        kind = int if isinstance(obj, Dim) else float
        return _unknown_is(Unknown("the class of a number", kind=kind, key=("class", kind)), class_or_tuple)
    return isinstance(obj, _classes(class_or_tuple))


def _unknown_is(obj, classes):
    if obj.kind is not None and issubclass(obj.kind, _classes(classes)):
        return True
    if obj.kind in (int, float, str, bool) and not _names_scalars(classes):
        return False
    name = repr(classes) if isinstance(classes, type) else object()
    return obj.derive("isinstance", name, kind=bool)


def _names_scalars(classes):
    """Whether NumPy's scalars are asked for: what is known as an int may be one of them."""
    listed = classes if isinstance(classes, tuple) else (classes,)
    return python.any(getattr(cls, "__module__", "").startswith("convlint.frameworks.numpy") for cls in listed)


def _classes(class_or_tuple):
    bounded.weigh(class_or_tuple)
    return class_or_tuple


def issubclass_(cls, class_or_tuple, /):
    """`issubclass(cls, class_or_tuple)`."""
    unknown = first_unknown(cls, class_or_tuple)
    if unknown is not None:
        return unknown.derive("issubclass", object(), kind=bool)
    return issubclass(cls, _classes(class_or_tuple))


def callable_(obj, /):
    """`callable(obj)`."""
    return obj.derive("callable", kind=bool) if isinstance(obj, Unknown) else callable(obj)


def repr_(obj, /):
    """`repr(obj)`, or an Unknown str where it is not the same text in the real program."""
    return _format._answer(_format.representation, obj)


def ascii(obj, /):
    """`ascii(obj)`."""
    text = repr_(obj)
    return text if isinstance(text, Unknown) else text.encode("ascii", "backslashreplace").decode("ascii")


def format_(value, format_spec="", /):
    """`format(value, format_spec)`."""
    return _format.safe_format(value, format_spec)


def print_(*args, **kwargs):
    """Nothing is printed."""
    return None


def vars_(obj=_ABSENT, /):
    """The attributes of an instance of the program's or a twin's class; Unknown for anything else."""
    if isinstance(obj, Unknown):
        return obj.derive("vars")
    cls = type(obj)
    if (
        obj is not _ABSENT
        and not isinstance(obj, type)
        and (is_user_class(cls) or is_twin_class(cls))
        and hasattr(obj, "__dict__")
    ):
        return obj.__dict__
    return Unknown("vars() of this object")


def hash_(obj, /):
    """Hashes differ between processes, so the number is not known; what cannot be hashed raises TypeError."""
    if type(obj) in (list, dict, set):
        raise TypeError(f"unhashable type: '{type(obj).__name__}'")
    return Unknown("a hash", kind=int)


def exit_(code=None):
    """Ends the program."""
    raise SystemExit(code)
