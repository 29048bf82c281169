"""Whole nets: the TF 1 convolutional net of the tutorials, and Keras models, with windows and widths drawn."""

from __future__ import annotations

import os
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from convlint.values import Run, recording

EXAMPLES = int(os.environ.get("CONVLINT_ORACLE_EXAMPLES", "25"))
ALWAYS = settings(
    max_examples=EXAMPLES, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)


class Net(NamedTuple):
    """Two convolutions, two pools and two matmuls; `rows` is what the first matmul's weight takes."""

    side: int
    kernel: int
    pool: int
    widths: tuple[int, int]
    padding: str
    rows: int
    read_from_weight: bool


def _flat_features(net: Net) -> int | None:
    """The width of a sample after both stages, None where a window does not fit."""
    side = net.side
    for _ in range(2):
        for size, stride in ((net.kernel, 1), (net.pool, net.pool)):
            side = -(-side // stride) if net.padding == "SAME" else (side - size) // stride + 1 if side >= size else 0
        if side < 1:
            return None
    return side * side * net.widths[1]


@st.composite
def nets(draw: Any) -> Net:
    """A net whose first matmul fits, or is off by some."""
    net = Net(
        draw(st.integers(8, 28)),
        draw(st.integers(1, 5)),
        draw(st.integers(1, 3)),
        (draw(st.integers(1, 8)), draw(st.integers(1, 8))),
        draw(st.sampled_from(["SAME", "VALID"])),
        1,
        draw(st.booleans()),
    )
    features = _flat_features(net) or draw(st.integers(1, 200))
    return net._replace(rows=features if draw(st.booleans()) else max(1, features + draw(st.integers(-40, 40))))


def build(tf: Any, net: Net) -> Any:
    """The net as the tutorials write it, in the real TensorFlow or in the twin."""
    x = tf.placeholder(tf.float32, [None, net.side * net.side])
    weights = {
        "wc1": tf.Variable(tf.random_normal([net.kernel, net.kernel, 1, net.widths[0]])),
        "wc2": tf.Variable(tf.random_normal([net.kernel, net.kernel, *net.widths])),
        "wd1": tf.Variable(tf.random_normal([net.rows, 16])),
    }
    y = tf.reshape(x, shape=[-1, net.side, net.side, 1])
    for name in ("wc1", "wc2"):
        y = tf.nn.relu(tf.nn.conv2d(y, weights[name], strides=[1, 1, 1, 1], padding=net.padding))
        k = [1, net.pool, net.pool, 1]
        y = tf.nn.max_pool(y, ksize=k, strides=k, padding=net.padding)
    rows = weights["wd1"].get_shape().as_list()[0] if net.read_from_weight else net.rows
    flat = tf.reshape(y, [-1, rows])
    return x, tf.matmul(flat, weights["wd1"])


@pytest.mark.oracle
@ALWAYS
@given(nets())
def test_tf1_net(net: Net) -> None:
    from convlint.frameworks import tensorflow as twin
    from convlint.frameworks.tensorflow import nn  # noqa: F401  (an attribute of the twin)

    run = Run()
    with recording(run):
        build(twin, net)
    kinds = [problem.kind for problem in run.problems]
    rows_out = _rows_of_real(net)
    if rows_out is None:
        assert kinds and kinds[0] == "empty-output"
    elif "reshape-folds-batch" in kinds:
        assert rows_out != 7
        assert run.problems[0].expected == _flat_features(net)
        assert (run.problems[0].weight is not None) == net.read_from_weight
    else:
        assert not kinds
        assert rows_out * net.rows == 7 * (_flat_features(net) or 0)


def _rows_of_real(net: Net) -> int | None:
    """How many rows 7 samples become, -1 where running fails for 7 of them; None where no graph is built."""
    import numpy as np
    import tensorflow as tf

    v1 = tf.compat.v1
    with v1.Graph().as_default(), v1.Session() as session:
        try:
            x, y = build(v1, net)
        except ValueError:
            return None
        session.run(v1.global_variables_initializer())
        try:
            return int(session.run(y, {x: np.zeros((7, net.side * net.side), "float32")}).shape[0])
        except tf.errors.InvalidArgumentError:
            return -1


# --------------------------------------------------------------------------- Keras models


class Stack(NamedTuple):
    """A Sequential model: an input and layers by name and arguments."""

    shape: tuple[int, int, int]
    layers: tuple[tuple[str, tuple[Any, ...], dict[str, Any]], ...]


@st.composite
def stacks(draw: Any) -> Stack:
    layers: list[tuple[str, tuple[Any, ...], dict[str, Any]]] = []
    for _ in range(draw(st.integers(1, 5))):
        padding = {"padding": draw(st.sampled_from(["same", "valid"]))}
        layers.append(
            draw(
                st.sampled_from(
                    [
                        ("Conv2D", (draw(st.integers(1, 8)), draw(st.integers(1, 5))), padding),
                        ("MaxPooling2D", (draw(st.integers(1, 3)),), padding),
                        ("SeparableConv2D", (4, 3), padding),
                        ("ZeroPadding2D", (1,), {}),
                        ("UpSampling2D", (), {}),
                        ("BatchNormalization", (), {}),
                        ("Dropout", (0.5,), {}),
                    ]
                )
            )
        )
    layers += [(draw(st.sampled_from(["Flatten", "GlobalAveragePooling2D", "Dense"])), (), {})]
    if layers[-1][0] == "Dense":
        layers[-1] = ("Dense", (6,), {})
    return Stack(
        (draw(st.integers(4, 16)), draw(st.integers(4, 16)), draw(st.integers(1, 3))), (*layers, ("Dense", (10,), {}))
    )


def build_stack(keras: Any, layers: Any, stack: Stack) -> Any:
    """The Sequential of a stack."""
    model = keras.Sequential([keras.Input(stack.shape)])
    for name, args, kwargs in stack.layers:
        model.add(getattr(layers, name)(*args, **kwargs))
    return model


@pytest.mark.oracle
@pytest.mark.parametrize("name", ["keras", "tf_keras"])
@ALWAYS
@given(stack=stacks())
def test_sequential(name: str, stack: Stack) -> None:
    import importlib

    from convlint.frameworks import keras as twin
    from convlint.frameworks.keras import layers as twin_layers

    keras = importlib.import_module(name)
    run = Run()
    with recording(run):
        found = build_stack(twin, twin_layers, stack)
        shapes = [tuple(layer.output_shape) for layer in found.layers]
        parameters = found.count_params()
    try:
        real = build_stack(keras, keras.layers, stack)
    except ValueError:
        assert run.problems, stack
        return
    assert not run.problems, stack
    assert shapes == [tuple(layer.output.shape) for layer in real.layers]
    assert parameters == real.count_params()
    assert [layer.name.rstrip("_0123456789") for layer in found.layers] == [
        layer.name.rstrip("_0123456789") for layer in real.layers
    ]
