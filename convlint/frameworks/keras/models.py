"""`Model` and `Sequential`.

https://keras.io/api/models/
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.keras import _nest
from convlint.frameworks.keras._base import Layer, report
from convlint.frameworks.keras._graph_model import nodes_between, run
from convlint.frameworks.keras._input import Input, InputLayer, declared_input
from convlint.frameworks.keras._training import Training
from convlint.frameworks.tensorflow import _static
from convlint.frameworks.tensorflow._tensor import Tensor
from convlint.shapes import prove_equal
from convlint.values import Problem, Step, Unknown, active, first_unknown

__all__ = [
    "Functional",
    "Input",
    "Model",
    "Sequential",
    "clone_model",
    "load_model",
    "model_from_config",
    "model_from_json",
    "model_from_yaml",
    "save_model",
]


class Model(Training, Layer):
    """A model: of tensors (`Model(inputs, outputs)`), or a class of the program's own with `call`.

    https://keras.io/api/models/model/
    """

    _composite = True
    _inputs: Any = None
    _outputs: Any = None
    stop_training = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        inputs = kwargs.pop("inputs", kwargs.pop("input", args[0] if len(args) > 1 else None))
        outputs = kwargs.pop("outputs", kwargs.pop("output", args[1] if len(args) > 1 else None))
        kwargs.setdefault("name", args[2] if len(args) > 2 else None)
        if inputs is None and outputs is None:
            Layer.__init__(self, *args, **kwargs)
            return
        if kwargs["name"] is None:
            kwargs["name"] = "functional" if type(self) is Model else None
            if type(self) is Model:
                kwargs["name"] = _functional_name()
        Layer.__init__(self, **kwargs)
        self._connect(inputs, outputs)

    def _connect(self, inputs: Any, outputs: Any) -> None:
        """Become the model of the calls that lead from `inputs` to `outputs`."""
        unknown = first_unknown(*_nest.flatten(outputs), *_nest.flatten(inputs))
        self._inputs, self._outputs = (inputs, outputs) if unknown is None else (inputs, unknown.derive(object()))
        self._graph = nodes_between(inputs, outputs) if unknown is None else []
        self.built = True
        _keep(self)

    def call(self, inputs, training=None, mask=None) -> Any:
        """The outputs for `inputs`. Raises NotImplementedError for a class that does not say."""
        if self._outputs is None:
            raise NotImplementedError(f"Model {type(self).__name__} does not have a `call()` method implemented.")
        if isinstance(self._outputs, Unknown):
            return self._outputs.derive(object())
        if not self._graph:
            return self._outputs
        given = _as_declared(self._inputs, inputs)
        return run(self._inputs, self._outputs, self._graph, given)

    def build(self, input_shape) -> None:
        """Build by a call on a declared shape; the batch may be None."""
        if self._outputs is not None or self.built or not _is_shape(input_shape):
            self.built = True
            return
        self.built = True
        self(_inputs_of(input_shape))

    def _build_for(self, inputs: Any) -> None:
        overridden = type(self).build is not Model.build
        if not self.built and overridden:
            self.build(_nest.shapes_of(inputs))
        self.built = True

    def _version(self) -> Any:
        return self._outputs

    def _call_on_data(self, batch: Any) -> Any:
        if self._inputs is None:
            return self(batch)
        return self(_turned(self, self._inputs, _as_declared(self._inputs, batch)))

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Call the model; the outermost call of a model of the program's own is kept as evidence."""
        run = active()
        if _is_twin(type(self)) or getattr(run, "_keras_root", None) is not None:
            return Layer.__call__(self, *args, **kwargs)
        run._keras_root = len(run.calls)  # type: ignore[attr-defined]
        try:
            with run.model_call(self, args, kwargs) as call:
                call.output = Layer.__call__(self, *args, **kwargs)
            return call.output
        finally:
            run._keras_root = None  # type: ignore[attr-defined]

    # ------------------------------------------------------------------ what a program reads

    @property
    def layers(self) -> list[Any]:
        """The layers, in the order in which they are called (or were assigned)."""
        if self._outputs is None:
            return self._sublayers()
        found: list[Any] = []
        for node in getattr(self, "_graph", []):
            if not any(node.layer is layer for layer in found):
                found.append(node.layer)
        return [*_input_layers(self._inputs), *found]

    def _sublayers(self) -> list[Any]:
        own = Layer._sublayers(self)
        if self._outputs is None:
            return own
        return [*[layer for layer in self.layers if not isinstance(layer, InputLayer)], *own]

    def get_layer(self, name=None, index=None) -> Any:
        """The layer called `name`, or number `index`. Raises ValueError where there is none."""
        if isinstance(name, Unknown) or isinstance(index, Unknown):
            return Unknown("a layer looked up by what is not known")
        if index is not None:
            return self.layers[index]
        for layer in self.layers:
            if layer.name == name:
                return layer
        raise ValueError(f"No such layer: {name}.")

    @property
    def inputs(self) -> Any:
        return None if self._inputs is None else list(_nest.flatten(self._inputs))

    @property
    def outputs(self) -> Any:
        return None if self._outputs is None else list(_nest.flatten(self._outputs))

    @property
    def input(self) -> Any:
        return self._inputs if self._inputs is not None else self._first_node().args[0]

    @property
    def output(self) -> Any:
        return self._outputs if self._outputs is not None else self._first_node().outputs

    @property
    def input_names(self) -> list[Any]:
        return [layer.name for layer in _input_layers(self._inputs)]

    def summary(self, *args: Any, **kwargs: Any) -> None:
        return None

    def save(self, *args: Any, **kwargs: Any) -> None:
        return None

    save_weights = load_weights = export = save

    def to_json(self, **kwargs: Any) -> Any:
        return Unknown("a model as JSON", kind=str)

    to_yaml = to_json


Functional = Model


class Sequential(Model):
    """Layers one after the other. Built at once where the first declares its input, else at the first call.

    https://keras.io/api/models/sequential/
    """

    def __init__(self, layers=None, trainable=True, name=None) -> None:
        Layer.__init__(self, name=name, trainable=trainable)
        self._stack: list[Any] = []
        self._trail: list[Any] = []
        _keep(self)
        if isinstance(layers, Unknown):
            self._outputs = layers.derive(object())
            return
        for layer in layers or []:
            self.add(layer)

    def add(self, layer, rebuild=True) -> None:
        """Append a layer; a tensor of `keras.Input` or an InputLayer declares the input."""
        if isinstance(layer, Unknown):
            self._outputs = layer.derive(object())
            return
        if isinstance(layer, InputLayer):
            layer = layer.output
        if isinstance(layer, Tensor):
            self._inputs = self._outputs = layer
            return
        self._stack.append(layer)
        self._extend(layer)

    def _extend(self, layer: Any) -> None:
        if self._outputs is None:
            self._inputs = self._outputs = declared_input(layer)
        if isinstance(self._outputs, (Tensor, list, tuple)):
            self._trail.append(self._outputs)
            self._outputs = layer(self._outputs)
            self.built = True

    def pop(self, rebuild=True) -> Any:
        """Take the last layer off. Raises TypeError where there is none."""
        if not self._stack:
            raise TypeError("There are no layers in the model.")
        layer = self._stack.pop()
        if self._trail:
            self._outputs = self._trail.pop()
        return layer

    def build(self, input_shape=None) -> None:
        """Build by a call on a declared shape; the batch may be None."""
        if self._outputs is None and _is_shape(input_shape):
            self._inputs = self._outputs = _inputs_of(input_shape)
            for layer in self._stack:
                self._extend(layer)
        self.built = True

    def _build_for(self, inputs: Any) -> None:
        if self._outputs is None and type(self).build is Sequential.build and isinstance(inputs, Tensor):
            self._inputs = self._outputs = inputs
            for layer in self._stack:
                self._extend(layer)
        self.built = True

    def call(self, inputs, training=None, mask=None) -> Any:
        """The outputs for `inputs`."""
        if isinstance(self._outputs, Unknown):
            return self._outputs.derive(object())
        outputs = _as_declared(self._inputs, inputs) if self._inputs is not None else inputs
        if outputs is self._inputs:
            return self._outputs
        for layer in self._stack:
            outputs = layer(outputs)
        return outputs

    @property
    def layers(self) -> list[Any]:
        """The layers, without the input's."""
        return list(self._stack)

    def _sublayers(self) -> list[Any]:
        return list(self._stack)


_MOST_MODELS = 64


def _keep(model: Model) -> None:
    """Keep a model in the record of the run, whatever the program does with it."""
    run: Any = active()
    models = run.__dict__.setdefault("_keras_models", [])
    if len(models) < _MOST_MODELS:
        models.append(model)


def _is_twin(cls: type) -> bool:
    return cls.__module__.startswith("convlint.frameworks.")


def _functional_name() -> str:
    from convlint.frameworks.tensorflow import _graph

    return _graph.state().unique_layer_name("functional")


def _is_shape(value: Any) -> bool:
    return isinstance(value, (tuple, list, dict)) and len(value) > 0


def _inputs_of(input_shape: Any) -> Any:
    """Tensors of a declared shape, or of a list of them; the batch stands first."""
    if isinstance(input_shape, dict):
        return {key: _inputs_of(value) for key, value in input_shape.items()}
    if input_shape and all(isinstance(item, (tuple, list)) for item in input_shape):
        return [_inputs_of(item) for item in input_shape]
    sizes = _static.sizes_of_declared(input_shape)
    return sizes if isinstance(sizes, Unknown) else Tensor(sizes, Step("Input", (), active().site))


def _input_layers(inputs: Any) -> list[Any]:
    layers = [getattr(tensor, "_input_layer", None) for tensor in _nest.flatten(inputs)]
    return [layer for layer in layers if layer is not None]


def _as_declared(declared: Any, given: Any) -> Any:
    """`given` in the structure of the declared inputs, with a last axis of 1 added or dropped as Keras does."""
    old, new = list(_nest.flatten(declared)), list(_nest.flatten(given))
    if len(old) != len(new):
        return given
    fitted = iter([_fitted(one, other) for one, other in zip(old, new, strict=True)])
    return _nest.map_nested(lambda item: next(fitted), given)


def _turned(model: Any, declared: Any, given: Any) -> Any:
    """`given` with its channels where the model has them; reported as `channel-order` where they stand elsewhere."""
    if not isinstance(declared, Tensor) or not isinstance(given, Tensor):
        return given
    wanted, arriving = declared.shape[1:], given.shape[1:]
    if len(wanted) != 3 or len(arriving) != 3 or not all(isinstance(size, int) for size in (*wanted, *arriving)):
        return given
    turned = ((*arriving[1:], arriving[0]), (arriving[-1], *arriving[:-1]))
    if wanted == arriving or wanted not in turned:
        return given
    layer = declared.step.layer or model
    report(
        Problem("channel-order", op=type(model).__name__, layer=layer, tensor=given, expected=wanted, actual=arriving)
    )
    return given.made((given.shape[0], *wanted), "transpose")


def _fitted(declared: Any, given: Any) -> Any:
    if not isinstance(declared, Tensor) or not isinstance(given, Tensor):
        return given
    if len(given.shape) == len(declared.shape) - 1 and prove_equal(declared.shape[-1], 1):
        return given.made((*given.shape, 1), "expand_dims")
    if len(given.shape) == len(declared.shape) + 1 and prove_equal(given.shape[-1], 1):
        return given.made(given.shape[:-1], "squeeze")
    return given


def load_model(filepath, custom_objects=None, compile=True, safe_mode=True, **kwargs: Any) -> Any:
    """Not known: the model lies in a file."""
    return Unknown("a model that is loaded from a file")


def save_model(model, filepath, overwrite=True, **kwargs: Any) -> None:
    """Nothing."""


def model_from_json(json_string, custom_objects=None) -> Any:
    """Not known: the model lies in a text."""
    return Unknown("a model that is loaded from a text")


model_from_yaml = model_from_config = model_from_json


def clone_model(model, input_tensors=None, clone_function=None, **kwargs: Any) -> Any:
    """A model of the same layers; the layers themselves are shared here."""
    return model
