"""`EditedSource`: a source that is made from an earlier one, of which it takes up all that an edit left as it was.

The text is cut into parts between its statements, classes once more between theirs. Only a part whose characters
changed is parsed again, and only a part that is asked for gets positions. The nodes of all others are the same objects
as before, so that what has been made from them can be kept as well.
"""

from __future__ import annotations

import re
from functools import cached_property

from convlint.source.chunks import chunk_ends, class_parts
from convlint.source.faults import Place, SyntaxFault
from convlint.source.file import Source
from convlint.source.lexical import comments
from convlint.source.outline import UNCUT
from convlint.source.parse import NOT_ANALYSED, parse, refused_by_python
from convlint.source.pragma import Comment

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    import libcst

__all__ = ["EditedSource"]

_LINE_END = re.compile(r"\r\n?|\n")
_AROUND = "class _:\n"  # what makes the text of a member a module


class EditedSource(Source):
    """A source of which most may have been parsed already, as a part of the text `before`."""

    def __init__(self, filename: str, raw: bytes, before: EditedSource | None = None) -> None:
        super().__init__(filename, raw)
        self._chunks: list[Chunk] = before._chunks if before is not None else []

    def _parsed(self, text: str) -> libcst.Module:
        import libcst

        if UNCUT.search(text):
            self._chunks = []
            return parse(text)
        try:
            self._chunks = _cut(text, self._chunks)
        except SyntaxFault as fault:
            said = None if fault.message.startswith(NOT_ANALYSED) else refused_by_python(text)
            if said is not None:
                raise said from None
            tree = parse(text)  # whatever is wrong is said of the whole text
            self._chunks = []
            return tree
        self.__dict__.pop("_places", None)
        return libcst.Module(body=[node for chunk in self._chunks for node in chunk.nodes])

    # ------------------------------------------------------------------ positions

    @cached_property
    def _places(self) -> tuple[dict[int, Part], dict[int, int]]:
        """The part of each node by the node's id, and the line before each part by the part's id."""
        owners: dict[int, Part] = {}
        lines: dict[int, int] = {}
        above = 0
        for chunk in self._chunks:
            for line, part in chunk.parts:
                owners.update(part.owned)
                lines[id(part)] = above + line
            above += chunk.lines
        return owners, lines

    def _position(self, node: libcst.CSTNode) -> tuple[Any, Any]:
        if not self._chunks:
            return super()._position(node)
        owners, lines = self._places
        part = owners[id(node)]
        first, last = part.more.get(id(node), (node, None))
        start, end = part.position(first)
        place = Place(start, lines[id(part)])
        return place, self._position(last)[1] if last is not None else Place(end, lines[id(part)])

    # ------------------------------------------------------------------ comments

    def _comments(self) -> Iterator[Comment]:
        if not self._chunks or self.fault is not None:
            yield from super()._comments()
            return
        above = 0
        for chunk in self._chunks:
            for comment in chunk.comments:
                yield Comment(comment.text, comment.line + above, comment.column, comment.alone)
            above += chunk.lines


# --------------------------------------------------------------------------- parts


class Part:
    """A stretch of text that was parsed by itself, `above` lines of something else in front of it.

    `whole` is the module that was parsed, `nodes` are the statements in it that belong to the text.
    """

    def __init__(self, text: str, prefix: str = "", suffix: str = "") -> None:
        self.text = text
        self.above = len(_LINE_END.findall(prefix))
        self.whole = parse(prefix + text + suffix)
        body: Any = self.whole.body
        self.nodes: tuple[Any, ...] = tuple(body[0].body.body) if prefix else tuple(body)
        # Nodes that begin as one of this part's and end as another part's, by their id.
        self.more: dict[int, tuple[Any, Any]] = {}

    @cached_property
    def owned(self) -> dict[int, Part]:
        """This part, by the id of each expression and statement in it."""
        from convlint.source.walking import walk

        return dict.fromkeys([*(id(node) for root in self.nodes for node in walk(root)), *self.more], self)

    @cached_property
    def _ranges(self) -> dict[int, Any]:
        from convlint.source.positions import ranges_of

        owned = self.owned
        return {id(node): place for node, place in ranges_of(self.whole).items() if id(node) in owned}

    def position(self, node: Any) -> tuple[Any, Any]:
        """Where a node starts and ends, by the lines of the part's own text."""
        place = self._ranges[id(node)]
        if not self.above:
            return place.start, place.end
        return Place(place.start, -self.above), Place(place.end, -self.above)


class Chunk:
    """Statements of the module that stand together, and their parts with the lines in front of each."""

    def __init__(self, text: str, nodes: tuple[Any, ...], parts: list[tuple[int, Part]]) -> None:
        self.text = text
        self.nodes = nodes
        self.parts = parts
        self.lines = len(_LINE_END.findall(text))

    @cached_property
    def comments(self) -> list[Comment]:
        """The comments, by the lines of the chunk."""
        found, row, begin, seen = [], 1, 0, 0
        for start, end in comments(self.text):
            for match in _LINE_END.finditer(self.text, seen, start):
                row, begin = row + 1, match.end()
            seen = start
            alone = not self.text[begin:start].strip()
            found.append(Comment(self.text[start:end], row, start - begin + 1, alone))
        return found


# --------------------------------------------------------------------------- cutting


def _cut(text: str, old: list[Chunk]) -> list[Chunk]:
    """The chunks of `text`; those of an old text are taken up wherever their characters are the same."""
    head, at = _same_head(text, old)
    tail, stops = _same_tail(text, old[head:], at)
    pool = _Pool(old[head : len(old) - tail])
    new = []
    begin = at
    for end in chunk_ends(text, at, 0, stops):
        if end > begin:
            new.append(pool.chunk(text[begin:end]))
        begin = end
        if end in stops:
            return [*old[:head], *new, *old[len(old) - tail + stops[end] :]]
    return [*old[:head], *new]


def _same_head(text: str, old: list[Chunk]) -> tuple[int, int]:
    """How many chunks the text begins with, and where they end; not the last, which may go on now."""
    at, ends = 0, [0]
    for chunk in old:
        if not text.startswith(chunk.text, at):
            break
        at += len(chunk.text)
        ends.append(at)
    return max(0, len(ends) - 2), ends[max(0, len(ends) - 2)]


def _same_tail(text: str, old: list[Chunk], start: int) -> tuple[int, dict[int, int]]:
    """How many chunks the text ends with, and the offset of each of them with its number among them."""
    at, begins = len(text), []
    for chunk in reversed(old):
        begin = at - len(chunk.text)
        if begin <= start or not text.startswith(chunk.text, begin):
            break
        begins.append(begin)
        at = begin
    return len(begins), {begin: number for number, begin in enumerate(reversed(begins))}


class _Pool:
    """Chunks and parts of an old text that may come up again in the new one; each is given out once."""

    def __init__(self, chunks: list[Chunk]) -> None:
        self._chunks: dict[str, list[Chunk]] = {}
        self._parts: dict[str, list[Part]] = {}
        for chunk in chunks:
            self._chunks.setdefault(chunk.text, []).append(chunk)
            for _, part in chunk.parts:
                if part.above:
                    self._parts.setdefault(part.text, []).append(part)

    def chunk(self, text: str) -> Chunk:
        held = self._chunks.get(text)
        if held:
            return held.pop()
        body = class_parts(text)
        if body is None:
            part = Part(text)
            return Chunk(text, part.nodes, [(0, part)])
        return self._class(text, *body)

    def _class(self, text: str, start: int, indent: int) -> Chunk:
        """A class, of which each statement is a part."""
        head = Part(text[:start], suffix=" " * indent + "pass\n")
        found = head.nodes[0]
        parts = [(0, head)]
        above, begin = len(_LINE_END.findall(text[:start])), start
        for end in chunk_ends(text, start, indent):
            if end > begin:
                part = self._part(text[begin:end], lambda own: Part(own, _AROUND))
                parts.append((above, part))
                above += len(_LINE_END.findall(part.text))
            begin = end
        body = found.body.with_changes(body=[node for _, part in parts[1:] for node in part.nodes])
        node = found.with_changes(body=body)
        head.more[id(node)] = found, body.body[-1]
        return Chunk(text, (*head.nodes[:-1], node), parts)

    def _part(self, text: str, make: Callable[[str], Part]) -> Part:
        held = self._parts.get(text)
        return held.pop() if held else make(text)
