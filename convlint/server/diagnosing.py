"""Diagnostics: by pull where the client can ask for them, else by push, never both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lsprotocol import types

if TYPE_CHECKING:
    from convlint.server.analysis import Analysis
    from convlint.server.documents import Document
    from convlint.server.serving import Server

_OPTIONS = types.DiagnosticOptions(identifier="convlint", inter_file_dependencies=True, workspace_diagnostics=False)


def register(server: Server, client: types.ClientCapabilities) -> None:
    """Answer the client's questions if it asks them, else tell it what is found."""
    server.pulls = client.text_document is not None and client.text_document.diagnostic is not None
    if not server.pulls:
        server.session.on_settled.append(lambda document, analysis: push(server, document, analysis))
        return

    @server.feature(types.TEXT_DOCUMENT_DIAGNOSTIC, _OPTIONS)
    async def pull(params: types.DocumentDiagnosticParams) -> Any:
        return await report(server, params)


async def report(server: Server, params: types.DocumentDiagnosticParams) -> Any:
    """The diagnostics of one text, or that they are those that the client has already."""
    uri = params.text_document.uri
    document = server.session.documents.get(uri)
    text = document.text_at(uri) if document is not None else None
    if document is None or text is None:
        return types.RelatedFullDocumentDiagnosticReport(items=[])
    analysis = await server.session.analysis(document)
    name = f"{document.changes}"
    if params.previous_result_id == name:
        return types.RelatedUnchangedDocumentDiagnosticReport(result_id=name)
    found = server.reporter.by_text(document, analysis)
    return types.RelatedFullDocumentDiagnosticReport(items=found.get(text.uri, []), result_id=name)


def push(server: Server, document: Document, analysis: Analysis) -> None:
    """Tell the client what is found in each of the document's texts."""
    versions = {text.uri: text.version for text in document.texts()}
    for uri, items in server.reporter.by_text(document, analysis).items():
        params = types.PublishDiagnosticsParams(uri=uri, diagnostics=items, version=versions[uri])
        server.text_document_publish_diagnostics(params)


def withdraw(server: Server, document: Document) -> None:
    """Nothing is said of a document that is closed."""
    if not server.pulls:
        for text in document.texts():
            server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri=text.uri, diagnostics=[]))
