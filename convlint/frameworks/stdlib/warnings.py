"""Twin of `warnings` (https://docs.python.org/3/library/warnings.html): nobody is warned."""

from __future__ import annotations


def warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=()):
    """Does nothing."""


def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None):
    """Does nothing."""


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    """Does nothing."""


def simplefilter(action, category=Warning, lineno=0, append=False):
    """Does nothing."""


def resetwarnings():
    """Does nothing."""


def showwarning(message, category, filename, lineno, file=None, line=None):
    """Does nothing."""


class catch_warnings:
    """A `with` block in which nothing is caught."""

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record

    def __enter__(self):
        return [] if self._record else None

    def __exit__(self, *exc):
        return None


def deprecated(message, /, *, category=DeprecationWarning, stacklevel=1):
    """A decorator that changes nothing."""
    return lambda decorated: decorated
