"""Twin of `shutil` (https://docs.python.org/3/library/shutil.html): no file is touched."""

from __future__ import annotations

from convlint.values import Unknown


class Error(OSError):
    """What goes wrong."""


class SameFileError(Error):
    """A file is copied onto itself."""


def _touching_nothing(name):
    def work(*args, **kwargs):
        return Unknown("the path of a file", kind=str)

    work.__name__ = work.__qualname__ = name
    work.__doc__ = "Touches no file."
    return work


_PATHS = ("copy", "copy2", "copyfile", "copytree", "move", "make_archive", "which")
globals().update({_name: _touching_nothing(_name) for _name in _PATHS})


def rmtree(path, ignore_errors=False, onerror=None, *, onexc=None, dir_fd=None):
    """Touches no file."""


def copyfileobj(fsrc, fdst, length=0):
    """Touches no file."""


def copymode(src, dst, *, follow_symlinks=True):
    """Touches no file."""


def unpack_archive(filename, extract_dir=None, format=None, *, filter=None):
    """Touches no file."""


def ignore_patterns(*patterns):
    """What a copy leaves out: not known."""
    return Unknown("the files that match a pattern")


def disk_usage(path):
    """Not known."""
    return Unknown("the space on a disk")


def get_terminal_size(fallback=(80, 24)):
    """Not known."""
    return Unknown("the size of a terminal")
