"""What a message says where a name, a number or a shape is not known: a whole sentence of what is left."""

from __future__ import annotations

from typing import Any

import pytest
from stand_ins import B, H, Linear, graph_tensor, keras_layer, said, tensor

from convlint.rules import Facts
from convlint.shapes import ShapeFault
from convlint.values import Problem

CLASH = ShapeFault("x", "sizes differ", expected=16, actual=15, axis=-2)
WHY = "why it is so"


def problem(**known: Any) -> Problem:
    return Problem("x", **known)


SENTENCES = {
    "CVL001": [(problem(), "the file cannot be read as Python: invalid syntax")],
    "CVL002": [(problem(), "this convlint comment cannot be understood")],
    "CVL003": [
        (problem(), "the suppression suppresses nothing"),
        (problem(detail=WHY), WHY),
    ],
    "CVL004": [
        (problem(), "the input size of this model is declared nowhere"),
        (problem(detail=WHY), "the input size of this model is declared nowhere: why it is so"),
    ],
    "CVL005": [(problem(), "not analysed: the value is not known")],
    "CVL101": [
        (
            problem(layer=Linear(), argument="in_features", expected=6, actual=5, tensor=tensor(B, 4, 6)),
            "Linear takes in_features=5, but 6 features arrive, the last axis of (B, 4, 6)",
        ),
        (
            problem(layer=Linear(), argument="in_features", actual=5, tensor=tensor(B, 4, 6)),
            "Linear takes in_features=5, but a tensor of shape (B, 4, 6) arrives",
        ),
        (
            problem(layer=Linear(), expected=6, tensor=tensor(B, 4, 6)),
            "Linear takes another number of features than the 6 features that arrive",
        ),
        (problem(actual=H + 1), "this call takes H + 1 features, but another number of features arrives"),
    ],
    "CVL102": [
        (problem(), "this call is fully connected, but a feature map arrives without being flattened"),
        (
            problem(layer=Linear(), argument="in_features", expected=(B, 7, 512)),
            "Linear takes in_features=512, but a feature map arrives without being flattened",
        ),
        (problem(actual=(B, 7)), "this call is fully connected, but a feature map arrives without being flattened"),
        (
            problem(layer=keras_layer(), tensor=tensor(B, 6, 6, 256), actual=10),
            "Dense acts on the last axis alone, and a feature map of shape (B, 6, 6, 256) arrives "
            "without being flattened",
        ),
    ],
    "CVL103": [
        (problem(expected=8, actual=9), "this reshape is given 9, but only 8 fits the elements that arrive"),
        (
            problem(tensor=tensor(B, 16, 4, 4)),
            "this reshape cannot hold the elements that arrive in (B, 16, 4, 4)",
        ),
        (problem(), "this reshape cannot hold the elements that arrive"),
    ],
    "CVL104": [
        (
            problem(expected=256, actual=400),
            "this reshape makes rows of 400, but a sample has 256 elements: rows mix samples, "
            "and no error is raised for a batch of 25 (it becomes 16 rows) or a multiple of it",
        ),
        (
            problem(actual=(B, 400), tensor=tensor(B, 16, 4, 4)),
            "this reshape makes rows of another size, but a sample has 256 elements: rows mix samples, "
            "and an error is raised only for batches where it does not divide",
        ),
        (
            problem(layer=keras_layer(), expected=256, actual=400),
            "Dense makes rows of 400, but a sample has 256 elements: rows mix samples, "
            "and TensorFlow builds the graph without an error",
        ),
    ],
    "CVL105": [
        (
            problem(op="view", layer=Linear()),
            "the result of `view` is not used: it makes a new tensor, and leaves the old one as it is",
        ),
        (problem(op="view", detail=WHY), "the result of `view` is not used: why it is so"),
    ],
    "CVL106": [
        (problem(), "this call is fully connected: no input size makes it fit"),
        (problem(actual=1050), "this call takes 1050 features: no input size makes it fit"),
        (problem(detail=WHY), "this call is fully connected: no input size makes it fit (why it is so)"),
    ],
    "CVL202": [
        (
            problem(layer=Linear(), argument="num_features", expected=64, actual=32),
            "Linear takes num_features=32, but 64 channels arrive",
        ),
        (
            problem(layer=Linear(), argument="normalized_shape", expected=64, actual=32),
            "Linear takes normalized_shape=32, but 64 features arrive",
        ),
        (
            problem(layer=Linear(), argument="normalized_shape", expected=(28,), actual=(32,)),
            "Linear takes normalized_shape=(32,), but the last axes are (28,)",
        ),
    ],
    "CVL203": [(problem(), "this call: the output would be empty")],
    "CVL204": [
        (problem(), "this call has groups that do not divide the channels"),
        (problem(expected=64, actual=24), "this call has groups=24, which do not divide the 64 channels"),
        (problem(actual=24, detail="in_channels"), "this call has groups=24, which do not divide in_channels"),
        (
            problem(expected=64, detail=WHY),
            "this call has groups that do not divide the 64 channels: why it is so",
        ),
    ],
    "CVL205": [
        (problem(), "this call cannot take the rank of what arrives"),
        (problem(tensor=tensor(B, 3)), "this call cannot take the rank of (B, 3)"),
        (problem(tensor=tensor(B, 3), detail=WHY), "this call cannot take this tensor: why it is so"),
        (problem(expected=4, tensor=tensor(B, 3)), "this call takes a tensor of rank 4, but (B, 3) arrives"),
        (problem(expected=4, actual=2), "this call takes a tensor of rank 4, but one of rank 2 arrives"),
        (problem(expected=4), "this call takes a tensor of rank 4, but another rank arrives"),
    ],
    "CVL206": [
        (
            problem(expected=(8, 3, 224, 224), actual=(8, 224, 224, 3)),
            "this call takes (8, 3, 224, 224), but (8, 224, 224, 3) arrives, with the channels on another axis",
        ),
        (problem(), "this call gets its channels on another axis than it looks at"),
        (problem(detail=WHY), "this call gets its channels on another axis than it looks at: why it is so"),
        (
            problem(tensor=tensor(B, 8, 8, 3)),
            "this call gets its channels on another axis than it looks at: (B, 8, 8, 3) arrives",
        ),
    ],
    "CVL301": [
        (problem(), "this concatenation cannot join the tensors it is given"),
        (problem(detail=WHY), "this concatenation cannot join the tensors it is given: why it is so"),
        (
            problem(op="cat", other=[tensor(B, n) for n in (1, 2, 3, 4)]),
            "`cat` cannot join (B, 1), (B, 2), (B, 3) and (B, 4)",
        ),
    ],
    "CVL302": [
        (problem(), "this operator gets shapes that cannot be broadcast"),
        (problem(fault=CLASH), "this operator gets shapes that cannot be broadcast: 16 and 15 at axis -2"),
        (
            problem(op="maximum", tensor=tensor(B, 2), other=tensor(B, 3)),
            "`maximum` gets (B, 2) and (B, 3), which cannot be broadcast",
        ),
    ],
    "CVL303": [
        (problem(), "this matrix product gets matrices that cannot be multiplied"),
        (problem(detail=WHY), "this matrix product gets matrices that cannot be multiplied: why it is so"),
        (
            problem(tensor=tensor(8, 16), other=tensor(15, 4), fault=CLASH),
            "this matrix product cannot multiply (8, 16) by (15, 4): 16 and 15 at axis -2",
        ),
    ],
    "CVL401": [
        (problem(), "the loss cannot take the output"),
        (problem(detail=WHY), "the loss cannot take the output: why it is so"),
        (problem(op="mse_loss", layer=Linear()), "`mse_loss` cannot take the output of Linear"),
    ],
    "CVL501": [
        (problem(op="conv2d", layer=Linear()), "`conv2d` is called with arguments that it refuses"),
        (problem(layer=Linear()), "Linear is called with arguments that it refuses"),
    ],
}
CASES = [(code, *case) for code, cases in SENTENCES.items() for case in cases]


@pytest.mark.parametrize(("code", "known", "sentence"), CASES)
def test_a_sentence_of_what_is_known(code: str, known: Problem, sentence: str) -> None:
    assert said(code, known) == sentence


@pytest.mark.parametrize(
    ("sample", "row", "happens"),
    [
        (256, 1, "each sample becomes 256 rows, and no error is raised for any batch"),
        (256, 128, "each sample becomes 2 rows, and no error is raised for any batch"),
        (
            256,
            512,
            "each row holds 2 samples, and no error is raised for a batch of 2 (it becomes 1 rows) or a multiple of it",
        ),
        (
            1,
            3,
            "each row holds 3 samples, and no error is raised for a batch of 3 (it becomes 1 rows) or a multiple of it",
        ),
        (0, 5, "rows mix samples, and an error is raised only for batches where it does not divide"),
        (256, 0, "rows mix samples, and an error is raised only for batches where it does not divide"),
    ],
)
def test_what_becomes_of_samples_in_rows(sample: int, row: int, happens: str) -> None:
    assert said("CVL104", problem(expected=sample, actual=row)).endswith(f": {happens}")


def test_the_factors_of_what_arrives_are_shown_where_the_number_that_is_taken_is_not_known() -> None:
    known = problem(layer=Linear(), expected=256)
    assert said("CVL101", known, Facts(factors=(16, 4, 4))) == (
        "Linear takes another number of features than the 256 = 16 x 4 x 4 features that arrive"
    )


def test_a_graph_that_reshapes_is_silent_whatever_the_numbers() -> None:
    known = problem(tensor=graph_tensor(B, 7, 7, 64), actual=1024)
    assert said("CVL104", known).endswith("and TensorFlow builds the graph without an error")
