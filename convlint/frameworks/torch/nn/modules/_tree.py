"""The part of `Module` that walks: children, modules, parameters, buffers, and their names."""

from __future__ import annotations

from typing import Any

from convlint.frameworks.stdlib._core import call, read_attribute
from convlint.values import Undecided, Unknown, active

MAX_MODULES = 100_000
# So many modules, or parameters, are walked over for one step of the budget.
PER_STEP = 4


class ModuleTree:
    """Walking is in the order of registration, each object once, as in torch."""

    _parameters: dict[str, Any]
    _modules: dict[str, Any]
    _buffers: dict[str, Any]
    # Why the list of parts is not known whole (a module added under an unknown name, or unknown times), or None.
    _unlisted: Unknown | None = None

    def children(self):
        return iter([module for _, module in self.named_children()])

    def named_children(self):
        self._require_listed()
        children = self._named_children()
        pay(len(children))
        return iter(children)

    def _require_listed(self) -> None:
        """Raise Undecided where the module has parts whose names or number are not known."""
        if self._unlisted is not None:
            raise Undecided(self._unlisted)
        for value in self.__dict__.values():
            if isinstance(value, Unknown) and value.kind is None:
                raise Undecided(value)

    def _named_children(self) -> list[tuple[str, Any]]:
        seen: set[int] = set()
        found = []
        for name, module in _listed(self, "_modules"):
            if module is not None and id(module) not in seen:
                seen.add(id(module))
                found.append((name, module))
        return found

    def modules(self, remove_duplicate=True):
        return iter([module for _, module in self.named_modules(remove_duplicate=remove_duplicate)])

    def named_modules(self, memo=None, prefix="", remove_duplicate=True):
        found: list[tuple[str, Any]] = []
        try:
            _walk(self, prefix, remove_duplicate, {id(module) for module in memo or ()}, found)
        finally:
            pay(len(found))
        return iter(found)

    def parameters(self, recurse=True):
        return iter([parameter for _, parameter in self.named_parameters(recurse=recurse)])

    def named_parameters(self, prefix="", recurse=True, remove_duplicate=True):
        return iter(self._named_members("_parameters", prefix, recurse, remove_duplicate))

    def buffers(self, recurse=True):
        return iter([buffer for _, buffer in self.named_buffers(recurse=recurse)])

    def named_buffers(self, prefix="", recurse=True, remove_duplicate=True):
        return iter(self._named_members("_buffers", prefix, recurse, remove_duplicate))

    def _named_members(self, table: str, prefix: str, recurse: Any, remove_duplicate: Any) -> list[tuple[str, Any]]:
        modules = modules_below(self, prefix) if recurse else [(prefix, self)]
        found = members_of(modules, table, remove_duplicate)
        pay(len(modules) + len(found))
        return found

    def apply(self, fn):
        for _, module in self._named_children():
            module.apply(fn)
        call(fn, self)
        return self

    def get_submodule(self, target):
        module: Any = self
        for name in target.split(".") if target else ():
            if not hasattr(module, name):
                raise AttributeError(f"{type(module).__name__} has no attribute `{name}`")
            module = read_attribute(module, name)
        return module

    def set_submodule(self, target, module, strict=False):
        path, _, name = target.rpartition(".")
        owner = self.get_submodule(path)
        if isinstance(owner, ModuleTree) and isinstance(module, ModuleTree):
            owner._modules[name] = module

    def get_parameter(self, target):
        path, _, name = target.rpartition(".")
        return read_attribute(self.get_submodule(path), name)

    def get_buffer(self, target):
        return self.get_parameter(target)


def modules_below(module: Any, prefix: str = "") -> list[tuple[str, Any]]:
    """A module and all below it by their names, each once; the budget is left alone."""
    found: list[tuple[str, Any]] = []
    _walk(module, prefix, True, set(), found)
    return found


def members_of(modules: list[tuple[str, Any]], table: str, once: Any = True) -> list[tuple[str, Any]]:
    """What modules registered in a table, by names; the budget is left alone."""
    found = []
    seen: set[int] = set()
    for path, module in modules:
        for name, value in _listed(module, table):
            if value is None or (once and id(value) in seen):
                continue
            seen.add(id(value))
            found.append((f"{path}.{name}" if path else name, value))
    return found


def pay(count: int) -> None:
    """Pay for a walk over so many modules or parameters."""
    active().step(count // PER_STEP)


def _listed(module: Any, table: str) -> list[tuple[str, Any]]:
    """What a module registered; nothing where the program has put something else in the table's place."""
    members = module.__dict__.get(table)
    return (
        [(name, member) for name, member in members.items() if isinstance(name, str)] if type(members) is dict else []
    )


def _walk(module: Any, prefix: str, once: Any, seen: set[int], found: list[tuple[str, Any]]) -> None:
    if id(module) in seen:
        return
    if once:
        seen.add(id(module))
    found.append((prefix, module))
    if len(found) > MAX_MODULES:
        raise Undecided(Unknown("a model of very many modules"))
    for name, child in _listed(module, "_modules"):
        if isinstance(child, ModuleTree):
            _walk(child, f"{prefix}.{name}" if prefix else name, once, seen, found)
