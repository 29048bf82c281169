"""What the torch twin reports: the kind, the argument to edit, the number to write, the number that stands there."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest

import convlint.frameworks.torch as torch
from convlint.frameworks.torch import nn
from convlint.frameworks.torch._tensor import new_tensor
from convlint.frameworks.torch.nn import functional
from convlint.shapes import Dim, symbol
from convlint.values import Problem, Tensor, Undecided, Unknown, recording

B = symbol(("batch",), "B")
H = symbol(("height",), "H")
W = symbol(("width",), "W")
# The layers and functions are put into these modules from a registry, which mypy cannot see.
L: Any = nn
F: Any = functional
T: Any = torch


def x(*shape: Any) -> Tensor:
    return new_tensor(shape)


def problems(action: Any) -> list[Problem]:
    with recording() as run, suppress(Undecided, RuntimeError):
        action()
    return run.problems


REPORTED: list[tuple[str, Any, tuple[Any, ...]]] = [
    ("Linear", lambda: L.Linear(12544, 10)(x(B, 9216)), ("linear-in-features", "in_features", 9216, 12544)),
    ("Linear of symbols", lambda: L.Linear(7, 10)(x(B, 4 * H)), ("linear-in-features", "in_features", 4 * H, 7)),
    (
        "Linear of a map",
        lambda: L.Linear(8 * 5 * 5, 10)(x(B, 8, 5, 5)),
        ("missing-flatten", "in_features", (B, 200), (B, 8, 5, 5)),
    ),
    ("F.linear", lambda: F.linear(x(2, 3), x(5, 4)), ("linear-in-features", "in_features", 3, 4)),
    ("Conv2d", lambda: L.Conv2d(3, 8, 3)(x(B, 1, H, W)), ("conv-in-channels", "in_channels", 1, 3)),
    (
        "Conv2d of channels last",
        lambda: L.Conv2d(3, 8, 3)(x(B, 32, 32, 3)),
        ("channel-order", None, (B, 3, 32, 32), (B, 32, 32, 3)),
    ),
    ("Conv2d of rank 5", lambda: L.Conv2d(3, 8, 3)(x(B, 3, 4, 5, 6)), ("input-rank", None, 4, 5)),
    ("Conv2d groups", lambda: L.Conv2d(3, 8, 3, groups=2), ("conv-groups", "groups", 3, 2)),
    ("ConvTranspose2d", lambda: L.ConvTranspose2d(4, 8, 2)(x(2, 3, 5, 5)), ("conv-in-channels", "in_channels", 3, 4)),
    ("Conv2d that does not fit", lambda: L.Conv2d(3, 8, 7)(x(B, 3, 5, 5)), ("empty-output", "kernel_size", 7, 5)),
    ("MaxPool2d that does not fit", lambda: L.MaxPool2d(4)(x(B, 3, 3, 3)), ("empty-output", "kernel_size", 4, 3)),
    ("BatchNorm2d", lambda: L.BatchNorm2d(8)(x(B, 16, H, W)), ("norm-num-features", "num_features", 16, 8)),
    ("BatchNorm2d of rank 2", lambda: L.BatchNorm2d(8)(x(B, 8)), ("input-rank", None, 4, 2)),
    ("BatchNorm1d of rank 4", lambda: L.BatchNorm1d(8)(x(B, 8, H, W)), ("input-rank", None, 3, 4)),
    ("LayerNorm", lambda: L.LayerNorm(7)(x(B, 5, 6)), ("norm-num-features", "normalized_shape", 6, 7)),
    ("GroupNorm", lambda: L.GroupNorm(2, 8)(x(B, 6, H, W)), ("norm-num-features", "num_channels", 6, 8)),
    ("GroupNorm groups", lambda: L.GroupNorm(3, 8), ("conv-groups", "num_groups", 8, 3)),
    ("view", lambda: x(B, 256, 6, 6).view(B, 1000), ("reshape-size", None, 9216, 1000)),  # type: ignore[attr-defined]
    ("view of rows", lambda: x(B, 64, 7, 7).view(-1, 1024), ("reshape-folds-batch", None, 3136, 1024)),  # type: ignore[attr-defined]
    ("cat", lambda: T.cat([x(B, 3, 8, 8), x(B, 3, 7, 7)], 1), ("concat-shape", None, 8, 7)),
    ("add", lambda: x(B, 64, 8, 8) + x(B, 32, 8, 8), ("broadcast-shape", None, (B, 64, 8, 8), (B, 32, 8, 8))),
    ("matmul", lambda: T.matmul(x(B, 3, 4), x(B, 5, 6)), ("matmul-shape", None, 4, 5)),
    ("bmm of rank 2", lambda: T.bmm(x(3, 4), x(4, 5)), ("input-rank", None, 3, 2)),
    ("cross_entropy", lambda: F.cross_entropy(x(8, 10), x(8, 1)), ("output-shape", None, (8, 10), (8, 1))),
    ("BCELoss", lambda: L.BCELoss()(x(B, 1), x(B)), ("output-shape", None, (B, 1), (B,))),
    ("LSTM", lambda: L.LSTM(10, 4)(x(7, 3, 12)), ("linear-in-features", "input_size", 12, 10)),
    ("MultiheadAttention", lambda: L.MultiheadAttention(10, 3), ("conv-groups", "num_heads", 10, 3)),
    ("transpose", lambda: x(2, 3).transpose(1, 2), ("input-rank", None, 3, 2)),  # type: ignore[attr-defined]
    ("permute", lambda: x(2, 3, 4).permute(0, 2), ("input-rank", None, 2, 3)),  # type: ignore[attr-defined]
    ("pixel_shuffle", lambda: F.pixel_shuffle(x(B, 6, 4, 4), 2), ("reshape-size", "upscale_factor", 4, 6)),
    ("interpolate", lambda: F.interpolate(x(2, 3, 1, 1), scale_factor=0.5), ("empty-output", None, 1, 0)),
]


@pytest.mark.parametrize(("action", "wanted"), [case[1:] for case in REPORTED], ids=[case[0] for case in REPORTED])
def test_reported(action: Any, wanted: tuple[Any, ...]) -> None:
    (problem,) = problems(action)
    found = (problem.kind, problem.argument, problem.expected, problem.actual)
    assert [_text(item) for item in found] == [_text(item) for item in wanted]


def _text(value: Any) -> str:
    return "x".join(map(str, value)) if isinstance(value, tuple) else str(value)


SILENT: list[Any] = [
    lambda: L.Linear(10, 2)(x(B, H)),
    lambda: L.Linear(12, 2)(x(B, H // 2 * 3)),
    lambda: L.Linear(Unknown("n", kind=int), 2)(x(B, 7)),
    lambda: L.Conv2d(3, 8, 3)(x(3, 32, 32)),
    lambda: L.Conv2d(3, 8, 7)(x(B, 3, H, W)),
    lambda: L.Conv2d(3, 8, Unknown("k"))(x(B, 3, 2, 2)),
    lambda: L.Conv2d(3, 8, 3, groups=Unknown("g", kind=int))(x(B, 3, 9, 9)),
    lambda: L.Conv2d(4, 8, 4, padding=Unknown("p"))(x(B, 4, 9, 9)) + x(B, 8, 9, 9),
    lambda: x(B, 64, H, W).view(-1, 1024),  # type: ignore[attr-defined]
    lambda: x(B, 12).view(-1, 3, 2, 2),  # type: ignore[attr-defined]
    lambda: x(B, H) + x(W),
    lambda: T.cat([x(B, 3, H, W), x(B, 3, 8, 8)], 1),
    lambda: T.matmul(x(B, 3, H), x(B, W, 6)),
    lambda: F.cross_entropy(x(B, 10), x(H)),
    lambda: F.cross_entropy(x(B, 10), Unknown("labels")),
    lambda: L.MaxPool2d(4)(x(B, 3, H, W)),
    lambda: L.Linear(5, 3)(Unknown("an input")),
    lambda: L.Sequential(L.Linear(5, 3), L.ReLU())(Unknown("an input")),
    lambda: x(2, 3)[Unknown("an index")],
]


@pytest.mark.parametrize("action", SILENT)
def test_nothing_is_reported_that_is_not_proved(action: Any) -> None:
    assert problems(action) == []


def test_after_a_fault_the_meant_shape_goes_on() -> None:
    with recording() as run:
        net = L.Sequential(L.Conv2d(1, 8, 3), L.BatchNorm2d(4), L.Flatten(), L.Linear(9, 5), L.Linear(5, 2))
        out = net(x(B, 3, 8, 8))
    assert [problem.kind for problem in run.problems] == ["conv-in-channels", "norm-num-features", "linear-in-features"]
    assert str(out.shape[1]) == "2"


def test_calls_are_named_by_their_path() -> None:
    with recording() as run:
        net = L.Sequential(L.Conv2d(3, 8, 3), L.Sequential(L.ReLU(), L.Flatten()), L.Linear(8 * 36, 2))
        net(x(B, 3, 8, 8))
    assert [(call.name, call.type) for call in run.calls] == [
        ("0", "Conv2d"),
        ("1.0", "ReLU"),
        ("1.1", "Flatten"),
        ("2", "Linear"),
    ]
    assert run.calls[0].parameters == 3 * 8 * 9 + 8
    assert run.calls[0].output.step.layer is net[0]
    assert run.calls[0].output.step.spatial_axes == (2, 3)


def test_an_unknown_flag_leaves_the_shape_open() -> None:
    flag = Unknown("an option", kind=bool)
    for action in (
        lambda: L.MaxPool2d(2, ceil_mode=flag)(x(B, 3, 7, 7)),
        lambda: L.LSTM(3, 4, batch_first=flag)(x(2, 5, 3)),
    ):
        with recording(), pytest.raises(Undecided):
            action()


def test_sizes_of_a_symbolic_map() -> None:
    out = L.Conv2d(3, 8, 3, stride=2, padding=1)(x(B, 3, H, W))
    assert isinstance(out.shape[2], Dim)
    assert out.shape[2].evaluate({("height",): 224}) == 112
