"""The server itself: which requests it answers, and the loop on standard input and output."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from contextlib import suppress
from typing import Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from convlint.server import features
from convlint.server.protocol import Protocol
from convlint.server.reporting import Reporter
from convlint.server.session import Session
from convlint.version import VERSION

_WATCH = 5.0  # seconds between two looks at whether the client is still there

NOTEBOOKS = types.NotebookDocumentSyncOptions(
    notebook_selector=[
        types.NotebookDocumentFilterWithNotebook(notebook="*", cells=[types.NotebookCellLanguage(language="python")]),
    ],
    save=False,
)


class Server(LanguageServer):
    """One client's server."""

    protocol: Protocol

    def __init__(self) -> None:
        super().__init__(
            "convlint",
            VERSION,
            text_document_sync_kind=types.TextDocumentSyncKind.Incremental,
            notebook_document_sync=NOTEBOOKS,
            protocol_cls=Protocol,
        )
        self.session = Session()
        self.reporter = Reporter(types.ClientCapabilities())
        self.pulls = self.asks_settings = self.watches_files = False
        self.refreshes: list[str] = []
        self.watching: asyncio.Future[None] | None = None
        features.register(self)

    def report_server_error(self, error: Exception, source: Any) -> None:
        """What goes wrong is logged; a window that says so would pop up at every keystroke."""
        logging.getLogger(__name__).error("%s: %s", type(error).__name__, error)


def serve() -> int:
    """Serve one client on standard input and output until it leaves."""
    logging.basicConfig(stream=sys.stderr, level=os.environ.get("CONVLINT_LOG", "ERROR").upper())
    source, target = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # nothing but messages may go to the client
    server = Server()
    with suppress(BrokenPipeError, ConnectionError):
        server.start_io(source, target)
    server.session.end()
    sys.stderr.flush()
    # What is still being read or analysed is for nobody: do not wait for it.
    os._exit(0 if server.protocol._shutdown else 1)


async def leave_with_client(process_id: int) -> None:
    """End the process when the client's has ended without saying so; a client that cannot be seen is not watched."""
    if not _is_alive(process_id):
        return
    while _is_alive(process_id):
        await asyncio.sleep(_WATCH)
    os._exit(1)


def _is_alive(process_id: int) -> bool:
    if os.name == "nt":
        return True
    try:
        os.kill(process_id, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
