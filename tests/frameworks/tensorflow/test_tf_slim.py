"""slim and `tf.contrib`: layers as functions, defaults by `arg_scope`, losses with the logits first."""

from __future__ import annotations

from typing import Any

import pytest

from convlint.check.heads import first_linear
from convlint.frameworks import tensorflow as tf
from convlint.frameworks import tf_slim as slim
from convlint.frameworks.tensorflow import nn
from convlint.frameworks.tensorflow.contrib import layers
from convlint.frameworks.tf_slim import losses
from convlint.values import Run, Unknown, recording


@pytest.fixture(autouse=True)
def run() -> Any:
    with recording(Run()) as active:
        yield active


def image(*sizes: int) -> Any:
    return tf.placeholder("float32", [None, *(sizes or (32, 32, 3))])


def test_contrib_has_what_slim_has() -> None:
    assert layers.conv2d is slim.conv2d
    assert layers.max_pool2d(image(), 2).shape[1:] == (16, 16, 3)


@pytest.mark.parametrize(
    ("outputs", "sizes"),
    [
        (lambda x: slim.conv2d(x, 8, 3, stride=2), (16, 16, 8)),
        (lambda x: slim.conv2d(x, 8, [3, 3], 1, "VALID"), (30, 30, 8)),
        (lambda x: slim.conv2d_in_plane(x, 3), (32, 32, 3)),
        (lambda x: slim.conv2d_transpose(x, 8, 3, 2), (64, 64, 8)),
        (lambda x: slim.separable_conv2d(x, None, 3, 2), (32, 32, 6)),
        (lambda x: slim.separable_conv2d(x, 10, 3, 2), (32, 32, 10)),
        (lambda x: slim.max_pool2d(x, [3, 3]), (15, 15, 3)),
        (lambda x: slim.avg_pool2d(x, 2, stride=1), (31, 31, 3)),
        (lambda x: slim.pool(x, [2, 2], "MAX"), (31, 31, 3)),
        (lambda x: slim.flatten(x), (3072,)),
        (lambda x: slim.elu(slim.flatten(x), 10), (10,)),
        (lambda x: slim.maxout(slim.conv2d(x, 8, 1), 4), (32, 32, 4)),
        (lambda x: slim.spatial_softmax(x), (6,)),
        (lambda x: slim.group_norm(x, 3), (32, 32, 3)),
        (lambda x: slim.conv2d(x, 8, 3, activation_fn=nn.crelu), (32, 32, 16)),
    ],
)
def test_shapes(outputs: Any, sizes: tuple[int, ...]) -> None:
    assert outputs(image()).shape[1:] == sizes


def test_volumes() -> None:
    volume = slim.conv3d(image(8, 16, 16, 3), 8, 3, stride=2)
    assert volume.shape[1:] == (4, 8, 8, 8)
    assert slim.max_pool3d(volume, 2).shape[1:] == (2, 4, 4, 8)
    assert slim.conv3d_transpose(volume, 5, 3, 2).shape[1:] == (8, 16, 16, 5)


def test_a_convolution_of_another_rank(run: Run) -> None:
    assert isinstance(slim.conv2d(image(64), 8, 3), Unknown)
    assert [problem.kind for problem in run.problems] == ["input-rank"]


def test_losses_take_the_logits_first(run: Run) -> None:
    logits = slim.fully_connected(image(64), 10)
    losses.softmax_cross_entropy(logits, image(10))
    assert not run.problems
    losses.softmax_cross_entropy(logits, image(11))
    assert [problem.kind for problem in run.problems] == ["output-shape"]


def test_what_gets_nothing_known_is_recorded(run: Run) -> None:
    unknown = Unknown("a reason")
    outputs = slim.conv2d(unknown, 8, 3)
    assert isinstance(outputs, Unknown)
    nn.max_pool(outputs, 2, 2, "SAME")
    assert [call.type for call in run.calls] == ["slim.conv2d", "nn.max_pool"]


def test_the_head_is_looked_for_among_what_is_known(run: Run) -> None:
    hidden = slim.flatten(slim.conv2d(image(), 8, 3))
    slim.fully_connected(hidden, 10)
    slim.conv2d(Unknown("a reason"), 8, 3)
    nn.conv2d(Unknown("a reason"), tf.zeros([3, 3, 3, 8]), 1, "SAME")
    head = first_linear(run.calls)
    assert head is not None and head.features == 32 * 32 * 8
