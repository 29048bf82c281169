"""The text that the corpus' lines and offsets refer to.

A `.py` file is read as UTF-8 with universal newlines. A notebook is its code cells joined by an empty line; a line that
starts with `%`, `!` or `?` becomes `pass  # ...`, and a cell that still does not parse is commented out whole.
"""

from __future__ import annotations

import ast
import json
import warnings
from functools import lru_cache
from pathlib import Path


@lru_cache(maxsize=64)
def read(path: Path) -> str:
    """The module text of a file or notebook. Raises OSError."""
    if path.suffix != ".ipynb":
        return path.read_text(encoding="utf-8", errors="replace")
    notebook = json.loads(path.read_text(encoding="utf-8"))
    cells = notebook.get("cells") or [cell for sheet in notebook.get("worksheets", []) for cell in sheet["cells"]]
    return "\n\n".join(_cell(cell) for cell in cells if cell.get("cell_type") == "code")


def module_path(path: Path) -> Path:
    """The name under which the text is linted: a notebook's text is a module in the notebook's folder."""
    return path if path.suffix != ".ipynb" else path.with_suffix(".py")


def _cell(cell: dict) -> str:
    source = cell.get("source", cell.get("input", ""))
    text = source if isinstance(source, str) else "".join(source)
    text = "\n".join(_plain(line) for line in text.split("\n"))
    return text if _parses(text) else "\n".join("# " + line for line in text.split("\n"))


def _plain(line: str) -> str:
    code = line.lstrip()
    indent = line[: len(line) - len(code)]
    return f"{indent}pass  # {code}" if code.startswith(("%", "!", "?")) else line


def _parses(text: str) -> bool:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            ast.parse(text)
        except (SyntaxError, ValueError):
            return False
    return True
