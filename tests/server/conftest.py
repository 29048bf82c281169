"""A client that talks to a real server process."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from lsprotocol import types
from lsprotocol.types import ClientCapabilities

pytest.importorskip("pygls")
from pytest_lsp import LanguageClient
from pytest_lsp.client import make_test_lsp_client

COMMAND = [sys.executable, "-m", "convlint", "server"]
ALEXNET = Path(__file__).parents[2] / "fixtures" / "models" / "alexnet_tutorial.py"
SMALL = """import torch.nn as nn


class Net(nn.Module):  # convlint: input=1x28x28
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1, 8, 5)
        self.fc = nn.Linear(8 * 28 * 28, 10)

    def forward(self, x):
        x = self.conv(x)
        x = x.flatten(1)
        return self.fc(x)
"""


def capabilities(
    *, pull: bool = True, encodings: tuple[str, ...] = ("utf-16",), **workspace: Any
) -> ClientCapabilities:
    """What a client says that it can do."""
    text = types.TextDocumentClientCapabilities(
        publish_diagnostics=types.PublishDiagnosticsClientCapabilities(related_information=True),
        diagnostic=types.DiagnosticClientCapabilities(related_document_support=False) if pull else None,
    )
    return ClientCapabilities(
        text_document=text,
        general=types.GeneralClientCapabilities(position_encodings=[types.PositionEncodingKind(e) for e in encodings]),
        notebook_document=types.NotebookDocumentClientCapabilities(
            synchronization=types.NotebookDocumentSyncClientCapabilities()
        ),
        workspace=types.WorkspaceClientCapabilities(**workspace),
    )


class Client:
    """What tests ask of a session."""

    def __init__(self, lsp: LanguageClient, folder: Path) -> None:
        self.lsp = lsp
        self.folder = folder
        self.versions: dict[str, int] = {}

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    def open(self, name: str, text: str) -> str:
        uri = self.uri(name)
        self.versions[uri] = 1
        item = types.TextDocumentItem(uri=uri, language_id="python", version=1, text=text)
        self.lsp.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return uri

    def edit(self, uri: str, text: str, place: types.Range | None = None) -> None:
        """Replace a range, or all."""
        self.versions[uri] += 1
        change: Any = (
            types.TextDocumentContentChangeWholeDocument(text=text)
            if place is None
            else types.TextDocumentContentChangePartial(range=place, text=text)
        )
        identifier = types.VersionedTextDocumentIdentifier(uri=uri, version=self.versions[uri])
        self.lsp.text_document_did_change(types.DidChangeTextDocumentParams(identifier, [change]))

    async def pull(self, uri: str) -> list[types.Diagnostic]:
        params = types.DocumentDiagnosticParams(types.TextDocumentIdentifier(uri))
        report = await self.lsp.text_document_diagnostic_async(params)
        return list(report.items)

    async def hints(self, uri: str, last: int = 10_000) -> dict[int, str]:
        """The labels by line, from 1."""
        place = types.Range(types.Position(0, 0), types.Position(last, 0))
        params = types.InlayHintParams(types.TextDocumentIdentifier(uri), place)
        found = await self.lsp.text_document_inlay_hint_async(params) or []
        return {hint.position.line + 1: str(hint.label) for hint in found}

    async def hover(self, uri: str, line: int, character: int) -> str:
        params = types.HoverParams(types.TextDocumentIdentifier(uri), types.Position(line - 1, character))
        found = await self.lsp.text_document_hover_async(params)
        return found.contents.value if found is not None else ""

    async def lenses(self, uri: str) -> list[types.CodeLens]:
        params = types.CodeLensParams(types.TextDocumentIdentifier(uri))
        return list(await self.lsp.text_document_code_lens_async(params) or [])

    async def actions(self, uri: str, line: int, only: list[str] | None = None) -> list[types.CodeAction]:
        place = types.Range(types.Position(line - 1, 0), types.Position(line - 1, 0))
        context = types.CodeActionContext([], only)  # type: ignore[arg-type]
        params = types.CodeActionParams(types.TextDocumentIdentifier(uri), place, context)
        return list(await self.lsp.text_document_code_action_async(params) or [])  # type: ignore[arg-type]

    async def completions(self, uri: str, line: int, character: int) -> list[str]:
        params = types.CompletionParams(types.TextDocumentIdentifier(uri), types.Position(line - 1, character))
        found = await self.lsp.text_document_completion_async(params)
        return [item.label for item in found.items]  # type: ignore[union-attr]

    async def command(self, name: str, *arguments: Any) -> Any:
        return await self.lsp.workspace_execute_command_async(types.ExecuteCommandParams(name, arguments=arguments))


Start = Callable[..., Awaitable[Client]]


async def begin(folder: Path, can: ClientCapabilities | None, options: Any, folders: list[Path] | None) -> Client:
    """A client with a server of its own."""
    lsp = make_test_lsp_client()
    await lsp.start_io(*COMMAND)
    params = types.InitializeParams(
        capabilities=can or capabilities(),
        root_uri=folder.as_uri(),
        workspace_folders=[types.WorkspaceFolder(f.as_uri(), f.name) for f in folders] if folders else None,
        initialization_options=options,
    )
    await lsp.initialize_session(params)
    return Client(lsp, folder)


@pytest_asyncio.fixture(loop_scope="module")
async def start(tmp_path: Path) -> AsyncIterator[Start]:
    """Starts servers and stops them."""
    clients: list[Client] = []

    async def one(can: ClientCapabilities | None = None, options: Any = None, folders: Any = None) -> Client:
        clients.append(await begin(tmp_path, can, options, folders))
        return clients[-1]

    yield one
    for client in clients:
        await client.lsp.shutdown_session()


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def shared(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Client]:
    """One server for all the tests of a module that need nothing special of it."""
    client = await begin(tmp_path_factory.mktemp("shared"), None, None, None)
    yield client
    await client.lsp.shutdown_session()


@pytest.fixture
def client(shared: Client, tmp_path: Path) -> Client:
    """The shared server, with a folder of the test's own."""
    shared.lsp.messages.clear()
    shared.folder = tmp_path
    return shared


def applied(text: str, edits: list[types.TextEdit]) -> str:
    """The text after edits of ASCII lines."""
    lines = text.splitlines(keepends=True)
    starts = [sum(map(len, lines[:i])) for i in range(len(lines) + 1)]
    places = [
        (starts[e.range.start.line] + e.range.start.character, starts[e.range.end.line] + e.range.end.character, e)
        for e in edits
    ]
    for begin, end, edit in sorted(places, key=lambda place: place[0], reverse=True):
        text = text[:begin] + edit.new_text + text[end:]
    return text
