"""Keras models: building, calling again, sharing, taking apart."""

from __future__ import annotations

from typing import Any

import pytest

from convlint.frameworks.keras import layers, models
from convlint.frameworks.keras.applications import VGG16, MobileNet, ResNet50
from convlint.shapes import is_batch
from convlint.values import Run, Unknown, recording


@pytest.fixture(autouse=True)
def run() -> Any:
    with recording(Run()) as active:
        yield active


def convnet() -> Any:
    return models.Sequential(
        [
            layers.Conv2D(32, 3, activation="relu", input_shape=(28, 28, 1)),
            layers.MaxPooling2D(),
            layers.Flatten(),
            layers.Dense(10),
        ]
    )


def test_sequential_is_built_from_its_first_layer(run: Run) -> None:
    model = convnet()
    assert model.output_shape == (None, 10)
    assert [call.name for call in run.calls] == ["conv2d", "max_pooling2d", "flatten", "dense"]
    assert [call.parameters for call in run.calls] == [320, 0, 0, 54090]
    assert model.count_params() == 54410


def test_names_go_on_counting() -> None:
    convnet()
    assert [layer.name for layer in convnet().layers] == ["conv2d_1", "max_pooling2d_1", "flatten_1", "dense_1"]


def test_sequential_without_an_input_is_built_when_called(run: Run) -> None:
    model = models.Sequential([layers.Flatten(), layers.Dense(10)])
    assert not run.calls
    model.build((None, 28, 28))
    assert model.output_shape == (None, 10)
    assert model.layers[1].kernel.shape == (784, 10)


def test_a_model_that_is_called_again_is_one_table(run: Run) -> None:
    model = convnet()
    rows = len(run.calls)
    assert model(layers.Input((28, 28, 1))).shape[1] == 10
    assert len(run.calls) == rows


def test_functional_models_run_on_other_sizes() -> None:
    inputs = layers.Input((None, None, 3))
    x = layers.Conv2D(8, 3, strides=2, padding="same")(inputs)
    model = models.Model(inputs, layers.concatenate([x, x]))
    assert model(layers.Input((64, 48, 3))).shape[1:] == (32, 24, 16)
    assert model.output_shape == (None, None, None, 16)


def test_shared_layers_and_several_inputs() -> None:
    left, right = layers.Input((10,)), layers.Input((10,))
    shared = layers.Dense(4)
    out = layers.Subtract()([shared(left), shared(right)])
    model = models.Model([left, right], out)
    assert model.count_params() == 44
    assert model([layers.Input((10,)), layers.Input((10,))]).shape[1] == 4


def test_taking_a_model_apart() -> None:
    base = VGG16(include_top=False, input_shape=(224, 224, 3))
    cut = models.Model(base.input, base.get_layer("block3_pool").output)
    assert cut.output_shape == (None, 28, 28, 256)
    assert base.layers[-1].name == "block5_pool"
    with pytest.raises(ValueError, match="No such layer"):
        base.get_layer("block9")


def test_backbones_by_table() -> None:
    base = ResNet50(include_top=False, input_shape=(197, 197, 3))
    assert base.output_shape == (None, 7, 7, 2048)
    assert ResNet50(include_top=False, pooling="avg").output_shape == (None, 2048)
    assert MobileNet(weights=None, classes=5).output_shape == (None, 5)
    model = models.Sequential([base, layers.Flatten(), layers.Dense(2)])
    assert model.layers[1].output_shape == (None, 100352)
    assert isinstance(base.layers, Unknown)


def test_subclassed_models_build_when_called(run: Run) -> None:
    class Block(layers.Layer):
        def __init__(self, width: int) -> None:
            super().__init__()
            self.width = width

        def build(self, input_shape: Any) -> None:
            self.w = self.add_weight(shape=(input_shape[-1], self.width), name="w")

        def call(self, inputs: Any) -> Any:
            return inputs @ self.w

    class Net(models.Model):
        def __init__(self) -> None:
            super().__init__()
            self.block = Block(7)
            self.head = layers.Dense(3)

        def call(self, inputs: Any, training: Any = None) -> Any:
            return self.head(self.block(inputs))

    net = Net()
    assert net(layers.Input((5,))).shape[1] == 3
    assert net.count_params() == 5 * 7 + 7 * 3 + 3
    assert [type(call.layer).__name__ for call in run.calls][-1] == "Dense"
    assert len(run.model_calls) == 1 and is_batch(run.model_calls[0].output.shape[0])


def test_wrappers_count_what_they_hold(run: Run) -> None:
    x = layers.Input((5, 32, 32, 3))
    x = layers.TimeDistributed(layers.Conv2D(8, 3))(x)
    assert x.shape[1:] == (5, 30, 30, 8)
    x = layers.TimeDistributed(layers.Flatten())(x)
    y = layers.Bidirectional(layers.LSTM(4, return_sequences=True))(x)
    assert y.shape[1:] == (5, 8)
    assert [call.type for call in run.calls] == ["TimeDistributed", "TimeDistributed", "Bidirectional"]
    assert run.calls[-1].parameters == 2 * 4 * 4 * (7200 + 4 + 1)


def test_pop_goes_back() -> None:
    model = convnet()
    model.pop()
    model.add(layers.Dense(3))
    assert model.output_shape == (None, 3)


def test_arguments_of_keras_1_are_refused(run: Run) -> None:
    layers.Conv2D(32, 3, border_mode="same")
    assert [(p.kind, p.argument) for p in run.problems] == [("call-arguments", "border_mode")]


def test_an_unknown_layer_makes_the_model_unknown(run: Run) -> None:
    model = models.Sequential([layers.Dense(3, input_dim=4), Unknown("a layer"), layers.Dense(2)])
    assert isinstance(model(layers.Input((4,))), Unknown)
    assert not run.problems


def test_models_are_kept_whatever_the_program_does_with_them() -> None:
    with recording(Run()) as run:
        models.Sequential([layers.Dense(3, input_shape=(4,))])
        x = layers.Input((4,))
        models.Model(x, layers.Dense(2)(x))
        assert [type(model).__name__ for model in run._keras_models] == ["Sequential", "Model"]
