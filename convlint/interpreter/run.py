"""One run of a program: its budget, its answers to unknown conditions, and what it found."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from convlint.frameworks.stdlib.builtins import safe_format
from convlint.shapes import Undecided, prove_same
from convlint.shapes.faults import Reason
from convlint.values import LayerCall, Problem, Run, Tensor, Unknown

MAX_STEPS = 400_000
MODEL_STEPS = 150_000
# What recording the call of a layer costs.
CALL_STEPS = 8
MAX_DEPTH = 200
MAX_RUNS = 8
MAX_OBSERVED = 20_000
# Operations that give a new view and leave their operand as it was.
DISCARDED_OPS = frozenset(
    [
        "view",
        "reshape",
        "flatten",
        "permute",
        "transpose",
        "squeeze",
        "unsqueeze",
        "t",
        "swapaxes",
        "movedim",
        "unflatten",
    ]
)


class BudgetExceeded(BaseException):
    """The run used up its steps or its call depth; the reason says which."""


class Cancelled(BaseException):
    """Nobody waits for this run any more."""


class ShapeError(RuntimeError, ValueError, TypeError):
    """What the framework would raise at a proved fault; thrown only where the program itself would catch it."""


class ProgramRun(Run):
    """A run with a deterministic budget and one answer for each unknown condition.

    `prefix` holds the answers, in order of asking, that this run has to give; further conditions get their default.
    """

    def __init__(self, prefix: tuple[bool, ...] = (), max_steps: int = MAX_STEPS, *, opposite: bool = False) -> None:
        super().__init__()
        self.prefix = prefix
        self.opposite = opposite
        self.modules: dict[str, Any] = {}
        self.asked: list[tuple[Any, bool]] = []
        self.answers: dict[Any, bool] = {}
        # All answers in the order in which they were given, while somebody needs to know them.
        self.given: list[tuple[Any, bool, bool]] | None = None
        # Which constants a value was compared with, and whether it was equal.
        self.equalities: dict[Any, dict[Any, bool]] = {}
        self.decisions = 0
        self.steps = self.max_steps = max_steps
        self.depth = 0
        self.guards: list[tuple[type, ...]] = []
        self.problem_answers: list[int] = []
        self.executed: set[int] = set()
        self.unknown_loops: set[int] = set()
        self.failures: list[tuple[Any, str]] = []
        self.cancelled = False

    @property
    def is_turned(self) -> bool:
        """Whether some answers are given to the run, and are not the usual ones."""
        return self.opposite or bool(self.prefix)

    # ------------------------------------------------------------------ budget

    def refresh(self) -> None:
        """A new budget for a model's own call, however much the program around it has used."""
        if self.cancelled:
            raise Cancelled
        self.steps = max(self.steps, min(MODEL_STEPS, self.max_steps))

    def step(self, cost: int = 1) -> None:
        """Pay for `cost` steps."""
        self.steps -= cost
        if self.steps < 0:
            if self.cancelled:
                raise Cancelled
            raise BudgetExceeded("the analysis ran out of steps")

    def cancel(self) -> None:
        """End the run at its next step; may be called from another thread."""
        self.cancelled = True
        self.steps = -1

    def observe(self, node: Any, frame: Any, value: Any) -> None:
        """Keep what a statement gave, if it is something that has a shape or should have one."""
        if len(self.observed) < MAX_OBSERVED and (holds_tensor(value) or isinstance(value, Unknown)):
            self.observed.append((node, frame, tuple(value) if isinstance(value, list) else value))

    # ------------------------------------------------------------------ unknown conditions

    def decide(self, subject: Any, default: bool = True) -> bool:
        """The answer of this run to an unknown condition; the same condition gets the same answer."""
        self.decisions += 1
        answer = self._answer(subject, default)
        if self.given is not None:
            self.given.append((subject, default, answer))
        return answer

    def gives(self, expected: list[tuple[Any, bool, bool]]) -> bool:
        """Ask what was asked elsewhere, with its defaults and answers: whether this run answers the same. If it does
        not, nothing was asked. A run whose answers are turned round is asked in the program's own order only."""
        if not expected or self.is_turned:
            return not expected
        before = len(self.asked), dict(self.answers), {key: dict(found) for key, found in self.equalities.items()}
        if all(self._answer(subject, default) is answer for subject, default, answer in expected):
            self.decisions += len(expected)
            if self.given is not None:
                self.given += expected
            return True
        del self.asked[before[0] :]
        self.answers, self.equalities = before[1:]
        return False

    def _answer(self, subject: Any, default: bool) -> bool:
        key = subject.key
        if isinstance(key, tuple) and key and isinstance(key[0], str) and key[0] == "not":
            return not self._answer(Reason(subject.reason, key[1:]), not default)
        if key in self.answers:
            return self.answers[key]
        answer = self._excluded_by_equality(key)
        if answer is None:
            position = len(self.asked)
            answer = self.prefix[position] if position < len(self.prefix) else default is not self.opposite
            self.asked.append((subject, answer))
        self.answers[key] = answer
        if isinstance(key, tuple) and len(key) >= 3 and key[-2] in ("eq", "ne"):
            self.equalities.setdefault(key[:-2], {})[key[-1]] = answer is (key[-2] == "eq")
        return answer

    def _excluded_by_equality(self, key: Any) -> bool | None:
        """`mode == "a"` held in this run, so `mode == "b"` does not."""
        if not (isinstance(key, tuple) and len(key) >= 3 and key[-2] in ("eq", "ne")):
            return None
        if (opposite := (*key[:-2], "ne" if key[-2] == "eq" else "eq", key[-1])) in self.answers:
            return not bool(self.answers[opposite])
        for constant, equal in self.equalities.get(key[:-2], {}).items():
            if equal and constant != key[-1]:
                return bool(key[-2] == "ne")
        return None

    # ------------------------------------------------------------------ findings

    def report(self, problem: Problem) -> None:
        """Record a fault, or raise it where the program's own `except` would catch it."""
        if any(_catches(guard) for guard in self.guards):
            raise ShapeError(problem.kind)
        super().report(problem)
        self.problem_answers.append(len(self.asked))

    def discarded_value(self, value: Tensor, node: Any, frame: Any) -> None:
        """An expression statement whose tensor nobody uses: a fault if it only makes a new shape (CVL105)."""
        callee = getattr(getattr(node, "value", None), "func", None)
        if getattr(getattr(callee, "attr", None), "value", "").endswith("_"):
            return
        if value.step.op in DISCARDED_OPS and value.step.site is not None and value.step.inputs:
            source = value.step.inputs[0]
            if prove_same(source.shape, value.shape) is False and not frame.module.source.is_displayed(node):
                self.report(
                    Problem("discarded-result", op=value.step.op, tensor=value, other=source, site=value.step.site)
                )

    def called(self, call: LayerCall) -> None:
        self.step(CALL_STEPS)
        super().called(call)

    def conditions_of(self, index: int) -> list[tuple[Any, bool]]:
        """The unknown conditions that were decided before problem number `index`."""
        return self.asked[: self.problem_answers[index]]


def describe(error: BaseException) -> str:
    """`KeyError: 'x'`, also where the program raised something that is not known, or that cannot be printed."""
    name = type(error).__name__
    try:
        words = f"{name}: {_words(error)}"
    except Undecided as undecided:
        words = f"{name}: {undecided.subject.reason}"
    except (Exception, BudgetExceeded, SystemExit):
        words = name
    return words.encode("utf-8", "backslashreplace").decode()[:500]


def _words(error: BaseException) -> str:
    """The text of an error of the program's own class is the program's to make, and its arguments may be anything."""
    if len(error.args) == 1 and isinstance(error.args[0], str) and not isinstance(error, KeyError):
        return error.args[0]
    answer = safe_format(error) if type(error).__module__.startswith("program.") else str(error)
    return answer if isinstance(answer, str) else str(answer.reason)


def _catches(guard: Iterable[type]) -> bool:
    return any(isinstance(kind, type) and issubclass(ShapeError, kind) for kind in guard)


def holds_tensor(value: Any) -> bool:
    """Whether `value` is a tensor or a flat container with one."""
    if isinstance(value, Tensor):
        return True
    return isinstance(value, (tuple, list)) and any(isinstance(item, Tensor) for item in value)
