"""Where the nodes of a tree stand. Positions are worked out statement by statement, for those that are asked for.

libcst knows where a node stands only after it has written the text out again, which takes as long as parsing it. A
statement of the module is written out alone, and found in the text by its characters.
"""

from __future__ import annotations

import bisect
import sys
from functools import cached_property
from typing import TYPE_CHECKING, Any

import libcst
from libcst.metadata import PositionProvider

from convlint.source.deferred import Deferred
from convlint.source.faults import Place, SyntaxFault
from convlint.source.walking import walk

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ["Positions", "ranges_of"]

CODEGEN_DEPTH = 6_000  # libcst calls itself some ten times for each level of nesting


class Positions:
    """The positions of the nodes of `tree`, which was parsed from `text` with lines that begin at `line_starts`."""

    def __init__(self, tree: libcst.Module, text: str, line_starts: list[int], bodies: Sequence[Deferred] = ()) -> None:
        self._tree = tree
        self._text = text
        self._line_starts = line_starts
        self._bodies = _Bodies(bodies)
        self._known: dict[int, tuple[dict[int, Any], int] | None] = {}

    def of(self, node: libcst.CSTNode) -> tuple[Any, Any]:
        """The start and the end of a node, each with `line` and `column`."""
        number = self._owners.get(id(node))
        if number is None and (places := self._bodies.of(node)) is not None:
            return places
        found = self._of_statement(number) if number is not None else None
        if found is None or id(node) not in found[0]:
            place = self.all[node]
            return place.start, place.end
        place, above = found[0][id(node)], found[1]
        return Place(place.start, above), Place(place.end, above)

    @cached_property
    def all(self) -> Mapping[libcst.CSTNode, Any]:
        """The ranges of all nodes. Raises SyntaxFault for a tree that is too deep to be written out."""
        return ranges_of(self._tree)

    @cached_property
    def _owners(self) -> dict[int, int]:
        """The number of the module's statement that each node belongs to, by the node's id."""
        return {
            id(node): number for number, statement in enumerate(self._tree.body) for node in walk(statement, Deferred)
        }

    def _of_statement(self, number: int) -> tuple[dict[int, Any], int] | None:
        """The ranges of a statement's nodes by their ids, and the lines above it; None where it cannot be found."""
        if number not in self._known:
            alone = self._alone(self._tree.body[number])
            ranges = ranges_of(alone)
            line = self._line_of(number, alone.code)
            known = {id(node): place for node, place in ranges.items()}
            self._known[number] = None if line is None else (known, line)
        return self._known[number]

    def _alone(self, statement: Any) -> libcst.Module:
        return self._tree.with_changes(header=(), footer=(), body=(statement,))

    def _line_of(self, number: int, code: str) -> int | None:
        """The lines above a statement; of those with the same characters, the first one stands first."""
        lines = list(self._lines_with(code))
        if len(lines) == 1:
            return lines[0]
        same = self._simple.get(code, [])
        return lines[same.index(number)] if len(same) == len(lines) and number in same else None

    def _lines_with(self, code: str) -> Iterator[int]:
        at = self._text.find(code)
        while at >= 0:
            line = bisect.bisect_left(self._line_starts, at)
            if self._line_starts[line : line + 1] == [at]:
                yield line
            at = self._text.find(code, at + 1)

    @cached_property
    def _simple(self) -> dict[str, list[int]]:
        """The numbers of the simple statements, by their characters."""
        found: dict[str, list[int]] = {}
        for number, statement in enumerate(self._tree.body):
            if isinstance(statement, libcst.SimpleStatementLine):
                found.setdefault(self._alone(statement).code, []).append(number)
        return found


class _Bodies:
    """The positions of the nodes in bodies that are parsed by themselves."""

    def __init__(self, bodies: Sequence[Deferred]) -> None:
        self._waiting = list(bodies)
        self._owners: dict[int, Deferred] = {}
        self._ranges: dict[int, dict[int, Any]] = {}

    def of(self, node: libcst.CSTNode) -> tuple[Place, Place] | None:
        """The start and the end of a node; None for one of another text."""
        self._take_in_parsed()
        body = self._owners.get(id(node))
        if body is None:
            return None
        if id(body) not in self._ranges:
            self._ranges[id(body)] = {id(node): place for node, place in ranges_of(body.whole).items()}
        place = self._ranges[id(body)][id(node)]
        return Place(place.start, body.lines_above), Place(place.end, body.lines_above)

    def _take_in_parsed(self) -> None:
        parsed = [body for body in self._waiting if body.is_parsed]
        self._waiting = [body for body in self._waiting if not body.is_parsed]
        for body in parsed:
            self._owners.update((id(node), body) for statement in body.body for node in walk(statement))


def ranges_of(tree: libcst.Module) -> Mapping[libcst.CSTNode, Any]:
    """The range of each node of a tree. Raises SyntaxFault for one that is too deep to be written out."""
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(max(limit, CODEGEN_DEPTH))
    try:
        return _Provider().ranges(tree)
    except RecursionError:
        raise SyntaxFault(1, 1, "not analysed: too deeply nested") from None
    finally:
        sys.setrecursionlimit(limit)


class _Provider(PositionProvider):
    """libcst's provider, without the visit of all nodes that resolving it makes for the sake of other providers."""

    def ranges(self, tree: libcst.Module) -> Mapping[libcst.CSTNode, Any]:
        self._gen_impl(tree)
        return self._computed
