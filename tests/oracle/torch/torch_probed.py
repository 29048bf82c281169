"""Models whose inputs nobody declares, each with the number that fits in the place of N, and inputs for torch."""

from __future__ import annotations

HEAD = "import torch\nfrom torch import nn\nimport torch.nn.functional as F\n"


def net(layers: str, *forward: str, takes: str = "x") -> str:
    """A module with these layers, one a line, and with these statements in its forward."""
    made = "".join(f"        self.{layer}\n" for layer in layers.split("; "))
    start = "class Net(nn.Module):\n    def __init__(self, vocab=100):\n        super().__init__()\n"
    return f"{HEAD}{start}{made}    def forward(self, {takes}):\n" + "".join(f"        {line}\n" for line in forward)


def with_number(name: str, number: int) -> str:
    """The program of that name with a number in the place of N."""
    _, layers, takes, *forward = MODELS[name]
    text = net(layers, *forward, takes=takes)
    return text.replace("(N", f"({number}").replace(" N)", f" {number})")


# The number that fits, the layers, the inputs, the lines of forward.
MODELS = {
    "ids": (64, "e = nn.Embedding(vocab, 64); a = nn.Linear(N, 9)", "x", "return self.a(self.e(x).mean(1))"),
    "ids on a device": (
        64,
        "e = nn.Embedding(9, 64); a = nn.Linear(N, 9)",
        "x",
        "return self.a(self.e(x.long().to(x.device)))",
    ),
    "ids of samples": (
        64,
        "e = nn.Embedding(vocab, 32); f = nn.Embedding(7, 32); a = nn.Linear(N, 1)",
        "user, item",
        "return self.a(torch.cat([self.e(user), self.f(item)], 1))",
    ),
    "both directions": (
        256,
        "e = nn.Embedding(vocab, 64); r = nn.LSTM(64, 128, bidirectional=True); a = nn.Linear(N, 9)",
        "x",
        "o, (h, c) = self.r(self.e(x))",
        "return self.a(o[-1])",
    ),
    "hidden states of both": (
        256,
        "e = nn.Embedding(9, 64); r = nn.GRU(64, 128, bidirectional=True, batch_first=True); a = nn.Linear(N, 9)",
        "x",
        "o, h = self.r(self.e(x))",
        "return self.a(torch.cat((h[-2], h[-1]), dim=1))",
    ),
    "the width of an LSTM": (
        64,
        "e = nn.Embedding(9, 64); r = nn.LSTM(N, 128, batch_first=True); a = nn.Linear(128, 9)",
        "x",
        "return self.a(self.r(self.e(x))[0][:, -1])",
    ),
    "a sequence": (
        128,
        "r = nn.LSTM(40, 128, 2, batch_first=True); a = nn.Linear(N, 9)",
        "x",
        "h0 = torch.zeros(2, x.size(0), 128)",
        "o, _ = self.r(x, (h0, h0.clone()))",
        "return self.a(o[:, -1, :])",
    ),
    "a part that a loop calls": (
        64,
        "e = nn.Embedding(9, 64); blocks = nn.ModuleList([nn.Linear(64, 64), nn.Linear(N, 64)])",
        "x",
        "x = self.e(x)",
        "for b in self.blocks:",
        "    x = b(x)",
        "return x",
    ),
    "convolutions over words": (
        300,
        "e = nn.Embedding(vocab, 128); cs = nn.ModuleList([nn.Conv2d(1, 100, (k, 128)) for k in (3, 4, 5)]); "
        "a = nn.Linear(N, 4)",
        "x",
        "x = self.e(x).unsqueeze(1)",
        "x = [F.relu(c(x)).squeeze(3) for c in self.cs]",
        "return self.a(torch.cat([F.max_pool1d(i, i.size(2)).squeeze(2) for i in x], 1))",
    ),
    "two images": (
        32,
        "c = nn.Conv2d(3, 16, 3, padding=1); d = nn.Conv2d(N, 8, 3)",
        "left, right",
        "return self.d(torch.cat([self.c(left), self.c(right)], 1))",
    ),
    "an image and its numbers": (
        26,
        "c = nn.Conv2d(3, 16, 3); f = nn.Linear(7, 10); a = nn.Linear(N, 1)",
        "image, numbers",
        "return self.a(torch.cat([self.c(image).mean((2, 3)), self.f(numbers)], 1))",
    ),
    "an image and its class": (
        19,
        "e = nn.Embedding(10, 3); c = nn.Conv2d(3, 16, 3); a = nn.Linear(N, 1)",
        "image, label",
        "return self.a(torch.cat([self.c(image).mean((2, 3)), self.e(label)], 1))",
    ),
    "sequence to sequence": (
        512,
        "e = nn.Embedding(vocab, 512); t = nn.Transformer(512, 8, 1, 1); a = nn.Linear(N, vocab)",
        "src, tgt",
        "s, t = self.e(src).transpose(0, 1), self.e(tgt).transpose(0, 1)",
        "return self.a(self.t(s, t))",
    ),
    "positions": (
        64,
        "e = nn.Embedding(vocab, 64); p = nn.Embedding(512, N)",
        "x",
        "b, t = x.size()",
        "return self.e(x) + self.p(torch.arange(t))",
    ),
    "after a dropout": (
        40,
        "d = nn.Dropout(0.5); r = nn.LSTM(40, 20); s = nn.LSTM(20, 40); a = nn.Linear(N, 3)",
        "x",
        "return self.a(self.s(self.r(self.d(x))[0])[0])",
    ),
    "normalised first": (
        8,
        "n = nn.BatchNorm2d(3); c = nn.Conv2d(3, 8, 3); d = nn.Conv2d(N, 4, 1)",
        "x",
        "return self.d(self.c(self.n(x.float() / 255)))",
    ),
    "a bag of words": (
        32,
        "e = nn.EmbeddingBag(100, 32); a = nn.Linear(N, 4)",
        "text, offsets",
        "return self.a(self.e(text, offsets))",
    ),
    "one step of a decoder": (
        128,
        "e = nn.Embedding(50, 32); r = nn.LSTM(32, 128, 2); a = nn.Linear(N, 50)",
        "word, hidden, cell",
        "o, (hidden, cell) = self.r(self.e(word.unsqueeze(0)), (hidden, cell))",
        "return self.a(o.squeeze(0)), hidden, cell",
    ),
    "one step of a decoder, with a dropout": (
        128,
        "e = nn.Embedding(50, 32); d = nn.Dropout(0.5); r = nn.LSTM(32, 128, 2, dropout=0.5); a = nn.Linear(N, 50)",
        "word, hidden, cell",
        "word = self.d(self.e(word.unsqueeze(0)))",
        "o, (hidden, cell) = self.r(word, (hidden, cell))",
        "return self.a(o.squeeze(0)), hidden, cell",
    ),
    "states as a pair": (
        128,
        "e = nn.Embedding(50, 32); r = nn.LSTM(32, 128, batch_first=True); a = nn.Linear(N, 50)",
        "x, states=None",
        "x, states = self.r(self.e(x), states)",
        "return self.a(x)",
    ),
    "the layers of a state": (
        4,
        "r = nn.LSTM(28, 64, 2, bidirectional=True, batch_first=True); a = nn.Linear(128, 5)",
        "x",
        "h = torch.zeros(N, x.size(0), 64)",
        "return self.a(self.r(x, (h, torch.zeros(4, x.size(0), 64)))[0][:, -1])",
    ),
    "the width of a state": (
        64,
        "r = nn.GRU(28, 64); a = nn.Linear(64, 5)",
        "x",
        "return self.a(self.r(x, torch.zeros(1, x.size(1), N))[0])",
    ),
    "a cell": (
        64,
        "r = nn.GRUCell(10, 64); a = nn.Linear(N, 5)",
        "x, h",
        "h = self.r(x, h)",
        "return self.a(h), h",
    ),
    "words before samples": (
        64,
        "e = nn.Embedding(50, 64); a = nn.Linear(N, 5)",
        "text",
        "return self.a(self.e(text.permute(1, 0)).mean(1))",
    ),
    "attention over a sequence": (
        96,
        "q = nn.Linear(32, 96); p = nn.Linear(N, 32)",
        "x",
        "b, t, c = x.shape",
        "return self.p(self.q(x)) + torch.zeros(b, t, c)",
    ),
    "another layer is used first than is made first": (
        8,
        "d = nn.Linear(N, 4); c = nn.Conv1d(3, 8, 3)",
        "x",
        "return self.d(self.c(x).mean(2))",
    ),
}

# The shapes of what torch is called with; ids are integers.
INPUTS = {
    "ids": [("ids", 2, 5)],
    "ids on a device": [("ids", 2, 5)],
    "ids of samples": [("ids", 2), ("ids", 2)],
    "both directions": [("ids", 5, 2)],
    "hidden states of both": [("ids", 2, 5)],
    "the width of an LSTM": [("ids", 2, 5)],
    "a sequence": [(2, 6, 40)],
    "a part that a loop calls": [("ids", 2, 5)],
    "convolutions over words": [("ids", 2, 9)],
    "two images": [(2, 3, 8, 8), (2, 3, 8, 8)],
    "an image and its numbers": [(2, 3, 8, 8), (2, 7)],
    "an image and its class": [(2, 3, 8, 8), ("ids", 2)],
    "sequence to sequence": [("ids", 2, 5), ("ids", 2, 4)],
    "positions": [("ids", 2, 5)],
    "after a dropout": [(5, 2, 40)],
    "normalised first": [(2, 3, 8, 8)],
    "a bag of words": [("ids", 7), ("ids", 1)],
    "one step of a decoder": [("ids", 3), (2, 3, 128), (2, 3, 128)],
    "one step of a decoder, with a dropout": [("ids", 3), (2, 3, 128), (2, 3, 128)],
    "states as a pair": [("ids", 2, 5)],
    "the layers of a state": [(2, 5, 28)],
    "the width of a state": [(5, 2, 28)],
    "a cell": [(3, 10), (3, 64)],
    "words before samples": [("ids", 7, 3)],
    "attention over a sequence": [(2, 5, 32)],
    "another layer is used first than is made first": [(2, 3, 8)],
}
