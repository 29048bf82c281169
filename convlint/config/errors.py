"""What a wrong configuration or option is told."""

from __future__ import annotations

import os
import os.path

__all__ = ["ConfigError", "did_you_mean", "output_formats"]


class ConfigError(Exception):
    """A configuration or an option that can't be understood. The message says what is wrong and shows a right one."""


def did_you_mean(word: str, known: tuple[str, ...]) -> str:
    """`; did you mean `input-size`?`, or the whole list where nothing is near."""
    from difflib import get_close_matches

    near = get_close_matches(word, known, 1) or get_close_matches(word.replace("_", "-"), known, 1)
    return f"; did you mean `{near[0]}`?" if near else f"; known are {', '.join(known)}"


def output_formats() -> tuple[str, ...]:
    """The formats of `check`: the files that lie in reporters/."""
    folder = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "reporters")
    names = (name.removesuffix(".py") for name in os.listdir(folder) if name.endswith(".py"))
    return tuple(sorted(name.replace("_", "-") for name in names if not name.startswith("_")))
