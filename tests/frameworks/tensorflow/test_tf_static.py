"""What a TensorFlow program reads of a shape, and what contents of small tensors it can compute with."""

from __future__ import annotations

from typing import Any

import pytest

from convlint.frameworks import tensorflow as tf
from convlint.frameworks.keras import Input, backend
from convlint.frameworks.tensorflow import nn
from convlint.shapes import is_batch
from convlint.values import Run, recording


@pytest.fixture(autouse=True)
def run() -> Any:
    with recording(Run()) as active:
        yield active


def test_the_batch_reads_as_none() -> None:
    x = tf.placeholder(tf.float32, [None, 28, 28, 1])
    assert x.get_shape().as_list() == [None, 28, 28, 1]
    assert is_batch(x.shape[0])
    assert x._static_shape[1].value == 28
    assert x._static_shape[0].value is None
    assert x.get_shape()[1:4].num_elements() == 784
    assert x.get_shape().num_elements() is None


def test_keras_reads_none_itself() -> None:
    x = Input((32, None, 3))
    assert tuple(x._static_shape) == (None, 32, None, 3)
    assert backend.int_shape(x) == (None, 32, None, 3)


def test_the_dynamic_shape_is_a_constant() -> None:
    x = tf.placeholder(tf.float32, [None, 7, 7, 64])
    shape = tf.shape(x)
    assert is_batch(shape[0].constant)
    assert (shape[1] * shape[2]).constant == 49
    assert tf.reduce_prod(shape[1:]).constant == 3136
    flat = tf.reshape(x, tf.stack([shape[0], 3136]))
    assert flat.shape[1] == 3136 and is_batch(flat.shape[0])
    joined = tf.concat([shape[:1], [49, 64]], 0)
    assert tf.reshape(x, joined).shape[1:] == (49, 64)


def test_two_placeholders_need_not_have_one_batch(run: Run) -> None:
    logits = tf.concat([tf.placeholder(tf.float32, [None, 2])] * 2, 0)
    labels = tf.placeholder(tf.int32, [None])
    nn.sparse_softmax_cross_entropy_with_logits(labels=labels, logits=logits)
    assert not run.problems


def test_set_shape_refines_only_what_is_not_known() -> None:
    x = tf.placeholder(tf.float32, [None, None, 3])
    x.set_shape([None, 10, 3])
    assert x.get_shape().as_list() == [None, 10, 3]
    with pytest.raises(ValueError, match="not compatible"):
        x.set_shape([None, 10])


def test_a_number_read_from_a_weight_blames_the_weight(run: Run) -> None:
    x = tf.placeholder(tf.float32, [None, 7, 7, 64])
    weight = tf.Variable(tf.random_normal([1024, 10]))
    flat = tf.reshape(x, [-1, weight.get_shape().as_list()[0]])
    tf.matmul(flat, weight)
    assert [(p.kind, p.expected, p.actual) for p in run.problems] == [("reshape-folds-batch", 3136, 1024)]
    assert run.problems[0].weight is weight


def test_a_literal_blames_the_reshape(run: Run) -> None:
    x = tf.placeholder(tf.float32, [None, 7, 7, 64])
    tf.reshape(x, [-1, 1024])
    assert run.problems[0].weight is None
    assert run.problems[0].argument == "shape"


def test_a_map_into_a_matmul_is_a_missing_flatten(run: Run) -> None:
    x = tf.placeholder(tf.float32, [None, 7, 7, 64])
    y = tf.matmul(x, tf.Variable(tf.zeros([3136, 10])))
    assert [(p.kind, p.expected) for p in run.problems] == [("missing-flatten", 3136)]
    assert y.shape[1] == 10


def test_one_fault_of_a_filter_is_reported_once(run: Run) -> None:
    x = tf.placeholder(tf.float32, [None, 8, 8, 3])
    weight = tf.Variable(tf.zeros([3, 3, 4, 8]))
    for _ in range(3):
        nn.conv2d(x, weight, [1, 1, 1, 1], "SAME")
    assert [(p.kind, p.expected, p.actual) for p in run.problems] == [("conv-in-channels", 3, 4)]
