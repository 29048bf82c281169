"""The pictures of the README and the docs, rendered from real runs of convlint.

`python docs/make_pictures.py` writes them to docs/img/; a test checks that they are what a run gives.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.sax.saxutils import escape

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
COLUMNS = 126
CHARACTER, LINE, MARGIN, BAR = 7.8, 19, 18, 34
SIZE = 13

# SGR parameters as convlint writes them: bold, dim, and colours.
COLOURS = {"31": "#ff7b72", "32": "#7ee787", "33": "#e3b341", "34": "#79c0ff", "36": "#56d4dd"}
_ESCAPE = re.compile("\x1b\\[([0-9;]*)m")
STYLE = """
.t { font: 13px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; }
.t text { fill: #e6edf3; white-space: pre; }
"""


def pictures() -> dict[str, str]:
    """Each picture's text by its name below docs/img/."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "alexnet.py")
        path.write_text(alexnet(), encoding="utf-8")
        run = ["check", "alexnet.py"]
        return {
            "terminal.svg": terminal([(run, output(run, folder))]),
            "alexnet.svg": output(["shapes", "alexnet.py", "--output-format", "svg"], folder),
            "unet.svg": output(["shapes", copied("unet_odd_size.py", folder), "--output-format", "svg"], folder),
        }


def alexnet() -> str:
    """The tutorial's network, without the comments that the tests read."""
    return without_expectations((ROOT / "fixtures" / "models" / "alexnet_tutorial.py").read_text(encoding="utf-8"))


def copied(name: str, folder: str) -> str:
    """A model of the fixtures, put into the folder as unet.py."""
    text = (ROOT / "fixtures" / "models" / name).read_text(encoding="utf-8")
    Path(folder, "unet.py").write_text(without_expectations(text), encoding="utf-8")
    return "unet.py"


def without_expectations(text: str) -> str:
    return re.sub(r" *# (?:error|shape|unknown): .*", "", text)


def output(command: list[str], folder: str) -> str:
    """What convlint prints in a terminal."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "FORCE_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
    environment.pop("NO_COLOR", None)
    full = [sys.executable, "-m", "convlint", *command, "--isolated", "--no-cache"]
    done = subprocess.run(full, cwd=folder, env=environment, capture_output=True, timeout=120)
    return done.stdout.decode("utf-8").replace("\r\n", "\n")


# --------------------------------------------------------------------------- a terminal as SVG


def terminal(runs: list[tuple[list[str], str]]) -> str:
    """A window with the commands and their output."""
    lines: list[str] = []
    for command, printed in runs:
        lines += [f"\x1b[32m$\x1b[0m convlint {' '.join(command)}", *printed.rstrip("\n").split("\n")]
    rows = [row for line in lines for row in wrapped(line)]
    width, height = round(2 * MARGIN + COLUMNS * CHARACTER), BAR + LINE * len(rows) + MARGIN
    texts = "\n".join(text for number, row in enumerate(rows) for text in drawn(row, BAR + LINE * number + SIZE))
    dots = "".join(
        f'<circle cx="{MARGIN + 20 * n}" cy="17" r="6" fill="{fill}"/>'
        for n, fill in enumerate(("#ff5f57", "#febc2e", "#28c840"))
    )
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">
<title>convlint check alexnet.py</title>
<style>{STYLE}</style>
<rect width="{width}" height="{height}" rx="10" fill="#0d1117" stroke="#30363d"/>
{dots}
<g class="t">
{texts}
</g>
</svg>
"""


def wrapped(line: str) -> list[list[tuple[int, str, str]]]:
    """A line as rows of (column, text, SGR), broken where a terminal breaks it."""
    rows: list[list[tuple[int, str, str]]] = [[]]
    column, style = 0, ""
    parts = _ESCAPE.split(line)
    for number, part in enumerate(parts):
        if number % 2:
            style = "" if part in ("0", "") else part
            continue
        while part:
            taken = part[: COLUMNS - column]
            rows[-1].append((column, taken, style))
            column, part = column + len(taken), part[len(taken) :]
            if column == COLUMNS:
                rows.append([])
                column = 0
    return rows


def drawn(row: list[tuple[int, str, str]], y: int) -> list[str]:
    """Each piece at its column, as wide as its characters, whatever font there is."""
    found = []
    for column, text, style in row:
        stripped = text.lstrip(" ")
        if not stripped.strip():
            continue
        x = MARGIN + (column + len(text) - len(stripped)) * CHARACTER
        length = f'textLength="{len(stripped.rstrip()) * CHARACTER:.1f}" lengthAdjust="spacingAndGlyphs"'
        found.append(f'<text x="{x:.1f}" y="{y}" {length}{painted(style)}>{escape(stripped.rstrip())}</text>')
    return found


def painted(style: str) -> str:
    """The attributes of an SGR sequence."""
    codes = style.split(";") if style else []
    colour = next((COLOURS[code] for code in codes if code in COLOURS), None)
    attributes = f' style="fill:{colour}"' if colour else ' style="fill:#9198a1"' if "2" in codes else ""
    return attributes + (' font-weight="600"' if "1" in codes else "")


def main() -> int:
    """Write the pictures."""
    folder = HERE / "img"
    folder.mkdir(exist_ok=True)
    for name, text in pictures().items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
