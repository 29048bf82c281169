"""A session with a client: its documents, their analyses, and who is told when one is done."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from lsprotocol import types
from pygls.uris import to_fs_path

from convlint.server.analysis import Analysis
from convlint.server.documents import Document, Documents
from convlint.server.engine import Engine
from convlint.server.settings import Configuration
from convlint.server.worker import Worker

if TYPE_CHECKING:
    from convlint.source import Source

T = TypeVar("T")
logger = logging.getLogger(__name__)

# The pause after a change before it is looked at, in seconds: a part of what the last analysis took, within bounds.
_SHARE, _SHORTEST, _LONGEST = 0.2, 0.005, 0.5
_GIVEN_WAY = 0.2  # the pause before an analysis that made way for another document's
_LOOK = 0.7  # the pause before the files that import a document are run, too


class Session:
    """What the features of the server work on. `settled` is told of each document whose analysis is up to date."""

    def __init__(self) -> None:
        self.documents = Documents()
        self.configuration = Configuration()
        self.engine = Engine()
        self.worker = Worker()
        self.folders: list[str] = []
        self.on_settled: list[Callable[[Document, Analysis], None]] = []
        self.on_complaint: Callable[[str], None] = lambda complaint: None
        self.on_looked: Callable[[], None] | None = None  # None: the client cannot be told of a second answer
        self._analyses: dict[str, Analysis] = {}
        self._tasks: dict[str, asyncio.Task[Analysis]] = {}
        self._complained: str | None = None
        self._looking: set[str] = set()  # the documents whose importers the next analysis runs

    # ------------------------------------------------------------------ analyses

    def changed(self, document: Document) -> None:
        """A document has a new text: what is under way is of no use any more, or has to wait."""
        self.engine.cancel()
        self.begin(document)

    def saved(self, document: Document) -> None:
        """The disk has the document's text now: files that import it may say something else of it."""
        analysis = self.known(document)
        if analysis is not None:
            analysis.evidence = None
            self._look_soon(document)

    def _look_soon(self, document: Document) -> None:
        """Have the files that import a document run when it has been left alone for a while."""
        changes = document.changes

        def look() -> None:
            if document.changes == changes and document.uri in self._analyses:
                document.changes += 1
                self._looking.add(document.uri)
                self.begin(document)

        asyncio.get_running_loop().call_later(_LOOK, look)

    def begin(self, document: Document) -> asyncio.Task[Analysis]:
        """The task that ends with the analysis of the document's present text."""
        task = self._tasks.get(document.uri)
        if task is None or task.done():
            task = self._tasks[document.uri] = asyncio.ensure_future(self._settle(document))
            task.add_done_callback(_log_failure)
        return task

    async def analysis(self, document: Document) -> Analysis:
        """The analysis of the document as it stands now; waits for it if need be."""
        known = self._analyses.get(document.uri)
        if known is not None and known.changes == document.changes:
            return known
        return await asyncio.shield(self.begin(document))

    def known(self, document: Document) -> Analysis | None:
        """The last analysis that was done, of whichever text; None before the first."""
        return self._analyses.get(document.uri)

    async def ask(self, work: Callable[[], T]) -> T:
        """What `work` gives in the thread of the analyses, where nothing else touches them."""
        return await self.worker.submit(work)

    async def _settle(self, document: Document) -> Analysis:
        while True:
            changes = document.changes
            await asyncio.sleep(self._pause(document))
            if changes != document.changes:
                continue
            found = await self._analyse(document)
            if found is None and changes == document.changes:
                await asyncio.sleep(_GIVEN_WAY)
            if found is None or found.changes != document.changes:
                continue
            self._settled(document, found)
            return found

    def _settled(self, document: Document, found: Analysis) -> None:
        before = self._analyses.get(document.uri)
        self._analyses[document.uri] = found
        for tell in self.on_settled:
            tell(document, found)
        if found.evidence is None:
            self._look_soon(document)
        elif before is not None and before.evidence is None and found.evidence and self.on_looked is not None:
            self.on_looked()

    def _pause(self, document: Document) -> float:
        last = self._analyses.get(document.uri)
        return min(max(last.seconds * _SHARE, _SHORTEST), _LONGEST) if last is not None else 0.0

    async def _analyse(self, document: Document) -> Analysis | None:
        before, changes = self._analyses.get(document.uri), document.changes
        settings = self.configuration.for_file(document.filename, self._folder())
        self._complain(self.configuration.complaint)
        source = document.source(before.good.source if before is not None else None)
        opened = self._opened(document)
        look = document.uri in self._looking or (before is None and self.on_looked is None)
        self._looking.discard(document.uri)

        def work() -> Analysis | None:
            if changes != document.changes:
                return None
            return self.engine.analyse(source, changes, settings, before, opened, look)

        return await self.worker.submit(work)

    def _opened(self, document: Document) -> dict[str, Source]:
        """The buffers of the other files that are open, as they last could be read."""
        analyses = [(other, self._analyses.get(other.uri)) for other in self.documents if other is not document]
        return {o.filename: a.good.source for o, a in analyses if a is not None and o.text is not None}

    def _folder(self) -> str | None:
        return self.folders[0] if self.folders else None

    def _complain(self, complaint: str | None) -> None:
        if complaint != self._complained and complaint is not None:
            self.on_complaint(complaint)
        self._complained = complaint

    # ------------------------------------------------------------------ what else happens

    def closed(self, document: Document) -> None:
        """A document is no longer open."""
        self._analyses.pop(document.uri, None)
        task = self._tasks.pop(document.uri, None)
        if task is not None and not task.done():
            document.changes += 1
            self.engine.cancel()
            task.cancel()
        if not self._analyses:
            self.worker.submit(self.engine.forget)

    def reconsider(self, wanted: Callable[[Document, Analysis], bool] = lambda document, analysis: True) -> bool:
        """Analyse documents again whose answer may have changed though their text has not; whether there are any."""
        found = [d for d in self.documents if (a := self.known(d)) is None or wanted(d, a)]
        for document in found:
            document.changes += 1
            self.changed(document)
        return bool(found)

    def set_folders(self, folders: Any) -> None:
        """The workspace's folders, by their URIs."""
        paths = [to_fs_path(uri) for uri in folders]
        self.folders = [path for path in paths if path and os.path.isdir(path)]

    def end(self) -> None:
        """Stop what is under way."""
        self.engine.cancel()
        self.worker.stop()


def _log_failure(task: asyncio.Task[Analysis]) -> None:
    if not task.cancelled() and (error := task.exception()) is not None:
        logger.error("the analysis failed", exc_info=error)


def position_encoding(capabilities: types.ClientCapabilities) -> str:
    """The encoding that pygls agrees on with this client."""
    from pygls.capabilities import ServerCapabilitiesBuilder

    chosen = ServerCapabilitiesBuilder.choose_position_encoding(capabilities)
    return str(getattr(chosen, "value", chosen))
