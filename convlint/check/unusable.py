"""Pragmas that can be read and cannot be used: a model that the file cannot make, inputs that it does not take."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from convlint.check.models import FileRun, forward_of
from convlint.check.plain import plain_diagnostic
from convlint.diagnostics import Diagnostic
from convlint.source import Source

_ROOT = re.compile(r"\s*([A-Za-z_]\w*)")
_CALL = "write a call, such as `# convlint: model=Net(num_classes=10)`"


def unusable_pragmas(source: Source, runs: list[FileRun]) -> list[Diagnostic]:
    """CVL002 for each pragma that asks for what cannot be."""
    found = []
    for pragma in source.pragmas:
        if pragma.kind == "input":
            message = _wrong_model(pragma.model, runs[0]) if pragma.model is not None else None
            message = message or _wrong_inputs(source.place(pragma.line), runs)
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


def _wrong_inputs(place: tuple[int | None, int], runs: list[FileRun]) -> str | None:
    """What a model whose input stands at `place` does not take of it."""
    for model_run in (model for run in runs[:1] for model in run.models):
        declared = model_run.declared
        if declared is not None and declared.by == "pragma" and (declared.cell, declared.line) == place:
            for message in _refused(model_run.model, declared.inputs):
                return message
    return None


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
