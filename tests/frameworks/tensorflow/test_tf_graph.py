"""Scopes, old signatures and the higher interfaces of TF 1."""

from __future__ import annotations

from typing import Any

import pytest

from convlint.frameworks import tensorflow as tf
from convlint.frameworks import tf_slim as slim
from convlint.frameworks import tflearn
from convlint.frameworks.tensorflow import data, layers, nn
from convlint.frameworks.tensorflow._arrays import array_of
from convlint.frameworks.tensorflow.examples.tutorials.mnist.input_data import read_data_sets
from convlint.frameworks.tensorflow.nn import rnn_cell
from convlint.interpreter.reflection import Reflective
from convlint.values import Run, Unknown, recording


@pytest.fixture(autouse=True)
def run() -> Any:
    with recording(Run()) as active:
        yield active


def images(*sizes: int) -> Any:
    return tf.placeholder(tf.float32, [None, *sizes])


def test_old_order_of_concat_and_split() -> None:
    x = images(4, 6)
    assert tf.concat(2, [x, x]).shape[1:] == (4, 12)
    assert tf.concat([x, x], 2).shape[1:] == (4, 12)
    assert [part.shape[1:] for part in tf.split(1, 2, x)] == [(2, 6), (2, 6)]
    assert [part.shape[1:] for part in tf.split(x, 2, 1)] == [(2, 6), (2, 6)]
    assert tf.pack([x, x]).shape[0] == 2


def test_variables_are_shared_by_scope() -> None:
    with tf.variable_scope("a"):
        first = tf.get_variable("w", [3, 4])
        with tf.variable_scope("b"):
            assert tf.get_variable("w", [5]).name == "a/b/w:0"
    with tf.variable_scope("a", reuse=True):
        assert tf.get_variable("w", [3, 4]) is first
        with pytest.raises(ValueError, match="share"):
            tf.get_variable("w", [3, 5])


def test_operations_are_numbered_as_tensorflow_does(run: Run) -> None:
    x = images(8, 8, 3)
    for _ in range(2):
        nn.conv2d(x, tf.Variable(tf.zeros([3, 3, 3, 4])), [1, 1, 1, 1], "SAME")
    with tf.name_scope("block"):
        nn.max_pool(x, [1, 2, 2, 1], [1, 2, 2, 1], "SAME")
    assert [call.name for call in run.calls] == ["Conv2D", "Conv2D_1", "block/MaxPool"]
    assert [call.parameters for call in run.calls] == [108, 108, 0]


def test_layers_as_functions(run: Run) -> None:
    x = layers.conv2d(images(28, 28, 1), 32, 5, padding="same", activation=nn.relu)
    x = layers.flatten(layers.max_pooling2d(x, 2, 2))
    assert layers.dense(x, 10).shape[1] == 10
    assert [call.type for call in run.calls] == [
        "layers.conv2d",
        "layers.max_pooling2d",
        "layers.flatten",
        "layers.dense",
    ]
    assert run.calls[-1].parameters == 62730


def test_arg_scope_gives_defaults() -> None:
    x = images(32, 32, 3)
    with slim.arg_scope([slim.conv2d], stride=2, padding="VALID"):
        assert slim.conv2d(x, 8, [3, 3]).shape[1:] == (15, 15, 8)
        assert slim.conv2d(x, 8, [3, 3], stride=1).shape[1:] == (30, 30, 8)
        with slim.arg_scope([slim.max_pool2d], stride=3):
            assert slim.conv2d(slim.max_pool2d(x, 2), 8, 1).shape[1:3] == (6, 6)
    assert slim.conv2d(x, 8, [3, 3]).shape[1:3] == (32, 32)
    assert slim.repeat(x, 3, slim.conv2d, 16, [3, 3], scope="conv").shape[3] == 16


def test_recurrent_cells() -> None:
    x = images(20, 8)
    outputs, state = nn.dynamic_rnn(rnn_cell.BasicLSTMCell(12), x, dtype=tf.float32)
    assert outputs.shape[1:] == (20, 12)
    assert state.h.shape[1] == 12
    steps = tf.unstack(x, 20, 1)
    outputs, _ = nn.static_rnn(rnn_cell.GRUCell(5), steps, dtype=tf.float32)
    assert len(outputs) == 20 and outputs[-1].shape[1] == 5
    outputs, _, _ = nn.static_bidirectional_rnn(rnn_cell.GRUCell(5), rnn_cell.GRUCell(6), steps, dtype=tf.float32)
    assert outputs[0].shape[1] == 11


def test_data_sets() -> None:
    dataset = data.Dataset.from_tensor_slices((tf.zeros([60000, 28, 28]), tf.zeros([60000])))
    with_channels = Reflective(lambda x, y: (tf.expand_dims(x, -1), y))
    batched = dataset.map(with_channels).shuffle(1000).repeat().batch(32)
    (pictures, labels), *rest = list(iter(batched))
    assert not rest
    assert pictures.shape[1:] == (28, 28, 1)
    assert labels.rank == 1


def test_mnist_of_the_tutorials() -> None:
    mnist = read_data_sets("MNIST_data", one_hot=True)
    pictures, labels = mnist.train.next_batch(100)
    assert pictures.shape == (100, 784) and labels.shape == (100, 10)
    assert mnist.test.images.shape == (10000, 784)


def test_tflearn() -> None:
    net = tflearn.input_data(shape=[None, 28, 28, 1])
    net = tflearn.max_pool_2d(tflearn.conv_2d(net, 32, 3), 2)
    net = tflearn.fully_connected(net, 10)
    assert net.shape[1] == 10


def test_lower_case_padding_is_refused(run: Run) -> None:
    y = nn.max_pool(images(7, 7, 3), [1, 2, 2, 1], [1, 2, 2, 1], "same")
    assert [(p.kind, p.argument, p.expected) for p in run.problems] == [("call-arguments", "padding", "SAME")]
    assert y.shape[1:3] == (4, 4)


def test_what_is_not_known_stays_unknown(run: Run) -> None:
    x = Unknown("a picture")
    assert isinstance(nn.relu(x), Unknown)
    assert isinstance(tf.matmul(x, tf.zeros([3, 4])), Unknown)
    assert isinstance(tf.Variable(x), Unknown)
    y = nn.conv2d(images(8, 8, 3), tf.Variable(tf.zeros([3, 3, 3, Unknown("a width")])), [1, 1, 1, 1], "SAME")
    assert y.shape[1:3] == (8, 8)
    assert not run.problems


def test_what_is_fed_must_fit(run: Run) -> None:
    x, session = images(28, 28, 1), tf.Session()
    session.run(x, {x: array_of((10, 28, 28, 1), "load")})
    session.run(x, {x: [[[[0.0]] * 28] * 28]})
    session.run(x, {x: Unknown("a batch")})
    assert not run.problems
    session.run([x], feed_dict={x: array_of((10, 784), "load")})
    assert [problem.kind for problem in run.problems] == ["call-arguments"]


def test_fed_shapes_are_remembered_unless_they_differ(run: Run) -> None:
    x, y = tf.placeholder(tf.float32), tf.placeholder(tf.float32)
    for side in (28, 32):
        tf.Session().run(x, {x: array_of((10, 5), "load"), y: array_of((10, side, side), "load")})
    assert run.fed[1][1:] == (5,)
    assert run.fed[2] is None


@pytest.mark.parametrize(
    ("shape", "padding", "fits"),
    [
        ((14, 14, 4), "SAME", True),
        ((13, 14, 4), "SAME", True),
        ((15, 14, 4), "SAME", False),
        ((14, 14, 5), "SAME", False),
        ((16, 15, 4), "VALID", True),
        ((14, 14, 4), "VALID", False),
    ],
)
def test_the_declared_shape_of_a_transposed_convolution(
    run: Run, shape: tuple[int, ...], padding: str, fits: bool
) -> None:
    """As TensorFlow 2.21 runs such graphs; it builds all of them."""
    x = images(7, 7, 8)
    batch = tf.shape(x)[0]
    nn.conv2d_transpose(x, tf.zeros([3, 3, 4, 8]), [batch, *shape], [1, 2, 2, 1], padding)
    assert [problem.kind for problem in run.problems] == ([] if fits else ["call-arguments"])


def test_rows_that_are_pieces_of_samples(run: Run) -> None:
    """A quarter of a map in each row of the logits; a row for each position is meant."""
    features = layers.conv2d(images(14, 14, 3), 32, 3, padding="same")
    labels = images(10)
    nn.softmax_cross_entropy_with_logits(labels=labels, logits=tf.reshape(layers.dense(features, 10), [-1, 10]))
    assert not run.problems
    logits = layers.dense(tf.reshape(features, [-1, 7 * 7 * 32]), 10)
    nn.softmax_cross_entropy_with_logits(labels=labels, logits=logits)
    (problem,) = run.problems
    assert (problem.kind, problem.expected, problem.actual) == ("reshape-folds-batch", 6272, 1568)
