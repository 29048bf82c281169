"""What the imports of a project mention, before anything is parsed."""

from pathlib import Path

from convlint.disk import Disk
from convlint.importers import importers
from convlint.project import Project

STATEMENTS = {
    "plain": b"import models.net\n",
    "from": b"from models import net\n",
    "several": b"import os, sys, net as n\n",
    "parentheses": b"from models import (\n    vgg,\n    net,  # the net\n)\n",
    "backslash": b"from models import vgg, \\\n    net\n",
    "backslash_before": b"from models.net \\\n    import Net\n",
    "crlf": b"from models.net \\\r\n    import Net\r\n",
    "inside": b"def f():\n\tif x: from net import Net",
    "end": b"import net",
}


def test_every_way_to_import(tmp_path):
    for name, text in STATEMENTS.items():
        (tmp_path / f"{name}.py").write_bytes(text)
    (tmp_path / "none.py").write_bytes(b"net = 1\nprint(net)\nimport os\n")
    (tmp_path / "notebook.ipynb").write_bytes(b'{"source": ["from net import Net\\n", "x"]}')
    found = Disk().import_map(str(tmp_path)).mentioning("net")
    assert {Path(path).name for path in found} == {"notebook.ipynb", *(f"{name}.py" for name in STATEMENTS)}


def test_one_question_that_only_imports_change(tmp_path):
    (tmp_path / "net.py").write_text("import torch\n")
    train = tmp_path / "train.py"
    train.write_text("from net import Net\nx = 1\n")
    disk = Disk()
    with disk.recording() as asked:
        disk.import_map(str(tmp_path))
    assert asked == {("imports", str(tmp_path))}
    (question,) = asked
    train.write_text("from net import Net\nx = 2\n")
    assert Disk().answer(question) == disk.answer(question)
    train.write_text("from net import Web\n")
    changed = Disk().answer(question)
    assert changed != disk.answer(question)
    (tmp_path / "more.py").write_text("")
    assert Disk().answer(question) not in (changed, disk.answer(question))


def test_importers(tmp_path):
    (tmp_path / ".git").mkdir()
    (tmp_path / "models").mkdir()
    for name, text in (
        ("models/__init__.py", "from .net import Net\n"),
        ("models/net.py", "import torch\n"),
        ("train.py", "from models import Net\n"),
        ("other.py", "import net\n"),
    ):
        (tmp_path / name).write_text(text)
    found = list(importers(Project(), str(tmp_path / "models" / "net.py")))
    assert found == [str(tmp_path / "models" / "__init__.py"), str(tmp_path / "train.py")]
