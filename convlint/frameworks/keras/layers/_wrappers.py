"""Layers that hold a layer or a function.

https://keras.io/api/layers/recurrent_layers/time_distributed/
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.keras import _nest
from convlint.frameworks.keras._base import Layer, report
from convlint.frameworks.stdlib._core import call as _call_program
from convlint.frameworks.tensorflow import _static
from convlint.frameworks.tensorflow._tensor import Tensor
from convlint.values import Problem, Unknown


class Wrapper(Layer):
    """A layer that holds another: https://www.tensorflow.org/api_docs/python/tf/keras/layers/Wrapper"""

    def __init__(self, layer, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.layer = layer


class TimeDistributed(Wrapper):
    """`layer` on each time step: `[B, time, ...]`. Reports `input-rank` below rank 3."""

    _adds_an_axis = True

    def call(self, inputs, training=None, mask=None) -> Any:
        if not isinstance(inputs, Tensor) or not isinstance(self.layer, Layer):
            return Unknown("a TimeDistributed of something that is not known")
        if len(inputs.shape) < 3:
            rank = len(inputs.shape)
            report(Problem("input-rank", op="TimeDistributed", layer=self, tensor=inputs, expected=3, actual=rank))
            return Unknown("a TimeDistributed of a tensor of rank below 3")
        step = inputs.made((inputs.shape[0], *inputs.shape[2:]), "time_step", layer=self)
        output = _called(self.layer, step)
        if not isinstance(output, Tensor):
            return output if isinstance(output, Unknown) else Unknown("a TimeDistributed of several outputs")
        shape = (*inputs.shape[:2], *output.shape[1:])
        return output.made(shape, "TimeDistributed", layer=self)


def _called(layer: Any, inputs: Any) -> Any:
    """What an inner layer gives: it is built and called, but no row of its own."""
    if layer._composite:
        return layer(inputs)
    layer._build_for(inputs)
    return layer.call(inputs)


class Bidirectional(Wrapper):
    """A recurrent layer in both directions: https://keras.io/api/layers/recurrent_layers/bidirectional/"""

    def __init__(self, layer, merge_mode="concat", weights=None, backward_layer=None, **kwargs: Any) -> None:
        super().__init__(layer, **kwargs)
        if merge_mode not in ("sum", "mul", "ave", "concat", None) and not isinstance(merge_mode, Unknown):
            raise ValueError(f"Invalid merge mode. Received: {merge_mode}")
        self.merge_mode = merge_mode
        self.forward_layer = layer
        self.backward_layer = backward_layer

    def call(self, sequences, initial_state=None, mask=None, training=None) -> Any:
        inputs = sequences[0] if isinstance(sequences, (list, tuple)) else sequences
        if not isinstance(inputs, Tensor) or not isinstance(self.layer, Layer) or isinstance(self.merge_mode, Unknown):
            return Unknown("a Bidirectional of something that is not known")
        outputs = _called(self.layer, inputs)
        if isinstance(outputs, Unknown):
            return outputs
        output, states = (outputs[0], outputs[1:]) if isinstance(outputs, list) else (outputs, [])
        if self.merge_mode is None:
            merged = [output, output.made(output.shape, "Bidirectional", layer=self)]
        else:
            merged = [self._merged(output)]
        result = [*merged, *states, *[state.made(state.shape, "Bidirectional", layer=self) for state in states]]
        return result if len(result) > 1 else result[0]

    def _merged(self, output: Tensor) -> Any:
        factor = 2 if self.merge_mode == "concat" else 1
        return output.made((*output.shape[:-1], output.shape[-1] * factor), "Bidirectional", layer=self)

    def _parameters(self) -> int | None:
        own = self.layer._parameters() if isinstance(self.layer, Layer) else None
        return None if own is None else own * 2


class Lambda(Layer):
    """`function` of the inputs: https://keras.io/api/layers/core_layers/lambda/"""

    def __init__(self, function, output_shape=None, mask=None, arguments=None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.function = function
        self._declared_output = output_shape
        self.arguments = arguments if isinstance(arguments, dict) else {}

    def call(self, inputs, mask=None, training=None) -> Any:
        """What `function` gives; where that is not known, the declared `output_shape`."""
        result = _call_program(self.function, inputs, **self.arguments)
        if isinstance(result, Unknown) and isinstance(self._declared_output, (list, tuple)):
            sizes = _static.sizes_of_declared((None, *self._declared_output))
            first = next(_nest.flatten(inputs))
            if isinstance(first, Tensor) and not isinstance(sizes, Unknown):
                return first.made((first.shape[0], *sizes[1:]), "Lambda", layer=self)
        return result
