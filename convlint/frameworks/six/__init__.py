"""Twin of `six` (https://six.readthedocs.io/), as on Python 3."""

from __future__ import annotations

import sys as _sys

PY2 = False
PY3 = True
PY34 = True
MAXSIZE = _sys.maxsize
string_types = (str,)
integer_types = (int,)
class_types = (type,)
text_type = str
binary_type = bytes


def iteritems(d, **kw):
    """The items of a dict."""
    return d.items(**kw)


def iterkeys(d, **kw):
    """The keys of a dict."""
    return d.keys(**kw)


def itervalues(d, **kw):
    """The values of a dict."""
    return d.values(**kw)


viewitems, viewkeys, viewvalues = iteritems, iterkeys, itervalues


def with_metaclass(meta, *bases):
    """A base class; the metaclass is left out."""
    return bases[0] if len(bases) == 1 else type("temporary_class", bases, {"__module__": __name__})


def add_metaclass(metaclass):
    """A decorator that changes nothing."""
    return lambda cls: cls


def python_2_unicode_compatible(klass):
    """The class as it is."""
    return klass


def u(s):
    """The text as it is."""
    return s


def next(it, *default):
    """The next item."""
    from convlint.frameworks.stdlib._functions import next as next_item

    return next_item(it, *default)


advance_iterator = next


def wraps(wrapped, *args, **kwargs):
    """As `functools.wraps`."""
    from convlint.frameworks.stdlib.functools import wraps as wraps_function

    return wraps_function(wrapped)
