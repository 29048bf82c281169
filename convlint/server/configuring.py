"""Settings that change: the client's own, configuration files, folders of the workspace, files that others import."""

from __future__ import annotations

import logging
import os
from typing import TYPE_CHECKING, Any

from lsprotocol import types

from convlint.server.documents import filename_of

if TYPE_CHECKING:
    from convlint.server.serving import Server

logger = logging.getLogger(__name__)
SECTION = "convlint"
_FILES = ("pyproject.toml", "convlint.toml", ".convlint.toml")
_WATCHED = ("**/pyproject.toml", "**/convlint.toml", "**/.convlint.toml", "**/*.py")


def register(server: Server, client: types.ClientCapabilities) -> None:
    """Listen to changes, and tell the user of a wrong configuration once."""
    session, workspace = server.session, client.workspace
    server.asks_settings = bool(workspace is not None and workspace.configuration)
    watching = workspace.did_change_watched_files if workspace is not None else None
    server.watches_files = bool(watching is not None and watching.dynamic_registration)
    server.refreshes = _refreshes(workspace)
    session.on_complaint = lambda complaint: server.window_show_message(
        types.ShowMessageParams(types.MessageType.Error, f"convlint: {complaint}")
    )
    if types.WORKSPACE_DIAGNOSTIC_REFRESH in server.refreshes or not server.pulls:
        session.on_looked = lambda: refresh(server)
    session.on_settled.append(lambda document, analysis: _tell_importers(server, document.filename))

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    async def did_change_configuration(params: types.DidChangeConfigurationParams) -> None:
        await read_settings(server, params.settings)
        again(server)

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def did_change_watched_files(params: types.DidChangeWatchedFilesParams) -> None:
        file_changed(server, [change.uri for change in params.changes])

    @server.feature(types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
    def did_change_folders(params: types.DidChangeWorkspaceFoldersParams) -> None:
        session.set_folders(list(server.workspace.folders))
        session.configuration.forget()
        again(server)


async def begin(server: Server) -> None:
    """What can be asked of the client only once it has heard of the server."""
    if server.watches_files:
        watchers = [types.FileSystemWatcher(glob_pattern=pattern) for pattern in _WATCHED]
        options = types.DidChangeWatchedFilesRegistrationOptions(watchers=watchers)
        registration = types.Registration("convlint-files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
        try:
            await server.client_register_capability_async(types.RegistrationParams([registration]))
        except Exception as error:
            logger.warning("the client does not watch files: %s", error)
    if server.asks_settings:
        await read_settings(server, None)
        again(server)


async def read_settings(server: Server, given: Any) -> None:
    """Take in the client's settings: what it answers when asked, else what it sent."""
    if server.asks_settings:
        try:
            items = [types.ConfigurationItem(section=SECTION)]
            answer = await server.workspace_configuration_async(types.ConfigurationParams(items))
            given = answer[0] if answer else None
        except Exception as error:
            logger.warning("the client does not give its settings: %s", error)
    if given:
        server.session.configuration.update(given)


def file_changed(server: Server, uris: list[str]) -> None:
    """Files on the disk are new: configuration concerns all documents, a module those that import it."""
    session = server.session
    paths = {filename_of(uri) for uri in uris}
    if any(os.path.basename(path) in _FILES for path in paths):
        session.configuration.forget()
        again(server)
        return
    session.engine.disk_changed()
    closed = {filename_of(uri) for uri in uris if session.documents.get(uri) is None}
    if session.reconsider(lambda document, analysis: bool(analysis.read & closed)):
        refresh(server)


def _tell_importers(server: Server, filename: str) -> None:
    """The buffer of a file has changed: documents that import it are analysed again."""
    session = server.session
    stale = [d for d in session.documents if (a := session.known(d)) is not None and filename in a.read]
    if any(document.filename != filename for document in stale):
        session.reconsider(lambda document, analysis: document in stale and document.filename != filename)
        refresh(server)


def again(server: Server) -> None:
    """Analyse everything again, and have the client ask again."""
    if server.session.reconsider():
        refresh(server)


def _refreshes(workspace: Any) -> list[str]:
    """The requests by which this client can be told to ask again."""
    found = []
    for name, request in (
        ("diagnostics", types.WORKSPACE_DIAGNOSTIC_REFRESH),
        ("inlay_hint", types.WORKSPACE_INLAY_HINT_REFRESH),
        ("code_lens", types.WORKSPACE_CODE_LENS_REFRESH),
    ):
        support = getattr(workspace, name, None)
        if support is not None and support.refresh_support:
            found.append(request)
    return found


def refresh(server: Server) -> None:
    """Have the client ask again for what it shows."""
    for request in server.refreshes:
        server.protocol.send_request(request)
