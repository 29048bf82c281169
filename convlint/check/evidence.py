"""What runs of programs say of models' inputs: the calls of models, and the data that they load."""

from __future__ import annotations

import os.path
import re
from dataclasses import dataclass, field
from typing import Any

from convlint.check.exploring import callee_name, calls_in, feed
from convlint.check.models import FileRun, attempt, definition_of
from convlint.inputs import Declared, is_torch_module, symbolic_shape_of
from convlint.interpreter import CallSite, Execution, Function
from convlint.interpreter.looking import modules_of, read
from convlint.source import InputShape
from convlint.values import ModelCall, Tensor, Unknown, recording

MAX_TEXT = 200
MAX_MAKINGS = 4
TRANSFORMS = "transforms.Compose"
_PLAIN = (int, float, str, bool, type(None))


@dataclass
class Evidence:
    """What one file says. calls, parts: by the file and the name of a model's class, from outside and inside of other
    models; data: of whatever model they are loaded for. made: how models are made there, in their own file's names.

    A declaration out of `data` has channels of None where the data leave them open.
    """

    calls: dict[tuple[str, str], list[Declared]] = field(default_factory=dict)
    parts: dict[tuple[str, str], list[Declared]] = field(default_factory=dict)
    data: list[Declared] = field(default_factory=list)
    made: dict[tuple[str, str], list[str]] = field(default_factory=dict)


def evidence_of(execution: Execution) -> Evidence:
    """What a run shows, the functions that nothing calls included."""
    run, found = execution.run, Evidence()
    with recording(run):
        feed(FileRun(execution))
        for call in run.model_calls:
            if call.shows_an_input and not call.kwargs:
                _add_call(found.calls, call.site, call.model, call.args)
        for site, model, args in run.parts:
            _add_call(found.parts, site, model, args)
        models = [*(call.model for call in run.model_calls), *execution.module.names.values()]
        for model in {id(model): model for model in models}.values():
            _add_making(found.made, model)
        found.data = data_of(execution)
    return found


# --------------------------------------------------------------------------- calls


def _add_call(found: dict[tuple[str, str], list[Declared]], site: Any, model: Any, args: tuple[Any, ...]) -> None:
    model = unwrapped(model)
    definition = definition_of(model)
    inputs = shapes_of_call(model, args)
    if definition is None or inputs is None:
        return
    key = (_absolute(definition[1].filename), type(model).__name__)
    known = found.setdefault(key, [])
    if len(known) < 8 and all(other.inputs != inputs for other in known):
        expression = construction(model, definition[1].filename)
        known.append(Declared(inputs, "call", line_of(site), expression, file=_file_of(site), cell=cell_of(site)))


def _add_making(found: dict[tuple[str, str], list[str]], model: Any) -> None:
    """How a model and its parts are made."""
    for _, part in modules_of(model) if is_torch_module(type(model)) else ():
        definition = definition_of(part)
        if definition is not None:
            texts = found.setdefault((_absolute(definition[1].filename), type(part).__name__), [])
            text = construction(part, definition[1].filename) if len(texts) < MAX_MAKINGS else None
            if text is not None and text not in texts:
                texts.append(text)


def _absolute(filename: str) -> str:
    return os.path.abspath(filename)  # noqa: PTH100 - `resolve` would follow links


def unwrapped(model: Any) -> Any:
    """The model that DataParallel and its kin hold."""
    inner = read(model, "module") if type(model).__name__.endswith("DataParallel") else None
    return model if inner is None else inner


def shapes_of_call(model: Any, args: tuple[Any, ...]) -> tuple[InputShape, ...] | None:
    """The inputs that the arguments of a call declare; None where one of them is no tensor of known sizes."""
    sizes = [size for arg in args if isinstance(arg, Tensor) for size in arg.shape[1:]]
    return _inputs_of_call(model, args) if all(isinstance(size, int) for size in sizes) else None


def declared_by_call(call: ModelCall) -> Declared | None:
    """What a call in the file itself declares, symbols included."""
    inputs = _inputs_of_call(call.model, call.args)
    return Declared(inputs, "call", line_of(call.site), cell=cell_of(call.site)) if inputs is not None else None


def _inputs_of_call(model: Any, args: tuple[Any, ...]) -> tuple[InputShape, ...] | None:
    if not args or not all(isinstance(arg, Tensor) and arg.shape for arg in args):
        return None
    return tuple(without_batch(model, arg) for arg in args)


def without_batch(model: Any, tensor: Tensor) -> InputShape:
    """One sample of a tensor; the tensor as it is where it has no batch: its rank is one less than the layer takes.

    A vector of floats has no batch either: what is left of it would be a shape of nothing.
    """
    usual = symbolic_shape_of(model) if is_torch_module(type(model)) else None
    shape: tuple[Any, ...] = tuple(tensor.shape)
    dtype = getattr(tensor, "_dtype", None)
    whole = dtype is not None and not getattr(dtype, "is_floating_point", getattr(dtype, "is_floating", True))
    kind = str(dtype).rpartition(".")[2] if whole else None
    vector = len(shape) == 1 and not whole
    if vector or (usual is not None and len(usual) > 2 and len(shape) == len(usual) - 1):
        return InputShape(shape, True, kind)
    return InputShape(shape[1:], False, kind)


def cell_of(site: Any) -> int | None:
    """The notebook's cell of a call; None in a plain file."""
    if not isinstance(site, CallSite) or site.source is None:
        return None
    cell: int | None = site.source.place(site.source.span(site.node).start_line)[0]
    return cell


def line_of(site: Any) -> int | None:
    """The line of a call, 1-based."""
    if not isinstance(site, CallSite) or site.source is None:
        return None
    return int(site.source.place(site.source.span(site.node).start_line)[1])


def _file_of(site: Any) -> str | None:
    return site.filename if isinstance(site, CallSite) else None


# --------------------------------------------------------------------------- how a model was made


def construction(model: Any, filename: str) -> str | None:
    """`ResNet(BasicBlock, [2, 2, 2, 2])` in the names of the class's own file; None where it cannot be said so."""
    site = getattr(model, "_site", None)
    if not isinstance(site, CallSite) or site.callee is not type(model):
        return None
    positional = [_text(value, filename) for value in site.args]
    named = {name: _text(value, filename) for name, value in (site.kwargs or {}).items()}
    if None in positional or None in named.values():
        return None
    arguments = [*positional, *(f"{name}={text}" for name, text in named.items())]
    text = f"{type(model).__name__}({', '.join(map(str, arguments))})"
    return text if len(text) <= MAX_TEXT else None


def _text(value: Any, filename: str) -> str | None:
    if type(value) in _PLAIN:
        return repr(value)
    if type(value) in (list, tuple):
        items = [_text(item, filename) for item in value]
        if None in items:
            return None
        inside = ", ".join(map(str, items))
        return f"[{inside}]" if type(value) is list else f"({inside}{',' if len(items) == 1 else ''})"
    return _name(value, filename)


def _name(value: Any, filename: str) -> str | None:
    """The name of a class or function that the file itself defines."""
    definition = definition_of(value) if isinstance(value, type) else None
    module = value.frame.module if isinstance(value, Function) else definition[1] if definition is not None else None
    name = getattr(value, "__name__", "")
    return name if module is not None and module.filename == filename and module.names.get(name) is value else None


# --------------------------------------------------------------------------- data


def data_of(execution: Execution) -> list[Declared]:
    """What the data sets of a run give, one sample each; where none is known, what its transforms make of a picture.

    A data set that no loader takes, as it is or in parts, may reach the model otherwise; it is tentative, as are
    transforms, and everything in a file that resizes where the run did not come by, or that is seen to feed a model:
    the data are that one's. A data set whose contents the program takes out itself says nothing.
    """
    run = execution.run
    sets = [(site, data) for site, data in run.samples if hasattr(type(data), "_sample")]
    if not run.samples:
        return []
    seen = not _resizes_unseen(execution) and all(call.site is None for call in run.model_calls)
    loaded = {id(data) for _, loader in run.samples for data in _loaded(loader) if seen}
    found = [
        d
        for site, data in sets
        if not data._taken_out
        and (d := _sample(site, data, lambda data=data: data[0][0], id(data) in loaded)) is not None
    ]
    if not sets:
        chains = [(site, data) for site, data in run.samples if type(data).__name__ == "Compose"]
        found = [d for site, t in chains if (d := _sample(site, t, lambda t=t: t(_picture()), False)) is not None]
    unique: dict[Any, Declared] = {}
    for declared in sorted(found, key=lambda d: d.tentative):
        unique.setdefault(declared.inputs, declared)
    return list(unique.values())


def _loaded(loader: Any) -> list[Any]:
    """The data sets behind a loader that puts samples together as they are."""
    if type(loader).__name__ != "DataLoader" or read(loader, "collate_fn") is not None:
        return []
    found: list[Any] = []
    waiting = [loader.dataset]
    while waiting and len(found) < 16:
        data = waiting.pop()
        found.append(data)
        if type(data).__name__ in ("Subset", "ConcatDataset"):
            waiting += [data.dataset]
    return found


_RESIZES = re.compile(
    r"\b(?:Resize|CenterCrop|RandomCrop|RandomResizedCrop|RandomSizedCrop|FiveCrop|TenCrop|Scale|Pad|resize)\b"
)


def _resizes_unseen(execution: Execution) -> bool:
    """Whether the file resizes or crops at a place that did not run: what its data sets give may not be what is fed."""
    source = execution.module.source
    if not _RESIZES.search(source.text):
        return False
    executed = execution.run.executed
    return any(id(call) not in executed and _RESIZES.fullmatch(callee_name(call)) for call in calls_in(source.tree))


def _picture() -> Any:
    from convlint.frameworks.torchvision._image import unknown_picture
    from convlint.shapes import opaque

    return unknown_picture(opaque("the channels of a picture", object(), minimum=1))


def _sample(site: Any, data: Any, work: Any, sure: bool) -> Declared | None:
    sample = attempt(work)
    if isinstance(sample, Unknown) or not isinstance(sample, Tensor) or len(sample.shape) != 3:
        return None
    channels, height, width = sample.shape
    if not (isinstance(height, int) and isinstance(width, int)):
        return None
    sizes: tuple[Any, ...] = (channels if isinstance(channels, int) else None, height, width)
    name = type(data).__name__
    label = name if name != "Compose" else TRANSFORMS
    inputs, line, file, cell = (InputShape(sizes),), line_of(site), _file_of(site), cell_of(site)
    return Declared(inputs, label, line, file=file, cell=cell, weak=True, tentative=not sure)
