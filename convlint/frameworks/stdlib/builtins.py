"""The builtins of the program being read: an allow-list. What is missing here cannot be reached.

`BUILTINS` maps names to values: the real classes (made through `CONSTRUCTORS`, never called directly), the real
exceptions, and twins of the functions.
`getattr`, `hasattr`, `setattr`, `delattr` and `super` are the interpreter's own.
"""

from __future__ import annotations

import builtins as _python
from typing import Any

from convlint.frameworks.stdlib import _functions as _twins
from convlint.frameworks.stdlib import functools as _functools
from convlint.frameworks.stdlib._construct import CONSTRUCTORS
from convlint.frameworks.stdlib._core import Refused as _Refused
from convlint.frameworks.stdlib._format import percent_format, safe_format
from convlint.frameworks.stdlib._methods import SAFE_METHODS, call_method

__all__ = ["BUILTINS", "CONSTRUCTORS", "SAFE_METHODS", "call_method", "percent_format", "safe_format"]

_FUNCTIONS = (
    "abs all any ascii bin chr divmod hex iter len max min next oct ord pow round sorted sum "
    "callable_ exit_ format_ hash_ isinstance_ issubclass_ print_ repr_ vars_"
)
_REFUSED: dict[str, tuple[str, type | None]] = {
    "__import__": ("__import__ is never run", None),
    "breakpoint": ("breakpoint is never run", None),
    "bytearray": ("bytearray is not modelled", None),
    "compile": ("compile is never run", None),
    "eval": ("eval is never run", None),
    "exec": ("exec is never run", None),
    "globals": ("globals() is out of reach", dict),
    "help": ("help is never run", None),
    "id": ("an object's id", int),
    "input": ("what the user types", str),
    "locals": ("locals() is out of reach", dict),
    "memoryview": ("memoryview is not modelled", None),
    "open": ("files are not read", None),
}


def _exceptions() -> dict[str, Any]:
    return {
        name: value
        for name, value in vars(_python).items()
        if isinstance(value, type) and issubclass(value, BaseException) and name[:1] != "_"
    }


# Python 2's names: files that use them are read as if they had been brought up to date.
_OLD_NAMES: dict[str, Any] = {
    "basestring": str,
    "long": int,
    "raw_input": _Refused("what the user types", str),
    "reduce": _functools.reduce,
    "unichr": _twins.chr,
    "unicode": str,
    "xrange": range,
}
BUILTINS: dict[str, Any] = {
    **_OLD_NAMES,
    **_exceptions(),
    **{type_.__name__: type_ for type_ in CONSTRUCTORS},
    **{name.rstrip("_"): getattr(_twins, name) for name in _FUNCTIONS.split()},
    **{name: _Refused(reason, kind) for name, (reason, kind) in _REFUSED.items()},
    "quit": _twins.exit_,
    "None": None,
    "True": True,
    "False": False,
    "Ellipsis": ...,
    "NotImplemented": NotImplemented,
    "__debug__": True,
}


def __getattr__(name: str) -> Any:
    """The members of the module `builtins` as `import builtins` shows them."""
    if name in BUILTINS and name[:1] != "_":
        return BUILTINS[name]
    raise AttributeError(name)
