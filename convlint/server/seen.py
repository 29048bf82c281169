"""What the runs of a file gave at each of its statements and calls, gathered once an analysis for hints and hovers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from convlint.check.reporting import calls_of
from convlint.interpreter import CallSite
from convlint.values import LayerCall, Tensor

if TYPE_CHECKING:
    from convlint.server.analysis import Analysis
    from convlint.source import Source

_MAX_STEPS = 5000


class Seen:
    """What was seen, by the id of a node: `values` of statements with their frames, `calls` of layers at the call,
    `made` calls of layers at their constructor, `results` of operations, and `nodes` to find the places of the ids.
    """

    def __init__(self, analysis: Analysis) -> None:
        self.source: Source = analysis.source
        self.nodes: dict[int, Any] = {}
        self.values: dict[int, list[Any]] = {}
        self.frames: dict[int, Any] = {}
        self.calls: dict[int, list[LayerCall]] = {}
        self.made: dict[int, list[LayerCall]] = {}
        self.results: dict[int, list[Any]] = {}
        self._of_models(analysis)
        self._of_runs(analysis)

    def _of_models(self, analysis: Analysis) -> None:
        """What each model's best run gave comes first: it is what the report speaks of."""
        assert analysis.examination is not None
        for file_run, model_run, _ in analysis.examination.best:
            run = file_run.execution.run
            if model_run.call is not None:
                self._statements(run.observed[slice(*model_run.call.observed)])
            self._layers(calls_of(file_run, model_run))

    def _of_runs(self, analysis: Analysis) -> None:
        """What no model covers: the module's own statements, functions that nothing but the file calls."""
        assert analysis.examination is not None
        known, layers = set(self.values), set(self.calls) | set(self.made)
        for file_run in analysis.examination.runs:
            run = file_run.execution.run
            self._statements(item for item in run.observed if id(item[0]) not in known)
            known |= set(self.values)
            self._layers(
                call for call in run.calls if not {id(getattr(site, "node", None)) for site in _sites(call)} & layers
            )
            layers |= set(self.calls) | set(self.made)
        for values in list(self.values.values()):
            for value in values:
                self._steps(value)

    def _statements(self, observed: Any) -> None:
        for node, frame, value in observed:
            if frame.module.source is self.source:
                self._keep(self.values, node, value)
                self.frames[id(node)] = frame

    def _layers(self, calls: Any) -> None:
        for call in calls:
            at, constructed = _sites(call)
            if self._is_here(at):
                self._keep(self.calls, at.node, call)
            if call.layer is not None and self._is_here(constructed):
                self._keep(self.made, constructed.node, call)

    def _steps(self, value: Any) -> None:
        """The operations by which a value came about, by the places of their calls."""
        pending = [item for item in (value if isinstance(value, tuple) else (value,)) if isinstance(item, Tensor)]
        while pending and len(self.results) < _MAX_STEPS:
            tensor = pending.pop()
            site = tensor.step.site
            if not isinstance(site, CallSite) or any(tensor is t for t in self.results.get(id(site.node), ())):
                continue
            if self._is_here(site):
                self._keep(self.results, site.node, tensor)
            pending += [item for item in tensor.step.inputs if isinstance(item, Tensor)]

    def _is_here(self, site: Any) -> bool:
        return isinstance(site, CallSite) and site.source is self.source

    def _keep(self, found: dict[int, list[Any]], node: Any, value: Any) -> None:
        self.nodes[id(node)] = node
        found.setdefault(id(node), []).append(value)


def _sites(call: LayerCall) -> tuple[Any, Any]:
    return call.site, getattr(call.layer, "_site", None)


def seen_of(analysis: Analysis) -> Seen | None:
    """What was seen in the last text that could be read; None where nothing was run."""
    good = analysis.good
    if good.examination is None:
        return None
    if "seen" not in good.memo:
        good.memo["seen"] = Seen(good)
    seen: Seen = good.memo["seen"]
    return seen
