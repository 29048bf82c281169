"""What a run records: `Problem`, `LayerCall`, `ModelCall`, and the `Run` itself; `active()` is the one under way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from convlint.shapes import ShapeFault

if TYPE_CHECKING:
    from convlint.values.tensor import Tensor
    from convlint.values.unknown import Unknown


class Site(Protocol):
    """A place in the source where something is called; opaque to the twins."""

    @property
    def filename(self) -> str: ...


@dataclass(slots=True)
class Problem:
    """A proved fault, as a twin reports it: facts only. `rules/` turns it into words and places.

    kind: the rule's name ("linear-in-features"). layer: the twin layer concerned, or None for a bare op.
    argument: the parameter whose number is to be edited, of `layer`'s constructor if `layer` is set (its `_site` is
    where it was constructed), else of the call at `site`. tensor: what arrives. expected/actual: the number to write
    and the number written (ints or tuples of dims). other: the second operand of a binary op, or the list of tensors of
    a concatenation. weight: the tensor that holds the wrong number where there is no layer (`tf.matmul(x, w)`).
    """

    kind: str
    op: str = ""
    layer: Any = None
    argument: str | None = None
    tensor: Tensor | None = None
    other: Any = None
    weight: Tensor | None = None
    expected: Any = None
    actual: Any = None
    fault: ShapeFault | None = None
    detail: str = ""
    site: Site | None = None
    stack: tuple[Any, ...] = ()
    data: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class LayerCall:
    """One layer's call in a run: what `convlint shapes` prints a row of."""

    layer: Any
    type: str
    inputs: tuple[Any, ...]
    output: Any
    site: Site | None
    parameters: int | None = None
    name: str = ""


@dataclass(slots=True)
class ModelCall:
    """A model that was called from outside: what went in, what came out, and which records of the run belong to it.

    `calls`, `problems` and `observed` are the half-open ranges of what the run recorded under these names in the call.
    """

    model: Any
    args: tuple[Any, ...]
    kwargs: dict[str, Any]
    site: Site | None
    output: Any = None
    calls: tuple[int, int] = (0, 0)
    problems: tuple[int, int] = (0, 0)
    observed: tuple[int, int] = (0, 0)
    guarded: bool = False

    @property
    def shows_an_input(self) -> bool:
        """Whether the call says what the model is meant to get: not one that failed where the program waits for it."""
        return not (self.guarded and self.output is None)


class Run:
    """The record of one run. The interpreter subclasses it with forks and the budget."""

    def __init__(self) -> None:
        self.site: Site | None = None
        self.problems: list[Problem] = []
        self.calls: list[LayerCall] = []
        self.unknowns: dict[Any, Unknown] = {}
        self.model_calls: list[ModelCall] = []
        self.at_end: list[Callable[[], Any]] = []
        # Shapes of what a program feeds, by the number of the input: an earlier run of the program may have found them.
        self.fed: dict[int, Any] = {}
        # What models pass to the models they hold, and the data sets and transforms that were made: (site, ...).
        self.parts: list[tuple[Any, Any, tuple[Any, ...]]] = []
        self.samples: list[tuple[Any, Any]] = []
        # (statement, frame, value): what statements gave, kept only for an interpreter that observes them.
        self.observed: list[tuple[Any, Any, Any]] = []

    @contextmanager
    def model_call(self, model: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Iterator[ModelCall]:
        """Record a model's outermost call; the caller sets `output` on what it gets."""
        call = ModelCall(model, args, kwargs, self.site, guarded=bool(getattr(self, "guards", ())))
        first, fault, seen = len(self.calls), len(self.problems), len(self.observed)
        self.model_calls.append(call)
        try:
            yield call
        finally:
            call.calls = (first, len(self.calls))
            call.problems = (fault, len(self.problems))
            call.observed = (seen, len(self.observed))

    def step(self, cost: int = 1) -> None:
        """Pay for work; a plain record keeps no budget."""

    def report(self, problem: Problem) -> None:
        """Record a proved fault at the active site; the caller goes on with the shape that was meant."""
        if problem.site is None:
            problem.site = self.site
        if problem.fault is not None:
            problem.fault.__traceback__ = None  # it would keep every frame on the way here
        self.problems.append(problem)

    def noted(self, unknown: Unknown) -> None:
        """Keep the reason of an unknown number that becomes a dim, under the key of its symbol."""
        if len(self.unknowns) < 10_000:
            self.unknowns[unknown.key] = unknown

    def part_called(self, module: Any, args: tuple[Any, ...]) -> None:
        """Remember what a model inside of another one is given."""
        if len(self.parts) < 2000:
            self.parts.append((self.site, module, args))

    def sample_of(self, data: Any) -> None:
        """Remember a data set, or a transform of pictures: what it gives says what models get."""
        if len(self.samples) < 100:
            self.samples.append((self.site, data))

    def called(self, call: LayerCall) -> None:
        """Record a layer's call."""
        self.calls.append(call)

    def settle(self) -> None:
        """Judge what can only be judged when the run is over."""
        for judge in self.at_end:
            judge()


_ACTIVE: ContextVar[Run] = ContextVar("convlint_run", default=Run())  # noqa: B039 - one idle run for all is meant


def active() -> Run:
    """The run that is under way (an idle one outside every run)."""
    return _ACTIVE.get()


@contextmanager
def recording(run: Run | None = None) -> Iterator[Run]:
    """Make `run` (or a new one) the active run within the `with` block."""
    run = run if run is not None else Run()
    token = _ACTIVE.set(run)
    try:
        yield run
    finally:
        _ACTIVE.reset(token)
