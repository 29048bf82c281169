"""A folder of texts by key: written whole or not at all, and dropped where they are not what was written."""

from __future__ import annotations

import os
import os.path
import sys

from convlint.disk import digest
from convlint.version import VERSION

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["NAME", "Store", "is_cache", "key_of"]

NAME = ".convlint_cache"
_TAG = """Signature: 8a477f597d28d172789f06886806bc55
# This folder is a cache of convlint; see https://bford.info/cachedir/
"""
_IGNORE = "# Made by convlint.\n*\n"
DAY = 24 * 3600
KEPT_DAYS = 30


def key_of(parts: Iterable[str]) -> str:
    """The name of what these texts determine, this convlint and this Python included."""
    python = f"{sys.implementation.cache_tag} {sys.version_info[:3]}"
    return digest("\0".join((_own_fingerprint(), python, *parts)).encode("utf-8", "surrogatepass"))


class Store:
    """The texts that a cache folder keeps. The folder is made when the first text is written."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self._current = os.path.join(folder, VERSION)
        self._works = True
        self._tidied = False

    def get(self, key: str) -> list[str] | None:
        """The fields that `put` wrote; None if there are none, or they are not as it wrote them."""
        path = self._path(key)
        try:
            with open(path, "rb") as file:
                raw = file.read()
        except OSError:
            return None
        fields = _unsealed(raw)
        if fields is None:
            _remove(path)
        return fields

    def put(self, key: str, fields: Iterable[str]) -> None:
        """Keep fields under a key, unless the folder cannot be written to. Safe with several processes at once."""
        if not self._works:
            return
        path = self._path(key)
        own = f"{path}.{os.getpid()}"
        try:
            self._prepare(os.path.dirname(path))
            with open(own, "wb") as file:
                file.write(_sealed(fields))
            os.replace(own, path)
        except OSError:
            self._works = False
            _remove(own)

    def _path(self, key: str) -> str:
        return os.path.join(self._current, key[:2], key[2:])

    def _prepare(self, folder: str) -> None:
        if not self._tidied:
            self._tidied = True
            os.makedirs(self.folder, exist_ok=True)
            _write_once(os.path.join(self.folder, "CACHEDIR.TAG"), _TAG)
            _write_once(os.path.join(self.folder, ".gitignore"), _IGNORE)
            self._tidy()
        os.makedirs(folder, exist_ok=True)

    def _tidy(self) -> None:
        """Once a day: drop what is older than a month. The tag's time says when it was done last."""
        import time

        tag, now = os.path.join(self.folder, "CACHEDIR.TAG"), time.time()
        if now - os.stat(tag).st_mtime < DAY:
            return
        os.utime(tag)
        for path in self._kept():
            try:
                if now - os.lstat(path).st_mtime > KEPT_DAYS * DAY:
                    os.remove(path)
            except OSError:
                continue

    def _kept(self) -> Iterator[str]:
        """What `put` may have written, of any version, and nothing else: the folder may be a link to anywhere."""
        for version in os.listdir(self.folder):
            for shelf in _folders(os.path.join(self.folder, version)):
                if len(os.path.basename(shelf)) == 2:
                    yield from (os.path.join(shelf, name) for name in os.listdir(shelf) if _is_key(name))


def is_cache(folder: str) -> bool:
    """Whether a folder is a cache that convlint has made."""
    try:
        with open(os.path.join(folder, "CACHEDIR.TAG"), encoding="utf-8", errors="replace") as file:
            return not os.path.islink(folder) and file.read() == _TAG
    except OSError:
        return False


def _sealed(fields: Iterable[str]) -> bytes:
    """Fields with their digest in front: what is cut off or changed is found out."""
    body = "\0".join(fields).encode("utf-8", "surrogatepass")
    return digest(body).encode() + b"\n" + body


def _unsealed(raw: bytes) -> list[str] | None:
    seal, _, body = raw.partition(b"\n")
    if seal != digest(body).encode():
        return None
    try:
        return body.decode("utf-8", "surrogatepass").split("\0")
    except UnicodeDecodeError:
        return None


def _folders(folder: str) -> list[str]:
    """The folders in a folder, links left out."""
    if os.path.islink(folder) or not os.path.isdir(folder):
        return []
    with os.scandir(folder) as entries:
        return [entry.path for entry in entries if entry.is_dir(follow_symlinks=False)]


def _is_key(name: str) -> bool:
    return len(name.partition(".")[0]) == 30 and not set(name.partition(".")[0]) - set("0123456789abcdef")


def _write_once(path: str, text: str) -> None:
    try:
        with open(path, "x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        return


def _remove(path: str) -> None:
    try:
        os.remove(path)
    except OSError:
        return


_FINGERPRINT: list[str] = []


def _own_fingerprint() -> str:
    """The version; of a convlint that is being worked on, the state of its files as well."""
    if not _FINGERPRINT:
        home = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
        installed = "site-packages" in home or "dist-packages" in home
        _FINGERPRINT.append(VERSION if installed else f"{VERSION} {digest(_stamps(home).encode())}")
    return _FINGERPRINT[0]


def _stamps(folder: str) -> str:
    found, pending = [], [folder]
    while pending:
        with os.scandir(pending.pop()) as entries:
            for entry in entries:
                if "." not in entry.name and entry.name != "__pycache__":
                    pending.append(entry.path)
                elif entry.name.endswith(".py"):
                    status = entry.stat()
                    found.append(f"{entry.path} {status.st_mtime_ns} {status.st_size}")
    return "\n".join(sorted(found))
