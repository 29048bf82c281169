"""A tree in which the body of a function is parsed when it is first looked into: of most modules few functions run."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import libcst

from convlint.source.faults import SyntaxFault
from convlint.source.outline import outlined
from convlint.source.parse import tree_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from convlint.source.outline import Body, Outline

__all__ = ["Deferred", "DeferredTree"]

_AROUND = "if 1:\n"  # what makes the text of a body a module
_LINES_AROUND = 1


class Deferred(libcst.IndentedBlock):
    """The body of a function. Whoever reads `body` gets the statements, and does not see that they are parsed then.

    It is written out as what stands in its place in the outlined text, which has as many lines.
    """

    instead: libcst.IndentedBlock
    text: str
    lines_above: int  # what the lines of `whole` must be added to be those of the text
    # What libcst has against a text that Python takes; the body is empty then.
    fault: SyntaxFault | None

    @classmethod
    def of(cls, instead: libcst.IndentedBlock, text: str, above: int) -> Deferred:
        """The body with the lines `text`, behind `above` lines of other text."""
        made = cls.__new__(cls)
        made.__dict__.update(instead=instead, text=text, lines_above=above - _LINES_AROUND, fault=None)
        for name in ("header", "indent", "footer"):
            object.__setattr__(made, name, getattr(instead, name))
        return made

    @property
    def is_parsed(self) -> bool:
        return "whole" in self.__dict__

    @cached_property
    def whole(self) -> libcst.Module:
        """The module that the body was parsed as, the only block of its only statement."""
        try:
            return tree_of(f"{_AROUND}{self.text}\n")
        except SyntaxFault as fault:
            self.__dict__["fault"] = fault
            return libcst.Module(body=())

    @property
    def body(self) -> Sequence[libcst.BaseStatement]:  # type: ignore[override]
        statement: Any = next(iter(self.whole.body), None)
        return statement.body.body if statement is not None else ()

    def _codegen_impl(self, state: Any) -> None:
        statements = self.instead.body
        with state.record_syntactic_position(self, start_node=statements[0], end_node=statements[-1]):
            self.instead._codegen_impl(state)


class DeferredTree:
    """The tree of `text`, whose lines begin at `line_starts`, with a `Deferred` for each body that the outline has.

    Raises SyntaxFault where the outline does not fit the text.
    """

    def __init__(self, text: str, line_starts: list[int], outline: Outline) -> None:
        # The first and the last line of each statement of the module.
        self.statements = outline.statements
        self.outlined = outlined(text, line_starts, outline.bodies)
        self.tree = tree_of(self.outlined)
        functions = list(_functions(self.tree.body))
        if len(functions) != len(outline.bodies) or len(self.tree.body) != len(outline.statements):
            raise SyntaxFault(1, 1, "not analysed: two parsers do not agree")
        self.bodies: list[Deferred] = []
        for function, body in zip(functions, outline.bodies, strict=True):
            if body is not None:
                self._defer(function, text, line_starts, body)

    def _defer(self, function: Any, text: str, line_starts: list[int], body: Body) -> None:
        first, last, end = body
        own = text[line_starts[first - 1] : line_starts[last - 1] + end]
        deferred = Deferred.of(function.body, own, first - 1)
        self.bodies.append(deferred)
        object.__setattr__(function, "body", deferred)


def _functions(body: Sequence[Any]) -> Iterator[Any]:
    for node in body:
        if isinstance(node, libcst.FunctionDef):
            yield node
        elif isinstance(node, libcst.ClassDef):
            yield from _functions(node.body.body)
