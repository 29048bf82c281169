"""Pragmas that can be read and cannot be used say what is wrong, and show a right one."""

import pytest

from convlint import api

NET = """import torch.nn as nn


{}
class Net(nn.Module):
    def __init__(self, width=4):
        super().__init__()
        self.conv = nn.Conv2d(3, width, 3)

    def forward(self, x, scale=1):
        return self.conv(x) * scale
"""


def messages(tmp_path, pragma, text=NET):
    path = tmp_path / "net.py"
    path.write_text(text.format(f"# convlint: {pragma}"))
    return [d.message for d in api.check(path, isolated=True) if d.code == "CVL002"]


@pytest.mark.parametrize(
    ("pragma", "words"),
    [
        ("input=3,32,32", "takes 2 inputs, and 3 are declared"),
        ("model=Net( input=3x32x32", "is no expression"),
        ("model=1+ input=3x32x32", "is no expression"),
        ("model=Foo() input=3x32x32", "`Foo` is no name of this file"),
        ("input=image: 3x32x32", "has no input `image` left"),
    ],
)
def test_what_cannot_be(tmp_path, pragma, words):
    (message,) = messages(tmp_path, pragma)
    assert words in message and ("model=Net(num_classes=10)" in message or "3x224x224" in message)


@pytest.mark.parametrize(
    "pragma",
    ["input=3x32x32", "input=x: 3x32x32", "input=3x32x32, 5", "model=Net(8) input=3x32x32", "model=Net(width=8)"],
)
def test_what_can(tmp_path, pragma):
    assert messages(tmp_path, pragma) == []


def test_a_star_import_may_bring_any_name(tmp_path):
    assert messages(tmp_path, "model=make_net() input=3x32x32", "from nets import *\n" + NET) == []


@pytest.mark.parametrize("signature", ["self, *images", "self, **images"])
def test_open_signatures_take_anything(tmp_path, signature):
    text = NET.replace("self, x, scale=1", signature).replace("self.conv(x) * scale", "None")
    pragma = "input=3x8x8, 3x8x8, 3x8x8" if signature == "self, *images" else "input=a: 3x8x8, b: 3x8x8"
    assert messages(tmp_path, pragma, text) == []


def test_inputs_that_are_not_declared_are_unknown(tmp_path):
    text = NET.replace("scale=1", "scale").replace("* scale", "")
    assert messages(tmp_path, "input=3x32x32", text) == []
    (model,) = api.shapes(tmp_path / "net.py", isolated=True).models
    assert model.status == "resolved" and model.output_shapes[0][1:] == [4, 30, 30]


def test_keywords_dicts_and_lists(tmp_path):
    text = """import torch
import torch.nn as nn


class Two(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 4, 3)
        self.embed = nn.Embedding(100, 16)
        self.fc = nn.Linear(150, 2)

    def both(self, tokens, image):
        a = self.conv(image).flatten(1)
        b = self.embed(tokens).mean(1)
        return self.fc(torch.cat([a, b], 1))


# convlint: input=image: 3x8x8, tokens: 12 int64
class ByKeyword(Two):
    def forward(self, tokens, image):
        return self.both(tokens, image)


# convlint: input={image: 3x8x8, tokens: 12 int64}
class Dict(Two):
    def forward(self, batch):
        return self.both(batch["tokens"], batch["image"])


# convlint: input=[12 int64, 3x8x8]
class Listed(Two):
    def forward(self, batch):
        tokens, image = batch
        return self.both(tokens, image)
"""
    (tmp_path / "net.py").write_text(text)
    assert {m.status for m in api.shapes(tmp_path / "net.py", isolated=True).models if m.name != "Two"} == {"resolved"}
    (found,) = api.check(tmp_path, isolated=True)
    assert (found.code, found.data["expected"]) == ("CVL101", 160)
