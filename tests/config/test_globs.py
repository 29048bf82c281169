"""Patterns of paths, compared with git itself."""

import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convlint.files.gitignore import Gitignore
from convlint.files.globs import GlobSet

PATHS = r"""
a|b.py|a/b.py|a/c/b.py|a/c/d|foo/a|foo/bar/a.py|x y|#x|!x|a[b]|a]b|A.PY|a/.b|\a|a*b
""".strip().split("|")
PATTERNS = (
    r"""
a|/a|a/|*.py|a/*.py|a/**|**/b.py|a/**/b.py|foo/*|!b.py|x\ y|x y |\#x|\!x|[a-c].py|[!a].py|[^b].py|a[[]b]|[]]|a[]]b|?.py
**|*|/**/a|a/c/|*/b.py||# c|/|[[:upper:]].PY|a**b|**a|a/**/|foo/**/a.py|a\*b|\\a|.*|[|a[|!|//a|a//b|a//
***/?|***/a|a/***
""".strip("\n")
    .replace("\n", "|")
    .split("|")
)


@pytest.fixture(scope="module")
def repository(tmp_path_factory):
    root = tmp_path_factory.mktemp("repository")
    subprocess.run(["git", "init", "-q", root], check=True)
    return root


def ignored_by_git(root, patterns, paths):
    (root / ".gitignore").write_text("\n".join(patterns) + "\n")
    command = ["git", "-c", "core.excludesFile=", "check-ignore", "--no-index", "--stdin", "-z"]
    answer = subprocess.run(command, cwd=root, input="\0".join(paths).encode(), stdout=subprocess.PIPE)
    return set(answer.stdout.decode().rstrip("\0").split("\0")) - {""}


@pytest.mark.parametrize("pattern", PATTERNS)
def test_one_pattern(repository, pattern):
    globs = GlobSet([pattern])
    assert {path for path in PATHS if globs.covers(path)} == ignored_by_git(repository, [pattern], PATHS)


NAMES = st.text(alphabet="ab.*?[]!\\/-", min_size=1, max_size=6)


@settings(max_examples=400, deadline=None)
@given(patterns=st.lists(NAMES, max_size=3))
def test_any_patterns(repository, patterns):
    paths = ["a", "b", "ab", "a/b", "b/a", "a/a/b", "a.b", "-", "a-b", "[a]", "a!b", "b/ab/a"]
    globs = GlobSet(patterns)
    assert {path for path in paths if globs.covers(path)} == ignored_by_git(repository, patterns, paths)


def test_the_deepest_list_decides(tmp_path):
    (tmp_path / ".git" / "info").mkdir(parents=True)
    (tmp_path / ".git/info/exclude").write_text("secret\n")
    (tmp_path / ".gitignore").write_text("*.py\nout/\n")
    for folder in ("src", "out"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / ".gitignore").write_text("!net.py\n")
    git = Gitignore()
    ignored = {
        name: git.ignores(str(tmp_path / name), False)
        for name in ("a.py", "src/net.py", "out/net.py", "src/x.py", "secret", "a.txt")
    }
    assert ignored == {
        "a.py": True,
        "src/net.py": False,
        "out/net.py": True,
        "src/x.py": True,
        "secret": True,
        "a.txt": False,
    }


def test_outside_a_working_tree_nothing_is_ignored(tmp_path):
    (tmp_path / ".gitignore").write_text("*\n")
    assert not Gitignore().ignores(str(tmp_path / "a.py"), False)
