"""Twin of `numbers` (https://docs.python.org/3/library/numbers.html)."""

from __future__ import annotations

from typing import Any

from convlint.frameworks.stdlib.collections.abc import _Known


class Number(metaclass=_Known):
    """int, float, complex."""

    _types: Any = (int, float, complex)


class Complex(Number):
    """int, float, complex."""


class Real(Complex):
    """int, float."""

    _types: Any = (int, float)


class Rational(Real):
    """int."""

    _types: Any = (int,)


class Integral(Rational):
    """int."""
