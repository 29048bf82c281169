"""From paths to files."""

import os

import pytest

from convlint.config import Resolver
from convlint.files import discover


@pytest.fixture
def tree(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home"))
    root = tmp_path / "project"
    for name in (
        "b.py", "a.py", "n.ipynb", "x.txt", "p.pyi", "sub/c.py", "sub/deep/d.py", ".venv/v.py", "venv/w.py",
        "node_modules/m.py", ".hidden/h.py", "sub/out/o.py", "build/lib/l.py",
    ):  # fmt: skip
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("x")
    monkeypatch.chdir(root)
    return root


def found(*paths, **options):
    return [path.replace(os.sep, "/") for path, _ in discover(paths or ["."], Resolver(), **options)]


def test_a_folder(tree):
    assert found() == ["a.py", "b.py", "n.ipynb", ".hidden/h.py", "sub/c.py", "sub/deep/d.py", "sub/out/o.py"]
    assert found("sub") == ["sub/c.py", "sub/deep/d.py", "sub/out/o.py"]
    assert found("sub/deep/..", "a.py", "./a.py") == ["sub/c.py", "sub/deep/d.py", "sub/out/o.py", "a.py"]


def test_named_files_are_taken_unless_exclusion_is_forced(tree):
    assert found("x.txt", "venv/w.py") == ["x.txt", "venv/w.py"]
    assert found("a.py", "venv/w.py", force_exclude=True) == ["a.py"]
    (tree / "convlint.toml").write_text("force-exclude = true\n")
    assert found("a.py", "venv/w.py") == ["a.py"]


def test_gitignore(tree):
    (tree / ".git").mkdir()
    (tree / ".gitignore").write_text("out/\n/b.py\n")
    (tree / "sub" / ".gitignore").write_text("c.py\n!deep\n")
    assert found() == ["a.py", "n.ipynb", ".hidden/h.py", "sub/deep/d.py"]
    assert found("b.py") == ["b.py"] and found("b.py", force_exclude=True) == []
    (tree / "convlint.toml").write_text("respect-gitignore = false\n")
    assert "b.py" in found() and "sub/out/o.py" in found()


def test_patterns_are_relative_to_their_configuration(tree):
    (tree / "sub" / "convlint.toml").write_text('exclude = ["/deep", "out/*.py"]\n')
    assert found() == ["a.py", "b.py", "n.ipynb", ".hidden/h.py", "sub/c.py"]
    (tree / "convlint.toml").write_text('include = ["*.txt", "sub/**"]\nextend-exclude = ["sub/deep"]\n')
    assert found() == ["x.txt", "sub/c.py"]


def test_each_file_has_the_settings_of_its_folder(tree):
    (tree / "sub" / "convlint.toml").write_text("strict = true\n")
    strict = {path for path, settings in discover(["."], Resolver()) if settings.strict}
    assert {path.replace(os.sep, "/") for path in strict} == {"sub/c.py", "sub/deep/d.py", "sub/out/o.py"}


def test_links(tree):
    (tree / "link.py").symlink_to(tree / "a.py")
    (tree / "broken.py").symlink_to(tree / "nowhere.py")
    (tree / "sub" / "loop").symlink_to(tree)
    assert found() == [
        "a.py",
        "b.py",
        "link.py",
        "n.ipynb",
        ".hidden/h.py",
        "sub/c.py",
        "sub/deep/d.py",
        "sub/out/o.py",
    ]


def test_a_path_that_is_not_there(tree):
    with pytest.raises(FileNotFoundError):
        found("nope.py")
