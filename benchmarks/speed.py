"""How long convlint takes, against what nothing can be faster than, and against other tools.

    python benchmarks/speed.py [--convlint CONVLINT] [--tools FOLDER ...] [--packages FOLDER] [--runs 5] [--only NAME]

Everything is timed as a whole process, by the processor time (user and system, children included) that the operating
system accounts for: the smallest of several runs, which a busy machine disturbs least. Measured in one go, for one
file, for torchvision's models, for timm's, and for a made-up project of 5,000 files of which 5 % are models:

- bare Python, `import libcst`, `import torch` (where it can be imported);
- reading the files, and a bare `libcst.parse_module` of those that name a framework: the ratios are against these;
- convlint cold, on two processes, warm, and after one file was edited;
- every other tool that is installed: pyrefly, pylint, torchfix, torchshapeflow (in --tools FOLDER, or on PATH).

--packages: a folder with torchvision/ and timm/ in it, such as site-packages; without it, where this Python has them.
Only tools that are there, and projects that are there, are measured. The result is a table in Markdown.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures" / "models"
TIMEOUT = 900
PROJECT_FILES = 5000
MODELS_IN_100 = 5

READ = "import sys\nfor path in open(sys.argv[1]).read().split('\\n'):\n    open(path, 'rb').read()\n"
PARSE = (
    "import sys, libcst\n"
    "for path in open(sys.argv[1]).read().split('\\n'):\n"
    "    raw = open(path, 'rb').read()\n"
    "    if any(name in raw for name in (b'torch', b'tensorflow', b'keras', b'timm')):\n"
    "        try:\n"
    "            libcst.parse_module(raw)\n"
    "        except libcst.ParserSyntaxError:\n"
    "            pass\n"
)


@dataclass(frozen=True)
class Figure:
    """What one command took: seconds of processors and of the clock, megabytes of its largest process.

    None past the time limit.
    """

    seconds: float | None
    wall: float = 0.0
    megabytes: float = 0.0


@dataclass(frozen=True)
class Subject:
    """Files to measure on. `edited`: one of them, whose text gets another line for the run after an edit."""

    name: str
    folder: Path
    edited: Path

    @property
    def files(self) -> list[Path]:
        return sorted(path for path in self.folder.rglob("*.py") if path.is_file())

    @property
    def lines(self) -> int:
        return sum(path.read_bytes().count(b"\n") for path in self.files)


# --------------------------------------------------------------------------- measuring


def measure(command: list[str], folder: Path, runs: int, prepare: list[str] | None = None) -> Figure:
    """The smallest of several runs; `prepare` is run, unmeasured, before each."""
    figures = []
    for _ in range(runs):
        if prepare:
            _spent(prepare, folder)
        figure = _spent(command, folder)
        if figure.seconds is None:
            return figure
        figures.append(figure)
        if figure.seconds > TIMEOUT / 10:
            break
    return min(figures, key=lambda figure: figure.seconds or 0.0)


def _spent(command: list[str], folder: Path) -> Figure:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    late = threading.Event()
    timer = threading.Timer(TIMEOUT, lambda: (late.set(), process.kill()))
    timer.start()
    started = time.perf_counter()
    _, _, usage = os.wait4(process.pid, 0)
    timer.cancel()
    process.returncode = 0
    if late.is_set():
        return Figure(None)
    return Figure(usage.ru_utime + usage.ru_stime, time.perf_counter() - started, usage.ru_maxrss / 1024)


# --------------------------------------------------------------------------- subjects


def subjects(scratch: Path, packages: Path | None) -> Iterator[Subject]:
    """The projects that are measured, copied to a folder of their own."""
    yield _one_file(scratch)
    for package in ("torchvision", "timm"):
        place = packages / package if packages else _installed(package)
        if place is not None and place.is_dir():
            yield _package(scratch, place)
    yield _made_up(scratch)


def _one_file(scratch: Path) -> Subject:
    folder = scratch / "one file"
    folder.mkdir()
    shutil.copy(FIXTURES / "alexnet_tutorial.py", folder)
    return Subject("one file", folder, folder / "alexnet_tutorial.py")


def _installed(package: str) -> Path | None:
    found = importlib.util.find_spec(package)
    return Path(found.origin).parent if found is not None and found.origin else None


def _package(scratch: Path, place: Path) -> Subject:
    whole = scratch / place.name
    shutil.copytree(place, whole, ignore=shutil.ignore_patterns("__pycache__", "*.so", "*.pyd", "*.bin"))
    edited = whole / "models" / ("resnet.py" if place.name == "timm" else "alexnet.py")
    return Subject(f"{place.name}/models", whole / "models", edited)


def _made_up(scratch: Path) -> Subject:
    """Packages of 50 files; every twentieth file is a model, which imports its layers from the file before it."""
    folder = scratch / "project"
    for number in range(PROJECT_FILES):
        package = folder / f"package{number // 50:03}"
        package.mkdir(parents=True, exist_ok=True)
        kind = number % (100 // MODELS_IN_100)
        text = _model(number) if kind == 1 else _plain(number)
        (package / f"module{number:04}.py").write_text(text)
    return Subject(f"{PROJECT_FILES:,} files", folder, folder / "package000" / "module0001.py")


def _plain(number: int) -> str:
    body = "\n".join(f"def function_{i}(a, b={i}):\n    return [a + b, {{'key': b}}]\n" for i in range(12))
    return f'"""Module {number}."""\n\nimport os\nimport sys\n\nWIDTH = {8 + number % 5}\n\n\n{body}\n'


def _model(number: int) -> str:
    layers = "\n".join(
        f"        self.conv{i} = nn.Conv2d({3 if i == 0 else f'WIDTH * {i}'}, WIDTH * {i + 1}, 3, padding=1)"
        for i in range(6)
    )
    calls = "\n".join(f"        x = F.max_pool2d(F.relu(self.conv{i}(x)), 2 if {i} < 4 else 1)" for i in range(6))
    return (
        f'"""Model {number}."""\n\nimport torch\nimport torch.nn as nn\nimport torch.nn.functional as F\n\n'
        f"from module{number - 1:04} import WIDTH\n\n\n# convlint: input=3x64x64\nclass Net(nn.Module):\n"
        f"    def __init__(self):\n        super().__init__()\n{layers}\n"
        f"        self.fc = nn.Linear(WIDTH * 6 * 4 * 4, 10)\n\n"
        f"    def forward(self, x):\n{calls}\n        return self.fc(torch.flatten(x, 1))\n"
    )


# --------------------------------------------------------------------------- what is measured


def rows(subject: Subject, tools: Tools, runs: int) -> Iterator[tuple[str, Figure]]:
    """Each thing that is measured on a subject."""
    listing = subject.folder.parent / "files.txt"
    listing.write_text("\n".join(map(str, subject.files)))
    yield "reading the files", measure([sys.executable, "-c", READ, str(listing)], subject.folder, runs)
    yield "libcst.parse_module", measure([sys.executable, "-c", PARSE, str(listing)], subject.folder, runs)
    for name, command, prepare in _convlint(subject, tools.convlint):
        yield name, measure(command, subject.folder, runs, prepare)
    for name, command in tools.peers(subject.folder):
        yield name, measure(command, subject.folder, runs)


def _convlint(subject: Subject, convlint: str) -> Iterator[tuple[str, list[str], list[str] | None]]:
    check = [convlint, "check", "--exit-zero", "--isolated", "."]
    yield "convlint, cold", [*check, "--no-cache", "--jobs", "1"], None
    if len(subject.files) > 1:
        yield "convlint, cold, 2 processes", [*check, "--no-cache", "--jobs", "2"], None
    yield "convlint, cold, writing the cache", [*check, "--jobs", "1"], [convlint, "clean", "--isolated"]
    yield "convlint, warm", check, check
    if len(subject.files) > 1:
        yield "convlint, one file edited", check, [sys.executable, "-c", _EDIT, str(subject.edited)]
        alone = [convlint, "check", "--exit-zero", "--isolated", "--no-cache", str(subject.edited)]
        yield "convlint, that file alone, cold", alone, None


_EDIT = "import sys, time\nwith open(sys.argv[1], 'a') as file:\n    file.write(f'# {time.time()}\\n')\n"


class Tools:
    """The commands that are there."""

    def __init__(self, convlint: str, folders: list[str]) -> None:
        self._path = os.pathsep.join([*folders, os.environ.get("PATH", "")])
        self.convlint = shutil.which(convlint) or convlint  # never one that lies beside the other tools

    def peers(self, folder: Path) -> Iterator[tuple[str, list[str]]]:
        for name, command in (
            ("pyrefly", ["pyrefly", "check", str(folder)]),
            ("pylint -E", ["pylint", "-E", "--recursive=y", str(folder)]),
            ("torchfix", ["torchfix", "--select=ALL", str(folder)]),
            ("torchshapeflow", ["tsf", "check", str(folder)]),
        ):
            found = shutil.which(command[0], path=self._path)
            if found:
                yield name, [found, *command[1:]]


def starts(runs: int) -> Iterator[tuple[str, Figure]]:
    """What Python and its imports take."""
    for name, code in (
        ("bare Python", "pass"),
        ("import libcst", "import libcst"),
        ("import torch", "import torch"),
    ):
        module = name.rpartition(" ")[2]
        if name == "bare Python" or importlib.util.find_spec(module):
            yield name, measure([sys.executable, "-c", code], Path.cwd(), runs)


# --------------------------------------------------------------------------- the table


def table(title: str, figures: list[tuple[str, Figure]], base: str | None) -> str:
    """Markdown; ratios to the row `base`."""
    unit = dict(figures)[base].seconds if base else None
    lines = [
        f"\n### {title}\n",
        f"| | CPU s | clock s | MB | {f'CPU x {base}' if base else ''} |",
        "|---|---:|---:|---:|---:|",
    ]
    for name, figure in figures:
        if figure.seconds is None:
            lines.append(f"| {name} | > {TIMEOUT} | | | |")
            continue
        ratio = f"{figure.seconds / unit:.2f}" if unit else ""
        lines.append(f"| {name} | {figure.seconds:.3f} | {figure.wall:.2f} | {figure.megabytes:.0f} | {ratio} |")
    return "\n".join(lines)


def main() -> None:
    options = _options()
    tools = Tools(options.convlint, options.tools)
    print(table("Python itself", list(starts(max(options.runs, 5))), "bare Python"), flush=True)
    with tempfile.TemporaryDirectory() as scratch:
        for subject in subjects(Path(scratch), options.packages):
            if options.only and not any(word in subject.name for word in options.only):
                continue
            title = f"{subject.name}: {len(subject.files):,} files, {subject.lines:,} lines"
            print(table(title, list(rows(subject, tools, options.runs)), "libcst.parse_module"), flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--convlint", default="convlint", help="the command (default: convlint)")
    parser.add_argument("--tools", action="append", default=[], help="a folder with other tools; repeatable")
    parser.add_argument("--packages", type=Path, help="a folder with torchvision and timm in it")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", action="append", default=[], help="only subjects whose name has this; repeatable")
    return parser.parse_args()


if __name__ == "__main__":
    main()
