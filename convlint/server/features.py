"""The requests and notifications that the server answers."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from lsprotocol import types

from convlint.server import actions, completion, configuring, declaring, diagnosing
from convlint.server.hints import hints_in
from convlint.server.hover import hover_at
from convlint.server.lenses import DECLARE, lenses_in
from convlint.server.reporting import Reporter
from convlint.server.session import position_encoding

if TYPE_CHECKING:
    from convlint.server.documents import Document
    from convlint.server.serving import Server
    from convlint.server.texts import Text


def register(server: Server) -> None:
    """Register everything that does not depend on the client; the rest follows at `initialize`."""
    session = server.session

    def find(uri: str) -> tuple[Document, Text] | None:
        document = session.documents.get(uri)
        text = document.text_at(uri) if document is not None else None
        return (document, text) if document is not None and text is not None else None

    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        session.documents.encoding = position_encoding(params.capabilities)
        session.set_folders([folder.uri for folder in params.workspace_folders or ()] or _root(params))
        session.configuration.update(params.initialization_options)
        server.reporter = Reporter(params.capabilities)
        diagnosing.register(server, params.capabilities)
        configuring.register(server, params.capabilities)

    @server.feature(types.INITIALIZED)
    async def initialized(params: types.InitializedParams) -> None:
        from convlint.server.serving import leave_with_client

        if server.process_id is not None:
            server.watching = asyncio.ensure_future(leave_with_client(server.process_id))
        await configuring.begin(server)

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def did_open(params: types.DidOpenTextDocumentParams) -> None:
        session.changed(session.documents.open(params.text_document))

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def did_change(params: types.DidChangeTextDocumentParams) -> None:
        document = session.documents.change(params)
        if document is not None:
            session.changed(document)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def did_save(params: types.DidSaveTextDocumentParams) -> None:
        configuring.file_changed(server, [params.text_document.uri])
        document = session.documents.get(params.text_document.uri)
        if document is not None:
            session.saved(document)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def did_close(params: types.DidCloseTextDocumentParams) -> None:
        document = session.documents.close(params.text_document.uri)
        if document is not None:
            session.closed(document)
            diagnosing.withdraw(server, document)

    @server.feature(types.NOTEBOOK_DOCUMENT_DID_OPEN)
    def notebook_did_open(params: types.DidOpenNotebookDocumentParams) -> None:
        session.changed(session.documents.open_notebook(params))

    @server.feature(types.NOTEBOOK_DOCUMENT_DID_CHANGE)
    def notebook_did_change(params: types.DidChangeNotebookDocumentParams) -> None:
        document = session.documents.change_notebook(params)
        if document is not None:
            session.changed(document)

    @server.feature(types.NOTEBOOK_DOCUMENT_DID_CLOSE)
    def notebook_did_close(params: types.DidCloseNotebookDocumentParams) -> None:
        document = session.documents.close(params.notebook_document.uri)
        if document is not None:
            session.closed(document)
            diagnosing.withdraw(server, document)

    @server.feature(types.TEXT_DOCUMENT_INLAY_HINT)
    async def inlay_hint(params: types.InlayHintParams) -> list[types.InlayHint]:
        found = find(params.text_document.uri)
        if found is None or not session.configuration.client.hints:
            return []
        document, text = found
        analysis = await session.analysis(document)
        return await session.ask(lambda: hints_in(document, analysis, text, params.range))

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(params: types.HoverParams) -> types.Hover | None:
        found = find(params.text_document.uri)
        if found is None:
            return None
        document, text = found
        analysis = await session.analysis(document)
        return await session.ask(lambda: hover_at(document, analysis, text, params.position))

    @server.feature(types.TEXT_DOCUMENT_CODE_LENS)
    async def code_lens(params: types.CodeLensParams) -> list[types.CodeLens]:
        found = find(params.text_document.uri)
        if found is None or not session.configuration.client.lens:
            return []
        document, text = found
        analysis = await session.analysis(document)
        return await session.ask(lambda: lenses_in(document, analysis, text))

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=actions.KINDS))
    async def code_action(params: types.CodeActionParams) -> list[types.CodeAction]:
        found = find(params.text_document.uri)
        if found is None:
            return []
        document, text = found
        analysis = await session.analysis(document)
        asked = _asked(params.context.only)
        result = []
        if types.CodeActionKind.QuickFix in asked:
            result += await session.ask(
                lambda: actions.actions_in(document, analysis, text, params.range, server.reporter)
            )
        if actions.FIX_ALL in asked:
            whole = await session.ask(
                lambda: actions.fix_all(document, analysis, lambda s: session.engine.recheck(s, analysis.settings))
            )
            result += [whole] if whole is not None else []
        return result

    @server.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=completion.TRIGGERS))
    async def complete(params: types.CompletionParams) -> types.CompletionList:
        found = find(params.text_document.uri)
        if found is None:
            return types.CompletionList(False, [])
        document, text = found
        known = session.known(document)
        items = await session.ask(lambda: completion.completions_at(known, text, params.position))
        return types.CompletionList(False, items)

    @server.command(DECLARE)
    async def declare(*arguments: Any) -> None:
        await declare_input(server, arguments[0] if arguments else None)


async def declare_input(server: Server, place: Any) -> None:
    """Write the comment that declares a model's input; without a size, offer the client's user some."""
    place = place if isinstance(place, dict) else {}
    document = server.session.documents.get(str(place.get("uri", "")))
    text = document.text_at(str(place.get("uri", ""))) if document is not None else None
    if document is None or text is None:
        return
    size, line = place.get("input"), place.get("line")
    model = place.get("model") if isinstance(place.get("model"), str) else None
    if not isinstance(size, str):
        size = await _chosen(server, document, model)
    if size is None:
        return
    wrong = declaring.wrong_size(size)
    edit = declaring.declaration(text, line if isinstance(line, int) else 0, model, size) if wrong is None else None
    if edit is None:
        server.window_show_message(
            types.ShowMessageParams(types.MessageType.Error, wrong or "no model stands there to declare an input for")
        )
        return
    workspace_edit = types.WorkspaceEdit(changes={text.uri: [edit]})
    await server.workspace_apply_edit_async(
        types.ApplyWorkspaceEditParams(workspace_edit, label=f"Declare input {size}")
    )


async def _chosen(server: Server, document: Document, model: str | None) -> str | None:
    """The size that the user picks among likely ones."""
    analysis = await server.session.analysis(document)
    likely = await server.session.ask(lambda: declaring.likely_size(analysis, model) if model else None)
    sizes = list(dict.fromkeys([*([likely] if likely else []), "3x224x224", "3x32x32", "1x28x28"]))
    answer = await server.window_show_message_request_async(
        types.ShowMessageRequestParams(
            types.MessageType.Info,
            f"Input size of {model or 'the model'}, without the batch:",
            [types.MessageActionItem(size) for size in sizes],
        )
    )
    return answer.title if answer is not None else None


def _root(params: types.InitializeParams) -> list[str]:
    from pygls.uris import from_fs_path

    uri = params.root_uri or (from_fs_path(params.root_path) if params.root_path else None)
    return [uri] if uri else []


def _asked(only: Any) -> set[str]:
    """The kinds that a client wants; all where it does not say."""
    if not only:
        return {types.CodeActionKind.QuickFix, actions.FIX_ALL}
    wanted = [str(getattr(kind, "value", kind)) for kind in only]
    return {
        kind
        for kind in (types.CodeActionKind.QuickFix, actions.FIX_ALL)
        if any(_is_kind(str(getattr(kind, "value", kind)), parent) for parent in wanted)
    }


def _is_kind(kind: str, parent: str) -> bool:
    return not parent or kind == parent or kind.startswith(parent + ".")
