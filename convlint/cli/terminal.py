"""Where the output goes, and whether it may have colours."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO

__all__ = ["has_colour", "write"]


def has_colour(choice: str, stream: TextIO, to_file: bool = False) -> bool:
    """`--color`, then NO_COLOR (https://no-color.org), then FORCE_COLOR, then whether a terminal reads."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    if to_file or os.environ.get("TERM") == "dumb" or not stream.isatty():
        return False
    if os.name == "nt":
        os.system("")  # turns escape sequences on
    return True


def write(text: str, output_file: str | None = None) -> None:
    """Write text to the file, or to standard output; characters that its encoding lacks are escaped."""
    if output_file:
        with open(output_file, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        return
    try:
        sys.stdout.write(text)
    except UnicodeEncodeError:
        encoding = sys.stdout.encoding or "ascii"
        sys.stdout.write(text.encode(encoding, "backslashreplace").decode(encoding))
    sys.stdout.flush()
