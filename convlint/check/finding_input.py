"""The input of a model that nobody declares and nothing in its file calls: who else says something about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace as changed
from typing import Any

from convlint.check.contract import annotated_input
from convlint.check.evidence import cell_of, data_of, line_of, shapes_of_call
from convlint.check.guessing import call_with_guess, fault_key
from convlint.check.hints import hints_of
from convlint.check.models import FileRun, ModelRun, Request, attempt, declared_arguments, definition_of
from convlint.inputs import Declared, is_torch_module, symbolic_shape_of
from convlint.interpreter import Execution, Interpreter, ProgramRun
from convlint.interpreter.calls import call_value
from convlint.interpreter.looking import read
from convlint.record import replace
from convlint.values import Tensor, Unknown, recording

MAX_HINTS = 4
MAX_CALLS = 4


def found_input(interpreter: Interpreter, model: Any, file_run: FileRun, request: Request) -> Declared | None:
    """What the model itself, the calls of it in other files, or the data say of its input, the strongest first.

    A call in another file counts if this model takes what it is given, or if the declaration says how to make the one
    that is called there (`remade`).
    """
    if isinstance(model, Unknown) or not is_torch_module(type(model)):
        return None
    own = annotated_input(interpreter, model) or _example(model)
    if own is not None:
        return own
    name = type(model).__name__ if definition_of(model) is not None else None
    if request.elsewhere is not None and name is not None:
        for candidates in (request.elsewhere.calls(name), request.elsewhere.parts(name)):
            if (chosen := _chosen(interpreter, model, candidates[:MAX_CALLS], file_run)) is not None:
                return chosen
    return _data(model, file_run, request)


def taken_input(interpreter: Interpreter, model: Any, file_run: FileRun, request: Request) -> Declared | None:
    """What is found for a model as it is: a call of one that was made otherwise counts if this one takes it."""
    found = found_input(interpreter, model, file_run, request)
    otherwise = found is not None and found.model is not None
    return None if found is None or (otherwise and not accepts_input(model, found)) else found


def _chosen(interpreter: Interpreter, model: Any, candidates: list[Declared], file_run: FileRun) -> Declared | None:
    """The first call that shows no fault, else the first whose model can be made as it is made there."""
    made = [(declared, remade(interpreter, declared, file_run)) for declared in candidates]
    for declared, own in made:
        if accepts_input(own if own is not None else model, declared):
            return declared
    return next((declared for declared, own in made if type(own) is type(model)), None)


def remade(interpreter: Interpreter, declared: Declared | None, file_run: FileRun) -> Any:
    """The model that a call in another file is made of; None where it cannot be made here."""
    if declared is None or declared.file is None or declared.model is None:
        return None
    value = attempt(lambda: interpreter.evaluate(str(declared.model), file_run.execution.module))
    return None if isinstance(value, Unknown) else value


def _example(model: Any) -> Declared | None:
    """Lightning's `example_input_array`."""
    example = read(model, "example_input_array")
    args = tuple(example) if isinstance(example, (tuple, list)) else (example,)
    inputs = shapes_of_call(model, args) if all(isinstance(arg, Tensor) for arg in args) else None
    if not inputs:
        return None
    site = args[0].step.site
    return Declared(inputs, "example_input_array", line_of(site), cell=cell_of(site))


# --------------------------------------------------------------------------- data


def _data(model: Any, file_run: FileRun, request: Request) -> Declared | None:
    """What is loaded in the file, else where the file is used: one size that suits the model's first layer.

    What is tentative (transforms, data sets that no loader takes, settings) counts only if the model takes it.
    """
    usual = symbolic_shape_of(model)
    if usual is None or len(usual) != 4:
        return None
    for data in _sources(file_run, request):
        found = [d for declared in data if (d := with_channels(declared, usual[1])) is not None]
        sure = [d for d in found if not d.tentative and _is_own(model)]
        if len(sure) == 1:
            return sure[0]
        if (accepted := _first_accepted(model, sure or found)) is not None:
            return accepted
    hints = hints_of(model, file_run.execution.module, usual[1]) if isinstance(usual[1], int) else []
    return _first_accepted(model, hints[:MAX_HINTS])


def _is_own(model: Any) -> bool:
    """Whether the program says what the model is made of, as it does not of a trained one that it takes as it is."""
    return definition_of(model) is not None or not type(model).__module__.startswith(_COLLECTIONS)


_COLLECTIONS = ("convlint.frameworks.torchvision.", "convlint.frameworks.timm")


def _sources(file_run: FileRun, request: Request) -> Iterator[list[Declared]]:
    yield [changed(declared, file=None) for declared in data_of(file_run.execution)]
    if request.elsewhere is not None:
        yield request.elsewhere.data()


def with_channels(declared: Declared, channels: Any) -> Declared | None:
    """Data for a model that takes so many channels; None where the data have others, or nobody knows how many."""
    shape = declared.inputs[0]
    if not isinstance(channels, int):
        return declared if shape.sizes[0] is not None else None
    if shape.sizes[0] not in (None, channels):
        return None
    return changed(declared, inputs=(replace(shape, sizes=(channels, *shape.sizes[1:])),))


# --------------------------------------------------------------------------- which of several


def _first_accepted(model: Any, candidates: list[Declared]) -> Declared | None:
    """The first input with which the model shows no fault."""
    return next((declared for declared in candidates if accepts_input(model, declared)), None)


def accepts_input(model: Any, declared: Declared) -> bool:
    """Whether a call with this input, which is not recorded, shows no fault."""
    with recording(ProgramRun()) as run:
        args, kwargs = declared_arguments(model, declared)
        attempt(lambda: call_value(model, *args, **kwargs))
    return not run.problems


def certain_faults(model_run: ModelRun, execution: Execution) -> frozenset[Any]:
    """The faults of a model for every input size: what is found with symbols does not hang on who says a size."""
    trial = ModelRun(model_run.name, model_run.definition, model_run.model)
    run = ProgramRun()
    with recording(run):
        call_with_guess(Execution(execution.module, run), trial)
    return frozenset(fault_key(problem) for problem in run.problems)
