"""Inputs that are solved for, from the source of a model to its report, against trying every size."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from convlint import api
from convlint.shapes import ShapeFault, Window

LARGEST = 512
layers = st.lists(
    st.tuples(
        st.sampled_from(["Conv2d", "MaxPool2d", "AvgPool2d"]), st.integers(1, 7), st.integers(1, 3), st.integers(0, 3)
    ),
    min_size=1,
    max_size=4,
).filter(lambda chain: any(kind == "Conv2d" for kind, *_ in chain))
few = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def source(chain, features: int) -> str:
    lines, channels = [], 3
    for number, (kind, kernel, stride, padding) in enumerate(chain):
        if kind == "Conv2d":
            lines.append(f"nn.Conv2d({channels}, {number + 4}, {kernel}, {stride}, {padding})")
            channels = number + 4
        else:
            lines.append(f"nn.{kind}({kernel}, {stride}, {min(padding, kernel // 2)})")
    body = ",\n            ".join([*lines, "nn.Flatten()", f"nn.Linear({features}, 2)"])
    return (
        "import torch.nn as nn\n\n\nclass Net(nn.Module):\n    def __init__(self):\n        super().__init__()\n"
        f"        self.net = nn.Sequential(\n            {body})\n\n"
        "    def forward(self, x):\n        return self.net(x)\n"
    )


def channels_of(chain) -> int:
    return next((number + 4 for number, layer in reversed(list(enumerate(chain))) if layer[0] == "Conv2d"), 3)


def side(chain, size: int) -> int | None:
    """What is left of a side of so many pixels; None where it does not get through."""
    for kind, kernel, stride, padding in chain:
        pad = padding if kind == "Conv2d" else min(padding, kernel // 2)
        try:
            found = Window(kernel, stride, (pad, pad)).output(size)
        except ShapeFault:
            return None
        assert isinstance(found, int)
        size = found
    return size


def report(tmp_path, text: str):
    path = tmp_path / "net.py"
    path.write_text(text)
    return api.shapes(path, isolated=True).models[0], {d.code: d for d in api.check(path, isolated=True)}


@few
@given(layers, st.integers(1, 300), st.integers(0, 2), st.integers(-1, 1))
def test_a_model_against_every_size(tmp_path, chain, fitting, wider, off):
    """The square sizes that fit are all of those that fit; CVL106 only where no height and width do."""
    sides = {size: side(chain, size) for size in range(1, LARGEST + 1)}
    known = sorted({one for one in sides.values() if one})
    made = sides[fitting] or (known[0] if known else 3)
    features = max(1, channels_of(chain) * made * (made + wider) + off)
    model, found = report(tmp_path, source(chain, features))
    fits = [n for n, one in sides.items() if one and channels_of(chain) * one * one == features]
    if model.solve is not None:
        shown = [n for low, high in model.solve for n in range(low, min(high or LARGEST, LARGEST) + 1)]
        assert shown == fits
    elif known:
        assert {one for one in sides.values() if one} == {1} or "CVL203" in found
    if "CVL106" in found:
        assert not any(channels_of(chain) * a * b == features for a in known for b in known)
    if fits:
        assert not found


@pytest.mark.parametrize("depth", [1, 2, 3, 4, 5])
def test_joins_of_maps_that_went_down_and_up(tmp_path, depth):
    text = f"""import torch
import torch.nn as nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.down = nn.ModuleList([nn.Conv2d(3 if i == 0 else 8, 8, 3, padding=1) for i in range({depth})])
        self.up = nn.ModuleList([nn.ConvTranspose2d(8 if i == 0 else 16, 8, 2, stride=2) for i in range({depth})])
        self.pool = nn.MaxPool2d(2)

    def forward(self, x):
        kept = []
        for layer in self.down:
            x = layer(x)
            kept.append(x)
            x = self.pool(x)
        for layer, skip in zip(self.up, kept[::-1]):
            x = torch.cat([skip, layer(x)], 1)
        return x
"""
    model, found = report(tmp_path, text)
    assert (model.solve, model.multiple_of, found) == (((2**depth, None),), 2**depth, {})
    assert model.as_json()["solve"] == {"accepts": [[2**depth, None]], "multiple_of": 2**depth}
    odd = 3 * 2**depth + 1
    (clash,) = api.check(tmp_path / "net.py", input_size=f"3x{2**depth * 3}x{odd}", isolated=True)[:1]
    near = f"{3 * 2**depth}x{3 * 2**depth} or {3 * 2**depth}x{4 * 2**depth}"
    assert clash.code == "CVL301"
    assert f"height and width must be divisible by {2**depth}, such as {near}" in clash.notes


def test_the_input_that_a_number_was_made_for_stands_beside_the_own(tmp_path):
    text = source([("Conv2d", 5, 1, 0), ("MaxPool2d", 2, 2, 0), ("Conv2d", 5, 1, 0), ("MaxPool2d", 2, 2, 0)], 6 * 25)
    (tmp_path / "net.py").write_text(text)
    (found,) = api.check(tmp_path, input_size="3x28x28", isolated=True)
    assert "150 = 6 x 5 x 5 fits a 32x32 input (32..35); yours is 28x28" in found.notes
    assert found.fix is not None and found.fix.edits[0].content in ("96", "6 * 4 * 4")


@pytest.mark.parametrize(
    ("layer", "features", "why"),
    [
        (("Conv2d", 3, 1, 1), 1050, "1050 is no multiple of 4"),
        (("Conv2d", 32, 32, 0), 4 * 7 + 2, "30 is no multiple of 4"),
    ],
)
def test_a_number_that_no_map_gives(tmp_path, layer, features, why):
    _, found = report(tmp_path, source([layer], features))
    assert list(found) == ["CVL106"] and why in found["CVL106"].message


def test_a_map_that_cannot_be(tmp_path):
    text = """import torch.nn as nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 256, 3)
        self.up = nn.Upsample(scale_factor=2)
        self.fc = nn.Linear(256 * 49, 10)

    def forward(self, x):
        return self.fc(self.up(self.conv(x)).flatten(1))
"""
    _, found = report(tmp_path, text)
    assert list(found) == ["CVL106"]
    assert "12544" in found["CVL106"].message and "(12544 is no multiple of 1024)" in found["CVL106"].message
