"""The number to change is found behind the names by which a shape is passed on, on the axis that is at fault."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from convlint import check

HEAD = """
import tensorflow as tf

def weight(shape):
    return tf.Variable(tf.random_normal(shape))

x = tf.placeholder(tf.float32, [None, 8, 8, 4])
"""


def only(tmp_path: Path, lines: str) -> Any:
    """The one diagnostic of the lines after the head."""
    file = tmp_path / "net.py"
    file.write_text(f"{HEAD}{lines}\n", encoding="utf-8")
    (diagnostic,) = check(file, isolated=True)
    return diagnostic


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("y = tf.nn.conv2d(x, weight([3, 3, 3, 16]), [1, 1, 1, 1], 'SAME')", 35),
        ("y = tf.nn.conv2d(x, weight(shape=(3, 3, 3, 16)), [1, 1, 1, 1], 'SAME')", 41),
        ("y = tf.matmul(tf.layers.flatten(x), weight([255, 255]))", 45),
        ("y = tf.matmul(tf.layers.flatten(x), weight([255, 255]), transpose_b=True)", 50),
    ],
)
def test_the_number_of_the_axis(tmp_path: Path, line: str, column: int) -> None:
    diagnostic = only(tmp_path, line)
    assert (diagnostic.location.row, diagnostic.location.column) == (8, column)


def test_a_name_that_is_no_number_is_not_replaced(tmp_path: Path) -> None:
    lines = "sizes = [n for n in (255, 3)]\ny = tf.matmul(tf.layers.flatten(x), weight(sizes))"
    assert only(tmp_path, lines).fix is None
