"""Which module is called from outside, what its parts are named, and the record of each leaf layer's call."""

from __future__ import annotations

from typing import Any

from convlint.shapes import Dim, ShapeFault
from convlint.values import LayerCall, Problem, Run, Step, Tensor, Unknown, active

_FRAMEWORKS = "convlint.frameworks."


class _Root:
    """The outermost module call that is under way in a run; names are looked up in its tree."""

    __slots__ = ("module", "names")

    def __init__(self, module: Any) -> None:
        self.module = module
        self.names: dict[int, str] | None = None

    def name_of(self, module: Any) -> str:
        """The dotted path of `module` below the root, '' if it is the root itself or not below it."""
        if self.names is None or id(module) not in self.names:
            self.names = {id(part): name for name, part in self.module.named_modules()}
            self.names.setdefault(id(module), "")
        return self.names[id(module)]


def run_module(module: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    """Run `module.forward`; the outermost call of a run is kept as evidence, a leaf's call as a row."""
    run = active()
    root: _Root | None = getattr(run, "_root_module", None)
    if root is not None:
        return _recorded(run, root, module, args, kwargs)
    if not module._is_model and _is_twin(module):
        return _run_twin(module, args, kwargs)
    root = _Root(module)
    run._root_module = root  # type: ignore[attr-defined]
    try:
        with run.model_call(module, args, kwargs) as call:
            call.output = _recorded(run, root, module, args, kwargs)
        return call.output
    finally:
        run._root_module = None  # type: ignore[attr-defined]


def _recorded(run: Run, root: _Root, module: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    if module._modules and not module._leaf:
        if module is not root.module and not kwargs:
            run.part_called(module, args)
        return module.forward(*args, **kwargs)
    site = run.site
    name = root.name_of(module)
    output = _run_twin(module, args, kwargs) if _is_twin(module) else module.forward(*args, **kwargs)
    inputs = (*args, *kwargs.values())
    run.called(LayerCall(module, type(module).__name__, inputs, output, site, _parameter_count(module), name))
    return output


def _is_twin(module: Any) -> bool:
    """Whether the forward that runs is torch's own and not the program's."""
    return (type(module).forward.__module__ or "").startswith(_FRAMEWORKS)


def _run_twin(module: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    """A layer's forward: Unknown in, Unknown out; a fault is reported and the shape that was meant goes on."""
    first = args[0] if args else next(iter(kwargs.values()), None)
    if isinstance(first, Unknown):
        return first.derive(object())
    if args and not (module._any_input or isinstance(first, Tensor)):
        raise TypeError(f"{type(module).__name__}: argument 'input' must be Tensor, not {type(first).__name__}")
    try:
        output = module.forward(*args, **kwargs)
    except ShapeFault as fault:
        return _after_fault(fault, module, first)
    return _owned(output, module, args)


def _owned(output: Any, module: Any, args: tuple[Any, ...]) -> Any:
    """`output` with the layer written into its step."""
    if isinstance(output, Tensor) and output.step.layer is None and not any(output is arg for arg in args):
        step = output.step
        output.step = Step(step.op, step.inputs, step.site, module, step.windows, step.spatial_axes)
    return output


def _after_fault(fault: ShapeFault, module: Any, tensor: Any) -> Any:
    facts = {"expected": fault.expected, "actual": fault.actual, "fault": fault}
    op = type(module).__name__.lower()
    active().report(Problem(fault.kind, op=op, layer=module, tensor=tensor, **facts))
    return tensor.made(fault.meant, op, layer=module) if isinstance(fault.meant, tuple) else Unknown(fault.message)


def layer_name(module: Any) -> str:
    """The dotted name of `module` in the module call that is under way, '' outside one."""
    root: _Root | None = getattr(active(), "_root_module", None)
    return root.name_of(module) if root is not None else ""


def _parameter_count(module: Any) -> int | None:
    total: Any = 0
    for parameter in module.parameters():
        total = total + parameter.numel()
    return None if isinstance(total, Dim) or not isinstance(total, int) else total
