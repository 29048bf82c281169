"""Twin of `pathlib` (https://docs.python.org/3/library/pathlib.html): paths as texts, no file is looked at."""

from __future__ import annotations

import posixpath as _path

from convlint.frameworks.stdlib.bounded import first_unknown
from convlint.frameworks.stdlib.os.path import join as _join
from convlint.values import Undecided, Unknown


class PurePath:
    """A path with `/` between its parts."""

    def __init__(self, *pathsegments):
        unknown = first_unknown(*pathsegments)
        if unknown is not None:
            raise Undecided(unknown)
        joined = _join("", *map(str, pathsegments))
        if isinstance(joined, Unknown):
            raise Undecided(joined)
        self._text = _path.normpath(joined) if joined else "."

    def __truediv__(self, key):
        return key.derive("path") if isinstance(key, Unknown) else type(self)(self, key)

    def __rtruediv__(self, key):
        return key.derive("path") if isinstance(key, Unknown) else type(self)(key, self)

    def joinpath(self, *pathsegments):
        """The path below this one."""
        return type(self)(self, *pathsegments)

    def __str__(self):
        return self._text

    def __repr__(self):
        return f"PosixPath({self._text!r})"

    def __eq__(self, other):
        return self._text == other._text if isinstance(other, PurePath) else NotImplemented

    def __hash__(self):
        return hash(self._text)

    def __lt__(self, other):
        return self._text < other._text

    @property
    def parts(self):
        """The parts of the path."""
        root = ("/",) if self._text.startswith("/") else ()
        return root + tuple(part for part in self._text.split("/") if part not in ("", "."))

    @property
    def name(self):
        """The last part."""
        return self.parts[-1] if self.parts and self._text != "/" else ""

    @property
    def suffix(self):
        """The end of the name, from its last dot."""
        return _path.splitext(self.name)[1]

    @property
    def suffixes(self):
        """The ends of the name, one a dot."""
        return ["." + part for part in self.name.lstrip(".").split(".")[1:]]

    @property
    def stem(self):
        """The name without its suffix."""
        return _path.splitext(self.name)[0]

    @property
    def parent(self):
        """The path without its last part."""
        return type(self)(_path.dirname(self._text))

    @property
    def parents(self):
        """All paths above this one."""
        above, path = [], self
        while path.parent != path:
            path = path.parent
            above.append(path)
        return above

    def with_name(self, name):
        """The path with another last part."""
        return self.parent / name

    def with_suffix(self, suffix):
        """The path with another suffix."""
        return self.parent / (self.stem + suffix)

    def with_stem(self, stem):
        """The path with another name before the suffix."""
        return self.parent / (stem + self.suffix)

    def as_posix(self):
        """The path as a text."""
        return self._text

    def is_absolute(self):
        """Whether the path starts with `/`."""
        return self._text.startswith("/")


class Path(PurePath):
    """A path whose files are not looked at."""

    def _asked(self, name, kind):
        return Unknown("the file system", kind=kind, key=(f"pathlib.{name}", self._text))

    def exists(self, *, follow_symlinks=True):
        """Not known."""
        return self._asked("exists", bool)

    def is_file(self):
        """Not known."""
        return self._asked("is_file", bool)

    def is_dir(self):
        """Not known."""
        return self._asked("is_dir", bool)

    def iterdir(self):
        """Not known."""
        return self._asked("iterdir", None)

    def glob(self, pattern):
        """Not known."""
        return self._asked("glob", None)

    rglob = glob

    def stat(self):
        """Not known."""
        return self._asked("stat", None)

    def resolve(self, strict=False):
        """Not known."""
        return self._asked("resolve", None)

    absolute = expanduser = resolve

    def open(self, mode="r", *args, **kwargs):
        """Files are not read."""
        return Unknown("files are not read")

    def read_text(self, encoding=None, errors=None):
        """Files are not read."""
        return Unknown("files are not read", kind=str)

    def read_bytes(self):
        """Files are not read."""
        return Unknown("files are not read", kind=bytes)

    def _nothing(self, *args, **kwargs):
        """Does nothing."""

    mkdir = touch = unlink = rmdir = rename = replace = write_text = write_bytes = chmod = symlink_to = _nothing

    @classmethod
    def cwd(cls):
        """Not known."""
        return Unknown("the working directory")

    @classmethod
    def home(cls):
        """Not known."""
        return Unknown("the home directory")


PosixPath = WindowsPath = Path
PurePosixPath = PureWindowsPath = PurePath
