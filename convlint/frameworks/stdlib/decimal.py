"""Twin of `decimal` (https://docs.python.org/3/library/decimal.html): decimal numbers are not computed."""

from __future__ import annotations

from convlint.values import Unknown

ROUND_CEILING = "ROUND_CEILING"
ROUND_DOWN = "ROUND_DOWN"
ROUND_FLOOR = "ROUND_FLOOR"
ROUND_HALF_DOWN = "ROUND_HALF_DOWN"
ROUND_HALF_EVEN = "ROUND_HALF_EVEN"
ROUND_HALF_UP = "ROUND_HALF_UP"
ROUND_UP = "ROUND_UP"


class Decimal:
    """A number that is not known."""

    def __new__(cls, value="0", context=None):
        return Unknown("a decimal number")


class InvalidOperation(ArithmeticError):
    """What a wrong operation raises."""


def getcontext():
    """Not known."""
    return Unknown("the settings of decimal numbers")


def localcontext(ctx=None, **kwargs):
    """Not known."""
    return Unknown("the settings of decimal numbers")
