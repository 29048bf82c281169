"""Pictures from files: what a program makes of them is what its model gets, and a model that gets what nobody knows is
looked at as if nothing called it."""

from __future__ import annotations

from pathlib import Path

import pytest

from convlint import api

HEAD = """
import torch
import torch.nn as nn
import torchvision.transforms as T
from torch.utils.data import Dataset, DataLoader
"""
NET = """
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.one = nn.Conv2d(3, 16, 3, padding=1)
        self.two = nn.Conv2d({into}, 16, 3, padding=1)
        self.fc = nn.Linear({features}, 10)

    def forward(self, x):
        x = nn.functional.max_pool2d(self.two(self.one(x)), 4)
        return self.fc(x.flatten(1))
"""
DATA = """
class Pictures(Dataset):
    def __init__(self, paths):
        self.paths = paths
        self.transform = T.Compose([T.Resize((64, 96)), T.ToTensor(), T.Normalize([0.5] * 3, [0.5] * 3)])

    def __len__(self):
        return len(self.paths)

    def __getitem__(self, index):
        return {item}, 0
"""
TRAINING = """
def train(paths):
    net = Net()
    for pictures, labels in DataLoader(Pictures(paths), batch_size=8):
        loss = nn.functional.cross_entropy(net(pictures), labels)

if __name__ == "__main__":
    import sys
    train(sys.argv[1:])
"""
PILLOW = 'self.transform(Image.open(self.paths[index]).convert("RGB"))'
OPENCV = "torch.from_numpy(cv2.resize(cv2.imread(self.paths[index]), (96, 64)).transpose(2, 0, 1)).float()"
UNKNOWN = "torch.load(self.paths[index])"
IMPORTS = "from PIL import Image\nimport cv2\n"


def messages(folder: Path, item: str, into: int = 16, features: str = "16 * 16 * 24") -> list[str]:
    net = NET.format(into=into, features=features)
    (folder / "train.py").write_text(HEAD + IMPORTS + net + DATA.format(item=item) + TRAINING)
    return [found.message for found in api.check(folder / "train.py", isolated=True)]


@pytest.mark.parametrize("item", [PILLOW, OPENCV])
def test_what_the_program_makes_of_a_file_is_what_its_model_gets(tmp_path: Path, item: str) -> None:
    (message,) = messages(tmp_path, item, features="16 * 16 * 16")
    assert "4096" in message and "6144 = 16 x 16 x 24" in message and "3x64x96" in message


@pytest.mark.parametrize("item", [PILLOW, OPENCV, UNKNOWN])
def test_a_model_that_fits(tmp_path: Path, item: str) -> None:
    assert messages(tmp_path, item) == []


def test_pictures_in_grey(tmp_path: Path) -> None:
    (message,) = messages(tmp_path, PILLOW.replace("RGB", "L"))
    assert "in_channels=3" in message and "1 channel" in message


def test_a_picture_of_any_mode_says_nothing_of_its_channels(tmp_path: Path) -> None:
    assert messages(tmp_path, PILLOW.replace('.convert("RGB")', "")) == []


@pytest.mark.parametrize("item", [PILLOW, OPENCV, UNKNOWN])
def test_a_fault_within_the_model_is_found_whatever_it_gets(tmp_path: Path, item: str) -> None:
    (message,) = messages(tmp_path, item, into=32)
    assert "in_channels=32" in message and "16 channels" in message


def test_a_head_is_left_alone_where_nobody_knows_the_size(tmp_path: Path) -> None:
    assert messages(tmp_path, UNKNOWN, features="16 * 16 * 16") == []


@pytest.mark.parametrize(
    ("line", "faults"),
    [
        ("model = nn.Sequential(nn.Conv2d(3, 8, 3), nn.Conv2d(9, 8, 3))", 1),
        ("model = nn.Sequential(nn.Conv2d(3, 8, 3), nn.Conv2d(8, 8, 3))", 0),
    ],
)
def test_a_model_of_the_framework_that_gets_what_nobody_knows(tmp_path: Path, line: str, faults: int) -> None:
    text = f"import pickle\nimport torch.nn as nn\n{line}\nmodel(pickle.load(open('x', 'rb')))\n"
    (tmp_path / "a.py").write_text(text)
    assert len(api.check(tmp_path / "a.py", isolated=True)) == faults


def test_each_of_the_models_of_one_class_that_get_what_nobody_knows(tmp_path: Path) -> None:
    text = "import torch.nn as nn\nimport pickle\n" + NET.replace("16, 3", "width, 3").replace(
        "__init__(self)", "__init__(self, width)"
    ).format(into=16, features=16)
    text += "data = pickle.load(open('x', 'rb'))\nfor net in (Net(16), Net(8)):\n    net(data)\n"
    (tmp_path / "a.py").write_text(text)
    found = [one.message for one in api.check(tmp_path / "a.py", isolated=True)]
    assert len(found) == 1 and "in_channels=16" in found[0] and "8 channels" in found[0]


def test_a_notebook_reads_pictures_as_well(tmp_path: Path) -> None:
    text = "from PIL import Image\nimport numpy as np\nimport torch\nimport torch.nn as nn\n"
    text += "x = np.array(Image.open('a.png').convert('L').resize((28, 28)))\n"
    text += "nn.Linear(700, 10)(torch.from_numpy(x).float().reshape(1, -1))\n"
    (tmp_path / "a.py").write_text(text)
    (found,) = api.check(tmp_path / "a.py", isolated=True)
    assert "784" in found.message
