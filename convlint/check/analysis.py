"""A file from its text to what was found: runs of the program, calls of its models, and which faults stand in all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from convlint.check.calling import call_models
from convlint.check.chains import steps_to
from convlint.check.elsewhere import Elsewhere
from convlint.check.models import FileRun, ModelRun, Request
from convlint.interpreter import MAX_RUNS, MAX_STEPS, Interpreter
from convlint.project import Project
from convlint.values import Problem, Tensor, is_settled, recording

# Conditions of one run that are turned round, and the steps past which a file is not run again.
REUSABLE = 6
REPEAT_STEPS = 40_000
# With what the keys of unknown values begin that are as they are on a machine, whatever the program does.
OF_THE_MACHINE = frozenset(
    ["environ", "installed", "device", "cpu_count", "torch.cuda.is_available", "torch.cuda.device_count"]
)


@dataclass
class Finding:
    """A fault that stands, with the run and model call that show it."""

    problem: Problem
    file_run: FileRun
    model: ModelRun | None
    conditions: list[tuple[Any, bool]]


def analyse(
    source: Any, request: Request, project: Project | None = None, interpreter: Interpreter | None = None
) -> list[FileRun]:
    """Run the file, then again with other answers to its unknown conditions, nearest first, up to a bound.

    An `interpreter` that has run an earlier text of the file does again only what has changed.
    """
    interpreter = interpreter if interpreter is not None else Interpreter(project)
    request.elsewhere = request.elsewhere or Elsewhere(interpreter.project, source)
    pending: list[tuple[bool, ...] | None] = [()]
    runs: list[FileRun] = []
    spent = 0
    interpreter.fed = {}
    while pending and len(runs) < MAX_RUNS:
        prefix = pending.pop(0)
        unfed = not interpreter.fed
        execution = interpreter.execute(source, prefix or (), opposite=prefix is None)
        file_run = FileRun(execution)
        with recording(execution.run):
            call_models(interpreter, file_run, request)
            execution.run.settle()
        if unfed and not runs and any(interpreter.fed.values()):
            pending = [prefix]
            continue
        runs.append(file_run)
        spent += MAX_STEPS - execution.run.steps
        if spent > REPEAT_STEPS or not _worth_repeating(file_run):
            if len(runs) > 1 or not _rests_on_conditions(file_run):
                break
            pending = [None]
            continue
        if prefix is None:
            continue
        if not prefix and _may_choose(file_run):
            pending.append(None)
        pending += _turned_round(file_run, len(prefix))
    return runs


def _turned_round(file_run: FileRun, known: int) -> list[tuple[bool, ...]]:
    """The answers of a run with one of them turned round, of those that are not `known` from the run before.

    What another file asks is only turned round where a fault may rest on it.
    """
    run, own = file_run.execution.run, file_run.execution.module.filename
    answers = [answer for _, answer in run.asked]
    of_interest = [
        index
        for index, (subject, _) in enumerate(run.asked)
        if index >= known and (run.problems or _comes_up_in(own, subject))
    ]
    return [(*answers[:index], not answers[index]) for index in of_interest[:REUSABLE]]


def _may_choose(file_run: FileRun) -> bool:
    """Whether other answers to the unknown conditions of a run may tell more: where a fault may rest on them, or where
    one is more than what another file asks of the machine that it runs on."""
    run, own = file_run.execution.run, file_run.execution.module.filename
    return any(run.problems or _comes_up_in(own, subject) or not _is_of_machine(subject) for subject, _ in run.asked)


def _comes_up_in(filename: str, subject: Any) -> bool:
    return bool(getattr(getattr(subject, "site", None), "filename", filename) == filename)


def _is_of_machine(subject: Any) -> bool:
    """Whether a condition asks for an environment variable, a device or what an installed library has."""
    return bool(OF_THE_MACHINE.intersection(subject.key[:1]))


def _worth_repeating(file_run: FileRun) -> bool:
    return bool(file_run.models or file_run.execution.run.calls or file_run.execution.run.problems)


def _rests_on_conditions(file_run: FileRun) -> bool:
    """Whether a fault was found under unknown conditions: a run that answers otherwise has to find it, too."""
    run = file_run.execution.run
    return any(run.conditions_of(index) for index in range(len(run.problems)))


# --------------------------------------------------------------------------- which faults stand


def findings(runs: list[FileRun]) -> list[Finding]:
    """The faults that no run contradicts: wherever another run reached the same place, it was at fault there, too."""
    result: list[Finding] = []
    seen: set[Any] = set()
    for file_run in runs:
        run = file_run.execution.run
        for index, problem in enumerate(run.problems):
            key = _key(problem)
            conditions = run.conditions_of(index)
            if not _tried_both_ways(runs, conditions) or not _found_either_way(runs, problem, conditions):
                continue
            if key in seen or any(_contradicts(other, problem) for other in runs if other is not file_run):
                continue
            seen.add(key)
            result.append(Finding(problem, file_run, _model_of(file_run, index), _conditions(runs, file_run, index)))
    return result


def _tried_both_ways(runs: list[FileRun], conditions: list[tuple[Any, bool]]) -> bool:
    """Whether each unknown condition before a fault got the other answer in some run: otherwise nothing is proved."""
    answers = {(_place(subject), answer) for r in runs for subject, answer in r.execution.run.asked}
    return all((_place(subject), not answer) in answers for subject, answer in conditions)


def _found_either_way(runs: list[FileRun], problem: Problem, conditions: list[tuple[Any, bool]]) -> bool:
    """Whether no run shows that a fault hangs on an answer that nobody can choose, such as a test of known values: one
    that is the same up to that answer, gives the other one, and is without the fault."""
    places = [(_place(subject), answer) for subject, answer in conditions]
    for index, (subject, answer) in enumerate(conditions):
        if is_settled(subject):
            turned = [*places[:index], (places[index][0], not answer)]
            others = [r.execution.run for r in runs if _starts_with(r.execution.run.asked, turned)]
            if others and not any(_key(found) == _key(problem) for run in others for found in run.problems):
                return False
    return True


def _starts_with(asked: list[tuple[Any, bool]], places: list[tuple[Any, bool]]) -> bool:
    return [(_place(subject), answer) for subject, answer in asked[: len(places)]] == places


def _place(subject: Any) -> Any:
    site = getattr(subject, "site", None)
    return (subject.reason, id(getattr(site, "node", None)))


def _key(problem: Problem) -> Any:
    layer_site = getattr(problem.layer, "_site", None)
    definition = getattr(layer_site, "node", None)
    frame_site = getattr(getattr(layer_site, "frame", None), "site", None)
    return (
        problem.kind,
        id(getattr(problem.site, "node", None)),
        id(definition),
        id(getattr(frame_site, "node", None)),
        str(problem.expected),
        str(problem.actual),
    )


def _contradicts(other: FileRun, problem: Problem) -> bool:
    node = id(getattr(problem.site, "node", None))
    if node not in other.execution.run.executed:
        return False
    return not any(
        p.kind == problem.kind and id(getattr(p.site, "node", None)) == node for p in other.execution.run.problems
    )


def _conditions(runs: list[FileRun], file_run: FileRun, index: int) -> list[tuple[Any, bool]]:
    """The unknown conditions under which a fault was found, if some run did not reach it."""
    problem = file_run.execution.run.problems[index]
    node = id(getattr(problem.site, "node", None))
    if all(node in other.execution.run.executed for other in runs):
        return []
    return file_run.execution.run.conditions_of(index)


def _model_of(file_run: FileRun, index: int) -> ModelRun | None:
    for model in file_run.models:
        if model.call is not None and model.call.problems[0] <= index < model.call.problems[1]:
            return model
        if model.built[0] <= index < model.built[1]:
            return model
    return _maker_of(file_run, file_run.execution.run.problems[index].tensor)


def _maker_of(file_run: FileRun, tensor: Any) -> ModelRun | None:
    """The model whose output became `tensor`: a loss that it is given to says nothing of the input itself."""
    outputs = {id(model.call.output): model for model in file_run.models if model.call is not None}
    path = steps_to(tensor) if isinstance(tensor, Tensor) else []
    return next((outputs[id(result)] for _, result in reversed(path) if id(result) in outputs), None)


__all__ = ["FileRun", "Finding", "Request", "analyse", "findings"]
