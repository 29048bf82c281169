"""Running a cell over time.

https://www.tensorflow.org/api_docs/python/tf/compat/v1/nn/dynamic_rnn
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.tensorflow import _args
from convlint.frameworks.tensorflow._record import record
from convlint.shapes import Size
from convlint.values import Problem, Unknown, active, as_size


def dynamic_rnn(
    cell, inputs, sequence_length=None, initial_state=None, dtype=None, parallel_iterations=None, swap_memory=False,
    time_major=False, scope=None,
) -> Any:  # fmt: skip
    """`(outputs, state)`: `[B, time, features] -> [B, time, cell.output_size]`. Reports `input-rank`."""
    tensor = _args.convert(inputs)
    unknown = _args.first_unknown_of(tensor, cell, time_major)
    if unknown is not None:
        return unknown, unknown.derive("state")
    if len(tensor.shape) < 3:
        active().report(Problem("input-rank", op="dynamic_rnn", tensor=tensor, expected=3, actual=len(tensor.shape)))
        return Unknown("tf.nn.dynamic_rnn of a tensor of another rank"), Unknown("the state of an RNN")
    outputs = tensor.made((*tensor.shape[:2], as_size(cell.output_size)), "dynamic_rnn")
    record("nn.dynamic_rnn", "rnn", (tensor,), outputs, [])
    return outputs, cell._states(tensor.shape[1 if time_major else 0])


def bidirectional_dynamic_rnn(
    cell_fw, cell_bw, inputs, sequence_length=None, initial_state_fw=None, initial_state_bw=None, dtype=None,
    parallel_iterations=None, swap_memory=False, time_major=False, scope=None,
) -> Any:  # fmt: skip
    """`((forward, backward), (state, state))`."""
    forward, first = dynamic_rnn(cell_fw, inputs, time_major=time_major)
    backward, second = dynamic_rnn(cell_bw, inputs, time_major=time_major)
    return (forward, backward), (first, second)


def static_rnn(cell, inputs, initial_state=None, dtype=None, sequence_length=None, scope=None) -> Any:
    """`(outputs, state)`: a list of `[B, features]`, one a time step, to a list of `[B, cell.output_size]`."""
    parts = inputs if isinstance(inputs, Unknown) else _args.convert_all(inputs)
    unknown = _args.first_unknown_of(parts, cell)
    if unknown is not None:
        return unknown, unknown.derive("state")
    state = initial_state if initial_state is not None else cell._states(parts[0].shape[0])
    outputs = []
    for part in parts:
        output, state = cell(part, state)
        outputs.append(output)
    return outputs, state


rnn = static_rnn


def static_bidirectional_rnn(
    cell_fw, cell_bw, inputs, initial_state_fw=None, initial_state_bw=None, dtype=None, sequence_length=None, scope=None
) -> Any:
    """`(outputs, forward state, backward state)`; each output has both directions side by side."""
    parts = inputs if isinstance(inputs, Unknown) else _args.convert_all(inputs)
    unknown = _args.first_unknown_of(parts, cell_fw, cell_bw)
    if unknown is not None:
        return unknown, unknown.derive("fw"), unknown.derive("bw")
    width: Size = as_size(cell_fw.output_size) + as_size(cell_bw.output_size)
    outputs = [part.made((part.shape[0], width), "bidirectional_rnn") for part in parts]
    return outputs, cell_fw._states(parts[0].shape[0]), cell_bw._states(parts[0].shape[0])


bidirectional_rnn = static_bidirectional_rnn
