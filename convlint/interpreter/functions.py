"""A function of the program being read: parameters are bound as Python binds them, the body is interpreted."""

from __future__ import annotations

from types import MethodType
from typing import TYPE_CHECKING, Any

from convlint.interpreter.frames import ClassCell, Frame
from convlint.interpreter.generating import TooManyYields, Yields, in_common
from convlint.interpreter.run import MAX_DEPTH, BudgetExceeded
from convlint.values import Elements, active

if TYPE_CHECKING:
    from collections.abc import Callable


class Parameters:
    """The parameter list of a function, with the defaults' expressions."""

    __slots__ = ("defaults", "keyword_only", "kwargs", "names", "positional", "positional_only", "varargs")

    def __init__(self) -> None:
        self.positional: list[str] = []
        self.positional_only = 0
        self.keyword_only: list[str] = []
        self.varargs: str | None = None
        self.kwargs: str | None = None
        self.defaults: dict[str, Callable[[Frame], Any]] = {}


class MissingArgument(TypeError):
    """A call that Python itself would refuse."""


class Function:
    """An interpreted function. Callable from twins and from Python's own protocols, a descriptor like any function."""

    def __init__(self, code: FunctionCode, frame: Frame, defaults: dict[str, Any], cell: ClassCell | None) -> None:
        self.code = code
        self.frame = frame
        self.defaults = defaults
        self.cell = cell
        self.__name__ = code.name
        self.__qualname__ = code.name
        self.__module__ = frame.module.name
        self.__doc__ = None

    def __get__(self, instance: Any, owner: type | None = None) -> Any:
        return self if instance is None else MethodType(self, instance)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self.code.run(self, args, kwargs)

    def __repr__(self) -> str:
        return f"<function {self.__name__}>"


class FunctionCode:
    """The compiled part of a function, shared by all its closures. `body` is compiled when first called."""

    __slots__ = ("_body", "compile_body", "is_async", "is_generator", "name", "node", "parameters")

    def __init__(self, name: str, node: Any, parameters: Parameters, compile_body: Callable[[], Any]) -> None:
        self.name = name
        self.node = node
        self.parameters = parameters
        self.compile_body = compile_body
        self._body: Any = None
        self.is_generator = False
        self.is_async = False

    @property
    def body(self) -> Callable[[Frame], Any]:
        if self._body is None:
            self._body, self.is_generator = self.compile_body()
        return self._body  # type: ignore[no-any-return]

    def run(self, function: Function, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        run: Any = active()
        run.step()
        if run.depth >= MAX_DEPTH:
            raise BudgetExceeded("calls are nested too deeply")
        body = self.body
        frame = Frame(function.frame.module, {}, function.frame, run.site, function, function.cell)
        bind(self.name, self.parameters, function.defaults, frame, args, kwargs)
        run.depth += 1
        site = run.site
        try:
            if self.is_generator:
                return _generate(body, frame)
            result = body(frame)
            return result.value if result is not None else None
        finally:
            run.depth -= 1
            run.site = site


def _generate(body: Callable[[Frame], Any], frame: Frame) -> Any:
    """All values that the generator yields; where nobody knows how many, what they have in common."""
    frame.yields = yields = Yields()
    try:
        body(frame)
    except TooManyYields:
        yields.are_all = False
    return iter(yields) if yields.are_all else Elements(in_common(yields), "how much a generator yields")


def bind(
    name: str,
    parameters: Parameters,
    defaults: dict[str, Any],
    frame: Frame,
    args: tuple[Any, ...],
    kwargs: dict[str, Any],
) -> None:
    """Put the arguments into `frame.names`; raises TypeError as Python does."""
    names = frame.names
    positional = parameters.positional
    frame.first = args[0] if args else None
    names.update(zip(positional, args, strict=False))
    if parameters.varargs is not None:
        names[parameters.varargs] = tuple(args[len(positional) :])
    elif len(args) > len(positional):
        raise MissingArgument(f"{name}() takes {len(positional)} positional arguments but {len(args)} were given")
    if kwargs or parameters.kwargs is not None:
        _bind_keywords(name, parameters, names, kwargs)
    _fill_defaults(name, parameters, defaults, names)
    frame.passed = dict(names)


def _bind_keywords(name: str, parameters: Parameters, names: dict[str, Any], kwargs: dict[str, Any]) -> None:
    extra: dict[str, Any] = {}
    allowed = parameters.positional[parameters.positional_only :]
    for key, value in kwargs.items():
        if key in names and key in allowed:
            raise MissingArgument(f"{name}() got multiple values for argument '{key}'")
        if key in allowed or key in parameters.keyword_only:
            names[key] = value
        elif parameters.kwargs is not None:
            extra[key] = value
        else:
            raise MissingArgument(f"{name}() got an unexpected keyword argument '{key}'")
    if parameters.kwargs is not None:
        names[parameters.kwargs] = extra


def _fill_defaults(name: str, parameters: Parameters, defaults: dict[str, Any], names: dict[str, Any]) -> None:
    for parameter in (*parameters.positional, *parameters.keyword_only):
        if parameter not in names:
            if parameter not in defaults:
                raise MissingArgument(f"{name}() missing a required argument: '{parameter}'")
            names[parameter] = defaults[parameter]
