"""One model: built, or made by a function or an expression, and called with what is declared or found, else a guess."""

from __future__ import annotations

from typing import Any

from convlint.check.batch import check_batch
from convlint.check.finding_input import certain_faults, found_input, taken_input
from convlint.check.guessing import call_with_guess
from convlint.check.models import (
    FileRun,
    ModelRun,
    Request,
    attempt,
    call_model,
    declared_arguments,
    definition_of,
    input_maker,
    is_model,
)
from convlint.check.solving import report_impossible
from convlint.inputs import Declared, is_torch_module
from convlint.interpreter import Interpreter
from convlint.interpreter.looking import read
from convlint.values import ModelCall, Unknown


def run_made(interpreter: Interpreter, file_run: FileRun, name: str, model: Any, request: Request) -> None:
    """Call the model that the function `name` makes, with what is declared for its class, if that is the file's own."""
    definition = definition_of(model)
    own = definition if definition is not None and definition[1] is file_run.execution.module else None
    model_run = ModelRun(f"{name}()", own, model)
    call_as_found(interpreter, file_run, model_run, request, type(model).__name__ if own else name)


def call_as_found(
    interpreter: Interpreter, file_run: FileRun, model_run: ModelRun, request: Request, name: str
) -> None:
    """Call a model with what is declared for the class or variable `name`, else with what is found, else a guess."""
    declared = request.declare(name, model_run.definition)
    call_with(file_run, model_run, declared or found_input(interpreter, model_run.model, file_run, request))


def build(file_run: FileRun, model_run: ModelRun, make: Any) -> None:
    run = file_run.execution.run
    if model_run.model is None:
        first = len(run.problems)
        before = len(run.failures)
        model_run.model = make()
        model_run.built = (first, len(run.problems))
        if isinstance(model_run.model, Unknown):
            model_run.stopped += run.failures[before:]


def call_with(file_run: FileRun, model_run: ModelRun, declared: Declared | None) -> None:
    file_run.models.append(model_run)
    model = model_run.model
    if isinstance(model, Unknown):
        model_run.reason, model_run.declared = model, declared
        return
    if declared is not None and declared.inputs:
        model_run.declared = declared
        call_model(file_run.execution, model_run, declared_arguments(model, declared))
        _check_output(file_run, model_run)
        if declared.weak and model_run.call is not None and model_run.call.problems[0] != model_run.call.problems[1]:
            model_run.certain = certain_faults(model_run, file_run.execution)
    elif is_torch_module(type(model)):
        call_with_guess(file_run.execution, model_run)
        report_impossible(model_run)
        _check_output(file_run, model_run)


def _check_output(file_run: FileRun, model_run: ModelRun) -> None:
    check_batch(model_run)
    if model_run.call is not None:
        model_run.call.problems = (model_run.call.problems[0], len(file_run.execution.run.problems))


def run_expression(
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
    call_with(file_run, model_run, declared)


def _keras_model_named(text: str, module: Any) -> Any:
    """A Keras model by the name that Keras gave it, where no variable has that name."""
    if not text.isidentifier() or text in module.names:
        return None
    models = [value for value in module.names.values() if is_model(value) and not is_torch_module(type(value))]
    return next((model for model in models if read(model, "name") == text), None)


def _needs_call(model: Any) -> bool:
    """Whether a Keras model is a subclassed one, which has no graph before it is called."""
    return definition_of(model) is not None
