"""Models that put something else in the place of what convlint itself reads, and files that are hard to read."""

from __future__ import annotations

_MODEL = """\
import torch
import torch.nn as nn
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.c = nn.Conv2d(3, 8, 3)
        self.l = nn.Linear(10, 4)
{init}    def forward(self, x):
        return self.l(self.c(x).flatten(1))
{extra}
{end}"""


def model(init: str = "", extra: str = "", end: str = "") -> str:
    """A model with lines more in its constructor, in its class, and at the end of the file."""
    lines = {name: [line for line in text.split("\n") if line] for name, text in (("init", init), ("extra", extra))}
    return _MODEL.format(
        init="".join(f"        {line}\n" for line in lines["init"]),
        extra="".join(f"    {line}\n" for line in lines["extra"]),
        end=end,
    )


HOSTILE = {
    "site": model("self._site = 5"),
    "site class": model(extra="_site = 5"),
    "site linear": model("self.l._site = 5\nself.c._site = 'x'"),
    "definition": model(extra="_convlint_definition = 5"),
    "definition late": model(end="Net._convlint_definition = 5"),
    "user mark": model(
        extra="__convlint_user__ = 5\n__convlint_open__ = 7\n__convlint_read__ = 5\n__convlint_complete__ = 1"
    ),
    "modules": model("self._modules = 5"),
    "modules none": model("self._modules = None"),
    "modules list": model("self._modules = [1]"),
    "modules odd": model("self._modules = {1: 2, None: 'x', (1,): self}"),
    "parameters": model("self._parameters = 5\nself._buffers = 7"),
    "parameters odd": model("self._parameters = {1: 2}"),
    "training": model("self.training = 'x'"),
    "named_modules": model(extra="def named_modules(self): raise ValueError"),
    "named_modules none": model(extra="named_modules = 5"),
    "modules fn": model(extra="def modules(self): return 5"),
    "children": model(extra="children = 5\ndef named_children(self): return 1"),
    "parameters fn": model(extra="def parameters(self): raise KeyError(self)\ndef named_parameters(self): return 7"),
    "getattr": model(extra="def __getattr__(self, n): raise ValueError(n)"),
    "getattr 5": model(extra="def __getattr__(self, n): return 5"),
    "getattr loop": model(extra="def __getattr__(self, n): return getattr(self, n)"),
    "setattr": model(extra="def __setattr__(self, n, v): pass"),
    "eq": model(extra="def __eq__(self, o): raise ValueError"),
    "eq unknown": model(extra="def __eq__(self, o): return open(o)"),
    "hash": model(extra="def __hash__(self): raise ValueError"),
    "bool": model(extra="def __bool__(self): raise ValueError"),
    "bool unk": model(extra="def __bool__(self): return open('x')"),
    "len": model(extra="def __len__(self): return -1"),
    "len unk": model(extra="def __len__(self): return open('x')"),
    "repr": model(extra="def __repr__(self): raise ValueError\ndef __str__(self): return 5"),
    "name": model("self.name = 5\nself.__name__ = 7", extra="__name__ = 5\n__qualname__ = 5"),
    "qualname": model(extra="__qualname__ = None"),
    "doc": model(extra="__doc__ = 5"),
    "module": model(extra="__module__ = 5"),
    "class": model("self.__class__ = int"),
    "class prop": model(extra="@property\ndef __class__(self): return int"),
    "layers": model("self.layers = 5"),
    "layers prop": model(extra="@property\ndef layers(self): raise ValueError"),
    "call": model(extra="def __call__(self, x): raise ValueError"),
    "call none": model(extra="__call__ = None"),
    "forward none": model(end="Net.forward = None"),
    "forward int": model(end="Net.forward = 5"),
    "forward class": model(extra="class forward: pass"),
    "forward prop": model(extra="@property\ndef forward(self): raise ValueError"),
    "forward prop2": model(extra="@property\ndef forward(self): return 5"),
    "forward static": model(extra="@staticmethod\ndef forward(): return 5"),
    "forward cls": model(extra="@classmethod\ndef forward(cls, x): return x"),
    "init none": model(extra="__init__ = None"),
    "init int": model(extra="__init__ = 5"),
    "init lambda": model(extra="__init__ = lambda *a, **k: 5"),
    "init static": model(extra="@staticmethod\ndef __init__(): pass"),
    "new": model(extra="def __new__(cls, *a): return 5"),
    "new none": model(extra="__new__ = None"),
    "no super": "import torch.nn as nn\nclass Net(nn.Module):\n    def __init__(self):\n        self.c = nn.Conv2d(3, 8, 3)\n    def forward(self, x):\n        return self.c(x)\n",
    "super twice": model(
        "super().__init__()\nsuper(Net, self).__init__()\nnn.Module.__init__(self)\nnn.Module.__init__(5)\nnn.Module.__init__()"
    ),
    "reassign linear": model(
        "self.l.in_features = 'x'\nself.l.out_features = None\nself.l.weight = 5\nself.l.bias = 'q'"
    ),
    "reassign conv": model(
        "self.c.kernel_size = 'abc'\nself.c.stride = None\nself.c.padding = (1, 2, 3)\nself.c.in_channels = [1]\nself.c.groups = 0"
    ),
    "conv neg": model("self.c = nn.Conv2d(-3, -8, -3)\nself.l = nn.Linear(-1, -2)"),
    "conv zero": model("self.c = nn.Conv2d(3, 8, 0, stride=0)\nself.l = nn.Linear(0, 0)"),
    "conv huge": model(
        "self.c = nn.Conv2d(3, 10**1000, 10**1000, stride=10**1000)\nself.l = nn.Linear(10**1000, 10**5000)"
    ),
    "conv float": model(
        "self.c = nn.Conv2d(3.5, 8.5, 3.5, stride=1.5, padding=float('nan'))\nself.l = nn.Linear(1e308, float('inf'))"
    ),
    "conv str": model("self.c = nn.Conv2d('3', '8', '3')\nself.l = nn.Linear('a', 'b')"),
    "conv none": model("self.c = nn.Conv2d(None, None, None)\nself.l = nn.Linear(None, None)"),
    "conv list": model("self.c = nn.Conv2d([3], [8], [3, [3]])\nself.l = nn.Linear([1], {})"),
    "conv deep": model("t = 3\nfor i in range(200): t = (t,)\nself.c = nn.Conv2d(3, 8, t)"),
    "conv cyc": model("t = [3]\nt.append(t)\nself.c = nn.Conv2d(3, 8, t)\nself.l = nn.Linear(t, t)"),
    "conv bool": model("self.c = nn.Conv2d(True, True, True)"),
    "conv cls": model("self.c = nn.Conv2d(int, nn.Conv2d, lambda: 0)"),
    "conv obj": model("self.c = nn.Conv2d(self, self, self)"),
    "return self": model(extra="def forward(self, x): return self"),
    "return cyc": model(extra="def forward(self, x):\n    t = [x]\n    t.append(t)\n    return t"),
    "return deep": model(extra="def forward(self, x):\n    for i in range(300): x = [x]\n    return x"),
    "return dict": model(extra="def forward(self, x):\n    return {x: x, 'a': {1: {2: x}}}"),
    "return many": model(extra="def forward(self, x):\n    return [x] * 10**5"),
    "raise": model(extra="def forward(self, x): raise SystemExit"),
    "raise2": model(extra="def forward(self, x): raise KeyboardInterrupt"),
    "raise3": model(extra="def forward(self, x): raise GeneratorExit"),
    "raise4": model(extra="def forward(self, x): raise BaseException('x')"),
    "raise5": model(extra="def forward(self, x): raise StopIteration(x)"),
    "raise6": model(extra="def forward(self, x): raise UnicodeDecodeError('a', b'', 1, 2, 'x')"),
    "raise7": model(extra="def forward(self, x): raise MemoryError"),
    "raise8": model(extra="def forward(self, x): raise RecursionError"),
    "raise exit init": model("exit()"),
    "exit in module": "import torch\nraise SystemExit\n",
    "raise kbd module": "import torch\nraise KeyboardInterrupt\n",
    "user base exc": "import torch\nclass E(BaseException): pass\nraise E(torch)\n",
    "user base exc 2": model("class E(BaseException): pass\nraise E"),
    "user base exc 3": model(extra="def forward(self, x):\n    class E(BaseException): pass\n    raise E"),
    "genexit gen": model(extra="def forward(self, x):\n    yield x\n    raise GeneratorExit"),
    "str err": model(
        extra="def forward(self, x):\n    class E(Exception):\n        def __str__(self): raise ValueError\n    raise E"
    ),
    "str err2": model(
        extra="def forward(self, x):\n    class E(Exception):\n        def __str__(self): return 5\n    raise E"
    ),
    "str err3": model(
        extra="def forward(self, x):\n    class E(Exception):\n        def __str__(self): raise SystemExit\n    raise E"
    ),
    "str err4": "import torch\nclass E(Exception):\n    def __str__(self): return str(self)\nraise E\n",
    "str err5": "import torch\nclass E(Exception):\n    def __repr__(self): 1/0\n    def __str__(self): 1/0\nraise E\n",
    "err args": "import torch\nx=[]\nx.append(x)\nraise ValueError(x, torch, torch.zeros(3))\n",
    "err keyerror": "import torch\nclass K:\n    def __repr__(self): raise ValueError\n    def __hash__(self): return 1\n{}[K()]\n",
    "err surrogate": "import torch\nraise ValueError('\\ud800')\n",
    "name surrogate": model(
        "self.add_module('\\ud800', nn.Linear(1, 2))\nself.add_module('a\\nb', nn.Linear(1, 2))\nsetattr(self, '\\x00', nn.Linear(1,2))"
    ),
    "name long": model("setattr(self, 'a'*10**6, nn.Linear(1, 2))"),
    "add odd": model(
        "self.add_module(5, nn.Linear(1, 2))\nself.add_module(None, None)\nself.add_module('x', 5)\nself.register_buffer(5, 5)\nself.register_parameter(None, 3)"
    ),
    "class surrogate": "import torch.nn as nn\nNet = type('\\ud800', (nn.Module,), {'forward': lambda s, x: x})\nNet()\n",
    "class name": model(end="Net.__name__ = '\\ud800'"),
    "class name2": model(end="Net.__name__ = ''\nNet.__qualname__ = '\\n'"),
    "delete forward": model(end="del Net.forward"),
    "delete init": model(end="del Net.__init__\ndel Net.c"),
    "del modules": model("del self._modules"),
    "del site": model("del self.l._site"),
    "del weight": model("del self.l.weight\ndel self.l.in_features\ndel self.c.kernel_size"),
    "dict clear": model("self.__dict__.clear()"),
    "dict set": model("self.__dict__['_modules'] = 5\nvars(self)['x'] = 1"),
    "obj setattr": model("object.__setattr__(self, '_modules', 5)\nobject.__setattr__(self, '_site', 5)"),
    "obj setattr cls": model("object.__setattr__(self, '__class__', nn.Linear)"),
    "super setattr": model(
        "super().__setattr__('_modules', 5)\nsuper().__setattr__('_site', 5)\nsuper().__setattr__(5, 5)"
    ),
    "obj delattr": model("object.__delattr__(self, '_modules')"),
    "self module": model("self.me = self"),
    "mutual": model("self.o = nn.Sequential()\nself.o.add_module('p', self)"),
    "sequential self": model("self.s = nn.Sequential(self.l)\nself.s.append(self.s)"),
    "modulelist cyc": model("self.s = nn.ModuleList()\nself.s.append(self.s)"),
    "state dict": model(
        "self.load_state_dict(self.state_dict())\nself.load_state_dict(5)\nself.load_state_dict({1: 2})"
    ),
    "apply": model("self.apply(self)\nself.apply(None)\nself.apply(lambda m: m.apply(lambda n: 1))"),
    "apply rec": model("def f(m): m.apply(f)\nself.apply(f)"),
    "hook": model("self.register_forward_hook(5)\nself.l.register_forward_hook(lambda m, i, o: model(i[0]))"),
    "hook2": model(
        "self.l.register_forward_pre_hook(lambda m, i: 5)\nself.c.register_forward_hook(lambda m, i, o: o.view(-1))"
    ),
    "tensor attrs": model(
        extra="def forward(self, x):\n    x.shape = 5\n    x.y = x\n    x.data = 3\n    x.size = 7\n    x._shape = 5\n    x.made = 1\n    x.step = 2\n    x.constant = 'q'\n    return self.l(x)"
    ),
    "tensor shape tup": model(
        extra="def forward(self, x):\n    x.shape[0] = 5\n    return x.view(*x.shape, x.shape, [x.shape])"
    ),
    "tensor del": model(extra="def forward(self, x):\n    del x.shape\n    del x.data\n    del x[0]\n    return x"),
    "tensor dict": model(
        extra="def forward(self, x):\n    x.__dict__['shape'] = (1, 'a')\n    x.__dict__.clear()\n    return self.l(x)"
    ),
    "tensor vars": model(
        extra="def forward(self, x):\n    vars(x).clear()\n    x.shape = ('a', None)\n    return self.c(x)"
    ),
    "no models": "import torch\nnet = 5\nx = torch\n",
    "model names": "import torch.nn as nn\nself = nn.Linear(1, 2)\nmodel = nn.Sequential(self, nn.Linear(3, 4))\nnames = vars = globals()\n",
    "class shadow": model(end="torch = 5\nnn = None\nNet = 7"),
    "class shadow builtins": "import torch.nn as nn\nint = list = str = len = range = isinstance = super = None\n"
    + model(),
    "two nets": model() + model(),
    "net in fn": "def f():\n" + "".join("    " + l + "\n" for l in model().split("\n")) + "    return Net()\nf()\n",
    "recursive class": "import torch.nn as nn\nclass Net(nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.n = Net()\n    def forward(self, x): return self.n(x)\n",
    "recursive fwd": model(extra="def forward(self, x): return self(x)"),
    "keras odd": "from tensorflow import keras\nfrom tensorflow.keras import layers\nm = keras.Sequential([5, None, 'x', layers.Dense, layers.Dense(5)])\nm.add(5)\nm.add(m)\nm.build(5)\nm.compile(5)\nm.fit(5)\nm.summary()\n",
    "keras cyc": "from tensorflow import keras\nm = keras.Sequential()\nm.add(m)\nm.summary()\n",
    "keras cls": "from tensorflow import keras\nclass M(keras.Model):\n    layers = 5\n    name = 7\n    def call(self, x): raise ValueError\nM()\n",
    "keras cls2": "from tensorflow import keras\nclass M(keras.Model):\n    @property\n    def layers(self): raise ValueError\n    def call(self, x): return x\nm = M()\nm.name = 5\n",
    "keras cls3": "from tensorflow import keras\nclass M(keras.Model):\n    def __getattr__(self, n): raise ValueError(n)\n    def call(self, x): return x\nm = M()\n",
    "keras cls4": "from tensorflow import keras\nclass M(keras.Model):\n    def __getattribute__(self, n): raise ValueError(n)\n    def __eq__(self, o): raise ValueError\n    def call(self, x): return x\nm = M()\n",
    "keras input": "from tensorflow import keras\nx = keras.Input(5)\ny = keras.Input((None, 'a'))\nz = keras.Input(shape=x)\nm = keras.Model(x, x)\nn = keras.Model(5, 6)\no = keras.Model([x, [x]], {'a': x})\np = keras.Model()\n",
    "tf odd": "import tensorflow as tf\nx = tf.placeholder(5, 'x')\ny = tf.reshape(x, x)\nz = tf.nn.conv2d(1, 2, 3, 4)\nw = tf.Variable(tf.Variable)\nq = tf.layers.dense(5, 'a')\n",
    "tf scopes": "import tensorflow as tf\nwith tf.Session() as s: s.run(s)\nwith tf.variable_scope(None): x = tf.get_variable(None)\nfor i in range(200):\n    tf.variable_scope('a').__enter__()\n",
    "pragma model": model() + "# convlint: model=Net( input=3x3\n",
    "pragma model2": "# convlint: model=().__class__.__base__.__subclasses__() input=3x32x32\n" + model(),
    "pragma model3": model().replace("class Net", "# convlint: model=open('ESCAPED','w') input=3x32x32\nclass Net"),
    "pragma model4": model().replace("class Net", "# convlint: model=[0]*10**12 input=3x32x32\nclass Net"),
    "pragma model5": model().replace("class Net", "# convlint: model=(lambda: (yield)) input=3x32x32\nclass Net"),
    "pragma huge": model().replace("class Net", "# convlint: input=3x99999999999999999999999999x32\nclass Net"),
    "pragma huge2": model().replace("class Net", "# convlint: input=" + "x".join(["3"] * 10000) + "\nclass Net"),
    "pragma zero": model().replace("class Net", "# convlint: input=0x0x0\nclass Net"),
    "pragma many": model().replace("class Net", "# convlint: input=" + ", ".join(["3"] * 5000) + "\nclass Net"),
    "annotated": "import torch\nx: 1/0 = 5\ndef f(a: 1/0 = 3): pass\nclass A:\n    x: open('x') = 1\n    y: (yield)\n",
    "decorators": "import torch\n@5\ndef f(): pass\n@1/0\ndef g(): pass\n@None\nclass A: pass\n@torch\nclass B: pass\n",
    "star imports": "from torch import *\nfrom torch.nn import *\nfrom torch.nn.functional import *\nfrom tensorflow import *\nfrom numpy import *\nfrom keras.layers import *\n"
    + model(),
    "async": model(
        extra="async def forward(self, x):\n    async with x as y: pass\n    async for i in x: await i\n    return [i async for i in x]"
    ),
    "match": model(
        extra="def forward(self, x):\n    match x:\n        case torch.Tensor(shape=s): return s\n        case [*a]: return a\n        case {'a': b, **c}: return c\n        case str() | int(): return 5"
    ),
    "global": model(
        extra="def forward(self, x):\n    global c, q\n    q = x\n    del q\n    def g():\n        nonlocal x\n        x = 5\n    g()\n    return self.l(x)"
    ),
    "nonlocal none": "import torch\ndef f():\n    nonlocal x\n    x = 5\nf()\n",
    "return top": "import torch\nreturn 5\nyield 5\nawait x\nbreak\ncontinue\n",
    "exec py2": "import torch\nprint 'x'\n",
    "walrus": "import torch\n[y := 1, y**2]\nclass A:\n    x = [z := i for i in range(3)]\nprint((w := 5))\n",
    "type alias": "import torch\ntype X = int\ndef f[T](x: T) -> T: return x\nclass A[T]: pass\nf(1)\nA()\n",
    "except star": "import torch\ntry:\n    raise ExceptionGroup('x', [ValueError()])\nexcept* ValueError as e:\n    x = e\n",
    "fstring": "import torch\nx = f'{torch!r:>{10}} {torch.zeros(3).shape=} {1:{2}{3}} {{}} {lambda: 1}'\n",
    "bytes": "import torch\nx = b'%s' % b'x'\ny = b'a' * 5 + bytearray(5)\nz = memoryview(b'x')\n",
    "del names": "import torch\ndel torch\ndel x\ndel (a, b), [c]\n",
    "slices": "import torch\nx = [1,2,3]\nx[::0]\nx['a']\nx[1:2:3, 4]\nx[...]\nx[torch.zeros(3)]\nx[None:None]\ny = torch.zeros(3)[::0]\nz = torch.zeros(3)['a', ..., None, True, [1], 5:10**100]\n",
    "weird ops": "import torch\ntry:\n    x = torch @ 5\nexcept: pass\ny = -torch\nz = torch.zeros(3) @ 'a'\nw = ~torch.nn.Linear\nv = torch.zeros(3) ** torch.zeros(4) << 5\n",
    "empty": "",
    "nul": "import torch\0",
    "bom": "\ufeffimport torch\n",
    "form feed": "\fimport torch\n\f\nx = 5\n",
    "tabs": "import torch\nif 1:\n\tx = 5\n        y = 6\n",
    "crlf": "import torch\r\nclass A(torch.nn.Module):\r\n    pass\r\n",
    "cr": "import torch\rx = 5\r",
    "no newline": "import torch",
    "backslash": "import torch\nx = 5\\",
    "line cont": "import torch\nx = \\\n\\\n5\n",
    "unicode": "import torch\nпривет = torch.nn.Linear(1, 2)\nclass Ñ(torch.nn.Module):\n    def forward(self, x): return x\n𝔘 = Ñ()\n",  # noqa: RUF001
    "nfkc": "import torch\nﬁ = 5\nfi\nclass ℂ(torch.nn.Module): pass\nC()\n",  # noqa: RUF001
    "coding": "# -*- coding: rot13 -*-\nimport torch\n",
    "coding2": "# coding: idna\nimport torch\n",
    "coding3": "# coding: \x00\nimport torch\n",
    "coding4": "# coding: utf-7\nimport torch\n",
    "coding5": "# coding: unicode_escape\nimport torch\n",
    "coding6": "# coding: zlib\nimport torch\n",
    "coding7": "# coding: undefined\nimport torch\n",
}
