"""Which files are run for what they show of another file's models."""

from __future__ import annotations

import pytest

from convlint.check.speaking import speaks

SAYS_NOTHING = [
    "",
    "from .net import Net\nimport torch.nn as nn\n__all__ = ['Net']\nWIDTHS = {'a': [1, 2]}\n",
    "from net import (\n    Net,\n)\nif DEEP:\n    def deep(x): return x\n    class Deep: pass\n",
    '"""Call this:\n\nnet(torch.rand(1))\n"""\nTEXT = "net(x)"  # net(x)\n',
    "@register(\n    'big',\n)\nclass Big(\n    Net,\n): pass\n",
    "class Big(Net):\n    size = int('3')\n    def forward(self, x): return self.net(x)\n",
    "@register('big')\ndef big(pretrained=False): return Net(3)\n",
    "def predict(image): return Net()(torch.rand(1, 3, image, image))\n",
    "def main(argv): Net()(argv)\n",
    "def feed(*sizes): Net()(torch.rand(sizes))\n",
    "async def feed(*, size): Net()(torch.rand(size))\n",
]
SAYS_SOMETHING = [
    "net = Net()\n",
    "if __name__ == '__main__':\n    train()\n",
    "for size in (28, 32):\n    nets.append(Net(size))\n",
    "with torch.no_grad() as off:\n    pass\n",
    "outputs = [net(x) for x in xs]\n",
    "import net; net.run()\n",
    "x = [\n    1,\n][make()]\n",
    "nets[0](x)\n",
    "def main(): pass\n",
    "def test_shapes(): assert Net()\n",
    "def check(size=3): Net()(torch.rand(1, size))\n",
    "async def check(*, size=3): Net()(torch.zeros(1, size))\n",
    "def check():\n    def inner(): return torch.randn(2)\n    return inner()\n",
]
UNREADABLE = ["def main(: pass\n", "def test_it(): pass\nprint 'python 2'\n", "def main(): return '\0'\n"]


@pytest.mark.parametrize("text", SAYS_NOTHING)
def test_a_file_that_only_defines(text):
    assert not speaks(text)


@pytest.mark.parametrize("text", SAYS_SOMETHING)
def test_a_file_that_does_something(text):
    assert speaks(text)


@pytest.mark.parametrize("text", UNREADABLE)
def test_others_see_what_python_cannot_read(text):
    assert speaks(text)


def test_nothing_is_warned_of(recwarn):
    assert not speaks("PATTERN = '\\d'\nassert (1, 'always')\n")
    assert not recwarn.list
