"""The call of a model whose input nobody declares: the input is a guess, and no fault may rest on the guess itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from convlint.check.chains import history
from convlint.check.models import ModelRun, call_model, default_arguments
from convlint.check.probing import arguments_of, best_trial, fault_key, needs_probing
from convlint.inputs import LENGTH, Declared, first_sized_layer, make_tensor
from convlint.interpreter import Execution
from convlint.values import ModelCall, Problem, Tensor, Unknown


def call_with_guess(execution: Execution, model_run: ModelRun) -> None:
    """Call the model on what suits its first layer; drop the faults that another input would not have."""
    model = model_run.model
    run: Any = execution.run
    run.refresh()  # the program may have used up the budget, in which the input is made
    if needs_probing(model) and _call_as_probed(execution, model_run):
        return
    args, kwargs, model_run.declared = default_arguments(model)
    call_model(execution, model_run, (args, kwargs))
    call = model_run.call
    if call is None or not isinstance(args[0], Tensor):
        return
    if call.problems[0] == call.problems[1]:
        if model_run.stopped and isinstance(call.output, Unknown):
            _call_as_probed(execution, model_run)
        return
    layer = first_sized_layer(model)
    found = run.problems[slice(*call.problems)]
    if not _arrives(run, call, layer, args[0], found):
        _keep(run, call, [])
        _call_as_probed(execution, model_run)
        return
    if any(problem.layer is layer for problem in found):
        # The input was made for this layer: the fault stands if what arrives does not depend on the input.
        first, *rest = args[0].shape
        wider = make_tensor(model, (first, *(size + 1 if isinstance(size, int) else size for size in rest)))
        found = _also_with(execution, model_run, wider, found, _numbers)
    if len(args[0].shape) == 2:
        longer = make_tensor(model, (args[0].shape[0], LENGTH, args[0].shape[1]))
        found = _also_with(execution, model_run, longer, found, fault_key)
    _keep(run, call, found)


def _call_as_probed(execution: Execution, model_run: ModelRun) -> bool:
    """Call the model on what the layers take that its inputs are fed to; whether they say it."""
    trial = best_trial(execution, model_run.model)
    if trial is None:
        return False
    model_run.declared = Declared((), "symbols")
    call_model(execution, model_run, arguments_of(model_run.model, trial.inputs))
    if (call := model_run.call) is not None:
        found: list[Problem] = execution.run.problems[slice(*call.problems)]
        _keep(execution.run, call, [problem for problem in found if fault_key(problem) in trial.faults])
    return True


def _arrives(run: Any, call: ModelCall, layer: Any, source: Tensor, found: list[Problem]) -> bool:
    """Whether the input reached the layer that it was made for, with its rank, and nothing was at fault on the way."""
    # A Sequential that convlint itself calls has no place in the program where its layers are called.
    faulty = {id(problem.site) for problem in found if problem.layer is not layer and problem.site is not None}
    for made in run.calls[slice(*call.calls)]:
        if made.layer is layer and made.inputs and isinstance(made.inputs[0], Tensor):
            way = history(made.inputs[0])
            return (
                made.inputs[0].rank == source.rank
                and any(tensor is source for tensor in way)
                and not any(id(t.step.site) in faulty for t in way)
            )
    return False


def _numbers(problem: Problem) -> Any:
    return fault_key(problem), repr(problem.expected), repr(problem.actual)


def _also_with(
    execution: Execution, model_run: ModelRun, argument: Tensor, found: list[Problem], key: Callable[[Problem], Any]
) -> list[Problem]:
    """Those of the faults that the same model has on another input, too."""
    again = {key(problem) for problem in _faults_with(execution, model_run, argument)}
    return [problem for problem in found if key(problem) in again]


def _faults_with(execution: Execution, model_run: ModelRun, argument: Tensor) -> list[Problem]:
    """The faults of the same model on another input, under the same answers; the run's records stay as they were."""
    run = execution.run
    records: list[list[Any]] = [run.problems, run.problem_answers, run.calls, run.model_calls, run.observed]
    before = [len(kept) for kept in records]
    trial = ModelRun(model_run.name, model_run.definition, model_run.model)
    call_model(execution, trial, ((argument,), {}))
    found = run.problems[before[0] :]
    for kept, length in zip(records, before, strict=True):
        del kept[length:]
    return found


def _keep(run: Any, call: ModelCall, wanted: list[Problem]) -> None:
    """Leave of the call's faults, the last of the run, only those wanted."""
    first, last = call.problems
    answers = [run.problem_answers[i] for i in range(first, last) if any(run.problems[i] is p for p in wanted)]
    run.problems[first:last], run.problem_answers[first:last] = wanted, answers
    call.problems = (first, first + len(wanted))


__all__ = ["call_with_guess", "fault_key"]
