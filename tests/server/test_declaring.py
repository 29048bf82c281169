"""Where the comment with an input size is written."""

from __future__ import annotations

import pytest
from conftest import applied

from convlint.server.declaring import declaration, wrong_size
from convlint.server.texts import Text

CASES = [
    ("class Net(nn.Module):\n    pass\n", 0, None, "class Net(nn.Module):  # convlint: input=SIZE\n    pass\n"),
    ("class Net(nn.Module):\n    x = 1\n", 1, None, "class Net(nn.Module):  # convlint: input=SIZE\n    x = 1\n"),
    ("class Net(M):  # convlint: input=1x8x8\n", 0, None, "class Net(M):  # convlint: input=SIZE\n"),
    (
        "# convlint: input=1x8x8, 10  # noqa\nclass Net(M):\n",
        1,
        None,
        "# convlint: input=SIZE  # noqa\nclass Net(M):\n",
    ),
    ("class Net(M):  # words\n", 0, None, "# convlint: input=SIZE\nclass Net(M):  # words\n"),
    ("class Net(\n    M,\n):\n    pass\n", 3, None, "# convlint: input=SIZE\nclass Net(\n    M,\n):\n    pass\n"),
    ("@final\nclass Net(M):\n", 1, None, "@final\nclass Net(M):  # convlint: input=SIZE\n"),
    ("net = nn.Sequential()\n", 0, "net", "net = nn.Sequential()  # convlint: input=SIZE\n"),
    ("x = 1\n\nclass A(M):\n    pass\n\nclass B(M):\n    pass\n", 0, "B", "class B(M):  # convlint: input=SIZE\n"),
    ("class A(M):  # convlint: input=image: 3x8x8, words: 12 int64\n", 0, "A", "class A(M):  # convlint: input=SIZE\n"),
]


@pytest.mark.parametrize(("before", "line", "model", "after"), CASES)
def test_where_it_stands(before: str, line: int, model: str | None, after: str) -> None:
    edit = declaration(Text("file:///net.py", before), line, model, "SIZE")
    assert edit is not None
    assert after in applied(before, [edit])


def test_a_line_outside_of_every_model() -> None:
    assert declaration(Text("file:///net.py", "import torch\n\n\nprint(1)\n"), 3, None, "3x8x8") is None


def test_what_is_no_size() -> None:
    assert wrong_size("3x224x224") is None
    assert "3x224x224" in (wrong_size("large") or "")
    assert wrong_size("")
