"""The input of a model that nobody declares: found in its file, in the files that import it, or solved for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from convlint import api

HEAD = "import torch\nimport torch.nn as nn\nimport torch.nn.functional as F\n"
NET = """
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.c1 = nn.Conv2d(CHANNELS, 6, 5)
        self.c2 = nn.Conv2d(6, 16, 5)
        self.fc = nn.Linear(400, 10)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.c1(x)), 2)
        x = F.max_pool2d(F.relu(self.c2(x)), 2)
        return self.fc(x.view(x.size(0), -1))

"""
LOOP = """
loader = torch.utils.data.DataLoader(data, batch_size=64, shuffle=True)
net = Net()
for images, labels in loader:
    out = net(images)
"""


def net(channels: int = 3) -> str:
    return HEAD + NET.replace("CHANNELS", str(channels))


def model_of(path: Path, text: str | None = None, name: str = "Net"):
    if text is not None:
        path.write_text(text)
    return next(m for m in api.shapes(path, isolated=True).models if m.name == name)


def sizes(model) -> tuple:
    return tuple(model.input_shapes[0][1:])


CALLS = {
    "a call": "print(Net()(torch.randn(2, 3, 28, 28)).shape)",
    "torchsummary": "from torchsummary import summary\nsummary(Net(), (3, 28, 28))",
    "torchinfo": "from torchinfo import summary\nsummary(Net(), input_size=(1, 3, 28, 28))",
    "torchinfo without the batch": "import torchinfo\ntorchinfo.summary(Net(), (3, 28, 28), batch_dim=0)",
    "thop": "from thop import profile\nprofile(Net(), inputs=(torch.randn(1, 3, 28, 28),))",
    "fvcore": "from fvcore.nn import FlopCountAnalysis\nFlopCountAnalysis(Net(), torch.randn(1, 3, 28, 28)).total()",
    "ptflops": "import ptflops\nptflops.get_model_complexity_info(Net(), (3, 28, 28), as_strings=True)",
    "torchstat": "from torchstat import stat\nstat(Net(), (3, 28, 28))",
    "pytorch_model_summary": "import pytorch_model_summary as s\ns.summary(Net(), torch.zeros(1, 3, 28, 28))",
    "calflops": "from calflops import calculate_flops\ncalculate_flops(model=Net(), input_shape=(1, 3, 28, 28))",
    "onnx": "torch.onnx.export(Net(), torch.randn(1, 3, 28, 28), 'net.onnx')",
    "trace": "torch.jit.trace(Net().eval(), torch.rand(1, 3, 28, 28))",
    "a function that nothing calls": "def test():\n    net = Net()\n    print(net(torch.randn(2, 3, 28, 28)).size())",
    "a size from argparse": (
        "import argparse\np = argparse.ArgumentParser()\np.add_argument('--img_size', type=int, default=28)\n"
        "opt = p.parse_args()\ndef main():\n    Net()(torch.randn(4, 3, opt.img_size, opt.img_size))\nmain()"
    ),
    "a size from click": (
        "import click\n@click.command()\n@click.option('--size', default=28)\n"
        "def main(size):\n    Net()(torch.randn(4, 3, size, size))\nmain()"
    ),
    "a size from a dataclass": (
        "from dataclasses import dataclass\n@dataclass\nclass Config:\n    size: int = 28\n"
        "cfg = Config()\nNet()(torch.randn(4, 3, cfg.size, cfg.size))"
    ),
}


@pytest.mark.parametrize("text", CALLS.values(), ids=CALLS.keys())
def test_calls_in_the_file(tmp_path, text):
    model = model_of(tmp_path / "net.py", net() + text + "\n")
    assert (sizes(model), model.declared_by, model.declared_file) == ((3, 28, 28), "call", None)
    assert model.declared_line is not None
    assert [d.code for d in api.check(tmp_path, isolated=True)] == ["CVL101"]


DATA = {
    "MNIST": ("MNIST('d', transform=T.ToTensor())", 1, (1, 28, 28)),
    "FashionMNIST": ("FashionMNIST('d', transform=T.ToTensor())", 1, (1, 28, 28)),
    "KMNIST": ("KMNIST('d', transform=T.ToTensor())", 1, (1, 28, 28)),
    "EMNIST": ("EMNIST('d', split='letters', transform=T.ToTensor())", 1, (1, 28, 28)),
    "CIFAR10": ("CIFAR10('d', transform=T.ToTensor())", 3, (3, 32, 32)),
    "CIFAR100": ("CIFAR100('d', transform=T.ToTensor())", 3, (3, 32, 32)),
    "SVHN": ("SVHN('d', transform=T.ToTensor())", 3, (3, 32, 32)),
    "STL10": ("STL10('d', transform=T.ToTensor())", 3, (3, 96, 96)),
    "USPS": ("USPS('d', transform=T.ToTensor())", 1, (1, 16, 16)),
    "resized": ("MNIST('d', transform=T.Compose([T.Resize((32, 32)), T.ToTensor()]))", 1, (1, 32, 32)),
    "in grey": ("CIFAR10('d', transform=T.Compose([T.Grayscale(), T.Pad(2), T.ToTensor()]))", 1, (1, 36, 36)),
    "cropped": (
        "ImageFolder('d', T.Compose([T.Resize(256), T.RandomResizedCrop(28), T.ToTensor()]))",
        3,
        (3, 28, 28),
    ),
}


@pytest.mark.parametrize(("made", "channels", "shape"), DATA.values(), ids=DATA.keys())
def test_a_training_loop_over_a_data_set(tmp_path, made, channels, shape):
    text = f"{net(channels)}from torchvision import datasets, transforms as T\ndata = datasets.{made}\n{LOOP}"
    model = model_of(tmp_path / "net.py", text)
    assert (sizes(model), model.declared_by) == (shape, "call")


@pytest.mark.parametrize(("made", "channels", "shape"), DATA.values(), ids=DATA.keys())
def test_a_data_set_that_nothing_feeds_to_the_model_is_weaker(tmp_path, made, channels, shape):
    text = f"{net(channels)}from torchvision import datasets, transforms as T\ndata = datasets.{made}\n"
    text += "loader = torch.utils.data.DataLoader(torch.utils.data.Subset(data, range(9)), 64)\n"
    model = model_of(tmp_path / "net.py", text)
    assert sizes(model) == shape
    for found in api.check(tmp_path, isolated=True):
        assert found.severity == "warning"
        assert f"if the input is {'x'.join(map(str, shape))}, as {made.partition('(')[0]} at line" in found.message
        assert found.fix is None or found.fix.applicability != "safe"


def test_a_data_set_with_other_channels_says_nothing(tmp_path):
    text = net(3) + "from torchvision import datasets\ndata = datasets.MNIST('d', transform=None)\n"
    assert model_of(tmp_path / "net.py", text).declared_by == "symbols"


@pytest.mark.parametrize(
    "use",
    ["", "mine = Mine(data)", "x = data.data / 255.0\nloader = DataLoader(data)", "DataLoader(data, collate_fn=mine)"],
)
def test_a_data_set_that_may_be_changed_counts_only_where_the_model_takes_it(tmp_path, use):
    head = "from torchvision import datasets, transforms as T\nfrom torch.utils.data import DataLoader\n"
    text = net(1) + head + f"data = datasets.MNIST('d', transform=T.ToTensor())\n{use}\n"
    assert model_of(tmp_path / "net.py", text).declared_by == "symbols"
    assert api.check(tmp_path, isolated=True) == []


OTHERS = [
    "class Other(nn.Module):\n    def forward(self, x):\n        return x\n\n\nfor x, y in DataLoader(data):\n"
    "    Other()(x)\n",
    "def bigger(x):\n    return T.Resize(32)(x)\nloader = DataLoader(data)\n",
]


@pytest.mark.parametrize("other", OTHERS)
def test_data_that_may_be_for_something_else_count_only_where_the_model_takes_them(tmp_path, other):
    head = "from torchvision import datasets, transforms as T\nfrom torch.utils.data import DataLoader\n"
    text = net(1) + head + f"data = datasets.MNIST('d', transform=T.ToTensor())\n{other}"
    assert model_of(tmp_path / "net.py", text).declared_by == "symbols"
    assert api.check(tmp_path, isolated=True) == []


def test_a_trained_model_need_not_be_for_the_data(tmp_path):
    text = HEAD + "from torchvision import datasets, models, transforms as T\n"
    text += "loader = torch.utils.data.DataLoader(datasets.CIFAR10('d', transform=T.ToTensor()))\n"
    (tmp_path / "net.py").write_text(text + "model = models.alexnet()\n")
    assert api.check(tmp_path, isolated=True) == []


def test_transforms_alone_count_only_where_the_model_takes_them(tmp_path):
    head = net(3) + "from torchvision import transforms as T\n"
    for size, by in ((32, "transforms.Compose"), (244, "symbols")):
        text = f"{head}t = T.Compose([T.Resize(256), T.CenterCrop({size}), T.ToTensor()])\n"
        assert model_of(tmp_path / "net.py", text).declared_by == by
        assert api.check(tmp_path, isolated=True) == []


def test_what_is_wrong_for_every_size_is_no_warning(tmp_path):
    text = net(1).replace("nn.Conv2d(6, 16, 5)", "nn.Conv2d(8, 16, 5)")
    (tmp_path / "net.py").write_text(
        text
        + "from torchvision import datasets, transforms as T\n"
        + "torch.utils.data.DataLoader(datasets.MNIST('d', transform=T.ToTensor()))\n"
    )
    found = {d.code: d for d in api.check(tmp_path, isolated=True)}
    assert found["CVL201"].severity == "error" and "if the input" not in found["CVL201"].message
    assert found["CVL101"].severity == "warning"


def test_example_input_array(tmp_path):
    text = (
        net()
        .replace("nn.Module", "pl.LightningModule")
        .replace("__init__()\n", "__init__()\n        self.example_input_array = torch.zeros(2, 3, 28, 28)\n", 1)
    )
    model = model_of(tmp_path / "net.py", "import pytorch_lightning as pl\n" + text)
    assert (sizes(model), model.declared_by) == ((3, 28, 28), "example_input_array")


# --------------------------------------------------------------------------- annotations


@pytest.mark.parametrize(
    ("imported", "given", "returned"),
    [
        (
            "from jaxtyping import Float\nfrom torch import Tensor",
            'Float[Tensor, "b 3 32 32"]',
            'Float[Tensor, "b {}"]',
        ),
        ("from torchtyping import TensorType", 'TensorType["b", 3, 32, 32]', 'TensorType["b", {}]'),
    ],
)
def test_annotations_are_a_contract(tmp_path, imported, given, returned):
    for width, codes in ((10, []), (11, ["CVL401"])):
        signature = f"def forward(self, x: {given}) -> {returned.format(width)}:"
        text = f"{imported}\n{net().replace('def forward(self, x):', signature)}"
        model = model_of(tmp_path / "net.py", text)
        assert (sizes(model), model.declared_by) == ((3, 32, 32), "annotation")
        assert [d.code for d in api.check(tmp_path, isolated=True)] == codes


def test_annotated_symbols_are_solved_for(tmp_path):
    text = net().replace("x):", 'x: Float[Tensor, "b c h w"]) -> Float[Tensor, "b 10"]:')
    model = model_of(tmp_path / "net.py", f"from jaxtyping import Float\nfrom torch import Tensor\n{text}")
    assert model.declared_by == "annotation" and model.solve == ((32, 35),)
    assert api.check(tmp_path, isolated=True) == []


@pytest.mark.parametrize("axes", ["*batch c h w", "... 3 32 32"])
def test_annotations_of_any_rank_say_no_size(tmp_path, axes):
    text = net().replace("x):", f'x: Float[Tensor, "{axes}"]):')
    model = model_of(tmp_path / "net.py", f"from jaxtyping import Float\nfrom torch import Tensor\n{text}")
    assert model.declared_by == "symbols"


# --------------------------------------------------------------------------- other files


def project(tmp_path: Path, **files: str) -> Path:
    (tmp_path / "pyproject.toml").write_text("")
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / "__init__.py").write_text("from .net import *\n")
    (tmp_path / "models" / "net.py").write_text(net(1))
    for name, text in files.items():
        (tmp_path / f"{name}.py").write_text("import torch\n" + text)
    return tmp_path / "models" / "net.py"


TRAIN = """
from models.net import Net
from torchvision import datasets, transforms
data = datasets.MNIST("d", transform=transforms.ToTensor())
loader = torch.utils.data.DataLoader(data)
"""


@pytest.mark.parametrize("imported", ["from models.net import Net", "from models import *", "import models"])
def test_what_an_importer_feeds(tmp_path, imported):
    made = "models.Net()" if imported == "import models" else "Net()"
    path = project(tmp_path, train=f"{imported}\nprint({made}(torch.randn(1, 1, 28, 28)))\n")
    model = model_of(path)
    assert (sizes(model), model.declared_by, model.declared_line) == ((1, 28, 28), "call", 3)
    assert model.declared_file == str(tmp_path / "train.py")
    (found,) = api.check(path, isolated=True)
    assert found.code == "CVL101" and "as called at train.py:3" in found.message


def test_what_an_importer_loads_is_weaker(tmp_path):
    (found,) = api.check(project(tmp_path, train=TRAIN), isolated=True)
    assert found.severity == "warning" and "if the input is 1x28x28, as MNIST at train.py:5 says" in found.message


def test_a_training_loop_in_an_importer(tmp_path):
    model = model_of(project(tmp_path, train=TRAIN + LOOP))
    assert (sizes(model), model.declared_by) == ((1, 28, 28), "call")


def test_the_arguments_come_with_the_call(tmp_path):
    path = project(tmp_path, train="from models.net import Net\nNet(16)(torch.randn(1, 1, 32, 32))\n")
    path.write_text(net(1).replace("__init__(self)", "__init__(self, width)").replace("16", "width"))
    model = model_of(path)
    assert model.status == "resolved" and model.pragma == "model=Net(16) input=1x32x32"


def test_a_model_that_is_made_otherwise_elsewhere_is_made_so(tmp_path):
    path = project(tmp_path, train="from models.net import Net\nNet(3)(torch.randn(1, 3, 32, 32))\n")
    path.write_text(
        net(1).replace("__init__(self)", "__init__(self, ch=1)").replace("Conv2d(1", "Conv2d(ch") + "net = Net()\n"
    )
    assert (sizes(model_of(path)), api.check(path, isolated=True)) == ((3, 32, 32), [])


def test_a_model_that_cannot_be_made_so_is_only_believed_if_it_fits(tmp_path):
    path = project(
        tmp_path,
        train="from models.net import Net\nNet(ch=torch.Size([3])[0], kind=object())(torch.randn(1, 3, 32, 32))\n",
    )
    path.write_text(
        net(1).replace("__init__(self)", "__init__(self, ch=1, kind=None)").replace("Conv2d(1", "Conv2d(ch")
    )
    assert api.check(path, isolated=True) == []


def test_evidence_that_contradicts_is_no_alarm(tmp_path):
    calls = "from models.net import Net\nNet()(torch.randn(1, 1, {0}, {0}))\n"
    path = project(tmp_path, aaa=calls.format(28), bbb=calls.format(32))
    assert sizes(model_of(path)) == (1, 32, 32)
    assert api.check(path, isolated=True) == []


def test_files_outside_the_project_are_not_read(tmp_path):
    inside = tmp_path / "inside"
    inside.mkdir()
    path = project(inside)
    (tmp_path / "train.py").write_text(
        "import torch\nfrom inside.models.net import Net\nNet()(torch.rand(1, 1, 28, 28))\n"
    )
    assert model_of(path).declared_by == "symbols"


def test_importers_that_cannot_be_read_or_run(tmp_path):
    path = project(
        tmp_path,
        broken="from models.net import Net\nNet(()(",
        endless="from models.net import Net\nwhile True:\n    pass\n",
        python2="from models.net import Net\nprint 1\n",
        circular="import circular\nfrom models.net import Net\n",
        ends="from models.net import Net\nraise SystemExit\n",
    )
    (tmp_path / "binary.py").write_bytes(b"from models.net import Net\n\xff\x00\xfe torch")
    assert model_of(path).declared_by == "symbols"
    assert api.check(path, isolated=True) == []


def test_a_file_with_evidence_of_its_own_does_not_import_astroid(tmp_path):
    own = project(tmp_path, train="import models.net\n")
    own.write_text(net(1) + "Net()(torch.randn(1, 1, 28, 28))\n")
    program = (
        f"import sys\nfrom convlint import api\napi.check({str(own)!r}, isolated=True)\n"
        "print(sorted({'astroid', 'convlint.importers'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_astroid_never_loads_a_framework(tmp_path):
    path = project(tmp_path, train="import torch\nfrom torch import nn\n" + TRAIN)
    fake = tmp_path / "fake"
    for name in ("torch", "torchvision"):
        (fake / name).mkdir(parents=True)
        (fake / name / "__init__.py").write_text("raise RuntimeError('loaded')\n")
    program = (
        f"import sys\nsys.path.insert(0, {str(fake)!r})\nfrom convlint import api\nprint(len(api.check({str(path)!r})))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "1"


# --------------------------------------------------------------------------- blocks that wait for an error


def test_a_block_that_waits_for_an_error_reports_none(tmp_path):
    text = (
        net()
        + "import pytest\ndef test():\n    with pytest.raises(RuntimeError):\n        Net()(torch.rand(1, 3, 9, 9))\n"
    )
    (tmp_path / "net.py").write_text(text)
    assert api.check(tmp_path, isolated=True) == []


# --------------------------------------------------------------------------- settings and factories


def test_settings_count_where_the_model_takes_them(tmp_path):
    for size, by in ((32, "`input_size`"), (224, "symbols")):
        text = net() + f"CFGS = {{'net': {{'input_size': (3, {size}, {size}), 'mean': 0.5}}}}\n"
        model = model_of(tmp_path / "net.py", text)
        assert model.declared_by == by and api.check(tmp_path, isolated=True) == []
    assert model_of(tmp_path / "net.py", text.replace("224", "33")).declared_line == text.count("\n")


def test_a_size_that_the_model_keeps(tmp_path):
    text = (
        net()
        .replace("__init__(self):", "__init__(self, img_size=32):")
        .replace("__init__()\n", "__init__()\n        self.img_size = img_size\n", 1)
    )
    model = model_of(tmp_path / "net.py", text)
    assert (sizes(model), model.declared_by) == ((3, 32, 32), "`img_size`")


FACTORIES = [
    "def net6():\n    return Net(6)\n",
    "def net6(**kwargs):\n    return Net(6, **kwargs)\n",
    "def make(width):\n    return Net(width)\ndef net6():\n    return make(width=6)\n",
    "MODELS = {'net': lambda: Net(6)}\ndef net6(name='net'):\n    return MODELS[name]()\n",
]


@pytest.mark.parametrize("factory", FACTORIES)
def test_functions_that_make_a_model(tmp_path, factory):
    text = net(1).replace("__init__(self)", "__init__(self, width)").replace("Conv2d(1, 6", "Conv2d(1, width")
    model = model_of(tmp_path / "net.py", text.replace("Conv2d(6", "Conv2d(width") + factory)
    assert (model.status, model.solve) == ("resolved", ((32, 35),))


def test_functions_that_make_a_model_of_the_frameworks_own(tmp_path):
    text = HEAD + "def small():\n    return nn.Sequential(nn.Conv2d(3, 4, 3), nn.Conv2d(5, 6, 3))\n"
    model = model_of(tmp_path / "net.py", text, "small()")
    assert sizes(model) == (3, "H", "W")
    assert [d.code for d in api.check(tmp_path, isolated=True)] == ["CVL201"]


def test_a_first_layer_of_unknown_width_is_not_passed_over(tmp_path):
    text = (
        HEAD
        + """
class Net(nn.Module):
    def __init__(self, args):
        super().__init__()
        self.one = LAYER
        self.two = nn.Conv2d(10, 20, 5)

    def forward(self, x):
        return self.two(self.one(x))
"""
    )
    model = model_of(tmp_path / "net.py", text.replace("LAYER", "nn.Conv2d(args.channels, 10, 5)"))
    assert model.input_shapes[0][1] != 10 and model.input_shapes[0][2:] == ["H", "W"]
    model = model_of(tmp_path / "net.py", text.replace("LAYER", "nn.Linear(args.width, 10)"))
    assert model.declared_by == "symbols" and model.input_shapes[0][1] != 10
    assert api.check(tmp_path, isolated=True) == []


@pytest.mark.parametrize("axes", ["0, 1", "(0, 1)", "dim=(0, 1)"])
def test_a_vector_is_shown_as_it_is_given(tmp_path, axes):
    path = tmp_path / "net.py"
    path.write_text(f"import torch\nx = torch.zeros(1, 1, 3)\nx.squeeze_({axes})\ntorch.nn.Linear(4, 4)(x)\n")
    (found,) = api.check(path, isolated=True)
    assert found.code == "CVL101" and "(input (3,), as called at line 4)" in found.message
