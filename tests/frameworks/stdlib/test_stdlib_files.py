"""Modules that read and write files, clocks and threads: their names are there, their results are not known."""

from __future__ import annotations

import importlib

import pytest

from convlint.frameworks.stdlib import csv, datetime, decimal, glob, json, pickle, shutil, threading, unittest
from convlint.values import Unknown


@pytest.mark.parametrize(
    "result",
    [
        lambda: json.load(None),
        lambda: json.dumps({}),
        lambda: pickle.loads(b""),
        lambda: csv.reader([]),
        lambda: csv.DictReader([]),
        lambda: glob.glob("*"),
        lambda: shutil.copy("a", "b"),
        lambda: datetime.datetime.now(),
        lambda: datetime.timedelta(days=1) + datetime.date.today(),
        lambda: decimal.Decimal("1") * 2,
    ],
)
def test_what_is_not_known(result):
    assert isinstance(result(), Unknown)


def test_bases_that_programs_write_classes_on():
    class Encoder(json.JSONEncoder):
        pass

    class Case(unittest.TestCase):
        pass

    class Worker(threading.Thread):
        pass

    with pytest.raises(TypeError):
        Encoder().default(object())
    assert isinstance(Case().assertEqual(1, 2), Unknown)
    assert Worker(name="w").start() is None
    with threading.Lock():
        csv.writer(None).writerow([1])


@pytest.mark.parametrize("twin", [json, pickle, csv, glob, shutil, datetime, decimal, unittest, threading])
def test_every_name_is_one_of_python(twin):
    real = importlib.import_module(twin.__name__.rpartition(".")[2])
    own = [name for name, value in vars(twin).items() if getattr(value, "__module__", "") == twin.__name__]
    assert not [name for name in own if name[0] != "_" and not hasattr(real, name)]
