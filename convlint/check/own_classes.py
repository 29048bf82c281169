"""The classes of models that a file defines: which are called, and with what."""

from __future__ import annotations

from typing import Any

import libcst as cst

from convlint.check.evidence import declared_by_call
from convlint.check.finding_input import found_input, remade, taken_input
from convlint.check.models import (
    FileRun,
    ModelRun,
    Request,
    attempt,
    construct,
    definition_of,
    is_blind,
    kinds_of_parts,
    model_classes,
    needs_arguments,
    spoken_of_by,
)
from convlint.check.one_model import build, call_with, run_expression
from convlint.inputs import Declared
from convlint.interpreter import Interpreter
from convlint.values import ModelCall


def without_model(file_run: FileRun, called: list[ModelCall]) -> set[type]:
    """The classes that need arguments, and of which the file's body makes no model, by itself or as a part of one."""
    models = [*(call.model for call in called), *file_run.execution.module.names.values()]
    present = set(map(type, models)).union(*map(kinds_of_parts, models))
    classes = model_classes(file_run.execution.module)
    return {cls for cls in classes if needs_arguments(cls) and cls not in present}


def left_over(file_run: FileRun) -> list[type]:
    """The classes that only functions speak of, and of which none of them gave a model: nobody else will run them."""
    module = file_run.execution.module
    run = {type(model.model) for model in file_run.models} | _kinds_of_parts(file_run)
    tried = {id(model.definition[0]) for model in file_run.models if model.definition is not None}
    left = [cls for cls in model_classes(module) if cls not in run and id(definition_of(cls)[0]) not in tried]
    if not left:
        return []
    is_a_part = spoken_of_by(module.source, cst.ClassDef)
    return [cls for cls in left if not is_a_part(definition_of(cls)[0], cls.__name__)]


def run_class(
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
    calls = [call for call in called if type(call.model) is cls]
    evidence = next((call for call in calls if not is_blind(call)), None)
    if declared is None and evidence is not None:
        again = declared_by_call(evidence) or taken_input(interpreter, evidence.model, file_run, request)
        if again is not None and again.inputs:
            call_with(file_run, ModelRun(cls.__name__, definition_of(cls), evidence.model), again)
        return
    if declared is not None and declared.model is not None:
        run_expression(interpreter, file_run, declared.model, request, declared)
        return
    model_run = ModelRun(cls.__name__, definition_of(cls), _instance(cls, calls, file_run))
    if declared is None and model_run.model is None:
        model_run.model = _made_elsewhere(interpreter, file_run, cls, called, request)
    if model_run.model is None and not alone and not _is_root(cls, file_run):
        return
    build(file_run, model_run, lambda: construct(cls))
    if declared is not None and declared.by == "--input-size" and needs_arguments(cls) and not _is_root(cls, file_run):
        return
    if declared is None:
        declared = found_input(interpreter, model_run.model, file_run, request)
        own = remade(interpreter, declared, file_run)
        model_run.model = own if type(own) is cls else model_run.model
    call_with(file_run, model_run, declared)


def _instance(cls: type, calls: list[ModelCall], file_run: FileRun) -> Any:
    """A model of the class that the file itself makes, one that it calls with something known before the others."""
    if calls:
        return min(calls, key=is_blind).model
    if file_run.instances is None:
        file_run.instances = {}
        for value in file_run.execution.module.names.values():
            file_run.instances.setdefault(type(value), value)
    return file_run.instances.get(cls, file_run.made.get(cls))


def _made_elsewhere(
    interpreter: Interpreter, file_run: FileRun, cls: type, called: list[ModelCall], request: Request
) -> Any:
    """A model of the class, made with the arguments with which another file makes one, that which it calls first."""
    if request.elsewhere is None or called or not needs_arguments(cls):
        return None
    module = file_run.execution.module
    name, elsewhere = cls.__name__, request.elsewhere
    texts = [*(d.model for d in elsewhere.calls(name) if d.model is not None), *elsewhere.made(name)]
    values = (attempt(lambda text=text: interpreter.evaluate(text, module)) for text in texts)  # type: ignore[misc]
    return next((value for value in values if type(value) is cls), None)


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
