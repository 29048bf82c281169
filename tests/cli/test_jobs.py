"""Processes and executors give what one process gives, in the same order."""

import dataclasses
import pickle
import shutil
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import pytest

from convlint.__main__ import main
from convlint.api import check
from convlint.check import check_many, spread
from convlint.config.settings import Settings
from convlint.source import Source
from convlint.source.parse import parse

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"


@pytest.fixture
def models(tmp_path, monkeypatch):
    for path in sorted((FIXTURES / "models").glob("*.py"))[::5]:
        shutil.copy(path, tmp_path)
    (tmp_path / "other.py").write_text("x = 1\n")
    (tmp_path / "broken.py").write_text("import torch\ndef f(:\n")
    (tmp_path / "convlint.toml").write_text("")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def convlint_run(capsys):
    def run(*arguments):
        status = main(["check", *arguments])
        return status, capsys.readouterr()

    return run


@pytest.mark.parametrize("jobs", ["2", "3"])
def test_processes_change_nothing(models, convlint_run, jobs):
    one = convlint_run("--no-cache", "--jobs", "1")
    assert one[0] == 1 and convlint_run("--no-cache", "--jobs", jobs) == one


def test_processes_fill_the_cache(models, convlint_run, monkeypatch):
    (models / "broken.py").unlink()
    cold = convlint_run("--jobs", "2")
    monkeypatch.setattr("convlint.check.files.check_one", lambda *_: pytest.fail("not answered from the cache"))
    (models / "other.py").write_text("x = 2\n")
    warm = convlint_run("--jobs", "1", "-q")
    assert warm[0] == 1 and warm[1].out and warm[1].out in cold[1].out


def test_any_executor(models):
    one = check(".")
    assert one and check(".", jobs=2) == one
    with ThreadPoolExecutor(2) as threads:
        assert check(".", jobs=threads) == one
    with ProcessPoolExecutor(2) as processes:
        assert check(".", jobs=processes, cache_dir="shared") == one
        assert check(".", jobs=processes, cache_dir="shared") == one
    assert (models / "shared" / "CACHEDIR.TAG").exists() and not (models / ".convlint_cache").exists()


def test_what_goes_to_a_worker_and_back_can_be_pickled(models):
    work = (spread.work_out_apart, b"a run", [str(path) for path in models.glob("*.py")], Settings(), False)
    function, *arguments = pickle.loads(pickle.dumps(work))
    outcomes, answers = function(*arguments)
    assert pickle.loads(pickle.dumps((outcomes, answers))) == (outcomes, answers)


def test_a_worker_parses_what_batches_share_once_in_a_run(tmp_path, monkeypatch):
    (tmp_path / "shared.py").write_text("import torch\nWIDTH = 8\n")
    paths = [str(tmp_path / f"net{number}.py") for number in range(3)]
    for path in paths:
        Path(path).write_text("import torch\nfrom shared import WIDTH\nlayer = torch.nn.Linear(WIDTH, 9)\n")
    parsed = []
    monkeypatch.setattr(Source, "_parsed", lambda source, text: parsed.append(source.filename) or parse(text))
    for run in (b"one", b"two"):
        told = [spread.work_out_apart(run, [path], Settings(), False)[1] for path in paths]
        assert [Path(name).name for name in parsed].count("shared.py") == 1
        assert ("bytes", paths[1]) in told[1] and ("bytes", paths[0]) not in told[1]
        parsed.clear()


class Unpicklable(Exception):
    def __init__(self, one, two):
        super().__init__(one)


def test_a_fault_of_convlint_in_a_worker(models, convlint_run, monkeypatch):
    def fail(source, *_):
        raise Unpicklable(source.filename, 2) if "alexnet" in source.filename else KeyError("here")

    monkeypatch.setattr("convlint.check.files.check_one", fail)
    status, printed = convlint_run("--no-cache", "--jobs", "2")
    assert status == 2 and printed.err.count("internal error in") > 2 and "KeyError" in printed.err


def test_processes_only_where_they_pay(monkeypatch):
    monkeypatch.setattr(spread, "_processors", lambda: 4)
    assert spread.processes_that_pay([("a.py", 1000)] * 2, None) == 1
    assert spread.processes_that_pay([("a.py", 100_000)], None) == 1
    assert spread.processes_that_pay([("a.py", 10_000)] * 100, None) == 4
    assert spread.processes_that_pay([("a.py", 1000)] * 3, 8) == 3


def test_batches_keep_order_and_neighbours():
    files = [(str(number), 1000 * (number % 7)) for number in range(500)]
    batches = spread._batches(files, 2)
    assert [path for batch in batches for path in batch] == [path for path, _ in files]
    assert len(batches) >= 8


def test_no_files():
    assert check_many([]) == []


def test_settings_are_dataclasses_to_those_who_look():
    """Dask names a task by its arguments, and looks into dataclasses for it."""
    assert "inputs" in {field.name for field in dataclasses.fields(Settings())}
    assert dataclasses.asdict(Settings())["inputs"] == {} and Settings().__dataclass_params__.frozen
