"""What convlint said about a task next to what the framework did."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from _corpus.pool import Outcome
from _corpus.records import Record

BATCH = 2
FAULTS = ("CVL1", "CVL2", "CVL3")
FINDINGS = (*FAULTS, "CVL4", "CVL5")
# Where a statement was taken away, the fault stands in one of the next lines.
REMOVALS, NEAR = ("drop_flatten",), 5
# The recording kept so many layers of a model and took its head from them.
CUT = 600
SILENT = ("batch_changed", "silent_batch_mixing")


@dataclass
class Resolution:
    """How far one executed model is understood.

    features: the head's features are stated exactly. differing: layers whose output shape is not the recorded one.
    output: the model's output shape is the recorded one (None where the record has none). cause: why features is False.
    """

    record: Record
    features: bool
    status: str
    differing: list[str] = field(default_factory=list)
    output: bool | None = None
    cause: str = ""
    place: str = ""


@dataclass
class Hit:
    """Where a diagnostic points to a mutated line: "line", "related", "chain", "elsewhere"; "" without a diagnostic."""

    record: Record
    where: str
    text: str = ""


def resolution(record: Record, outcome: Outcome) -> Resolution:
    """The score of an executed model."""
    if outcome.state != "done":
        return Resolution(record, False, outcome.state, cause=outcome.state, place=outcome.error[-300:])
    shapes = outcome.value["shapes"]
    models = shapes["models"] if shapes else []
    head = record.facts["head_linear"] or {}
    wanted = (head.get("arrive") or [head.get("in_features")])[-1]
    model = best_model(models, record, wanted)
    if model is None:
        cause, place = _failure(shapes)
        return Resolution(record, False, "no model", cause=cause, place=place)
    stated = stated_features(model, record)
    result = Resolution(record, stated == wanted, model["status"])
    result.differing = differing_layers(record.facts.get("layers"), model)
    result.output = same_output(record.facts.get("out"), model)
    if not result.features:
        result.cause, result.place = _cause(model, stated, wanted)
    return result


def stated_features(model: dict[str, Any], record: Record) -> Any:
    """What convlint says arrives at the head; where the record was cut short, at the layer that it takes for it."""
    if len(record.facts.get("layers") or ()) == CUT:
        name = record.facts["head_linear"]["name"]
        arriving = next((row["input_shapes"][0] for row in model["layers"] if row["name"] == name), None)
        return arriving[-1] if arriving else None
    return (model["first_linear"] or {}).get("features")


def best_model(models: list[dict[str, Any]], record: Record, wanted: Any) -> dict[str, Any] | None:
    """The model that the record is about: the one that states the features, else the one with most layers."""
    exact = [m for m in models if (m["first_linear"] or {}).get("features") == wanted]
    named = [
        m
        for m in exact
        if m["name"] in (record.facts["name"], record.facts.get("args"), record.facts.get("model_class"))
    ]
    return next(iter(named or exact), None) or max(models, key=lambda m: len(m["layers"]), default=None)


def _failure(shapes: dict[str, Any] | None) -> tuple[str, str]:
    for unknown in (shapes or {}).get("unknown", []):
        return f"no model: {unknown['reason']}", f"line {unknown['line']}"
    return "no model was found", ""


def _cause(model: dict[str, Any], stated: Any, wanted: Any) -> tuple[str, str]:
    if isinstance(stated, int):
        return "states other features than arrive", f"{stated}, not {wanted}"
    for unknown in model["unknown"]:
        return str(unknown["reason"]), f"line {unknown['line']}"
    if model["first_linear"] is None and model["status"] == "resolved":
        return "all layers are known, but none is taken for the head", f"{len(model['layers'])} layers"
    return f"no reason is given (status {model['status']})", f"{len(model['layers'])} layers"


def differing_layers(recorded: list[Any] | None, model: dict[str, Any]) -> list[str]:
    """Layers of a resolved model whose output shape differs from the recorded one; torch: by name, else in order.

    Keras numbers its layers over all that a program has made, so their names say no more than their order.
    """
    if recorded is None or model["status"] != "resolved":
        return []
    rows = [[layer["name"], layer["type"], layer["output_shape"]] for layer in model["layers"]]
    layers = [layer for layer in recorded if layer[1] != "InputLayer"]
    in_order = [row for row in rows if row[1][:1].isupper()]  # without operations such as `reshape`
    if [kind for _, kind, _ in in_order] == [kind for _, kind, _ in layers]:
        rows = [[theirs[0], *mine[1:]] for mine, theirs in zip(in_order, layers, strict=True)]
    stated: dict[str, list[Any]] = {}
    for name, _, output in rows:
        stated.setdefault(name, []).append(output)
    differing = []
    for name, kind, shape in recorded:
        if name not in stated:
            continue
        mine = stated[name].pop(0) if len(stated[name]) > 1 else stated[name][0]
        shape = shape[0] if shape and isinstance(shape[0], list) else shape
        if isinstance(shape, list) and not same_shape(shape, mine):
            differing.append(f"{name} {kind}: {mine}, recorded {shape}")
    return differing


def same_output(recorded: Any, model: dict[str, Any]) -> bool | None:
    """Whether the model's first output has the recorded shape; None where one of them is not given."""
    if not isinstance(recorded, list) or not all(isinstance(n, int) for n in recorded) or not model["output_shapes"]:
        return None
    return same_shape(recorded, model["output_shapes"][0])


def same_shape(recorded: list[Any], stated: Any) -> bool:
    """Whether shapes agree, with a batch of 2 for null and `B`."""
    if not isinstance(stated, list) or len(stated) != len(recorded):
        return False
    return all(a is None or size(b) is None or a == size(b) for a, b in zip(recorded, stated, strict=True)) and all(
        size(b) is not None for b in stated
    )


def size(stated: Any) -> int | None:
    """A stated dim with a batch of 2; None for one that depends on another symbol."""
    if stated is None:
        return BATCH
    if isinstance(stated, int):
        return stated
    if re.fullmatch(r"[\dB+*/() -]+", stated):
        return int(eval(stated, {"__builtins__": {}}, {"B": BATCH}))
    return None


# --------------------------------------------------------------------------- diagnostics


def found(outcome: Outcome, codes: tuple[str, ...]) -> list[dict[str, Any]]:
    """The diagnostics of a task under these hundreds."""
    return [d for d in outcome.value["diagnostics"] if d["code"].startswith(codes)] if outcome.state == "done" else []


def identity(diagnostic: dict[str, Any]) -> tuple[Any, ...]:
    """What makes two diagnostics the same."""
    return (
        diagnostic["code"],
        diagnostic["location"]["row"],
        str((diagnostic["data"] or {}).get("actual")),
    )


def brief(diagnostic: dict[str, Any]) -> str:
    """One line about a diagnostic."""
    return f"{diagnostic['location']['row']}: {diagnostic['code']} {diagnostic['message']}"


def hit(record: Record, outcomes: list[Outcome], known: set[tuple[Any, ...]]) -> Hit:
    """How well the new diagnostics of a mutant point to the mutated line."""
    new = [d for o in outcomes for d in found(o, FINDINGS) if identity(d) not in known]
    ranks = ("line", "related", "chain", "elsewhere")
    best = min(((_where(d, record), d) for d in new), key=lambda pair: ranks.index(pair[0]), default=("", None))
    return Hit(record, best[0], brief(best[1]) if best[1] else "")


def _where(diagnostic: dict[str, Any], record: Record) -> str:
    line = record.facts["line"]
    lines = range(line, line + (NEAR if record.facts["mutation"] in REMOVALS else 1))
    if any(diagnostic["location"]["row"] <= n <= diagnostic["end_location"]["row"] for n in lines):
        return "line"
    if any(related["location"]["row"] in lines for related in diagnostic["related"]):
        return "related"
    place = re.compile(rf"{re.escape(Path(record.facts['path']).stem)}\.py:{line}\b")
    return "chain" if any(place.search(text) for text in diagnostic["chain"]) else "elsewhere"
