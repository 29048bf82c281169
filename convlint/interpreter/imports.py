"""Import statements: twins first, then files of the project, else Unknown. Nothing is ever really imported."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import libcst as cst

from convlint.interpreter.frames import CallSite, Frame, Lazy, ModuleScope
from convlint.interpreter.namespaces import TwinModule, find_twin
from convlint.values import Unknown, active

if TYPE_CHECKING:
    from convlint.interpreter.compiler import Compiler


def dotted(node: Any) -> str:
    """`a.b.c` of a Name or Attribute node."""
    if isinstance(node, cst.Name):
        return node.value
    return f"{dotted(node.value)}.{node.attr.value}"


def compile_import(c: Compiler, node: cst.Import) -> Any:
    names = [(dotted(a.name), c.target(a.asname.name) if a.asname else None) for a in node.names]
    targets = [target or c.target(cst.Name(name.split(".")[0])) for name, target in names]

    def run(frame: Frame) -> None:
        record = active()
        previous, record.site = record.site, CallSite(node, frame)
        for (name, asname), target in zip(names, targets, strict=True):
            module = import_module(c, name, frame)
            target(frame, module if asname is not None else import_module(c, name.split(".")[0], frame))
        record.site = previous

    return run


def import_module(c: Compiler, name: str, frame: Frame, level: int = 0) -> Any:
    """The module `name` as the file of `frame` sees it."""
    if level == 0 and not _of_own_package(name, frame):
        twin = _twin(name)
        if twin is not None:
            return twin
    module = c.interpreter.project_module(name, frame.module, level)
    if module is not None:
        return module
    return Unknown(f"module {'.' * level}{name} is not modelled", key=("module", "." * level + name))


def _of_own_package(name: str, frame: Frame) -> bool:
    """Whether `name` lies in the package that the file itself belongs to: a framework's own source is read as it is."""
    return name.split(".")[0] == frame.module.root_package


def _twin(name: str) -> Any:
    """The twin of `name`; a name below a twin that it lacks is Unknown, not searched for elsewhere."""
    module = find_twin(name)
    if module is not None:
        return module
    head, _, rest = name.partition(".")
    twin = find_twin(head)
    if twin is None:
        return None
    value: Any = twin
    for part in rest.split("."):
        value = value.member(part) if isinstance(value, TwinModule) else Unknown(f"{name} is not modelled")
    return value


def compile_import_from(c: Compiler, node: cst.ImportFrom) -> Any:
    module_name = dotted(node.module) if node.module is not None else ""
    level = len(node.relative)
    if isinstance(node.names, cst.ImportStar):
        return lambda frame: _import_star(import_module(c, module_name, frame, level), frame)
    names = [(a.name.value, c.target(a.asname.name if a.asname else a.name)) for a in node.names]

    def run(frame: Frame) -> None:
        if module_name == "__future__":
            return
        if level == 0 and not _of_own_package(module_name, frame) and _twin(module_name) is not None:
            module = _twin(module_name)
            for name, target in names:
                target(frame, member(c, module, str(name), frame))
            return
        for name, target in names:
            target(frame, _deferred(c, node, module_name, str(name), frame, level))

    return run


def _deferred(c: Compiler, node: cst.CSTNode, module_name: str, name: str, frame: Frame, level: int) -> Any:
    """`name` of a module of the project; the module is read when the name is first used."""
    place = CallSite(node, frame)

    def force() -> Any:
        run = active()
        previous, run.site = run.site, place
        try:
            return member(c, import_module(c, module_name, frame, level), name, frame)
        finally:
            run.site = previous

    return Lazy(force)


def member(c: Compiler, module: Any, name: str, frame: Frame) -> Any:
    """`name` of `module`, a submodule's file included."""
    if isinstance(module, TwinModule):
        return module.member(name)
    if isinstance(module, ModuleScope):
        if name in module.names and not _is_being_found(module.names[name]):
            return module.get(name)
        is_package = module.filename.endswith("__init__.py")
        submodule = c.interpreter.project_module(name, module, 1) if is_package else None
        if submodule is not None:
            return submodule
        hook = module.names.get("__getattr__")
        if hook is not None:
            return hook(name)
        return Unknown(f"{module.name} has no {name}", key=("module", module.name, name))
    return module.derive("." + name) if isinstance(module, Unknown) else Unknown(f"{name} is not modelled")


def _is_being_found(value: Any) -> bool:
    """Whether a name is what an import under way looks for: `from package import module` in the package itself."""
    return type(value) is Lazy and value.busy


def _import_star(module: Any, frame: Frame) -> None:
    if isinstance(module, TwinModule):
        for name in module.public_names():
            frame.names[name] = module.member(name)
    elif isinstance(module, ModuleScope):
        exported = module.names.get("__all__")
        names = exported if isinstance(exported, (list, tuple)) else [n for n in module.names if not n.startswith("_")]
        for name in names:
            if isinstance(name, str) and name in module.names:
                frame.names[name] = module.names[name]  # a Lazy stays lazy
