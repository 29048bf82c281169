"""Pragmas that can be read and cannot be used: a model that the file cannot make, inputs that it does not take."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from convlint.check.models import FileRun, ModelRun, forward_of
from convlint.check.plain import plain_diagnostic
from convlint.diagnostics import Diagnostic
from convlint.source import Source

_ROOT = re.compile(r"\s*([A-Za-z_]\w*)")
_CALL = "write a call, such as `# convlint: model=Net(num_classes=10)`"


def unusable_pragmas(source: Source, runs: list[FileRun]) -> list[Diagnostic]:
    """CVL002 for each pragma that asks for what cannot be."""
    found = []
    by_place: dict[Any, list[Any]] = {}
    for model_run in runs[0].models if runs else ():
        if model_run.declared is not None and model_run.declared.by == "pragma":
            by_place.setdefault((model_run.declared.cell, model_run.declared.line), []).append(model_run)
    for pragma in source.pragmas:
        if pragma.kind == "input":
            message = _wrong_model(pragma.model, runs[0]) if pragma.model is not None else None
            message = message or _wrong_inputs(by_place.get(source.place(pragma.line), []))
            if message is not None:
                found.append(plain_diagnostic(source, source.filename, "invalid-pragma", pragma.span, message))
    return found


def _wrong_model(text: str, file_run: FileRun) -> str | None:
    if not _is_expression(text):
        return f"`model={text}` is no expression; {_CALL}"
    root, module = _ROOT.match(text), file_run.execution.module
    known = root is None or root.group(1) in module.names or root.group(1) == "Input"
    if root is not None and not known and "import *" not in module.source.text:
        return f"`{root.group(1)}` is no name of this file; {_CALL}"
    return None


def _is_expression(text: str) -> bool:
    try:
        body: Any = Source("<model>", text.encode()).tree.body
    except Exception:
        return False
    return len(body) == 1 and type(getattr(body[0], "body", [None])[0]).__name__ == "Expr"


def _wrong_inputs(declared_here: list[ModelRun]) -> str | None:
    """What the models of a pragma do not take of its input."""
    messages = (m for run in declared_here if run.declared for m in _refused(run.model, run.declared.inputs))
    return next(messages, None)


def _refused(model: Any, inputs: tuple[Any, ...]) -> Iterator[str]:
    function = forward_of(model)
    if function is None:
        return
    parameters, name = function.code.parameters, f"`{function.code.name}` of `{type(model).__name__}`"
    takes = parameters.positional[1:]
    given = [item for item in inputs if item.name is None]
    if len(given) > len(takes) and parameters.varargs is None:
        count = "1 input" if len(takes) == 1 else f"{len(takes)} inputs"
        yield f"{name} takes {count}, and {len(given)} are declared; one sample is written as 3x224x224"
    known = {*takes[len(given) :], *parameters.keyword_only}
    for item in inputs:
        if item.name is not None and item.name not in known and parameters.kwargs is None:
            meant = f"{takes[0]}: 3x224x224" if takes else "3x224x224"
            yield f"{name} has no input `{item.name}` left; write one that it has, such as {meant}"
