"""Twin of `glob` (https://docs.python.org/3/library/glob.html): no folder is looked into."""

from __future__ import annotations

from convlint.values import Unknown


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    """Not known."""
    return Unknown("the files that match a pattern")


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    """Not known."""
    return Unknown("the files that match a pattern")


def escape(pathname):
    """A pattern that is not known."""
    return Unknown("an escaped pattern", kind=str)
