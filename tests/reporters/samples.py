"""Findings as a run would give them, on the two files in fixtures/reporters/."""

from __future__ import annotations

from pathlib import Path

from convlint.diagnostics import CheckSummary, Diagnostic, Edit, Fix, Location, Related
from convlint.reporters import Page
from convlint.reporters._text import summary_lines

FOLDER = Path(__file__).resolve().parents[2] / "fixtures" / "reporters"
URL = "https://convlint.github.io/convlint/rules/linear-in-features/"


def number(filename: str, cell: int | None, row: int, column: int) -> Diagnostic:
    """`1014` at a place, to be 1176."""
    start, end = Location(row, column), Location(row, column + 4)
    where = f"cell {cell}:2" if cell else 8
    return Diagnostic(
        code="CVL101",
        name="linear-in-features",
        severity="error",
        message="Linear `fc` takes in_features=1014, but 1176 = 6 x 14 x 14 features arrive (input 3x32x32, by line 4)",
        filename=filename,
        cell=cell,
        location=start,
        end_location=end,
        data={"expected": 1176, "actual": 1014, "input": "3x32x32", "model": "Net"},
        related=(Related("it shows up here", filename, Location(row, 1), Location(row, 5), cell),),
        chain=(
            f"28 = floor((32 + 2*0 - 1*(5-1) - 1)/1 + 1)   conv, {filename}:{where}",
            "14 = floor((28 - 2)/2 + 1)   pool",
        ),
        notes=("chain: 32 -conv 5-> 28 -pool 2/2-> 14", "1014 = 6 x 13 x 13 would fit inputs 30..31"),
        fix=Fix("safe", "write 1176", (Edit("1176", start, end),)),
        url=URL,
    )


def samples() -> list[Diagnostic]:
    """A number in a plain file, in a notebook's cell, a fault without a fix, one without a width, an unsafe fix."""
    odd = Diagnostic(
        "CVL104", "reshape-folds-batch", "warning", 'a <b> & "c", 100%: \x1b[31md\n[x]', "net.py", None,
        Location(12, 22), Location(12, 29), {"expected": [3, "H"], "actual": None, "input": None, "model": "Net"},
        fix=Fix("unsafe", "assign it", (
            Edit("y = ", Location(12, 22), Location(12, 22)), Edit("", Location(13, 9), Location(14, 1)),
        )),
        url=URL,
    )  # fmt: skip
    broken = Diagnostic(
        "CVL001", "syntax-error", "error", "'(' was never closed", "sub folder/gone ä.py", None,
        Location(3, 1), Location(3, 1), {}, url=URL,
    )  # fmt: skip
    return sorted([number("net.py", None, 9, 29), number("book.ipynb", 3, 1, 31), odd, broken])


def page(**options: object) -> Page:
    summary = CheckSummary(files=3, models=4, resolved=2, unanalysed=2, skipped=1)
    return Page(summary=summary, fixes=lambda one: bool(one.fix and one.fix.applicability == "safe"), **options)


def summary(diagnostics: list[Diagnostic]) -> str:
    return "".join(f"{line}\n" for line in summary_lines(diagnostics, page()))
