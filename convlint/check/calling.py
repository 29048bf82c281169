"""Which models of a file are called, and with what: the calls that stand in it, and convlint's own."""

from __future__ import annotations

from typing import Any

import libcst as cst

from convlint.check.batch import check_batch
from convlint.check.contract import check_output
from convlint.check.evidence import cell_of, line_of, without_batch
from convlint.check.exploring import factories, feed
from convlint.check.finding_input import certain_faults, found_input, remade, taken_input
from convlint.check.guessing import call_with_guess
from convlint.check.models import (
    FileRun,
    ModelRun,
    Request,
    attempt,
    call_model,
    construct,
    declared_arguments,
    definition_of,
    input_maker,
    is_model,
    kinds_of_parts,
    model_classes,
    needs_arguments,
    spoken_of_by,
)
from convlint.check.solving import report_impossible
from convlint.inputs import Declared, is_torch_module
from convlint.interpreter import Interpreter
from convlint.interpreter.looking import modules_of, read
from convlint.values import ModelCall, Tensor, Unknown


def call_models(interpreter: Interpreter, file_run: FileRun, request: Request) -> None:
    if request.expressions:
        for expression in request.expressions:
            _run_expression(interpreter, file_run, expression, request)
        return
    execution = file_run.execution
    feed(file_run)
    called = [call for call in execution.run.model_calls if call.shows_an_input]
    for call in called:
        _keep_evidence(file_run, call)
    _keep_graph(file_run, called)
    if not request.factories:  # which say themselves which functions make models
        file_run.made, loose = factories(file_run, _without_model(file_run, called))
        for name, value in loose:
            _run_made(interpreter, file_run, name, value, request)
    for cls in model_classes(execution.module):
        _run_class(interpreter, file_run, cls, called, request)
    for expression, declared in request.factories:
        _run_expression(interpreter, file_run, expression, request, declared)
    _run_instances(interpreter, file_run, called, request)
    if left := _left_over(file_run):
        executed = set(execution.run.executed)
        for cls in left:
            _run_class(interpreter, file_run, cls, called, request, alone=True)
        execution.run.executed = executed  # that all goes well with unknown arguments contradicts nothing
    for model_run in file_run.models:
        check_output(interpreter, model_run)


def _keep_evidence(file_run: FileRun, call: ModelCall) -> None:
    """A call that stands in the file is a true statement about it: it is kept as it is."""
    name = type(call.model).__name__
    model_run = ModelRun(name, definition_of(call.model), call.model, call, evidence=True)
    model_run.declared = _declared_by_call(call)
    file_run.models.append(model_run)


def _keep_graph(file_run: FileRun, called: list[ModelCall]) -> None:
    """Layers that the module's body calls outside any model: a graph, or Keras models, which are built by calling."""
    run = file_run.execution.run
    inside = {index for call in called for index in range(*call.calls)}
    loose = [call for index, call in enumerate(run.calls) if index not in inside]
    if not loose:
        return
    for name, value in [*file_run.execution.module.names.items(), *_built(run)]:
        layers = read(value, "layers") if is_model(value) and not is_torch_module(type(value)) else None
        if not isinstance(layers, (list, tuple)) or any(m.model is value for m in file_run.models):
            continue
        wanted = {id(layer) for layer in layers}
        rows = [call for call in loose if id(call.layer) in wanted]
        if rows:
            outputs = read(value, "_outputs")
            reason = outputs if isinstance(outputs, Unknown) else None
            file_run.models.append(ModelRun(name, definition_of(value), value, rows=rows, reason=reason))
            loose = [call for call in loose if id(call.layer) not in wanted]
    if loose:
        file_run.models.append(ModelRun("<module>", rows=loose))


def _built(run: Any) -> list[tuple[str, Any]]:
    """The Keras models of the run under the names that Keras gave them: a program need not keep them."""
    models = getattr(run, "_keras_models", ())
    return [(model.name, model) for model in models if isinstance(model.name, str)]


def _declared_by_call(call: ModelCall) -> Declared | None:
    shapes = [arg.shape for arg in call.args if isinstance(arg, Tensor)]
    if not shapes or len(shapes) != len(call.args) or not all(shapes):
        return None
    inputs = tuple(without_batch(call.model, arg) for arg in call.args)
    return Declared(inputs, "call", line_of(call.site), cell=cell_of(call.site))


def _without_model(file_run: FileRun, called: list[ModelCall]) -> set[type]:
    """The classes that need arguments, and of which the file's body makes no model, by itself or as a part of one."""
    models = [*(call.model for call in called), *file_run.execution.module.names.values()]
    present = set(map(type, models)).union(*map(kinds_of_parts, models))
    classes = model_classes(file_run.execution.module)
    return {cls for cls in classes if needs_arguments(cls) and cls not in present}


def _run_made(interpreter: Interpreter, file_run: FileRun, name: str, model: Any, request: Request) -> None:
    """Call the model that the function `name` makes, with what is declared for its class, if that is the file's own."""
    definition = definition_of(model)
    own = definition if definition is not None and definition[1] is file_run.execution.module else None
    declared = request.declare(type(model).__name__ if own else name, own)
    declared = declared or found_input(interpreter, model, file_run, request)
    _call_with(file_run, ModelRun(f"{name}()", own, model), declared)


def _left_over(file_run: FileRun) -> list[type]:
    """The classes that only functions speak of, and of which none of them gave a model: nobody else will run them."""
    module = file_run.execution.module
    run = {type(model.model) for model in file_run.models} | _kinds_of_parts(file_run)
    tried = {id(model.definition[0]) for model in file_run.models if model.definition is not None}
    left = [cls for cls in model_classes(module) if cls not in run and id(definition_of(cls)[0]) not in tried]
    if not left:
        return []
    is_a_part = spoken_of_by(module.source, cst.ClassDef)
    return [cls for cls in left if not is_a_part(definition_of(cls)[0], cls.__name__)]


def _run_class(
    interpreter: Interpreter,
    file_run: FileRun,
    cls: type,
    called: list[ModelCall],
    request: Request,
    alone: bool = False,
) -> None:
    """Call a class's model with the declared input, else with what the file itself feeds it, else with what is found
    elsewhere, else with symbols. alone: whether no other model has it as a part, whatever speaks of it."""
    declared: Declared | None = request.declare(cls.__name__, definition_of(cls))
    evidence = next((c for c in called if type(c.model) is cls), None)
    if declared is None and evidence is not None:
        again = _declared_by_call(evidence) or taken_input(interpreter, evidence.model, file_run, request)
        if again is not None and again.inputs:
            _call_with(file_run, ModelRun(cls.__name__, definition_of(cls), evidence.model), again)
        return
    if declared is not None and declared.model is not None:
        _run_expression(interpreter, file_run, declared.model, request, declared)
        return
    model_run = ModelRun(cls.__name__, definition_of(cls), _instance(cls, evidence, file_run))
    if declared is None and model_run.model is None:
        model_run.model = _made_elsewhere(interpreter, file_run, cls, called, request)
    if model_run.model is None and not alone and not _is_root(cls, file_run):
        return
    _build(file_run, model_run, lambda: construct(cls))
    if (
        declared is not None
        and declared.by == "--input-size"
        and needs_arguments(cls)
        and not _used_nowhere(cls, file_run)
    ):
        return
    if declared is None:
        declared = found_input(interpreter, model_run.model, file_run, request)
        own = remade(interpreter, declared, file_run)
        model_run.model = own if type(own) is cls else model_run.model
    _call_with(file_run, model_run, declared)


def _instance(cls: type, evidence: ModelCall | None, file_run: FileRun) -> Any:
    """A model of the class that the file itself makes."""
    if evidence is not None:
        return evidence.model
    if file_run.instances is None:
        file_run.instances = {}
        for value in file_run.execution.module.names.values():
            file_run.instances.setdefault(type(value), value)
    return file_run.instances.get(cls, file_run.made.get(cls))


def _made_elsewhere(
    interpreter: Interpreter, file_run: FileRun, cls: type, called: list[ModelCall], request: Request
) -> Any:
    """A model of the class, made with the arguments with which another file makes the one that it calls."""
    if request.elsewhere is None or called or not needs_arguments(cls):
        return None
    module = file_run.execution.module
    texts = [d.model for d in request.elsewhere.calls(cls.__name__) if d.model is not None]
    values = (attempt(lambda text=text: interpreter.evaluate(text, module)) for text in texts)  # type: ignore[misc]
    return next((value for value in values if type(value) is cls), None)


def _build(file_run: FileRun, model_run: ModelRun, make: Any) -> None:
    run = file_run.execution.run
    if model_run.model is None:
        first = len(run.problems)
        before = len(run.failures)
        model_run.model = make()
        model_run.built = (first, len(run.problems))
        if isinstance(model_run.model, Unknown):
            model_run.stopped += run.failures[before:]


def _used_nowhere(cls: type, file_run: FileRun) -> bool:
    return _is_root(cls, file_run)


def _is_root(cls: type, file_run: FileRun) -> bool:
    """Whether no model that was built in this run has an instance of `cls` among its parts."""
    if cls in _kinds_of_parts(file_run):
        return False
    return not (needs_arguments(cls) and _mentioned(cls, file_run))


def _kinds_of_parts(file_run: FileRun) -> set[type]:
    """The classes of the parts of all models so far; each model is looked through once."""
    for other in file_run.models[file_run.looked_through :]:
        file_run.kinds_of_parts |= kinds_of_parts(other.model)
    file_run.looked_through = len(file_run.models)
    return file_run.kinds_of_parts


def _mentioned(cls: type, file_run: FileRun) -> bool:
    """Whether another definition of the file names the class: then it is a part, made there with its arguments."""
    source = file_run.execution.module.source
    return bool(source.words[cls.__name__] > source.words_of(definition_of(cls)[0])[cls.__name__])


def _call_with(file_run: FileRun, model_run: ModelRun, declared: Declared | None) -> None:
    file_run.models.append(model_run)
    model = model_run.model
    if isinstance(model, Unknown):
        model_run.reason, model_run.declared = model, declared
        return
    if declared is not None and declared.inputs:
        model_run.declared = declared
        call_model(file_run.execution, model_run, declared_arguments(model, declared))
        _check_output(file_run, model_run)
        if declared.weak and model_run.call is not None and len(range(*model_run.call.problems)):
            model_run.certain = certain_faults(model_run, file_run.execution)
    elif is_torch_module(type(model)):
        call_with_guess(file_run.execution, model_run)
        report_impossible(model_run)
        _check_output(file_run, model_run)


def _check_output(file_run: FileRun, model_run: ModelRun) -> None:
    check_batch(model_run)
    if model_run.call is not None:
        model_run.call.problems = (model_run.call.problems[0], len(file_run.execution.run.problems))


def _run_instances(interpreter: Interpreter, file_run: FileRun, called: list[ModelCall], request: Request) -> None:
    """Models that the module's body makes of the framework's own classes (`model = nn.Sequential(...)`)."""
    names = file_run.execution.module.names
    done = [c.model for c in called] + [m.model for m in file_run.models]
    for name, value in list(names.items())[:2000]:
        if not is_model(value) or definition_of(value) is not None or any(value is other for other in done):
            continue
        if not (is_torch_module(type(value)) and len(modules_of(value)) > 1):
            continue
        if any(_is_part(value, other) for other in names.values() if is_model(other)):
            continue
        declared = request.declare(name, None) or found_input(interpreter, value, file_run, request)
        _call_with(file_run, ModelRun(name, None, value), declared)
        done.append(value)


def _is_part(value: Any, other: Any) -> bool:
    if other is value or not is_torch_module(type(other)):
        return False
    return any(part is value for name, part in modules_of(other) if name)


def _run_expression(
    interpreter: Interpreter, file_run: FileRun, text: str, request: Request, declared: Declared | None = None
) -> None:
    """A model given as an expression in the file's own names."""
    run = file_run.execution.run
    first = (len(run.calls), len(run.problems))
    failures = len(run.failures)
    module = file_run.execution.module
    named = _keras_model_named(text, module)
    value = (
        named
        if named is not None
        else attempt(lambda: interpreter.evaluate(text, module, {"Input": input_maker(module)}))
    )
    model_run = ModelRun(text, definition_of(value), value)
    model_run.stopped = run.failures[failures:]
    if declared is None:
        declared = request.declare(type(value).__name__, definition_of(value))
    built = ModelCall(value, (), {}, None, value, (first[0], len(run.calls)), (first[1], len(run.problems)))
    if isinstance(value, Unknown) or not is_model(value):
        if not run.calls[first[0] :]:
            model_run.reason = value if isinstance(value, Unknown) else Unknown(f"{text} is no model")
        model_run.call = built
        file_run.models.append(model_run)
        return
    model_run.built = built.problems
    if not is_torch_module(type(value)) and run.calls[first[0] :] and not _needs_call(value):
        model_run.call = built
        file_run.models.append(model_run)
        return
    if declared is None or not declared.inputs:
        declared = taken_input(interpreter, value, file_run, request) or declared
    _call_with(file_run, model_run, declared)


def _keras_model_named(text: str, module: Any) -> Any:
    """A Keras model by the name that Keras gave it, where no variable has that name."""
    if not text.isidentifier() or text in module.names:
        return None
    models = [value for value in module.names.values() if is_model(value) and not is_torch_module(type(value))]
    return next((model for model in models if read(model, "name") == text), None)


def _needs_call(model: Any) -> bool:
    """Whether a Keras model is a subclassed one, which has no graph before it is called."""
    return definition_of(model) is not None
