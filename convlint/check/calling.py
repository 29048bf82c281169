"""Which models of a file are called, and with what: the calls that stand in it, and convlint's own."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from convlint.check.contract import check_output
from convlint.check.evidence import declared_by_call, unwrapped
from convlint.check.exploring import factories, feed
from convlint.check.models import FileRun, ModelRun, Request, definition_of, is_blind, is_model, model_classes
from convlint.check.one_model import call_as_found, run_expression, run_made
from convlint.check.own_classes import left_over, run_class, without_model
from convlint.inputs import is_torch_module
from convlint.interpreter import Interpreter
from convlint.interpreter.looking import modules_of, read
from convlint.values import ModelCall, Unknown

# Models that a file calls with unknown values, of which each is looked at.
MAX_BLIND = 16


def call_models(interpreter: Interpreter, file_run: FileRun, request: Request) -> None:
    if request.expressions:
        for expression in request.expressions:
            run_expression(interpreter, file_run, expression, request)
        return
    execution = file_run.execution
    feed(file_run)
    called = [_of_inner_model(call) for call in execution.run.model_calls if call.shows_an_input]
    for call in called:
        if not is_blind(call):
            _keep_evidence(file_run, call)
    _keep_graph(file_run, called)
    if not request.factories:  # which say themselves which functions make models
        file_run.made, loose = factories(file_run, without_model(file_run, called))
        for name, value in loose:
            run_made(interpreter, file_run, name, value, request)
    for cls in model_classes(execution.module):
        run_class(interpreter, file_run, cls, called, request)
    for expression, declared in request.factories:
        run_expression(interpreter, file_run, expression, request, declared)
    _run_blind(interpreter, file_run, called, request)
    _run_instances(interpreter, file_run, called, request)
    if left := left_over(file_run):
        executed = set(execution.run.executed)
        for cls in left:
            run_class(interpreter, file_run, cls, called, request, alone=True)
        execution.run.executed = executed  # that all goes well with unknown arguments contradicts nothing
    for model_run in file_run.models:
        check_output(interpreter, model_run)


def _keep_evidence(file_run: FileRun, call: ModelCall) -> None:
    """A call that stands in the file is a true statement about it: it is kept as it is."""
    name = type(call.model).__name__
    model_run = ModelRun(name, definition_of(call.model), call.model, call, evidence=True)
    model_run.declared = declared_by_call(call)
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


def _of_inner_model(call: ModelCall) -> ModelCall:
    """A call of which nothing is known, as one of the model within `DataParallel`."""
    inner = unwrapped(call.model)
    return replace(call, model=inner) if inner is not call.model and is_blind(call) and is_model(inner) else call


def _run_blind(interpreter: Interpreter, file_run: FileRun, called: list[ModelCall], request: Request) -> None:
    """Models that the file calls with what nobody knows, and that were not looked at as those of their class."""
    models = {id(call.model): call.model for call in called if is_blind(call)}
    for model in list(models.values())[:MAX_BLIND]:
        if not any(other.model is model for other in file_run.models):
            name = type(model).__name__
            call_as_found(interpreter, file_run, ModelRun(name, definition_of(model), model), request, name)


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
        call_as_found(interpreter, file_run, ModelRun(name, None, value), request, name)
        done.append(value)


def _is_part(value: Any, other: Any) -> bool:
    if other is value or not is_torch_module(type(other)):
        return False
    return any(part is value for name, part in modules_of(other) if name)
