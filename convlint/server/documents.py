"""What the client has open: files and notebooks, with the texts in them as they stand in the editor."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import unquote, urlsplit

from lsprotocol import types
from pygls.uris import to_fs_path

from convlint.server.texts import Text
from convlint.source import EditedSource, Source
from convlint.source.encoding import Encoding

_CODE = types.NotebookCellKind.Code


class Buffer(EditedSource):
    """A source whose text an editor has already decoded, whatever its first lines say of its encoding."""

    def __init__(self, filename: str, text: str, before: Source | None = None, *, notebook: bool = False) -> None:
        known = before if isinstance(before, EditedSource) else None
        super().__init__(filename, text.encode("utf-8", "replace"), known)
        self.is_notebook = notebook
        self.__dict__["_decoded"] = (text, Encoding("utf-8", False))


class Document:
    """A file, or a notebook with its cells. `changes` counts what has happened to it."""

    def __init__(self, uri: str, text: Text | None) -> None:
        self.uri = uri
        self.filename = filename_of(uri)
        self.changes = 0
        self.text = text
        self.cells: list[tuple[Any, str]] = []  # kind, uri
        self.cell_texts: dict[str, Text] = {}

    def texts(self) -> list[Text]:
        """The texts that can have diagnostics: the file's, or those of the code cells."""
        if self.text is not None:
            return [self.text]
        return [self.cell_texts[uri] for kind, uri in self.cells if kind == _CODE and uri in self.cell_texts]

    def text_of(self, cell: int | None) -> Text | None:
        """The text that a cell's number (None for a file) means."""
        if self.text is not None:
            return self.text
        return self.cell_texts.get(self.cells[cell - 1][1]) if cell and cell <= len(self.cells) else None

    def cell_of(self, uri: str) -> int | None:
        """The number, from 1 over all cells, of a cell; None in a file."""
        return next((number for number, (_, own) in enumerate(self.cells, 1) if same(own, uri)), None)

    def text_at(self, uri: str) -> Text | None:
        """The text with this URI."""
        return self.text if self.text is not None else self.text_of(self.cell_of(uri))

    def source(self, before: Source | None = None) -> Source:
        """The document as it stands, ready to be read; of `before`, an earlier source of it, what stayed is kept."""
        if self.text is not None:
            return Buffer(self.filename, self.text.text, before)
        return Buffer(self.filename, self._notebook(), before, notebook=True)

    def _notebook(self) -> str:
        cells = [
            {
                "cell_type": "code" if kind == _CODE else "markdown",
                "source": self.cell_texts[uri].text if uri in self.cell_texts else "",
            }
            for kind, uri in self.cells
        ]
        return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


def filename_of(uri: str) -> str:
    """The path of a URI; of one that is no file's (`untitled:Untitled-1`), its own path."""
    path = to_fs_path(uri) if uri.startswith("file:") else None
    return path or unquote(urlsplit(uri).path) or uri


def same(one: str, other: str) -> bool:
    """Whether two URIs are the same but for what clients quote differently."""
    return one == other or unquote(one) == unquote(other)


class Documents:
    """All that is open, by URI; a cell's URI leads to its notebook."""

    def __init__(self) -> None:
        self._open: dict[str, Document] = {}
        self._owners: dict[str, Document] = {}
        self.encoding = "utf-16"

    def __iter__(self) -> Any:
        return iter(list(self._open.values()))

    def get(self, uri: str) -> Document | None:
        """The document that has a text with this URI; None where it is not open."""
        key = unquote(uri)
        return self._open.get(key) or self._owners.get(key)

    # ------------------------------------------------------------------ files

    def open(self, item: types.TextDocumentItem) -> Document:
        text = Text(item.uri, item.text, item.version, self.encoding)
        document = self._open[unquote(item.uri)] = Document(item.uri, text)
        return document

    def change(self, params: types.DidChangeTextDocumentParams) -> Document | None:
        """Take in changes; None for a text that nobody opened."""
        uri = params.text_document.uri
        document = self.get(uri)
        text = document.text_at(uri) if document is not None else None
        if document is None or text is None:
            return None
        for change in params.content_changes:
            text.change(change)
        text.version = params.text_document.version
        document.changes += 1
        return document

    def close(self, uri: str) -> Document | None:
        document = self._open.pop(unquote(uri), None)
        for key in [key for key, owner in self._owners.items() if owner is document]:
            del self._owners[key]
        return document

    # ------------------------------------------------------------------ notebooks

    def open_notebook(self, params: types.DidOpenNotebookDocumentParams) -> Document:
        notebook = params.notebook_document
        document = self._open[unquote(notebook.uri)] = Document(notebook.uri, None)
        document.cells = [(cell.kind, cell.document) for cell in notebook.cells]
        self._take_in(document, params.cell_text_documents)
        return document

    def change_notebook(self, params: types.DidChangeNotebookDocumentParams) -> Document | None:
        document = self._open.get(unquote(params.notebook_document.uri))
        cells = params.change.cells
        if document is None or cells is None:
            return None
        for cell in cells.data or ():
            document.cells = [(cell.kind if same(uri, cell.document) else k, uri) for k, uri in document.cells]
        if cells.structure is not None:
            self._restructure(document, cells.structure)
        for content in cells.text_content or ():
            if (text := document.text_at(content.document.uri)) is not None:
                for change in content.changes:
                    text.change(change)
                text.version = content.document.version
        document.changes += 1
        return document

    def _restructure(self, document: Document, structure: Any) -> None:
        array = structure.array
        new = [(cell.kind, cell.document) for cell in array.cells or ()]
        document.cells[array.start : array.start + array.delete_count] = new
        self._take_in(document, structure.did_open or ())
        for closed in structure.did_close or ():
            document.cell_texts.pop(closed.uri, None)
            self._owners.pop(unquote(closed.uri), None)

    def _take_in(self, document: Document, items: Any) -> None:
        for item in items:
            document.cell_texts[item.uri] = Text(item.uri, item.text, item.version, self.encoding)
            self._owners[unquote(item.uri)] = document
