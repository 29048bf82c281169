"""Twin of `datetime` (https://docs.python.org/3/library/datetime.html): no clock is read, no date is computed."""

from __future__ import annotations

from convlint.values import Unknown

MINYEAR = 1
MAXYEAR = 9999


class _Point:
    """A date or a time, of which nothing is known: its class can be named and asked for."""

    def __new__(cls, *args, **kwargs):
        return Unknown(f"a {cls.__name__}")

    @classmethod
    def _read(cls, *args, **kwargs):
        return Unknown(f"a {cls.__name__}")

    today = now = utcnow = fromtimestamp = utcfromtimestamp = fromordinal = fromisoformat = strptime = combine = _read


class date(_Point):
    """A day."""


class time(_Point):
    """A time of a day."""


class datetime(date):
    """A point in time."""


class timedelta(_Point):
    """A length of time."""


class tzinfo:
    """The base of time zones that programs write."""


class timezone(tzinfo):
    """A time zone."""

    def __init__(self, offset=None, name=None):
        self._name = name


timezone.utc = timezone()  # type: ignore[attr-defined]
UTC = timezone.utc  # type: ignore[attr-defined]
