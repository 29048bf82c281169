"""`keras.ops`: NumPy's names, windows over maps, pictures."""

from __future__ import annotations

from typing import Any

import pytest

from convlint.frameworks.keras import layers, ops, saving
from convlint.frameworks.keras.ops import image
from convlint.values import Run, recording


@pytest.fixture(autouse=True)
def run() -> Any:
    with recording(Run()) as active:
        yield active


MAP = (1, 8, 8, 3)


@pytest.mark.parametrize(
    ("result", "shape"),
    [
        (lambda x, m: ops.moveaxis(x, 0, -1), (3, 4, 2)),
        (lambda x, m: ops.moveaxis(x, (0, 1), (2, 0)), (3, 4, 2)),
        (lambda x, m: ops.swapaxes(x, 1, 2), (2, 4, 3)),
        (lambda x, m: ops.vstack([x[0], x[1]]), (6, 4)),
        (lambda x, m: ops.hstack([x, x]), (2, 6, 4)),
        (lambda x, m: ops.append(x, x), (48,)),
        (lambda x, m: ops.cumsum(x), (24,)),
        (lambda x, m: ops.outer(x, x), (24, 24)),
        (lambda x, m: ops.broadcast_to(x, (5, 2, 3, 4)), (5, 2, 3, 4)),
        (lambda x, m: ops.full((2, 3), 1.0), (2, 3)),
        (lambda x, m: ops.conv(m, ops.ones((3, 3, 3, 8))), (1, 6, 6, 8)),
        (lambda x, m: ops.conv(m, ops.ones((3, 3, 3, 8)), 2, "same"), (1, 4, 4, 8)),
        (lambda x, m: ops.max_pool(m, 3, padding="same"), (1, 3, 3, 3)),
        (lambda x, m: ops.average_pool(m, 2, 1), (1, 7, 7, 3)),
        (lambda x, m: image.resize(m, (16, 12)), (1, 16, 12, 3)),
        (lambda x, m: image.extract_patches(m, 4), (1, 2, 2, 48)),
        (lambda x, m: image.extract_patches(m, 3, 1, padding="same"), (1, 8, 8, 27)),
        (lambda x, m: image.rgb_to_grayscale(m), (1, 8, 8, 1)),
    ],
)
def test_shapes(result: Any, shape: tuple[int, ...]) -> None:
    assert result(ops.ones((2, 3, 4)), ops.ones(MAP)).shape == shape


def test_the_batch_is_a_number_of_the_graph() -> None:
    x = layers.Input((32, 32, 3))
    batch, height, *_ = ops.shape(x)
    assert height == 32
    assert ops.reshape(x, (batch, height * 32, -1)).shape == (x.shape[0], 1024, 3)


def test_windows_that_do_not_fit(run: Run) -> None:
    ops.max_pool(ops.ones(MAP), 9)
    ops.conv(ops.ones(MAP), ops.ones((3, 3, 4, 8)))
    assert {problem.kind for problem in run.problems} == {"empty-output", "conv-in-channels"}


def test_a_decorator_that_registers_gives_the_class() -> None:
    assert saving.register_keras_serializable()(layers.Dense) is layers.Dense
