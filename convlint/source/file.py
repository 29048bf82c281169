"""`Source`: one file's text, and what is asked of it only when it is asked."""

from __future__ import annotations

import bisect
import re
import sys
from functools import cached_property

from convlint.source.encoding import BOM, Encoding, decode, encode
from convlint.source.faults import Span, SyntaxFault, UnwritableFault
from convlint.source.lexical import comments, statement_end
from convlint.source.magics import plain_python
from convlint.source.notebook import Cell, code_cells
from convlint.source.parse import line_starts, parse, parse_deferred, tree_of
from convlint.source.pragma import Comment, Pragma, PragmaFault, read_pragmas
from convlint.source.prefilter import names_framework
from convlint.source.splice import Splice, splice, splice_cell

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable, Iterator
    from typing import Any

    import libcst

    from convlint.source.deferred import DeferredTree
    from convlint.source.positions import Positions

__all__ = ["Source"]

_COMMENT_BYTES = re.compile(rb"convlint\s*:|noqa", re.IGNORECASE)
_COMMENT = re.compile(_COMMENT_BYTES.pattern.decode(), re.IGNORECASE)


class Source:
    """One file: `raw` bytes, `text`, and lazily its tree, positions and pragmas.

    A notebook's `text` is its code cells one after the other, magics made plain; `place` leads a line of it back to
    its cell. Whatever is wrong with the file is a SyntaxFault, raised by `text`, `tree` and what is made from them.
    """

    def __init__(self, filename: str, raw: bytes) -> None:
        self.filename = filename
        self.raw = raw
        self.is_notebook = filename.endswith(".ipynb")
        # What is wrong with the cells that `tree` leaves out; known once `tree` has been asked for.
        self.cell_faults: list[SyntaxFault] = []
        self._deferred: DeferredTree | None = None

    @classmethod
    def read(cls, path: str) -> Source:
        """The file at `path`. Raises OSError."""
        with open(path, "rb") as file:
            return cls(path, file.read())

    @property
    def names_framework(self) -> bool:
        """Whether the bytes name a framework (or convlint) at all; a file that does not need not be parsed."""
        return names_framework(self.raw)

    # ------------------------------------------------------------------ text

    @cached_property
    def _decoded(self) -> tuple[str, Encoding]:
        if not self.is_notebook:
            return decode(self.raw)
        try:
            return self.raw.decode("utf-8-sig"), Encoding("utf-8", self.raw.startswith(BOM))
        except UnicodeDecodeError:
            raise SyntaxFault(1, 1, "the notebook is not UTF-8") from None

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """A notebook's code cells; none for a plain file."""
        return code_cells(self._decoded[0]) if self.is_notebook else ()

    @cached_property
    def text(self) -> str:
        """The Python text: the file without its byte order mark, line ends untouched."""
        if not self.is_notebook:
            return self._decoded[0]
        return "".join(_closed(plain_python(cell.text)) for cell in self.cells)

    @cached_property
    def line_starts(self) -> list[int]:
        """The offset of each line's first character in `text`."""
        return line_starts(self.text)

    def line(self, number: int) -> str:
        """Line `number` of `text`, from 1, without its line end; empty beyond the last."""
        if not 1 <= number <= len(self.line_starts):
            return ""
        end = self.line_starts[number] if number < len(self.line_starts) else len(self.text)
        return self.text[self.line_starts[number - 1] : end].rstrip("\r\n")

    def offset(self, line: int, column: int) -> int:
        """The offset in `text` of a line and column, both from 1; clamped to the text."""
        if line > len(self.line_starts):
            return len(self.text)
        return min(self.line_starts[max(line, 1) - 1] + max(column, 1) - 1, len(self.text))

    # ------------------------------------------------------------------ tree

    @cached_property
    def tree(self) -> libcst.Module:
        """The concrete syntax tree. Raises SyntaxFault; a notebook's cell that is no Python is left out of it."""
        try:
            return self._parsed(self.text)
        except SyntaxFault:
            if not self._leave_out_broken_cells():
                raise
            return self._parsed(self.text)

    def _parsed(self, text: str) -> libcst.Module:
        self._deferred = parse_deferred(text, self.line_starts)
        return self._deferred.tree if self._deferred is not None else tree_of(text)

    def _leave_out_broken_cells(self) -> bool:
        """Blank the cells that are no Python, each a unit as in Jupyter; False where no cell would be left."""
        parts = [_closed(plain_python(cell.text)) for cell in self.cells]
        for index, part in enumerate(parts):
            try:
                parse(part)
            except SyntaxFault as fault:
                line = fault.line + self._cell_lines[index] - 1
                self.cell_faults.append(SyntaxFault(line, fault.column, fault.message))
                parts[index] = "\n" * (len(line_starts(part)) - 1)
        if not 0 < len(self.cell_faults) < len(parts):
            self.cell_faults.clear()
            return False
        self.__dict__["text"] = "".join(parts)
        self.__dict__.pop("line_starts", None)
        return True

    @cached_property
    def fault(self) -> SyntaxFault | None:
        """What keeps the file from being read as Python, or None."""
        try:
            self.tree  # noqa: B018 - reading it is the question
        except SyntaxFault as fault:
            return fault
        return None

    @cached_property
    def _positions(self) -> Positions:
        from convlint.source.positions import Positions

        tree, deferred = self.tree, self._deferred
        if deferred is None:
            return Positions(tree, self.text, self.line_starts)
        return Positions(tree, deferred.outlined, line_starts(deferred.outlined), deferred.bodies)

    @cached_property
    def words(self) -> Counter[str]:
        """How often each name is written in `tree`, in code and within strings."""
        from collections import Counter

        found: Counter[str] = Counter()
        for said in self._said.values():
            found.update(said)
        return found

    @cached_property
    def _said(self) -> dict[int, Counter[str]]:
        """The words of each statement of the module, by the id of the statement."""
        from convlint.source.words import words, words_of_text

        if self._deferred is None:
            return {id(statement): words(statement) for statement in self.tree.body}
        lines = zip(self.tree.body, self._deferred.statements, strict=True)
        spans = ((node, Span(first, 1, last + 1, 1)) for node, (first, last) in lines)
        return {id(node): words_of_text(self.text_at(span)) for node, span in spans}

    def words_of(self, node: libcst.CSTNode) -> Counter[str]:
        """How often each name is written in a statement."""
        from convlint.source.words import words

        return self._said.get(id(node)) or words(node)

    def span(self, node: libcst.CSTNode) -> Span:
        """Where a node of `tree` stands, parentheses around it left out."""
        start, end = self._position(node)
        moved = self._moved_lines
        start_col, end_col = (place.column + 1 + moved.get(place.line, 0) for place in (start, end))
        return Span(start.line, start_col, end.line, end_col)

    def _position(self, node: libcst.CSTNode) -> tuple[Any, Any]:
        """The start and the end of a node, each with a `line` from 1 and a `column` from 0."""
        return self._positions.of(node)

    @cached_property
    def _moved_lines(self) -> dict[int, int]:
        """How far libcst's columns are off: where a form feed is in the indentation it writes the block's instead."""
        if "\f" not in self.text:
            return {}
        columns: dict[int, int] = {}
        for place in self._positions.all.values():
            columns[place.start.line] = min(place.start.column, columns.get(place.start.line, sys.maxsize))
        statements = (line for line in self._statement_lines() if line in columns)
        return {line: _indent(self.line(line)) - columns[line] for line in statements}

    def _statement_lines(self) -> Iterator[int]:
        at = 0
        while at < len(self.text):
            yield bisect.bisect_right(self.line_starts, at)
            at = statement_end(self.text, at)

    def text_of(self, node: libcst.CSTNode) -> str:
        """The characters of a node, as the file has them."""
        return self.text_at(self.span(node))

    def text_at(self, span: Span) -> str:
        """The characters of a span, as the file has them."""
        return self.text[self.offset(span.start_line, span.start_col) : self.offset(span.end_line, span.end_col)]

    # ------------------------------------------------------------------ comments

    @cached_property
    def _remarks(self) -> tuple[Pragma | PragmaFault, ...]:
        if not (_COMMENT.search(self.text) if self.is_notebook else _COMMENT_BYTES.search(self.raw)):
            return ()
        return tuple(read_pragmas(self._comments()))

    def _comments(self) -> Iterator[Comment]:
        for start, end in comments(self.text, is_python=self.fault is None):
            line = bisect.bisect_right(self.line_starts, start)
            begin = self.line_starts[line - 1]
            alone = not self.text[begin:start].strip()
            yield Comment(self.text[start:end], line, start - begin + 1, alone)

    @property
    def pragmas(self) -> tuple[Pragma, ...]:
        """The comments to convlint that can be understood, in order."""
        return tuple(remark for remark in self._remarks if isinstance(remark, Pragma))

    @property
    def pragma_faults(self) -> tuple[PragmaFault, ...]:
        """The comments to convlint that can't be understood, in order."""
        return tuple(remark for remark in self._remarks if isinstance(remark, PragmaFault))

    # ------------------------------------------------------------------ notebooks

    @cached_property
    def _cell_lines(self) -> list[int]:
        """The first line of each code cell in `text`."""
        first, lines = 1, []
        for cell in self.cells:
            lines.append(first)
            first += len(line_starts(_closed(cell.text))) - 1
        return lines

    def place(self, line: int) -> tuple[int | None, int]:
        """A line of `text` as (cell, line in the cell), both from 1; the cell is None in a plain file."""
        if not self._cell_lines:
            return None, line
        index = max(0, bisect.bisect_right(self._cell_lines, line) - 1)
        return self.cells[index].number, line - self._cell_lines[index] + 1

    def is_displayed(self, node: libcst.CSTNode) -> bool:
        """Whether the statement `node` ends a notebook's cell, which then shows its value."""
        if not self.is_notebook:
            return False
        span = self.span(node)
        cell, _ = self.place(span.end_line)
        if span.start_col > 1:
            return False
        following = enumerate(self.text.splitlines()[span.end_line :], span.end_line + 1)
        after = next((number for number, line in following if line.strip() and line.strip()[0] != "#"), None)
        return after is None or self.place(after)[0] != cell

    def module_line(self, cell: int | None, line: int) -> int:
        """The line of `text` of a line in a cell: the way back from `place`."""
        for code_cell, first in zip(self.cells, self._cell_lines, strict=True):
            if code_cell.number == cell:
                return first + line - 1
        return line

    def written_line(self, cell: int | None, line: int) -> str:
        """A line as its author sees it: in a notebook a line of the cell, with its magics."""
        for code_cell in self.cells if cell is not None else ():
            if code_cell.number == cell:
                lines = re.split(r"\r\n?|\n", code_cell.text)
                return lines[line - 1] if 0 < line <= len(lines) else ""
        return self.line(line) if cell is None else ""

    def physical(self, line: int, column: int) -> tuple[int, int]:
        """A place of `text` as a place of the file itself: of a notebook, where its JSON has that character."""
        if not self.is_notebook or not self.cells:
            return line, column
        return self._raw_place(self._in_json(Span(line, column, line, column), "")[0])

    def physical_line(self, number: int) -> str:
        """Line `number` of the file itself, from 1, without its line end; empty where there is none."""
        if not self.is_notebook:
            return self.line(number)
        starts = [*self._raw_starts, len(self._decoded[0])]
        return self._decoded[0][starts[number - 1] : starts[number]].rstrip("\r\n") if 0 < number < len(starts) else ""

    def _raw_place(self, offset: int) -> tuple[int, int]:
        index = bisect.bisect_right(self._raw_starts, offset)
        return index, offset - self._raw_starts[index - 1] + 1

    @cached_property
    def _raw_starts(self) -> list[int]:
        return line_starts(self._decoded[0])

    # ------------------------------------------------------------------ changes

    def edited(self, changes: Iterable[tuple[Span, str]]) -> bytes:
        """The file's bytes with each span of `text` replaced by new text; every other byte as it was.

        A line end in the new text is written as the file writes its own. Raises UnwritableFault where changes overlap
        or can't be written exactly.
        """
        whole, encoding = self._decoded
        if encode(whole, encoding) != self.raw:
            raise UnwritableFault(f"the encoding {encoding.name} would not give back the same bytes")
        return encode(splice(whole, [self._splice(span, content) for span, content in changes]), encoding)

    def physical_change(self, span: Span, content: str) -> tuple[Span, str]:
        """A change of `text` as a change of the file itself. Raises UnwritableFault."""
        if not self.is_notebook:
            return span, self._line_ended(content)
        start, end, spelt = self._splice(span, content)
        return Span(*self._raw_place(start), *self._raw_place(end)), spelt

    def _splice(self, span: Span, content: str) -> Splice:
        if self.is_notebook:
            return self._in_json(span, content)
        start = self.offset(span.start_line, span.start_col)
        return start, self.offset(span.end_line, span.end_col), self._line_ended(content)

    def _line_ended(self, content: str) -> str:
        own = re.search(r"\r\n?|\n", self.text)
        return re.sub(r"\r\n?|\n", own.group(), content) if own else content

    def _in_json(self, span: Span, content: str) -> Splice:
        if not self.cells:
            raise UnwritableFault("a notebook without code has no place for a change")
        index = max(0, bisect.bisect_right(self._cell_lines, span.start_line) - 1)
        cell, first = self.cells[index], self._cell_lines[index]
        start = _offset_in(cell, span.start_line - first, span.start_col)
        return splice_cell(
            self._decoded[0], cell, start, _offset_in(cell, span.end_line - first, span.end_col), content
        )


def _offset_in(cell: Cell, line: int, column: int) -> int:
    """The offset in a cell of a line, from 0, and a column, from 1. A magic makes offsets of `text` differ from it."""
    starts = [*line_starts(_closed(cell.text))]
    if line >= len(starts):
        raise UnwritableFault("a change reaches over the end of its cell")
    return min(starts[line] + column - 1, len(cell.text))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _closed(text: str) -> str:
    """A cell's text as a part of the module: it ends its last line. An empty cell is a blank line."""
    return text if text.endswith(("\n", "\r")) else text + "\n"
