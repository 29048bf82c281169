"""The flake8 plugin: installed with convlint, its codes are CVL101 and so on.

flake8 itself decides what is selected, ignored (`# noqa: CVL101`) and shown. Inputs and rules are configured for
convlint, in `[tool.convlint]`, or with flake8's option `convlint-input-size`.
https://flake8.pycqa.org/en/latest/plugin-development/index.html
"""

from __future__ import annotations

import os.path

from convlint.plugins._checking import findings, told
from convlint.version import VERSION

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    import ast
    from collections.abc import Iterator
    from typing import Any

__all__ = ["Plugin"]


class Plugin:
    """What flake8 makes for each file and runs."""

    name = "convlint"
    version = VERSION
    given: tuple[tuple[str, Any], ...] = ()

    def __init__(self, tree: ast.AST, filename: str, lines: list[str]) -> None:
        self.filename = filename
        self.lines = lines

    @staticmethod
    def add_options(options: Any) -> None:
        """flake8's own options; `parse_from_config` lets them stand in setup.cfg, tox.ini or .flake8."""
        options.add_option(
            "--convlint-input-size", metavar="CxHxW", parse_from_config=True, help="the size of one sample: 3x227x227"
        )

    @classmethod
    def parse_options(cls, options: argparse.Namespace) -> None:
        """Keep the options for every file."""
        size = getattr(options, "convlint_input_size", None)
        cls.given = (("input_size", (size,)),) if size else ()

    def run(self) -> Iterator[tuple[int, int, str, type[Plugin]]]:
        """(line, column from 0, text, type) of each finding."""
        name = self.filename if self.filename not in ("-", "stdin") else "<stdin>"
        raw = None if os.path.isfile(name) else "".join(self.lines).encode("utf-8", "surrogatepass")
        for one in findings(name, raw, self.given):
            yield one.location.row, one.location.column - 1, f"{one.code} {told(one)}", type(self)
