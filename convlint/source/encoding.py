"""Bytes to text and back, exactly: byte order mark, PEP 263 encoding, and every line end as it stands."""

from __future__ import annotations

import re

from convlint.record import Record
from convlint.source.faults import SyntaxFault, UnwritableFault

__all__ = ["Encoding", "decode", "encode"]

BOM = b"\xef\xbb\xbf"
# https://peps.python.org/pep-0263/: in line 1, or in line 2 if line 1 is blank or a comment
_COOKIE = re.compile(rb"[ \t\f]*#[^\r\n]*?coding[:=][ \t]*([-\w.]+)")
_BLANK = re.compile(rb"[ \t\f]*(?:#[^\r\n]*)?(?:\r\n?|\n)")


class Encoding(Record):
    """How a file's bytes spell its text. `name` is a codec that Python knows."""

    name: str = "utf-8"
    bom: bool = False


def decode(raw: bytes) -> tuple[str, Encoding]:
    """The text of a Python file, its line ends untouched and its byte order mark left out.

    Raises SyntaxFault for an encoding that is unknown, or that the bytes are not in.
    """
    bom = raw.startswith(BOM)
    body = raw[len(BOM) :] if bom else raw
    name, line = _declared(body)
    if bom and name not in ("utf-8", "utf8"):
        raise SyntaxFault(line, 1, f"the file starts as UTF-8 but declares the encoding {name!r}")
    try:
        return body.decode(name), Encoding(name, bom)
    except UnicodeDecodeError as error:
        raise _undecodable(body, name, error.start) from None
    except Exception:
        # LookupError for no codec or one that is not of text; a codec may raise anything at all.
        raise SyntaxFault(line, 1, f"unknown encoding: {name}") from None


def encode(text: str, encoding: Encoding) -> bytes:
    """The bytes of `text`. Raises UnwritableFault where the encoding has no bytes for it."""
    try:
        body = text.encode(encoding.name)
    except Exception:
        raise UnwritableFault(f"the change can't be written in the encoding {encoding.name}") from None
    return BOM + body if encoding.bom else body


def _declared(body: bytes) -> tuple[str, int]:
    """The encoding that the first two lines declare (utf-8 without), and the line that does."""
    found = _COOKIE.match(body)
    if found:
        return found.group(1).decode("ascii", "replace").lower(), 1
    first = _BLANK.match(body)
    found = _COOKIE.match(body, first.end()) if first else None
    return (found.group(1).decode("ascii", "replace").lower(), 2) if found else ("utf-8", 1)


def _undecodable(body: bytes, name: str, offset: int) -> SyntaxFault:
    before = body[:offset].decode(name, "replace")
    line = len(re.findall(r"\r\n?|\n", before)) + 1
    column = len(re.split(r"\r\n?|\n", before)[-1]) + 1
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        return SyntaxFault(1, 1, "the file is UTF-16, which Python does not read; save it as UTF-8")
    return SyntaxFault(line, column, f"byte 0x{body[offset]:02x} is not {name}")
