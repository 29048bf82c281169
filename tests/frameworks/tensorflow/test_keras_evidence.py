"""Where a Keras model meets its data: labels, losses, and inputs that stand the wrong way round."""

from __future__ import annotations

from typing import Any

import pytest

from convlint.frameworks.keras import backend, layers, losses, models
from convlint.frameworks.keras.datasets import cifar10, mnist
from convlint.frameworks.keras.preprocessing.image import ImageDataGenerator
from convlint.frameworks.keras.utils import image_dataset_from_directory, to_categorical
from convlint.frameworks.tensorflow._arrays import array_of
from convlint.shapes import Dim
from convlint.values import Run, Unknown, recording


@pytest.fixture(autouse=True)
def run() -> Any:
    with recording(Run()) as active:
        yield active


def kinds(run: Run) -> list[str]:
    return [problem.kind for problem in run.problems]


def trained(stack: list[Any], loss: Any, x: Any, y: Any) -> Any:
    model = models.Sequential(stack)
    model.compile("adam", loss)
    model.fit(x, y)
    return model


def arrays(*label: int) -> tuple[Any, Any]:
    return array_of((500, 28, 28, 1), "load"), array_of((500, *label), "load")


def unflattened() -> list[Any]:
    return [layers.Conv2D(8, 3, input_shape=(28, 28, 1)), layers.Dense(64), layers.Dense(10, activation="softmax")]


def test_a_dense_on_a_map_is_proved_wrong_by_the_labels(run: Run) -> None:
    trained(unflattened(), "categorical_crossentropy", *arrays(10))
    assert kinds(run) == ["missing-flatten"]
    assert run.problems[0].layer.units == 64


def test_a_dense_on_a_map_is_silent_without_proof(run: Run) -> None:
    trained(unflattened(), "categorical_crossentropy", *arrays(26, 26, 10))
    model = models.Sequential(unflattened())
    model.compile("adam", "categorical_crossentropy")
    trained([*unflattened(), layers.Flatten(), layers.Dense(10)], "categorical_crossentropy", *arrays(10))
    assert not run.problems


@pytest.mark.parametrize(
    "loss", ["categorical_crossentropy", losses.categorical_crossentropy, losses.CategoricalCrossentropy()]
)
def test_units_and_classes(run: Run, loss: Any) -> None:
    trained([layers.Flatten(input_shape=(28, 28, 1)), layers.Dense(5)], loss, *arrays(10))
    (problem,) = run.problems
    assert (problem.kind, problem.argument, problem.expected, problem.actual) == ("output-shape", "units", 10, 5)


def test_one_hot_labels_for_a_sparse_loss(run: Run) -> None:
    stack = [layers.Flatten(input_shape=(28, 28, 1)), layers.Dense(10)]
    trained(stack, "sparse_categorical_crossentropy", *arrays(1))
    trained(stack, "sparse_categorical_crossentropy", *arrays())
    assert not run.problems
    trained(stack, "sparse_categorical_crossentropy", *arrays(10))
    assert kinds(run) == ["output-shape"]


def test_a_loss_that_is_not_known_says_nothing(run: Run) -> None:
    trained(unflattened(), Unknown("a loss"), *arrays(10))
    trained(unflattened(), lambda y_true, y_pred: y_pred, *arrays(10))
    trained(unflattened(), "categorical_crossentropy", Unknown("pictures"), Unknown("labels"))
    assert not run.problems


def test_a_declared_input_with_its_channels_in_front(run: Run) -> None:
    models.Sequential([layers.Conv2D(8, 3, input_shape=(3, 224, 224)), layers.MaxPooling2D(), layers.Conv2D(8, 3)])
    (problem,) = run.problems
    assert (problem.kind, problem.expected, problem.argument) == ("channel-order", (224, 224, 3), "input_shape")
    backend.set_image_data_format("channels_first")
    models.Sequential([layers.Conv2D(8, 3, input_shape=(3, 224, 224)), layers.MaxPooling2D(), layers.Conv2D(8, 3)])
    assert len(run.problems) == 1


def test_data_with_its_channels_in_front(run: Run) -> None:
    x, y = array_of((50, 3, 32, 32), "load"), array_of((50, 10), "load")
    trained([layers.Conv2D(8, 3, input_shape=(32, 32, 3)), layers.Flatten(), layers.Dense(10)], "mse", x, y)
    assert kinds(run) == ["channel-order"]


def test_a_missing_last_axis_is_added_as_keras_does(run: Run) -> None:
    x = array_of((50, 28, 28), "load")
    trained([layers.Conv2D(8, 3, input_shape=(28, 28, 1)), layers.Flatten(), layers.Dense(10)], "mse", x, None)
    assert not run.problems


def test_data_sets_know_their_classes() -> None:
    (x_train, y_train), (x_test, _) = mnist.load_data()
    assert x_train.shape == (60000, 28, 28) and x_test.shape == (10000, 28, 28)
    assert to_categorical(y_train).shape == (60000, 10)
    (_, y_train), _ = cifar10.load_data()
    assert y_train.shape == (50000, 1)
    assert to_categorical(y_train, 10).shape == (50000, 10)
    assert isinstance(to_categorical(array_of((5,), "load")).shape[1], Dim)


def test_pictures_from_folders(run: Run) -> None:
    generator = ImageDataGenerator(rescale=1 / 255).flow_from_directory(
        "data", target_size=(150, 150), class_mode="binary"
    )
    stack = [layers.Conv2D(8, 3, input_shape=(150, 150, 3)), layers.Flatten(), layers.Dense(1)]
    trained(stack, "binary_crossentropy", generator, None)
    dataset = image_dataset_from_directory(
        "data", image_size=(64, 64), label_mode="categorical", class_names=["a", "b"]
    )
    trained([layers.Rescaling(1 / 255), layers.Flatten(), layers.Dense(3)], "categorical_crossentropy", dataset, None)
    assert [(p.kind, p.expected, p.actual) for p in run.problems] == [("output-shape", 2, 3)]


def test_a_training_loop_costs_one_run(run: Run) -> None:
    x, y = arrays(10)
    model = trained([layers.Flatten(input_shape=(28, 28, 1)), layers.Dense(10)], "mse", x, y)
    calls = len(model.layers[0]._nodes)
    for _ in range(50):
        model.fit(x, y)
        model.evaluate(x, y)
    assert len(model.layers[0]._nodes) == calls


def test_class_numbers_for_a_dense_on_a_map(run: Run) -> None:
    trained(unflattened(), "sparse_categorical_crossentropy", *arrays(26, 26))
    trained(unflattened(), "sparse_categorical_crossentropy", *arrays(26 * 26))
    assert not run.problems
    trained(unflattened(), "sparse_categorical_crossentropy", *arrays())
    assert kinds(run) == ["missing-flatten"]


def test_more_classes_than_outputs(run: Run) -> None:
    (x, y), _ = cifar10.load_data()
    stack = [layers.Flatten(input_shape=(32, 32, 3)), layers.Dense(9)]
    trained(stack, "sparse_categorical_crossentropy", x, y[:100])
    assert not run.problems
    trained(stack, "sparse_categorical_crossentropy", x, y.reshape(-1).astype("int32"))
    (problem,) = run.problems
    assert (problem.kind, problem.argument, problem.expected, problem.actual) == ("output-shape", "units", 10, 9)


def test_a_sequence_of_answers_for_one_label(run: Run) -> None:
    x = array_of((500, 20, 8), "load")
    whole = [layers.LSTM(5, return_sequences=True, input_shape=(20, 8)), layers.Dense(10)]
    trained(whole, "categorical_crossentropy", x, array_of((500, 20, 10), "load"))
    trained(whole, "mse", x, array_of((500, 10), "load"))
    assert not run.problems
    trained(whole, "categorical_crossentropy", x, array_of((500, 10), "load"))
    assert kinds(run) == ["output-shape"]


def test_a_classifier_that_nobody_trains(run: Run) -> None:
    """One answer for each of 13 x 13 positions of a picture of 28 x 28; one a pixel is meant."""
    small = [layers.Conv2D(8, 3, input_shape=(28, 28, 1)), layers.MaxPooling2D(), layers.Dense(10)]
    models.Sequential(small).compile("adam", "mse")
    pixels = [layers.Conv2D(8, 3, padding="same", input_shape=(28, 28, 1)), layers.Dense(10)]
    models.Sequential(pixels).compile("adam", "categorical_crossentropy")
    trained(small, "categorical_crossentropy", *arrays(13, 13, 10))
    run.settle()
    assert not run.problems
    models.Sequential(small).compile("adam", "categorical_crossentropy")
    run.settle()
    assert kinds(run) == ["missing-flatten"]


def test_a_picture_with_its_channels_in_front_that_runs(run: Run) -> None:
    layers.Conv2D(8, 3)(layers.Input((224, 224, 3)))
    layers.Conv2D(8, 3, data_format="channels_first")(layers.Input((3, 224, 224)))
    layers.Conv2D(8, (1, 5))(layers.Input((1, 64, 64)))
    layers.Conv2D(8, 3)(layers.Input((3, 8, 8)))
    assert not run.problems
    layers.Conv2D(8, 3)(layers.Input((3, 224, 224)))
    (problem,) = run.problems
    assert (problem.kind, problem.expected, problem.argument) == ("channel-order", (224, 224, 3), "shape")


@pytest.mark.parametrize("label", [(), (1,)])
def test_class_numbers_where_rows_are_compared(run: Run, label: tuple[int, ...]) -> None:
    stack = [layers.Flatten(input_shape=(28, 28, 1)), layers.Dense(10)]
    trained([*stack[:1], layers.Dense(1)], "categorical_crossentropy", *arrays(*label))
    trained([*stack[:1], layers.Dense(3)], "binary_crossentropy", *arrays(*label))
    assert not run.problems
    trained(stack, losses.CategoricalCrossentropy(), *arrays(*label))
    (problem,) = run.problems
    assert problem.kind == "output-shape" and "sparse" in problem.detail
