"""Which files import a file: every way to write it, through packages, and nothing outside the project."""

from __future__ import annotations

import os

import pytest

from convlint.importers import MAX_IMPORTERS, importers, project_root
from convlint.project import Project


def write(root, **files):
    for name, text in {"pyproject": "", **files}.items():
        path = root / ("pyproject.toml" if name == "pyproject" else f"{name.replace('__', '/')}.py")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def found(root, name="pkg/net.py"):
    return [os.path.relpath(path, root) for path in importers(Project(), str(root / name))]


@pytest.mark.parametrize(
    "text",
    [
        "from pkg.net import Net",
        "from pkg import net",
        "from pkg import other, net as n",
        "import pkg.net",
        "import os, pkg.net as n",
        "def main():\n    from pkg.net import Net",
        "try:\n    from pkg.net import (\n        Net,\n        Other,\n    )\nexcept ImportError:\n    pass",
        "if True: from pkg.net import *",
    ],
)
def test_every_way_to_import(tmp_path, text):
    write(tmp_path, pkg__net="x = 1\n", train=text + "\n")
    (tmp_path / "pkg" / "__init__.py").write_text("")
    assert found(tmp_path) == ["train.py"]


@pytest.mark.parametrize("text", ["from .net import Net", "from . import net", "from ..pkg.net import Net"])
def test_relative_imports(tmp_path, text):
    write(tmp_path, top__pkg__net="", top__pkg__train=text + "\n")
    for folder in ("top", "top/pkg"):
        (tmp_path / folder / "__init__.py").write_text("")
    assert found(tmp_path, "top/pkg/net.py") == ["top/pkg/train.py"]


def test_through_a_package_nearest_first(tmp_path):
    write(tmp_path, train="from pkg import Net\n", pkg__tools="from .net import Net\n", pkg__net="")
    (tmp_path / "pkg" / "__init__.py").write_text("from .net import *\n")
    assert found(tmp_path) == ["pkg/__init__.py", "pkg/tools.py", "train.py"]


@pytest.mark.parametrize(
    "text",
    [
        "# from pkg.net import Net",
        "'''from pkg.net import Net'''",
        "from pkg.netting import Net",
        "net = 1",
        "from pkg.net import (",
    ],
)
def test_what_is_no_import(tmp_path, text):
    write(tmp_path, pkg__net="", pkg__netting="", train=text + "\n")
    assert found(tmp_path) == []


def test_circles_and_many(tmp_path):
    write(
        tmp_path,
        pkg__net="import train\n",
        train="import pkg.net\n",
        **{f"t{n:03}": "import pkg.net\n" for n in range(60)},
    )
    assert len(found(tmp_path)) <= MAX_IMPORTERS


def test_the_root_of_a_project(tmp_path):
    write(tmp_path, a__b__net="")
    assert project_root(Project(), str(tmp_path / "a/b/net.py")) == str(tmp_path)
    (tmp_path / "a" / "setup.py").write_text("")
    assert project_root(Project(), str(tmp_path / "a/b/net.py")) == str(tmp_path / "a")


def test_links_that_lead_out_are_not_followed(tmp_path):
    inside, outside = tmp_path / "inside", tmp_path / "outside"
    write(inside, pkg__net="")
    write(outside, train="from pkg.net import Net\n")
    (inside / "link").symlink_to(outside, target_is_directory=True)
    (inside / "train.py").symlink_to(outside / "train.py")
    assert found(inside) == []
    (inside / "tool.py").write_text("from pkg.net import Net\n")
    (inside / "other.py").symlink_to(inside / "tool.py")
    assert found(inside) == ["other.py", "tool.py"]
