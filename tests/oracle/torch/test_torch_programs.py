"""Small programs that give the same answer in the twin and in torch: registration, naming, containers, hooks, copies.

Each takes the module `torch` and returns plain data; shapes are lists.
"""

from __future__ import annotations

import copy
import importlib
from collections import OrderedDict
from typing import Any

import pytest

from convlint.values import recording


def names_and_parameters(torch: Any) -> Any:
    nn = torch.nn
    net = nn.Sequential(nn.Conv2d(3, 8, 3), nn.BatchNorm2d(8), nn.Sequential(nn.ReLU(), nn.Linear(4, 2)))
    return {
        "modules": [name for name, _ in net.named_modules()],
        "parameters": [(name, list(p.shape)) for name, p in net.named_parameters()],
        "buffers": [(name, list(b.shape)) for name, b in net.named_buffers()],
        "state": list(net.state_dict()),
        "count": sum(p.numel() for p in net.parameters()),
    }


def attributes_move_between_tables(torch: Any) -> Any:
    nn = torch.nn
    net = nn.Module()
    net.a = nn.Linear(2, 3)
    net.b = nn.Parameter(torch.zeros(4))
    net.register_buffer("c", torch.zeros(5))
    net.a = nn.ReLU()
    net.b = None
    net.plain = torch.zeros(2)
    del net.c
    return [sorted(net._modules), sorted(net._parameters), sorted(net._buffers), net.b, hasattr(net, "plain")]


def refusals(torch: Any) -> Any:
    nn = torch.nn
    net = nn.Module()
    net.layer = nn.ReLU()
    refused = []
    for action in (
        lambda: setattr(net, "layer", 3),
        lambda: net.add_module("layer.x", nn.ReLU()),
        lambda: net.add_module("forward", nn.ReLU()),
        lambda: net.add_module("y", 3),
        lambda: net.register_buffer("layer", torch.zeros(1)),
        lambda: nn.Conv2d(3, 4, 3, padding="same", stride=2),
        lambda: nn.Dropout(2.0),
        lambda: net.no_such_attribute,
        lambda: nn.Sequential(3),
        lambda: nn.ModuleList([nn.ReLU()])[4],
        lambda: nn.LSTM(3, 4)(torch.zeros(2, 3, 5, 6))[0].shape,
    ):
        try:
            action()
            refused.append("no error")
        except Exception as error:
            refused.append(type(error).__name__)
    return refused[:-1]


def init_is_needed(torch: Any) -> Any:
    class Net(torch.nn.Module):  # type: ignore[misc,name-defined]
        def __init__(self) -> None:
            self.layer = torch.nn.Linear(2, 2)

    try:
        Net()
    except AttributeError as error:
        return str(error)
    return "no error"


def sequential_as_a_list(torch: Any) -> Any:
    nn = torch.nn
    net = nn.Sequential(OrderedDict(conv=nn.Conv2d(3, 4, 1), act=nn.ReLU(), pool=nn.MaxPool2d(2)))
    short = net[:2]
    net.append(nn.Flatten())
    net.add_module("fc", nn.Linear(16, 2))
    del net[1]
    joined = short + nn.Sequential(nn.Tanh())
    kinds = [type(m).__name__ for m in net]
    return [len(net), kinds, [n for n, _ in net.named_children()], len(short), len(joined), type(net[-1]).__name__]


def lists_and_dicts(torch: Any) -> Any:
    nn = torch.nn
    many = nn.ModuleList([nn.Linear(i + 1, 2) for i in range(3)])
    many.insert(1, nn.ReLU())
    many.extend([nn.Tanh(), nn.GELU()])
    table = nn.ModuleDict({"a": nn.ReLU(), "b": nn.Tanh()})
    table["c"] = nn.GELU()
    table.update({"d": nn.SELU()})
    parameters = nn.ParameterList([torch.zeros(2), torch.zeros(3)])
    parameters.append(torch.zeros(4))
    return [
        [name for name, _ in many.named_modules()],
        [type(m).__name__ for m in many[1:4]],
        list(table.keys()),
        "c" in table,
        [(n, list(p.shape)) for n, p in parameters.named_parameters()],
        len(parameters),
    ]


def hooks(torch: Any) -> Any:
    nn = torch.nn
    seen = []
    net = nn.Linear(3, 4)
    first = net.register_forward_hook(lambda m, args, out: seen.append(list(out.shape)))
    net.register_forward_hook(lambda m, args, out: out.sum(1))
    net.register_forward_pre_hook(lambda m, args: (args[0][:2],))
    out = net(torch.zeros(5, 3))
    first.remove()
    net(torch.zeros(5, 3))
    return [seen, list(out.shape)]


def copies_are_new(torch: Any) -> Any:
    layer = torch.nn.Conv2d(3, 4, 3)
    twin = copy.deepcopy(layer)
    twin.stride = (2, 2)
    shapes = [list(m(torch.zeros(1, 3, 9, 9)).shape) for m in (layer, twin)]
    return [shapes, twin.weight is layer.weight, len(list(torch.nn.ModuleList([layer, layer]).parameters()))]


def surgery(torch: Any) -> Any:
    """Replacing layers and weights, as transfer learning does."""
    nn = torch.nn
    net = nn.Sequential(nn.Conv2d(3, 8, 3), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(8, 10))
    net[0].weight = nn.Parameter(net[0].weight.sum(dim=1, keepdim=True))
    net[3] = nn.Linear(net[3].in_features, 2)
    setattr(net, "1", nn.AdaptiveMaxPool2d(1))
    return list(net(torch.zeros(5, 1, 9, 9)).shape)


def in_place(torch: Any) -> Any:
    x = torch.zeros(2, 1, 3)
    x.squeeze_(1)
    y = torch.zeros(2, 3)
    y += torch.zeros(3)
    y.add_(1).mul_(2).relu_()
    z = torch.zeros(4)
    z[1:3] = 5
    return [list(x.shape), list(y.shape), list(z.shape), y.t_().shape[0]]


def sizes(torch: Any) -> Any:
    x = torch.zeros(2, 3, 4)
    return [
        x.size() == torch.Size([2, 3, 4]),
        x.shape[1:].numel(),
        x.size(-1),
        [*x.shape[:2], 7],
        isinstance(x.shape, tuple),
        x.dim(),
        x.numel(),
        len(x),
        [list(part.shape) for part in x],
        torch.Size([1, 2]).numel(),
    ]


def contents(torch: Any) -> Any:
    """Small tensors are computed with, as stochastic depth rates and sizes are."""
    rates = [round(x.item(), 3) for x in torch.linspace(0, 0.1, 5)]
    product = int(torch.prod(torch.tensor([3, 4, 5])))
    x = torch.arange(6).reshape(2, 3)
    return [rates, product, x.tolist(), int(x.sum()), torch.tensor([[1, 2], [3, 4]]).max().item(), bool(x[0, 0] == 0)]


def attention_and_rnn(torch: Any) -> Any:
    nn = torch.nn
    out, (h, c) = nn.LSTM(5, 6, num_layers=2, bidirectional=True, batch_first=True, proj_size=4)(torch.zeros(3, 7, 5))
    attended, weights = nn.MultiheadAttention(8, 2, batch_first=True)(
        *[torch.zeros(3, 5, 8)] * 3, average_attn_weights=False
    )
    layer = nn.TransformerEncoderLayer(8, 2, 16, batch_first=True)
    encoded = nn.TransformerEncoder(layer, 3)(torch.zeros(3, 5, 8))
    names = [name for name, _ in nn.TransformerEncoder(layer, 2).named_parameters()]
    shapes = [list(t.shape) for t in (out, h, c, attended, weights, encoded)]
    return [shapes, names, [(n, list(p.shape)) for n, p in nn.LSTM(3, 4).named_parameters()]]


def lazy(torch: Any) -> Any:
    nn = torch.nn
    net = nn.Sequential(nn.LazyConv2d(4, 3), nn.LazyBatchNorm2d(), nn.Flatten(), nn.LazyLinear(10))
    out = net(torch.zeros(2, 3, 6, 6))
    return [list(out.shape), [type(m).__name__ for m in net], net[0].in_channels, net[3].in_features]


def packed(torch: Any) -> Any:
    rnn = torch.nn.utils.rnn
    x = torch.zeros(3, 7, 5)
    padded = rnn.pad_sequence([torch.zeros(4, 2), torch.zeros(6, 2)], batch_first=True)
    packed_x = rnn.pack_padded_sequence(x, torch.tensor([7, 5, 3]), batch_first=True)
    _, h = torch.nn.GRU(5, 6, batch_first=True)(packed_x)
    return [list(padded.shape), list(h.shape), packed_x.data.shape[1]]


def batches(torch: Any) -> Any:
    data = torch.utils.data
    loader = data.DataLoader(data.TensorDataset(torch.zeros(10, 3), torch.zeros(10)), batch_size=5, drop_last=True)
    x, y = next(iter(loader))
    return [list(x.shape), list(y.shape)]


def meshes_and_masks(torch: Any) -> Any:
    a, b = torch.meshgrid(torch.arange(3), torch.arange(4), indexing="ij")
    x = torch.zeros(3, 4)
    return [
        list(a.shape),
        list(torch.stack([a, b]).flatten(1).shape),
        list(x.masked_fill(x > 0, 1.0).shape),
        x[a, b].shape[1],
    ]


def functions_of_no_shape(torch: Any) -> Any:
    @torch.no_grad()
    def run(x: Any) -> Any:
        with torch.enable_grad(), torch.autograd.set_grad_enabled(False):
            return torch.autograd.Variable(x).detach().cpu().float().requires_grad_().contiguous()

    layer = torch.jit.script(torch.nn.Linear(3, 4))
    best = torch.max(torch.zeros(2, 3), 1)
    return [list(run(torch.zeros(2, 3)).shape), list(layer(run(torch.zeros(2, 3))).shape), list(best.indices.shape)]


def contents_of_parts(torch: Any) -> Any:
    rates, counts = torch.linspace(0, 1, 5), torch.arange(6)
    return [
        [part.tolist() for part in rates.split([2, 3])],
        [part.tolist() for part in counts.chunk(4)],
        [part.item() for part in counts.unbind()],
        [part.tolist() for part in torch.tensor([[1, 2], [3, 4]]).unbind(0)],
        counts.flip(0).tolist(),
        counts.flip([0]).tolist(),
        [part.tolist() for part in torch.tensor([[1, 2, 3], [4, 5, 6]]).split(1)],
    ]


def contents_of_casts(torch: Any) -> Any:
    numbers = torch.tensor([2.5, -1.75, 0.0, 100.0])
    whole = numbers.to(torch.int64)
    return [
        numbers.int().tolist(), numbers.long().tolist(), numbers.bool().tolist(), whole.tolist(),
        whole.float().tolist(), numbers.type(torch.int16).tolist(), numbers.type_as(whole).tolist(),
        whole.half().tolist(), numbers.char().tolist(), [str(kind.dtype) for kind in (whole, whole.half())],
    ]  # fmt: skip


PROGRAMS = [
    names_and_parameters, attributes_move_between_tables, refusals, init_is_needed, sequential_as_a_list,
    lists_and_dicts, hooks, copies_are_new, surgery, in_place, sizes, contents, contents_of_parts,
    contents_of_casts, attention_and_rnn, lazy, packed,
    batches, meshes_and_masks, functions_of_no_shape,
]  # fmt: skip
_SUBMODULES = ("nn.functional", "nn.utils.rnn", "utils.data", "autograd", "jit", "nn.init", "optim")


def _twin() -> Any:
    for name in _SUBMODULES:
        importlib.import_module(f"convlint.frameworks.torch.{name}")
    return importlib.import_module("convlint.frameworks.torch")


@pytest.mark.oracle
@pytest.mark.parametrize("program", PROGRAMS)
def test_program(program: Any) -> None:
    import torch
    import torch.nn.utils.rnn
    import torch.utils.data

    with recording():
        found = program(_twin())
    assert found == program(torch)
