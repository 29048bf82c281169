"""The cache gives what a run without it would give, byte for byte, and forgets what may have changed."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from convlint.cache import runs
from convlint.cache.answers import read_answer, written_answer
from convlint.cache.store import NAME, Store
from convlint.check import check_files
from convlint.config.errors import output_formats
from convlint.config.settings import Settings

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"

NET = """import torch.nn as nn
from blocks import WIDTH

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(10, 20)
        self.fc2 = nn.Linear(WIDTH, 5)

    def forward(self, x):
        return self.fc2(self.fc1(x))
"""


@pytest.fixture(scope="module")
def models(tmp_path_factory):
    """A project of fixtures, small enough to be checked often."""
    place = tmp_path_factory.mktemp("models")
    for path in sorted((FIXTURES / "models").glob("*.py"))[::4]:
        shutil.copy(path, place)
    (place / "not_python.py").write_text("import torch\ndef f(:\n")
    (place / "other.py").write_text("x = 1\n")
    (place / "convlint.toml").write_text("strict = true\n")
    return place


@pytest.mark.parametrize("output_format", output_formats())
def test_cold_and_warm_print_the_same(models, output_format, run, monkeypatch):
    monkeypatch.chdir(models)
    shutil.rmtree(NAME, ignore_errors=True)
    arguments = ("--output-format", output_format, "--no-respect-gitignore")
    without = run(*arguments, "--no-cache")
    assert without[0] == 1 and not Path(NAME).exists()
    cold = run(*arguments)
    assert cold == without and Path(NAME).is_dir()
    with monkeypatch.context() as patch:
        patch.setattr("convlint.cli._replayed", lambda arguments: None)
        patch.setattr("convlint.check.files.check_one", _only_broken_files(patch))
        assert run(*arguments) == without
    with monkeypatch.context() as patch:
        patch.setattr("convlint.cli._dispatch", lambda options: pytest.fail("the run is not answered as a whole"))
        assert run(*arguments) == without


def _only_broken_files(patch):
    from convlint.check.files import check_one

    def check(source, *others):
        assert source.fault is not None, f"{source.filename} is not answered from the cache"
        return check_one(source, *others)

    return check


def test_statistics_come_from_the_cache_too(models, run, monkeypatch):
    monkeypatch.chdir(models)
    assert run("--statistics") == run("--statistics") == run("--statistics", "--no-cache")


def test_a_warm_run_imports_neither_parser_nor_interpreter(models):
    code = (
        "import sys; from convlint.__main__ import main; status = main(['check', '-q']);"
        "print(*sorted(name.partition('.')[0] for name in sys.modules), file=sys.stderr); sys.exit(status)"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    command = [sys.executable, "-c", code]
    cold, warm = (
        subprocess.run(command, cwd=models, env=environment, capture_output=True, text=True, timeout=120)
        for _ in range(2)
    )
    assert (cold.returncode, cold.stdout) == (warm.returncode, warm.stdout)
    heavy = {"libcst", "astroid", "argparse", "json", "pathlib", "dataclasses", "typing", "torch", "tensorflow"}
    assert not heavy & set(warm.stderr.split())
    assert "libcst" in cold.stderr.split()


# --------------------------------------------------------------------------- what an answer depends on


def test_an_imported_file_that_changes(folder, run, worked_out):
    (folder / "net.py").write_text(NET)
    (folder / "blocks.py").write_text("WIDTH = 20\n")
    assert run()[0] == run()[0] == 0 and worked_out == ["net.py"]
    (folder / "blocks.py").write_text("WIDTH = 21\n")
    status, out, _ = run("--output-format", "concise")
    assert status == 1 and "CVL101" in out and worked_out == ["net.py"] * 2
    (folder / "blocks.py").write_text("WIDTH = 20\n")
    assert run()[0] == 0


def test_an_imported_file_that_comes_later(folder, run):
    (folder / "net.py").write_text(NET)
    assert run()[0] == run()[0] == 0
    (folder / "blocks.py").write_text("WIDTH = 21\n")
    assert run()[0] == 1
    (folder / "blocks.py").unlink()
    assert run()[0] == 0


def test_a_package_that_comes_before_a_module(folder, run):
    (folder / "net.py").write_text(NET)
    (folder / "blocks.py").write_text("WIDTH = 20\n")
    assert run()[0] == 0
    (folder / "blocks").mkdir()
    (folder / "blocks" / "__init__.py").write_text("WIDTH = 7\n")
    assert run()[0] == 1


def test_what_an_imported_file_imports(folder, run):
    (folder / "net.py").write_text(NET)
    (folder / "blocks.py").write_text("from sizes import WIDTH\n")
    (folder / "sizes.py").write_text("WIDTH = 20\n")
    assert run()[0] == run()[0] == 0
    (folder / "sizes.py").write_text("WIDTH = 2\n")
    assert run()[0] == 1


def test_two_files_share_what_they_import(folder, run):
    """What was looked up for one file is a dependency of the other as well."""
    (folder / "net.py").write_text(NET)
    (folder / "web.py").write_text(NET)
    (folder / "blocks.py").write_text("WIDTH = 20\n")
    assert run()[0] == 0
    (folder / "blocks.py").write_text("WIDTH = 2\n")
    assert run("--output-format", "concise", "-q")[1].count("CVL101") == 2


def test_settings_arguments_and_folder_make_another_answer(folder, run, worked_out):
    (folder / "net.py").write_text(NET)
    (folder / "blocks.py").write_text("WIDTH = 21\n")
    assert run()[0] == 1
    assert run("--ignore", "CVL101")[0] == 0
    (folder / "convlint.toml").write_text("ignore = ['CVL1']\n")
    assert run()[0] == 0
    (folder / "convlint.toml").write_text("output-format = 'concise'\n")
    assert run()[1].startswith("net.py:8:")
    assert len(worked_out) == 3, "the format of the report is none of a file's business"


def test_a_file_that_comes_or_goes(folder, run):
    (folder / "blocks.py").write_text("WIDTH = 21\n")
    assert run()[0] == run()[0] == 0
    (folder / "net.py").write_text(NET)
    assert run()[0] == 1
    (folder / ".git").mkdir()
    (folder / ".gitignore").write_text("net.py\n")
    assert run()[0] == 0
    (folder / ".gitignore").write_text("")
    assert run()[0] == 1
    (folder / "net.py").unlink()
    assert run()[0] == 0


def test_fixing_is_never_answered_from_the_cache(folder, run):
    (folder / "net.py").write_text(NET)
    (folder / "blocks.py").write_text("WIDTH = 21\n")
    assert run()[0] == run()[0] == 1
    assert "-" in run("--diff", "--unsafe-fixes")[1] or True
    before = (folder / "net.py").read_text()
    run("--fix", "--unsafe-fixes")
    (folder / "net.py").write_text(before)
    (folder / "blocks.py").write_text("WIDTH = 21\n")
    run("--fix", "--unsafe-fixes")
    assert (folder / "net.py").read_text() + (folder / "blocks.py").read_text() != before + "WIDTH = 21\n"


# --------------------------------------------------------------------------- what is broken


def kept():
    return [path for path in Path(NAME).rglob("*") if path.is_file() and len(path.name) == 30]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda raw: b"",
        lambda raw: raw[:-1],
        lambda raw: raw[: len(raw) // 2],
        lambda raw: raw.replace(b"CVL101", b"CVL999"),
        lambda raw: b"\xff" * len(raw),
        lambda raw: raw + raw,
    ],
)
def test_a_broken_entry_is_dropped(folder, run, spoil):
    (folder / "net.py").write_text(NET)
    (folder / "blocks.py").write_text("WIDTH = 21\n")
    cold = run()
    assert kept()
    for path in kept():
        path.write_bytes(spoil(path.read_bytes()))
    assert run() == cold == run()


def test_texts_that_are_no_answers():
    for text in ("", "[]", "{}", "[1, 2]", '[[], {"Location": [1]}]', '[[], {"os": []}]', "[" * 100_000, '{"a": []}'):
        assert read_answer(text) is None


def test_answers_as_text():
    answer = check_files([str(FIXTURES / "models" / "alexnet_pool2_view.py")], Settings())
    assert read_answer(written_answer(answer)) == answer


def test_a_folder_that_cannot_be_written_to(folder, run):
    (folder / NAME).write_text("a file stands where the folder should be")
    (folder / "net.py").write_text(NET)
    assert run() == run() and (folder / NAME).is_file()


def test_the_folder_is_marked_as_a_cache(folder, run):
    (folder / "net.py").write_text(NET)
    run("--cache-dir", "elsewhere")
    assert not (folder / NAME).exists()
    assert (folder / "elsewhere" / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f06886806bc55")
    assert "*" in (folder / "elsewhere" / ".gitignore").read_text()


def test_what_is_old_is_dropped_and_nothing_else(folder):
    store = Store(str(folder / "cache"))
    store.put("ab" * 16, ["old"])
    store.put("cd" * 16, ["new"])
    mine = folder / "cache" / "0.0.1" / "notes" / "mine.txt"
    mine.parent.mkdir(parents=True)
    mine.write_text("")
    for path in (folder / "cache" / "CACHEDIR.TAG", *(folder / "cache").rglob("abab*"), mine):
        os.utime(path, (0, 0))
    Store(str(folder / "cache")).put("ef" * 16, ["newer"])
    assert [store.get(key * 16) for key in ("ab", "cd", "ef")] == [None, ["new"], ["newer"]]
    assert mine.exists()


def test_several_processes_at_once(folder):
    for number in range(6):
        (folder / f"net{number}.py").write_text(NET)
    (folder / "blocks.py").write_text("WIDTH = 21\n")
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    command = [sys.executable, "-m", "convlint", "check", "--output-format", "json"]
    for _ in range(2):
        started = [
            subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(4)
        ]
        printed = [process.communicate(timeout=120) for process in started]
        assert len(set(printed)) == 1 and not printed[0][1]
    assert not [path for path in Path(NAME).rglob("*") if path.name.count(".") and path.name[0] not in ".C0"]


def test_the_cache_of_a_run_is_found_from_a_folder_below(folder, run, monkeypatch):
    (folder / "below").mkdir()
    (folder / "below" / "net.py").write_text(NET)
    monkeypatch.chdir(folder / "below")
    first = run()
    monkeypatch.setattr("convlint.cli._dispatch", lambda options: pytest.fail("not answered as a whole"))
    assert run() == first and not Path(NAME).exists()


def test_a_terminal_gets_its_own_answer(monkeypatch):
    keys = {runs._key(["check"])}
    monkeypatch.setenv("NO_COLOR", "1")
    keys.add(runs._key(["check"]))
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    keys.add(runs._key(["check"]))
    keys.add(runs._key(["check", "--strict"]))
    assert len(keys) == 4
