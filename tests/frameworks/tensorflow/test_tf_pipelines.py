"""TF 1's queues and readers, and operations on groups of rows and on matrices."""

from __future__ import annotations

from typing import Any

import pytest

from convlint.frameworks import tensorflow as tf
from convlint.frameworks.tensorflow import linalg, nn, train
from convlint.frameworks.tensorflow.contrib.training import HParams
from convlint.shapes import Dim
from convlint.values import Run, Unknown, recording


@pytest.fixture(autouse=True)
def run() -> Any:
    with recording(Run()) as active:
        yield active


def example() -> Any:
    _, record = tf.TFRecordReader().read(train.string_input_producer(["a"]))
    declared = {
        "image": tf.FixedLenFeature([], tf.string),
        "box": tf.FixedLenFeature([4], tf.float32),
        "text": tf.VarLenFeature(tf.string),
    }
    return tf.parse_single_example(record, declared)


def test_what_is_declared_of_an_example() -> None:
    features = example()
    assert features["box"].shape == (4,) and isinstance(features["text"], Unknown)
    (size,) = tf.decode_raw(features["image"], tf.uint8).shape
    assert isinstance(size, Dim)


def test_batches() -> None:
    pair = [tf.zeros([28, 28, 1]), tf.zeros([])]
    images, labels = train.shuffle_batch(pair, 16, capacity=100, min_after_dequeue=10)
    assert images.shape == (16, 28, 28, 1) and labels.shape == (16,)
    assert isinstance(train.batch(pair, 16, allow_smaller_final_batch=True)[0].shape[0], Dim)
    assert train.batch([tf.zeros([50, 3])], 16, enqueue_many=True)[0].shape == (16, 3)
    assert train.slice_input_producer([tf.zeros([50, 3])])[0].shape == (3,)


def test_queues() -> None:
    queue = tf.FIFOQueue(10, [tf.float32, tf.int32], shapes=[[32, 32, 3], []])
    assert [item.shape for item in queue.dequeue_many(7)] == [(7, 32, 32, 3), (7,)]
    filled = tf.RandomShuffleQueue(10, 2, tf.float32)
    assert isinstance(filled.dequeue(), Unknown)
    filled.enqueue_many(tf.zeros([5, 8]))
    assert filled.dequeue().shape == (8,)


def test_rows_and_matrices() -> None:
    data = tf.zeros([10, 3])
    assert tf.unsorted_segment_sum(data, tf.zeros([10]), 4).shape == (4, 3)
    assert tf.segment_sum(data, tf.zeros([10])).shape[1:] == (3,)
    assert tf.scatter_nd(tf.zeros([2, 1]), tf.zeros([2]), [8]).shape == (8,)
    assert linalg.diag_part(tf.zeros([2, 4, 5])).shape == (2, 4)
    assert tf.matrix_diag(data).shape == (10, 3, 3)
    assert nn.conv3d_transpose(tf.zeros([2, 4, 4, 4, 8]), tf.zeros([3, 3, 3, 6, 8]), [2, 8, 8, 8, 6], 2).shape[4] == 6


def test_settings_by_name() -> None:
    settings = HParams(width=8)
    settings.add_hparam("depth", 3)
    assert (settings.width, settings.depth, settings.get("size", 5)) == (8, 3, 5)
