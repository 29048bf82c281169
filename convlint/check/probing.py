"""The inputs of a model by what they are fed to: ids to an Embedding, two images to one convolution, a sequence to an
LSTM. A call with unknown inputs shows which layers take them as they are."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

from convlint.check.batch import check_batch
from convlint.check.models import ModelRun, attempt, call_model, forward_of, required
from convlint.check.solving import arriving, report_impossible
from convlint.inputs import BATCH, Place, Taken, first_sized_layer, is_table, make_tensor, taken_by
from convlint.interpreter import Execution, ProgramRun
from convlint.interpreter.calls import call_value
from convlint.interpreter.looking import read
from convlint.interpreter.run import holds_tensor
from convlint.shapes import Dim
from convlint.values import Problem, Unknown, recording
from convlint.values.unknown import BINARY

# More combinations of possible inputs than this are not tried.
MAX_TRIALS = 12
# Methods of a tensor that leave its shape, and layers that do.
_KEEPING = frozenset(
    "to float double half long int bool cuda cpu type type_as contiguous clone detach bfloat16 requires_grad_".split()
)
_TURNING = frozenset("permute t transpose unsqueeze squeeze view reshape flatten".split())
_KEEPING_LAYERS = frozenset(["_Elementwise", "Identity"])
_OPERATORS = frozenset([*BINARY, *(f"r{name}" for name in BINARY)]) - {"matmul", "rmatmul"}
# What Python or torch raises where an input is not what the program takes.
_REFUSALS = ("ShapeFault", "ValueError", "RuntimeError", "IndexError", "TypeError", "AssertionError")


@dataclass
class Trial:
    """A call that is not recorded: what was wrong in it, of how many layers the output is known, and whether the whole
    is known to go well or not."""

    inputs: dict[str, Taken]
    problems: list[Problem]
    known: int
    fails: bool
    passes: bool

    @property
    def faults(self) -> set[Any]:
        """What was wrong, and where."""
        return set(map(fault_key, self.problems))


def fault_key(problem: Problem) -> Any:
    """What is wrong, and where it shows up."""
    return problem.kind, id(getattr(problem.site, "node", None)), id(problem.layer)


def needs_probing(model: Any) -> bool:
    """Whether the first layer does not say what all inputs are."""
    return first_sized_layer(model) is None or len(_names(model)) > 1


def best_trial(execution: Execution, model: Any) -> Trial | None:
    """A call of the model with what its inputs can be: one that goes well, else one of which nothing is proved.

    Where every combination of what they can be fails, the one that comes furthest, with its problems; None where no
    layer says what it is fed with, or where there is too much to try.
    """
    taken = _demands(execution, model)
    if not taken or math.prod(map(len, taken.values())) > MAX_TRIALS:
        return None
    trials = []
    for choice in product(*taken.values()):
        trial = _try(execution, model, dict(zip(taken, choice, strict=True)))
        if trial.passes:
            return trial
        trials.append(trial)
    unclear = [trial for trial in trials if not trial.fails]
    best = max(unclear or trials, key=lambda trial: (trial.known, bool(trial.problems), -len(trial.problems)))
    always = set.intersection(*(trial.faults for trial in trials))
    # Another rank may be meant, with which the program fails elsewhere.
    best.problems = [p for p in best.problems if p.kind != "input-rank" or fault_key(p) in always]
    return best


def arguments_of(model: Any, inputs: dict[str, Taken]) -> tuple[tuple[Any, ...], dict[str, Any]]:
    """The inputs as arguments: the first ones by position, those after one that is not known by name."""
    tensors = {name: make_tensor(model, *taken) for name, taken in inputs.items()}
    args = []
    for name in _names(model):
        if name not in tensors:
            break
        args.append(tensors.pop(name))
    return tuple(args), tensors


# --------------------------------------------------------------------------- what takes the inputs


def _names(model: Any) -> list[str]:
    """The inputs that the model needs."""
    function = forward_of(model)
    if function is None:
        return ["input"]
    return [name for name in required(function) if name not in function.code.parameters.positional[:1]]


def _demands(execution: Execution, model: Any) -> dict[str, list[Taken]]:
    """What each input may be, of those that a layer takes as they are and of which all such layers say the same."""
    unknowns = {name: Unknown(f"the input `{name}`", key=("input", id(model), name)) for name in _names(model)}
    with recording(_own_run(execution)) as run:
        given = ((), unknowns) if forward_of(model) is not None else (tuple(unknowns.values()), {})
        attempt(lambda: call_value(model, *given[0], **given[1]))
    roots = {unknown.key: name for name, unknown in unknowns.items()}
    found: dict[str, list[list[Taken]]] = {}
    for call in run.calls:
        for place, value in _places(call.inputs):
            name, steps = _origin(value, roots)
            own_forward = forward_of(call.layer) is not None  # which may do anything with what it gets
            if name is None or own_forward or not _leads(steps, call.layer):
                continue
            if taken := taken_by(call.layer, place, list(unknowns).index(name)):
                found.setdefault(name, []).append(taken)
            elif _keeps(call.layer) and isinstance(call.output, Unknown):
                roots[call.output.key] = name
    return {name: found[name][0] for name in unknowns if len(set(map(repr, found.get(name, ())))) == 1}


def _places(inputs: tuple[Any, ...]) -> Iterator[tuple[Place, Any]]:
    """The arguments of a call, and what stands in those that are tuples."""
    for position, value in enumerate(inputs):
        yield (position,), value
        if isinstance(value, tuple):
            yield from (((position, index), inner) for index, inner in enumerate(value))


def _origin(value: Any, roots: dict[Any, str]) -> tuple[str | None, tuple[Any, ...]]:
    """The input that an unknown value comes from, and what was done with it."""
    key = value.key if isinstance(value, Unknown) else ()
    for length in range(len(key), 0, -1):
        if (name := roots.get(key[:length])) is not None:
            return name, key[length:]
    return None, ()


def _leads(steps: tuple[Any, ...], layer: Any) -> bool:
    """Whether an input comes to a layer as it is, but for its device, the kind of its numbers, or a factor; ids may be
    turned and cut: they are ids before as well."""
    methods = _KEEPING | _TURNING if is_table(layer) else _KEEPING
    for what, how in zip(steps[::2], steps[1::2], strict=False):
        method = isinstance(what, str) and what.startswith(".") and what[1:] in methods and type(how) is object
        scaled = what in _OPERATORS and isinstance(how, (int, float))
        if not (method or scaled or (what == "[]" and is_table(layer))):
            return False
    return len(steps) % 2 == 0


def _keeps(layer: Any) -> bool:
    """Whether a layer of torch gives what it gets in the same shape."""
    return any(base.__name__ in _KEEPING_LAYERS for base in type(layer).__mro__)


# --------------------------------------------------------------------------- trying


def _own_run(execution: Execution) -> ProgramRun:
    run: Any = execution.run
    return ProgramRun(run.prefix, run.max_steps, opposite=run.opposite)


def _try(execution: Execution, model: Any, inputs: dict[str, Taken]) -> Trial:
    trial = ModelRun("", None, model)
    run = _own_run(execution)
    with recording(run):
        call_model(Execution(execution.module, run), trial, arguments_of(model, inputs))
        report_impossible(trial)
        check_batch(trial)
    refused = any(reason.startswith(_REFUSALS) for _, reason in trial.stopped)
    output = trial.call.output if trial.call is not None else None
    known = sum(holds_tensor(call.output) for call in run.calls)
    fails = bool(run.problems) or refused or any(map(_counts_samples, run.calls))
    return Trial(inputs, run.problems, known, fails, not fails and not isinstance(output, Unknown))


def _counts_samples(record: Any) -> bool:
    """Whether a layer would fit one number of samples only."""
    features = arriving(record)
    is_linear = isinstance(features, Dim) and isinstance(read(record.layer, "in_features"), int)
    return is_linear and bool(BATCH.symbols() & features.symbols())
