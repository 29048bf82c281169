"""Twin of `pprint`: nothing is printed."""

from __future__ import annotations

from convlint.values import Unknown


def pprint(object, *args, **kwargs):
    """Nothing is printed."""


pp = pprint


def pformat(object, *args, **kwargs):
    """The text is not made."""
    return Unknown("a formatted text", kind=str)
