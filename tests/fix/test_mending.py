"""Each way to mend a fault, on the source that a user writes: what `--fix` makes of it, line by line."""

from __future__ import annotations

import pytest

from convlint.cli import run

HEAD = """from collections import OrderedDict
import torch
import torch.nn as nn
import torch.nn.functional as F


class Net(nn.Module):  # convlint: input=3x32x32
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 6, 5)
{layers}

    def forward(self, x):
        x = self.conv(x)
{body}
"""


def net(layers, body):
    def indented(lines):
        return "\n".join(" " * 8 + line for line in lines.split("\n"))

    return HEAD.format(layers=indented(layers), body=indented(body))


def fixed(tmp_path, text, *options):
    path = tmp_path / "net.py"
    path.write_text(text, encoding="utf-8")
    status = run(["check", str(path), "--isolated", "--no-cache", "--fix", "-qq", *options])
    return status, path.read_text(encoding="utf-8")


FLAT = 6 * 28 * 28

# name: layers before, body before, layers after, body after
SAFE = {
    "the missing flatten": (
        f"self.fc = nn.Linear({FLAT}, 10)", "return self.fc(x)",
        f"self.fc = nn.Linear({FLAT}, 10)", "return self.fc(torch.flatten(x, 1))",
    ),
    "the missing flatten around an expression": (
        f"self.fc = nn.Linear({FLAT}, 10)", "return self.fc(F.relu(x))",
        f"self.fc = nn.Linear({FLAT}, 10)", "return self.fc(torch.flatten(F.relu(x), 1))",
    ),
    "where a sequence of layers begins": (
        f"self.head = nn.Sequential(nn.Dropout(), nn.Linear({FLAT}, 10))", "return self.head(x)",
        f"self.head = nn.Sequential(nn.Dropout(), nn.Linear({FLAT}, 10))", "return self.head(torch.flatten(x, 1))",
    ),
    "within a sequence of layers": (
        f"self.head = nn.Sequential(nn.Conv2d(6, 6, 1), nn.MaxPool2d(2), nn.Linear({6 * 14 * 14}, 10))",
        "return self.head(x)",
        f"self.head = nn.Sequential(nn.Conv2d(6, 6, 1), nn.MaxPool2d(2), nn.Flatten(), nn.Linear({6 * 14 * 14}, 10))",
        "return self.head(x)",
    ),
    "within a sequence, a layer a line": (
        f"self.head = nn.Sequential(\n    nn.MaxPool2d(2),  # half\n    nn.Linear({6 * 14 * 14}, 10),\n)",
        "return self.head(x)",
        "self.head = nn.Sequential(\n    nn.MaxPool2d(2),  # half\n    nn.Flatten(),\n"
        f"    nn.Linear({6 * 14 * 14}, 10),\n)",
        "return self.head(x)",
    ),
    "within a sequence with names": (
        'self.head = nn.Sequential(OrderedDict([\n    ("pool", nn.MaxPool2d(2)),\n'
        '    ("fc", nn.Linear(1176, 10)),\n]))',
        "return self.head(x)",
        'self.head = nn.Sequential(OrderedDict([\n    ("pool", nn.MaxPool2d(2)),\n    ("flatten", nn.Flatten()),\n'
        '    ("fc", nn.Linear(1176, 10)),\n]))',
        "return self.head(x)",
    ),
    "view(-1, N) keeps the batch": (
        f"self.fc = nn.Linear({FLAT}, 10)", "return self.fc(x.view(-1, 6 * 26 * 26))",
        f"self.fc = nn.Linear({FLAT}, 10)", "return self.fc(x.view(x.size(0), -1))",
    ),
    "view(-1, N), and the layer that was given N": (
        "self.fc = nn.Linear(6 * 26 * 26, 10)", "x = x.reshape((-1, 6 * 26 * 26))\nreturn self.fc(x)",
        "self.fc = nn.Linear(6 * 28 * 28, 10)", "x = x.reshape((x.size(0), -1))\nreturn self.fc(x)",
    ),
    "torch.reshape(x, (-1, N))": (
        f"self.fc = nn.Linear({FLAT}, 10)", "x = torch.reshape(x, (-1, 4056))\nreturn self.fc(x)",
        f"self.fc = nn.Linear({FLAT}, 10)", "x = torch.reshape(x, (x.size(0), -1))\nreturn self.fc(x)",
    ),
    "of an expression the number is written": (
        f"self.fc = nn.Linear({FLAT}, 10)", "return self.fc(F.relu(x).view(-1, 6 * 26 * 26))",
        f"self.fc = nn.Linear({FLAT}, 10)", "return self.fc(F.relu(x).view(-1, 6 * 28 * 28))",
    ),
    "a discarded view before a layer that needs it": (
        f"self.fc = nn.Linear({FLAT}, 10)", "x.view(x.size(0), -1)\nreturn self.fc(x)",
        f"self.fc = nn.Linear({FLAT}, 10)", "x = x.view(x.size(0), -1)\nreturn self.fc(x)",
    ),
    "a discarded torch.flatten before a layer that needs it": (
        f"self.fc = nn.Linear({FLAT}, 10)", "torch.flatten(x, 1)\nx = F.relu(x)\nreturn self.fc(x)",
        f"self.fc = nn.Linear({FLAT}, 10)", "x = torch.flatten(x, 1)\nx = F.relu(x)\nreturn self.fc(x)",
    ),
    "channels of a convolution and of a norm": (
        "self.conv2 = nn.Conv2d(3, 16, 3)\nself.norm = nn.BatchNorm2d(num_features=8)",
        "return self.norm(self.conv2(x))",
        "self.conv2 = nn.Conv2d(6, 16, 3)\nself.norm = nn.BatchNorm2d(num_features=16)",
        "return self.norm(self.conv2(x))",
    ),
    "the size of a view": (
        f"self.fc = nn.Linear({FLAT}, 10)", "return self.fc(x.view(x.size(0), 6 * 26 * 26))",
        f"self.fc = nn.Linear({FLAT}, 10)", "return self.fc(x.view(x.size(0), 6 * 28 * 28))",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", SAFE)
def test_safe(case, tmp_path):
    layers, body, layers_after, body_after = SAFE[case]
    status, text = fixed(tmp_path, net(layers, body))
    assert text == net(layers_after, body_after)
    assert status == 0


UNSAFE = {
    "a discarded view that nothing needs": (
        "self.pool = nn.AdaptiveAvgPool2d(1)", "x.flatten(1)\nreturn self.pool(x)",
        "self.pool = nn.AdaptiveAvgPool2d(1)", "x = x.flatten(1)\nreturn x",
    ),
    "an average pooling that does not fit": (
        "self.pool = nn.AvgPool2d(29, stride=1)", "return self.pool(x)",
        "self.pool = nn.AdaptiveAvgPool2d(1)", "return self.pool(x)",
    ),
    "the function of it": (
        "self.n = 6", "return F.avg_pool2d(x, kernel_size=29)",
        "self.n = 6", "return F.adaptive_avg_pool2d(x, 1)",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", list(UNSAFE)[1:])
def test_unsafe(case, tmp_path):
    layers, body, layers_after, body_after = UNSAFE[case]
    assert fixed(tmp_path, net(layers, body)) == (1, net(layers, body))
    assert fixed(tmp_path, net(layers, body), "--unsafe-fixes") == (0, net(layers_after, body_after))


def test_a_result_that_nothing_needs_is_assigned_only_if_asked(tmp_path):
    text = net("self.act = nn.ReLU()", "x.flatten(1)\nreturn self.act(x)")
    assert fixed(tmp_path, text) == (1, text)
    assert fixed(tmp_path, text, "--unsafe-fixes") == (0, text.replace("x.flatten(1)", "x = x.flatten(1)"))


def test_without_torch_itself_the_method_flattens(tmp_path):
    text = net(f"self.fc = nn.Linear({FLAT}, 10)", "return self.fc(x)").replace("import torch\n", "", 1)
    status, after = fixed(tmp_path, text)
    assert status == 0 and "return self.fc(x.flatten(1))" in after


def test_a_name_that_is_not_imported_is_not_written(tmp_path):
    text = net("self.head = Sequential(nn.MaxPool2d(2), Linear(1176, 10))", "return self.head(x)")
    text = text.replace("import torch.nn as nn", "import torch.nn as nn\nfrom torch.nn import Linear, Sequential")
    assert fixed(tmp_path, text) == (1, text)
    status, after = fixed(tmp_path, text.replace("import Linear,", "import Flatten, Linear,"))
    assert status == 0 and "Sequential(nn.MaxPool2d(2), Flatten(), Linear(1176, 10))" in after


# --------------------------------------------------------------------------- where the number stands elsewhere


def test_a_constant_whose_uses_are_all_wrong_is_changed(tmp_path):
    text = "FLAT = 6 * 26 * 26\n" + net("self.fc = nn.Linear(FLAT, 10)", "return self.fc(x.view(-1, FLAT))")
    status, after = fixed(tmp_path, text)
    assert status == 0 and after == text.replace("6 * 26 * 26", "6 * 28 * 28")


def test_a_constant_that_is_used_for_something_else_stays(tmp_path):
    text = "FLAT = 6 * 26 * 26\nprint(FLAT)\n" + net("self.fc = nn.Linear(FLAT, 10)", "return self.fc(x.flatten(1))")
    status, after = fixed(tmp_path, text)
    assert status == 0 and after == text.replace("nn.Linear(FLAT", "nn.Linear(6 * 28 * 28")


def test_a_default_is_changed(tmp_path):
    text = net("self.fc = nn.Linear(flat, 10)", "return self.fc(x.flatten(1))")
    text = text.replace("__init__(self)", "__init__(self, flat=6 * 26 * 26)")
    status, after = fixed(tmp_path, text)
    assert status == 0 and after == text.replace("6 * 26 * 26", "6 * 28 * 28")


def test_an_attribute_whose_uses_are_all_wrong_is_changed(tmp_path):
    text = net("self.flat = 6 * 26 * 26\nself.fc = nn.Linear(self.flat, 10)", "return self.fc(x.view(-1, self.flat))")
    status, after = fixed(tmp_path, text)
    assert status == 0 and after == text.replace("6 * 26 * 26", "6 * 28 * 28")


def test_an_attribute_that_holds_a_default_leads_to_the_default(tmp_path):
    text = net("self.flat = flat\nself.fc = nn.Linear(self.flat, 10)", "return self.fc(x.view(-1, self.flat))")
    text = text.replace("__init__(self)", "__init__(self, flat=4056)")
    status, after = fixed(tmp_path, text)
    assert status == 0 and after == text.replace("4056", "4704")


def test_an_attribute_that_is_used_for_something_else_stays(tmp_path):
    text = net("self.flat = 4056\nself.fc = nn.Linear(self.flat, 10)", "print(self.flat)\nreturn self.fc(x.flatten(1))")
    status, after = fixed(tmp_path, text)
    assert status == 0 and after == text.replace("nn.Linear(self.flat", "nn.Linear(6 * 28 * 28")


def test_a_parameter_that_is_used_for_something_else_leads_to_the_caller(tmp_path):
    text = net("self.fc = nn.Linear(n, n)", "return self.fc(x.flatten(1))").replace(
        "__init__(self)", "__init__(self, n)"
    )
    text += "\n\nNet(4056)(torch.randn(2, 3, 32, 32))\n"
    status, after = fixed(tmp_path, text)
    assert status == 0 and after == text.replace("4056", "4704")


# --------------------------------------------------------------------------- TensorFlow and Keras

KERAS = """from tensorflow import keras
from tensorflow.keras import layers

(x_train, y_train), _ = keras.datasets.cifar10.load_data()
{model}
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy")
model.fit(x_train, y_train)
"""
SEQUENTIAL = """model = keras.Sequential([
    layers.Conv2D(8, 3, input_shape=(32, 32, 3)),
{flatten}    layers.Dense(10),
])"""
ADDED = """model = keras.Sequential()
model.add(layers.Conv2D(8, 3, input_shape=(32, 32, 3)))
{flatten}model.add(layers.Dense(10))"""
FUNCTIONAL = """inputs = keras.Input((32, 32, 3))
x = layers.Conv2D(8, 3)(inputs)
model = keras.Model(inputs, layers.Dense(10)({x}))"""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (SEQUENTIAL.format(flatten=""), SEQUENTIAL.format(flatten="    layers.Flatten(),\n")),
        (ADDED.format(flatten=""), ADDED.format(flatten="model.add(layers.Flatten())\n")),
        (FUNCTIONAL.format(x="x"), FUNCTIONAL.format(x="layers.Flatten()(x)")),
    ],
    ids=["list", "add", "functional"],
)
def test_keras_flatten(before, after, tmp_path):
    assert fixed(tmp_path, KERAS.format(model=before)) == (0, KERAS.format(model=after))


GRAPH = """import tensorflow.compat.v1 as tf

x = tf.placeholder(tf.float32, [None, 28, 28, 1])
w = tf.Variable(tf.random_normal([{rows}, 10]))
y = tf.matmul({x}, w)
"""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (("784", "x"), ("784", "tf.reshape(x, [-1, 784])")),
        (("26 * 26", "tf.reshape(x, [-1, w.get_shape().as_list()[0]])"), ("28 * 28", "")),
        (("784", "tf.reshape(x, [-1, 676])"), ("784", "tf.reshape(x, [-1, 784])")),
    ],
    ids=["flatten", "rows of the weight", "reshape"],
)
def test_tensorflow(before, after, tmp_path):
    after = (after[0], after[1] or before[1])
    texts = [GRAPH.format(rows=rows, x=x) for rows, x in (before, after)]
    assert fixed(tmp_path, texts[0]) == (0, texts[1])


def test_a_fixed_average_pooling_is_named_as_the_other_way(tmp_path):
    from convlint.api import check

    path = tmp_path / "net.py"
    layers = "self.pool = nn.AvgPool2d(14)\nself.fc = nn.Linear(6, 10)"
    path.write_text(net(layers, "return self.fc(torch.flatten(self.pool(x), 1))"), encoding="utf-8")
    (found,) = check(path, isolated=True)
    assert found.data["expected"] == 6 * 2 * 2
    assert "6 would fit every input with `nn.AdaptiveAvgPool2d` of 1 in place of `pool`" in found.notes
