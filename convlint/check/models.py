"""Which models a file has, which input each gets, and the calls that convlint itself makes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from convlint.check.choosing import only_choice
from convlint.inputs import BATCH, Declared, as_arguments, is_keras, is_torch_module, symbolic_arguments
from convlint.interpreter import BudgetExceeded, Execution, Function, ModuleScope
from convlint.interpreter.attributes import is_user_class
from convlint.interpreter.calls import call_value
from convlint.interpreter.looking import modules_of
from convlint.interpreter.operators import unknown_of
from convlint.interpreter.reflection import Reflective
from convlint.interpreter.run import describe, holds_tensor
from convlint.shapes import Undecided
from convlint.values import LayerCall, ModelCall, Tensor, Unknown, active


@dataclass
class ModelRun:
    """One model of a file in one run: the call, or the reason why there was none. certain: where the input is only what
    the data suggest, the faults that it has with any other."""

    name: str
    definition: Any = None
    model: Any = None
    call: ModelCall | None = None
    declared: Declared | None = None
    reason: Unknown | None = None
    built: tuple[int, int] = (0, 0)
    evidence: bool = False
    rows: list[LayerCall] | None = None
    certain: frozenset[Any] = frozenset()
    stopped: list[tuple[Any, str]] = field(default_factory=list)


@dataclass
class FileRun:
    """One run of a file: the program's record and its models.

    made: models that the file's functions make. instances: the first value of each class among the file's names.
    kinds_of_parts: the classes of the parts of the models, of the first `looked_through` of them.
    """

    execution: Execution
    models: list[ModelRun] = field(default_factory=list)
    made: dict[type, Any] = field(default_factory=dict)
    instances: dict[type, Any] | None = None
    kinds_of_parts: set[type] = field(default_factory=set)
    looked_through: int = 0


@dataclass
class Request:
    """What is asked about a file: `declare(class_name)` gives the declared input of a class, `expressions` are models
    to look at instead of the file's own, `elsewhere` is what other files say of its models."""

    declare: Any
    expressions: tuple[str, ...] = ()
    factories: tuple[tuple[str, Declared], ...] = ()
    elsewhere: Any = None


def definition_of(value: Any) -> Any:
    """The class statement that made `value` (a class or an instance of it) and its module; None for twins."""
    cls = value if isinstance(value, type) else type(value)
    return vars(cls).get("_convlint_definition") if is_user_class(cls) else None


def model_classes(module: ModuleScope) -> list[type]:
    """The model classes that the file itself defines, in order."""
    found = []
    for value in list(module.names.values()):
        definition = definition_of(value) if isinstance(value, type) else None
        if definition is not None and definition[1] is module and _is_model_class(value) and value not in found:
            found.append(value)
    return found


def _is_model_class(cls: Any) -> bool:
    if is_torch_module(cls):
        return any("forward" in vars(base) for base in cls.__mro__ if is_user_class(base)) or _is_container(cls)
    return is_keras(cls) and any("call" in vars(base) for base in cls.__mro__ if is_user_class(base))


def _is_container(cls: type) -> bool:
    """A subclass of Sequential, whose forward is the framework's."""
    return any(base.__name__ == "Sequential" for base in cls.__mro__)


def needs_arguments(cls: Any) -> bool:
    """Whether a class cannot be constructed without arguments."""
    function = getattr(cls, "__init__", None)
    if not isinstance(function, Function):
        return False
    return any(name not in function.defaults for name in function.code.parameters.positional[1:])


def attempt(work: Callable[[], Any]) -> Any:
    """Call into the program; what it raises becomes an Unknown with that reason."""
    run: Any = active()
    guards, run.guards = run.guards, []
    run.refresh()
    try:
        return work()
    except Undecided as undecided:
        return unknown_of(undecided)
    except BudgetExceeded as exceeded:
        unknown = Unknown(str(exceeded))
        run.failures.append((run.site, unknown.reason))
        return unknown
    except (Exception, SystemExit) as error:
        unknown = Unknown(describe(error))
        run.failures.append((run.site, unknown.reason))
        return unknown
    finally:
        run.guards = guards


def kinds_of_parts(model: Any) -> set[type]:
    """The classes of the modules within a torch model; none for all else."""
    return {type(part) for name, part in modules_of(model) if name} if is_torch_module(type(model)) else set()


def spoken_of_by(source: Any, kind: type) -> Callable[[Any, str], bool]:
    """Whether other statements of a kind than the one that defines a name speak of it: asked with both."""
    statements = [node for node in source.tree.body if isinstance(node, kind)]
    counts = Counter(word for node in statements for word in source.words_of(node))
    own = {id(node) for node in statements}
    return lambda definition, name: counts[name] > (id(definition) in own)


def construct(cls: type) -> Any:
    """An instance of `cls` from its defaults; a required argument is what the class knows, else an unknown value."""
    function = getattr(cls, "__init__", None)
    if not isinstance(function, Function):
        return attempt(lambda: call_value(cls))
    given = only_choice(function, required(function)[1:])
    for chosen in [given, {}] if given else [{}]:
        args, named = unknown_arguments(function, cls, first=1, given=chosen)
        made = attempt(partial(call_value, cls, *args, **named))
        if not isinstance(made, Unknown):
            break
    return made


def required(function: Function) -> list[str]:
    """The parameters without a default."""
    parameters = function.code.parameters
    return [name for name in (*parameters.positional, *parameters.keyword_only) if name not in function.defaults]


def unknown_arguments(
    function: Function, callee: Any, first: int = 0, given: dict[str, Any] | None = None
) -> tuple[list[Any], dict[str, Any]]:
    """An unknown value for each argument without a default that `callee` takes, from parameter `first` on, unless it is
    `given`."""
    parameters, defaults, given = function.code.parameters, function.defaults, given or {}
    name = callee.__name__
    args = [
        given[n] if n in given else Unknown(f"the argument `{n}` of {name}()", key=("argument", id(callee), n))
        for n in parameters.positional[first:]
        if n not in defaults
    ]
    missing = [n for n in parameters.keyword_only if n not in defaults and n not in given]
    optional = {n: value for n, value in given.items() if n in defaults or n in parameters.keyword_only}
    return args, {**optional, **{n: Unknown(f"the argument `{n}` of {name}()") for n in missing}}


def call_with_unknowns(function: Function, given: dict[str, Any] | None = None) -> Any:
    """What a function gives for the arguments that are given, and for others that nobody knows."""
    args, optional = unknown_arguments(function, function, given=given)
    return call_value(function, *args, **optional)


def call_model(execution: Execution, model_run: ModelRun, arguments: tuple[tuple[Any, ...], dict[str, Any]]) -> None:
    """Call the model and keep the record of the call."""
    run = execution.run
    before = len(run.model_calls)
    failures = len(run.failures)
    args, kwargs = filled(model_run.model, *arguments)
    first, fault, seen = len(run.calls), len(run.problems), len(run.observed)
    output = attempt(lambda: call_value(model_run.model, *args, **kwargs))
    if len(run.model_calls) > before:
        call = run.model_calls[before]
    else:
        call = ModelCall(model_run.model, args, kwargs, None)
        call.calls, call.problems = (first, len(run.calls)), (fault, len(run.problems))
        call.observed = (seen, len(run.observed))
    if call.output is None:
        call.output = output
    model_run.call = call
    model_run.stopped = run.failures[failures:]


def is_blind(call: ModelCall) -> bool:
    """Whether nothing is known of what a torch model is given (`for images, labels in loader: model(images)`): the call
    says that there is such a model, and nothing of its input."""
    given = [*call.args, *call.kwargs.values()]
    unknown = any(isinstance(value, Unknown) for value in given) and not any(map(holds_tensor, given))
    return unknown and is_torch_module(type(call.model))


def forward_of(model: Any) -> Function | None:
    """The method of the program that a call of the model runs, where it is the program's own."""
    cls = type(model)
    function = getattr(cls, "forward" if is_torch_module(cls) else "call", None)
    return function if isinstance(function, Function) else None


def filled(model: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> tuple[tuple[Any, ...], dict[str, Any]]:
    """The arguments, and unknown ones for what else the model needs."""
    function = forward_of(model)
    if function is None:
        return args, kwargs
    parameters = function.code.parameters
    missing = [n for n in (*parameters.positional[1 + len(args) :], *parameters.keyword_only) if n not in kwargs]
    needed = [name for name in missing if name not in function.defaults]
    return args, {**kwargs, **{n: Unknown(f"the input `{n}`", key=("input", id(model), n)) for n in needed}}


def default_arguments(model: Any) -> tuple[tuple[Any, ...], dict[str, Any], Declared]:
    """Arguments where nobody declares a size: channels from the first layer, H and W symbols."""
    args, note = symbolic_arguments(model)
    return args, {}, Declared((), note)


def declared_arguments(model: Any, declared: Declared) -> tuple[tuple[Any, ...], dict[str, Any]]:
    return as_arguments(model, declared)


def input_maker(module: ModuleScope) -> Reflective:
    """`Input(28, 28, 1)` in a `--model` expression: an input tensor, with any batch, of the file's framework."""

    def make(*sizes: Any) -> Any:
        if b"tensorflow" in module.source.raw:
            from convlint.frameworks.tensorflow import placeholder

            return placeholder("float32", [None, *sizes])
        from convlint.frameworks.torch._tensor import new_tensor

        return new_tensor((BATCH, *sizes), "input")

    return Reflective(make)


def is_model(value: Any) -> bool:
    """Whether `value` is something that convlint can call as a model."""
    return not isinstance(value, (type, Tensor, Unknown)) and (is_torch_module(type(value)) or is_keras(type(value)))
