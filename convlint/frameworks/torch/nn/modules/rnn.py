"""Recurrent layers. https://docs.pytorch.org/docs/stable/nn.html#recurrent-layers"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torch._support import report
from convlint.frameworks.torch.nn.modules.module import Module
from convlint.frameworks.torch.nn.parameter import layer_parameter
from convlint.frameworks.torch.nn.utils.rnn import PackedSequence
from convlint.shapes import prove_equal, prove_same
from convlint.values import Tensor, Undecided, Unknown, as_size

_GATES = {"RNN_TANH": 1, "RNN_RELU": 1, "LSTM": 4, "GRU": 3}


def _flag(value: Any) -> bool:
    if isinstance(value, Unknown):
        raise Undecided(value)
    return bool(value)


class RNNBase(Module):
    """What RNN, LSTM and GRU share: (L, N, H_in), (N, L, H_in) with `batch_first`, or (L, H_in)."""

    _any_input = True

    def __init__(self, mode, input_size, hidden_size, num_layers=1, bias=True, batch_first=False, dropout=0.0,
                 bidirectional=False, proj_size=0, device=None, dtype=None):  # fmt: skip
        super().__init__()
        self.mode = mode
        self.input_size = input_size
        self.hidden_size = hidden_size
        self.num_layers = num_layers
        self.bias = bias
        self.batch_first = batch_first
        self.dropout = dropout
        self.bidirectional = bidirectional
        self.proj_size = proj_size
        if isinstance(num_layers, int) and isinstance(bidirectional, (bool, int)):
            self._make_weights()

    def _make_weights(self) -> None:
        gates = _GATES[self.mode] * as_size(self.hidden_size)
        for at in range(self.num_layers):
            width = as_size(self.input_size) if at == 0 else self._output_size() * self._directions()
            for suffix in ("", "_reverse")[: self._directions()]:
                sizes: dict[str, Any] = {"weight_ih": (gates, width), "weight_hh": (gates, self._output_size())}
                if self.bias:
                    sizes.update(bias_ih=(gates,), bias_hh=(gates,))
                if self.proj_size:
                    sizes["weight_hr"] = (as_size(self.proj_size), as_size(self.hidden_size))
                for name, shape in sizes.items():
                    setattr(self, f"{name}_l{at}{suffix}", layer_parameter(self, shape))

    def _output_size(self) -> Any:
        return as_size(self.proj_size) if _flag(self.proj_size) else as_size(self.hidden_size)

    def _directions(self) -> int:
        return 2 if _flag(self.bidirectional) else 1

    def flatten_parameters(self) -> None:
        return None

    def reset_parameters(self) -> None:
        return None

    def forward(self, input, hx=None):
        if isinstance(input, PackedSequence):
            output = self._shapes(input.data)
            states = self._states(input.data, (input._batch,))
            self._check_states(hx, states)
            return PackedSequence(output, input.batch_sizes, batch=input._batch), states
        if not isinstance(input, Tensor):
            raise TypeError(f"{self.mode}: argument 'input' must be Tensor, not {type(input).__name__}")
        if len(input.shape) not in (2, 3):
            report("input-rank", op=self._op(), layer=self, tensor=input, expected=3, actual=len(input.shape))
            return Unknown(f"{self.mode} of a tensor of rank {len(input.shape)}"), Unknown("the state of a layer")
        batch = () if len(input.shape) == 2 else (input.shape[0 if _flag(self.batch_first) else 1],)
        output, states = self._shapes(input), self._states(input, batch)
        self._check_states(hx, states)
        return output, states

    def _check_states(self, hx: Any, states: Any) -> None:
        """Report a state that is not of the shape that comes out again; for an LSTM, one of the two."""
        is_pair = self.mode == "LSTM" and isinstance(hx, (tuple, list))
        pairs = zip(hx, states, strict=False) if is_pair else [(hx, states)]
        for given, wanted in pairs:
            if (
                isinstance(given, Tensor)
                and isinstance(wanted, Tensor)
                and prove_same(given.shape, wanted.shape) is False
            ):
                facts = {"expected": wanted.shape, "actual": given.shape, "argument": "hx"}
                report("broadcast-shape", op=self._op(), layer=self, tensor=given, **facts)
                return

    def _op(self) -> str:
        return self.mode.split("_")[0].lower()

    def _shapes(self, input: Any) -> Any:
        """The output of every step; reports an `input_size` that does not arrive."""
        arriving, width = input.shape[-1], as_size(self.input_size)
        if prove_equal(arriving, width) is False:
            facts = {"expected": arriving, "actual": width, "argument": "input_size"}
            report("linear-in-features", op=self._op(), layer=self, tensor=input, **facts)
        features = self._output_size() * self._directions()
        return input.made((*input.shape[:-1], features), self._op(), layer=self)

    def _states(self, input: Any, batch: tuple[Any, ...]) -> Any:
        layers = as_size(self.num_layers) * self._directions()
        hidden = input.made((layers, *batch, self._output_size()), self._op(), layer=self)
        if self.mode != "LSTM":
            return hidden
        return hidden, input.made((layers, *batch, as_size(self.hidden_size)), self._op(), layer=self)


class RNN(RNNBase):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.RNN.html"""

    def __init__(self, input_size, hidden_size, num_layers=1, nonlinearity="tanh", bias=True, batch_first=False,
                 dropout=0.0, bidirectional=False, device=None, dtype=None):  # fmt: skip
        mode = "RNN_RELU" if nonlinearity == "relu" else "RNN_TANH"
        super().__init__(mode, input_size, hidden_size, num_layers, bias, batch_first, dropout, bidirectional)
        self.nonlinearity = nonlinearity


class LSTM(RNNBase):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.LSTM.html"""

    def __init__(self, input_size, hidden_size, num_layers=1, bias=True, batch_first=False, dropout=0.0,
                 bidirectional=False, proj_size=0, device=None, dtype=None):  # fmt: skip
        settings = (num_layers, bias, batch_first, dropout, bidirectional, proj_size)
        super().__init__("LSTM", input_size, hidden_size, *settings)


class GRU(RNNBase):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.GRU.html"""

    def __init__(self, input_size, hidden_size, num_layers=1, bias=True, batch_first=False, dropout=0.0,
                 bidirectional=False, device=None, dtype=None):  # fmt: skip
        super().__init__("GRU", input_size, hidden_size, num_layers, bias, batch_first, dropout, bidirectional)


class RNNCellBase(Module):
    """One step of a recurrent layer: (N, H_in) or (H_in)."""

    def __init__(self, input_size, hidden_size, bias, num_chunks, device=None, dtype=None):
        super().__init__()
        self.input_size = input_size
        self.hidden_size = hidden_size
        self.bias = bias
        gates = as_size(hidden_size) * num_chunks
        self.weight_ih = layer_parameter(self, (gates, as_size(input_size)))
        self.weight_hh = layer_parameter(self, (gates, as_size(hidden_size)))
        for name in ("bias_ih", "bias_hh"):
            has_bias = isinstance(bias, Unknown) or bool(bias)
            self.register_parameter(name, layer_parameter(self, (gates,)) if has_bias else None)

    def reset_parameters(self) -> None:
        return None

    def _step(self, input: Any, op: str) -> Any:
        if len(input.shape) not in (1, 2):
            report("input-rank", op=op, layer=self, tensor=input, expected=2, actual=len(input.shape))
            return Unknown(f"{op} of a tensor of rank {len(input.shape)}")
        arriving, width = input.shape[-1], as_size(self.input_size)
        if prove_equal(arriving, width) is False:
            facts = {"expected": arriving, "actual": width, "argument": "input_size"}
            report("linear-in-features", op=op, layer=self, tensor=input, **facts)
        return input.made((*input.shape[:-1], as_size(self.hidden_size)), op, layer=self)


class RNNCell(RNNCellBase):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.RNNCell.html"""

    def __init__(self, input_size, hidden_size, bias=True, nonlinearity="tanh", device=None, dtype=None):
        super().__init__(input_size, hidden_size, bias, 1)
        self.nonlinearity = nonlinearity

    def forward(self, input, hx=None):
        return self._step(input, "rnn_cell")


class LSTMCell(RNNCellBase):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.LSTMCell.html"""

    def __init__(self, input_size, hidden_size, bias=True, device=None, dtype=None):
        super().__init__(input_size, hidden_size, bias, 4)

    def forward(self, input, hx=None):
        hidden = self._step(input, "lstm_cell")
        return hidden, hidden if isinstance(hidden, Unknown) else hidden._unary("lstm_cell")


class GRUCell(RNNCellBase):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.GRUCell.html"""

    def __init__(self, input_size, hidden_size, bias=True, device=None, dtype=None):
        super().__init__(input_size, hidden_size, bias, 3)

    def forward(self, input, hx=None):
        return self._step(input, "gru_cell")
