"""Twin of `six.moves`: Python 3's builtins under their old names."""

from __future__ import annotations

import builtins as _builtins

from convlint.frameworks.stdlib._construct import CONSTRUCTORS
from convlint.frameworks.stdlib._functions import chr as unichr
from convlint.frameworks.stdlib.functools import reduce
from convlint.frameworks.stdlib.itertools import filterfalse, zip_longest
from convlint.values import Unknown

__all__ = ["filterfalse", "reduce", "unichr", "zip_longest"]

xrange = _builtins.range


def _constructed(type_):
    def construct(*args, **kwargs):
        return CONSTRUCTORS[type_](type_, args, kwargs)

    construct.__name__ = construct.__qualname__ = type_.__name__
    construct.__doc__ = f"`{type_.__name__}`."
    return construct


zip = _constructed(_builtins.zip)
map = _constructed(_builtins.map)
filter = _constructed(_builtins.filter)
range = _builtins.range


def input(prompt=None):
    """What is typed is not known."""
    return Unknown("what the user types", kind=str)


def reload_module(module):
    """The module as it is."""
    return module
