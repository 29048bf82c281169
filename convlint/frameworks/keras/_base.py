"""`Layer`: building, calling, naming and recording, for Keras 2 and 3 alike.

https://keras.io/api/layers/base_layer/
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.keras import _nest
from convlint.frameworks.keras._names import auto_name
from convlint.frameworks.keras._weights import Weights
from convlint.frameworks.tensorflow import _static
from convlint.frameworks.tensorflow._tensor import Tensor
from convlint.shapes import Shape, prove_same
from convlint.values import LayerCall, Problem, Step, Unknown, active, first_unknown

__all__ = ["InputSpec", "Layer", "Node", "report"]

# Keyword arguments that every layer of Keras 2 or 3 takes.
_COMMON = frozenset(
    {
        "activity_regularizer",
        "autocast",
        "batch_input_shape",
        "batch_shape",
        "batch_size",
        "dtype",
        "dynamic",
        "experimental_autocast",
        "implementation",
        "input_dim",
        "input_dtype",
        "input_length",
        "input_shape",
        "name",
        "ragged",
        "sparse",
        "trainable",
        "weights",
    }
)


_COST = 20
_MOST_NODES = 64


class Node:
    """One call of a layer: what a functional model is made of."""

    __slots__ = ("args", "kwargs", "layer", "outputs")

    def __init__(self, layer: Any, args: tuple[Any, ...], kwargs: dict[str, Any], outputs: Any) -> None:
        self.layer = layer
        self.args = args
        self.kwargs = kwargs
        self.outputs = outputs


class InputSpec:
    """https://keras.io/api/layers/base_layer/: what a layer says of its inputs; kept, not checked."""

    def __init__(
        self, dtype=None, shape=None, ndim=None, max_ndim=None, min_ndim=None, axes=None, allow_last_axis_squeeze=False,
        name=None, optional=False,
    ) -> None:  # fmt: skip
        self.shape, self.ndim, self.max_ndim, self.min_ndim, self.axes = shape, ndim, max_ndim, min_ndim, axes


class Layer(Weights):
    """https://keras.io/api/layers/base_layer/

    A layer is built at its first call, from the shape that arrives.
    """

    # A layer that only calls others (a model): its own call is not recorded.
    _composite = False
    _nodes: list[Node]
    _site: Any
    _batch_shape: Any = None
    input_spec: Any
    supports_masking: bool
    stateful: bool
    dtype: Any

    def __new__(cls, *args: Any, **kwargs: Any) -> Any:
        self = object.__new__(cls)
        self._site = active().site
        self._nodes = []
        self._own_weights = []
        self.built = False
        self.trainable = True
        self.input_spec = None
        self.supports_masking = False
        self.stateful = False
        self.dtype = "float32"
        return self

    def __init__(
        self, *args: Any, activity_regularizer=None, trainable=True, dtype=None, autocast=True, name=None, **kwargs: Any
    ) -> None:
        self._refuse(kwargs)
        self.trainable = trainable
        self._set_name(name)
        self._batch_shape = _declared(kwargs)
        self._declared_by = next((name for name in _DECLARING if kwargs.get(name) is not None), None)

    def _refuse(self, kwargs: dict[str, Any]) -> None:
        """Report keywords that no Keras layer takes (`border_mode` of Keras 1) as `call-arguments`."""
        wrong = [name for name in kwargs if name not in _COMMON]
        if wrong:
            detail = f"{type(self).__name__} takes no argument {', '.join(wrong)}"
            active().report(
                Problem(
                    "call-arguments",
                    op=type(self).__name__,
                    layer=self,
                    argument=wrong[0],
                    actual=wrong[0],
                    detail=detail,
                )
            )

    def _set_name(self, name: Any) -> None:
        self._name = name if isinstance(name, (str, Unknown)) else auto_name(type(self))

    @property
    def name(self) -> Any:
        if not hasattr(self, "_name"):
            self._set_name(None)
        return self._name

    @name.setter
    def name(self, value: Any) -> None:
        self._name = value

    # ------------------------------------------------------------------ building and calling

    def build(self, input_shape) -> None:
        """Make the weights for `input_shape`, a shape with None for the batch."""
        self.built = True

    def call(self, inputs, *args: Any, **kwargs: Any) -> Any:
        """The outputs for `inputs`. The base passes them on."""
        return inputs

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Build the layer if need be, call it, and record the call."""
        _pay()
        args = tuple(_nest.tensors(arg) for arg in args)
        kwargs = {name: _nest.tensors(value) for name, value in kwargs.items()}
        inputs = args[0] if args else next(iter(kwargs.values()), None)
        unknown = first_unknown(*_nest.flatten(inputs))
        if unknown is not None:
            return self._lost(unknown.derive(object()))
        self._build_for(inputs)
        before = len(active().calls)
        outputs = self.call(*args, **kwargs)
        self._remember(args, kwargs, inputs, outputs, before)
        return outputs

    def _lost(self, unknown: Unknown) -> Unknown:
        """`unknown`, recorded once as what comes out of a layer that got nothing known."""
        if not self._composite and not any(call.layer is self for call in active().calls):
            kind, name = type(self).__name__, self.name if isinstance(self.name, str) else ""
            active().called(LayerCall(self, kind, (unknown,), unknown, active().site, name=name))
        return unknown

    def _build_for(self, inputs: Any) -> None:
        if not self.built:
            self.build(_nest.shapes_of(inputs))
            self.built = True

    def _remember(self, args: Any, kwargs: Any, inputs: Any, outputs: Any, before: int) -> None:
        node = Node(self, args, kwargs, outputs)
        if len(self._nodes) < _MOST_NODES:
            self._nodes.append(node)
        for tensor in _nest.flatten(outputs):
            if isinstance(tensor, Tensor) and not any(tensor is given for given in _nest.flatten([args, kwargs])):
                tensor._keras_node = node  # type: ignore[attr-defined]
                if not hasattr(tensor, "_made_by"):  # the innermost layer, where models hold models
                    tensor._made_by = node  # type: ignore[attr-defined]
        if not self._composite and len(active().calls) == before:
            self._record(inputs, outputs)

    def _record(self, inputs: Any, outputs: Any) -> None:
        """Record the call once for each input shape: a model that is built and then called is one row.

        A call of a model of the program's own is a record by itself.
        """
        given = tuple(item for item in _nest.flatten(inputs) if isinstance(item, Tensor))
        before = active().calls[getattr(active(), "_keras_root", None) or 0 :]
        again = len(self._nodes) > 1
        if again and any(call.layer is self and _same_inputs(call.inputs, given) for call in before):
            return
        active().called(
            LayerCall(
                layer=self,
                type=type(self).__name__,
                inputs=given,
                output=outputs,
                site=active().site,
                parameters=self._parameters(),
                name=self.name if isinstance(self.name, str) else "",
            )
        )

    def compute_output_shape(self, input_shape) -> Any:
        """The static shape of what comes out of `input_shape`."""
        sizes = _static.sizes_of_declared(input_shape)
        if isinstance(sizes, Unknown):
            return sizes.derive(object())
        output = self(Tensor(sizes, Step("input", (), active().site)))
        return _nest.shapes_of(output)

    # ------------------------------------------------------------------ what a program reads

    @property
    def input(self) -> Any:
        """What the layer was first called on. Raises AttributeError where it was not called."""
        return self._first_node().args[0]

    @property
    def output(self) -> Any:
        """What its first call gave. Raises AttributeError where it was not called."""
        return self._first_node().outputs

    def _first_node(self) -> Node:
        if not self._nodes:
            raise AttributeError(f"The layer {self.name} has never been called and thus has no defined input.")
        return self._nodes[0]

    @property
    def input_shape(self) -> Any:
        return _nest.shapes_of(self.input)

    @property
    def output_shape(self) -> Any:
        return _nest.shapes_of(self.output)

    def get_input_at(self, node_index) -> Any:
        return self._nodes[node_index].args[0]

    def get_output_at(self, node_index) -> Any:
        return self._nodes[node_index].outputs

    def get_output_shape_at(self, node_index) -> Any:
        return _nest.shapes_of(self.get_output_at(node_index))

    def get_config(self) -> dict[str, Any]:
        return {"name": self.name, "trainable": self.trainable, "dtype": self.dtype}

    @classmethod
    def from_config(cls, config) -> Any:
        return cls(**config)

    def compute_mask(self, inputs, mask=None) -> Any:
        return mask

    def add_loss(self, losses, **kwargs: Any) -> None:
        return None

    def add_metric(self, *args: Any, **kwargs: Any) -> None:
        return None

    def add_update(self, updates) -> None:
        return None

    @property
    def losses(self) -> list[Any]:
        return []

    @property
    def compute_dtype(self) -> Any:
        return self.dtype

    def __repr__(self) -> str:
        return f"<{type(self).__name__} name={self.name}>"


_DECLARING = ("batch_input_shape", "batch_shape", "input_shape", "input_dim")


def _declared(kwargs: dict[str, Any]) -> Shape | Unknown | None:
    """The input shape, batch included, that a first layer declares; None where it declares none."""
    for name in ("batch_input_shape", "batch_shape"):
        if kwargs.get(name) is not None:
            return _static.sizes_of_declared(kwargs[name])
    shape = kwargs.get("input_shape")
    if shape is None and kwargs.get("input_dim") is not None:
        shape = (kwargs["input_dim"],)
        if "input_length" in kwargs:
            shape = (kwargs["input_length"], *shape)
    if shape is None or isinstance(shape, Unknown):
        return shape
    items = tuple(shape) if isinstance(shape, (list, tuple)) else (shape,)
    return _static.sizes_of_declared((kwargs.get("batch_size"), *items))


def _same_inputs(one: tuple[Any, ...], other: tuple[Any, ...]) -> bool:
    pairs = zip(one, other, strict=False)
    return len(one) == len(other) and all(prove_same(a.shape[1:], b.shape[1:]) is True for a, b in pairs)


def _pay() -> None:
    """Charge a layer's call to the budget of the run, if it keeps one: a training loop may have no end."""
    step = getattr(active(), "step", None)
    if step is not None:
        step(_COST)


def report(problem: Problem) -> None:
    """Report a fault of a layer once, however often the model runs."""
    for other in active().problems:
        if other.layer is problem.layer and problem.layer is not None and other.kind == problem.kind:
            return
    active().report(problem)
