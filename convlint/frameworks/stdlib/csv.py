"""Twin of `csv` (https://docs.python.org/3/library/csv.html): the rows of a file are not known."""

from __future__ import annotations

from convlint.values import Unknown

QUOTE_MINIMAL = 0
QUOTE_ALL = 1
QUOTE_NONNUMERIC = 2
QUOTE_NONE = 3


class Error(Exception):
    """What goes wrong."""


class Dialect:
    """The base of dialects that programs write."""


def reader(csvfile, dialect="excel", **fmtparams):
    """Not known."""
    return Unknown("the rows of a CSV file")


class DictReader:
    """Rows that are not known."""

    def __new__(cls, f, fieldnames=None, *args, **kwds):
        return Unknown("the rows of a CSV file")


class _Writer:
    def writerow(self, row):
        """Writes nothing."""

    def writerows(self, rows):
        """Writes nothing."""


def writer(csvfile, dialect="excel", **fmtparams):
    """Takes rows."""
    return _Writer()


class DictWriter(_Writer):
    """Takes rows."""

    def __init__(self, f, fieldnames, *args, **kwds):
        self.fieldnames = fieldnames

    def writeheader(self):
        """Writes nothing."""


def field_size_limit(limit=None):
    """A number that is not known."""
    return Unknown("the longest field of a CSV file", kind=int)
