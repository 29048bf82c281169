"""Which module is called from outside, what its parts are named, and the record of each leaf layer's call."""

from __future__ import annotations

from typing import Any

from convlint.values import Dim, LayerCall, Run, active


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
    root = _Root(module)
    run._root_module = root  # type: ignore[attr-defined]
    try:
        with run.model_call(module, args, kwargs) as call:
            call.output = _recorded(run, root, module, args, kwargs)
        return call.output
    finally:
        run._root_module = None  # type: ignore[attr-defined]


def _recorded(run: Run, root: _Root, module: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    leaf = not module._modules or module._leaf
    site = run.site
    name = root.name_of(module) if leaf else ""
    output = module.forward(*args, **kwargs)
    if leaf:
        inputs = (*args, *kwargs.values())
        run.called(LayerCall(module, type(module).__name__, inputs, output, site, _parameter_count(module), name))
    return output


def layer_name(module: Any) -> str:
    """The dotted name of `module` in the module call that is under way, '' outside one."""
    root: _Root | None = getattr(active(), "_root_module", None)
    return root.name_of(module) if root is not None else ""


def _parameter_count(module: Any) -> int | None:
    total: Any = 0
    for parameter in module.parameters():
        total = total + parameter.numel()
    return None if isinstance(total, Dim) or not isinstance(total, int) else total
