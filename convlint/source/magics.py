"""IPython's own syntax in a notebook's cell: replaced by plain Python without moving any other line or column.

https://ipython.readthedocs.io/en/stable/interactive/reference.html. What a magic does is not known, so it becomes a
call of `get_ipython()`, much as Jupyter itself exports it.
"""

from __future__ import annotations

import re

from convlint.source.lexical import statement_end

__all__ = ["plain_python"]

UNKNOWN = "get_ipython()"
# Cell magics whose body is Python that runs in the notebook's own namespace.
PYTHON_CELLS = frozenset({"time", "timeit", "capture", "prun", "debug"})

_SUSPECT = re.compile(r"^[ \t]*[%!?/,;]|=[ \t]*[%!]|\?[ \t;]*$", re.MULTILINE)
_CELL_MAGIC = re.compile(r"(\s*)%%(\w*)[^\r\n]*")
_MAGIC = re.compile(
    r"""(?P<kept>[ \t]*) (?:[%!?] | [/,;](?=[A-Za-z_]))
    |(?P<target>[ \t]*[A-Za-z_][\w.,\[\]'" \t]*=[ \t]*) (?:! | %(?=[A-Za-z_]))
    |(?P<help>[ \t]*) [%\w.*\[\]'"]+\?{1,2}[ \t;]*(?=[\r\n]|\Z)""",
    re.VERBOSE,
)
_TO_THE_END = re.compile(r"(?:[^\r\n\\]|\\(?:\r\n|[\s\S]))*\\?")  # a backslash carries a magic on to the next line
_LINE_END = re.compile(r"\r\n?|\n")


def plain_python(cell: str) -> str:
    """`cell` as Python: as many lines, and every line that was Python already exactly as it was."""
    magic = _CELL_MAGIC.match(cell)
    if magic and magic.group(2) not in PYTHON_CELLS:
        return magic.group(1) + UNKNOWN + _line_ends(cell[magic.end() :])
    if magic:
        return magic.group(1) + UNKNOWN + _without_magics(cell[magic.end() :])
    return _without_magics(cell)


def _line_ends(text: str) -> str:
    return "\n" * len(_LINE_END.findall(text))


def _without_magics(text: str) -> str:
    if not _SUSPECT.search(text):
        return text
    out, at = [], 0
    while at < len(text):
        magic = _MAGIC.match(text, at)
        end = statement_end(text, at)
        if not magic:
            out.append(text[at:end])
        else:
            rest = _TO_THE_END.match(text, magic.end())
            end = rest.end() if rest else end
            out += [magic.group(magic.lastgroup or 0), UNKNOWN, _line_ends(text[magic.end() : end])]
        at = end
    return "".join(out)
