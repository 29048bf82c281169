"""The protocol with our own texts in place of pygls', and with an answer for whatever a client sends."""

from __future__ import annotations

import logging
from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException, JsonRpcInvalidParams, JsonRpcInvalidRequest
from pygls.protocol import LanguageServerProtocol
from pygls.protocol.language_server import lsp_method

logger = logging.getLogger(__name__)


class Protocol(LanguageServerProtocol):
    """pygls' protocol; changes of texts go to the session alone, which counts lines as the specification does."""

    def structure_message(self, data: dict[str, Any]) -> Any:
        """The message that a JSON object is. A request that cannot be understood is answered with an error."""
        try:
            return super().structure_message(data)
        except JsonRpcException:
            if "method" in data and isinstance(data.get("id"), (str, int)):
                self._refuse(data["id"], JsonRpcInvalidParams(f"wrong parameters for {data['method']}"))
            raise

    def handle_message(self, message: Any) -> None:
        """Hand a message on. What is no message of JSON-RPC is passed over."""
        if getattr(message, "jsonrpc", None) != self.VERSION:
            logger.warning("not a message: %.200r", message)
            return
        method = getattr(message, "method", None)
        if method is not None and self._workspace is None and method not in (types.INITIALIZE, types.EXIT):
            if hasattr(message, "id"):
                self._refuse(message.id, JsonRpcInvalidRequest("the server is not initialized"), code=-32002)
            return
        super().handle_message(message)

    def _refuse(self, message_id: Any, error: JsonRpcException, code: int | None = None) -> None:
        response = error.to_response_error()
        if code is not None:
            response.code = code
        self._send_response(message_id, None, response)

    def _hand_on(self, method: str, params: Any) -> Any:
        handler = self.fm.features.get(method)
        if handler is not None:
            yield handler, (params,), None

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: Any) -> Any:
        yield from self._hand_on(types.TEXT_DOCUMENT_DID_OPEN, params)

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: Any) -> Any:
        yield from self._hand_on(types.TEXT_DOCUMENT_DID_CHANGE, params)

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: Any) -> Any:
        yield from self._hand_on(types.TEXT_DOCUMENT_DID_CLOSE, params)

    @lsp_method(types.NOTEBOOK_DOCUMENT_DID_OPEN)
    def lsp_notebook_document__did_open(self, params: Any) -> Any:
        yield from self._hand_on(types.NOTEBOOK_DOCUMENT_DID_OPEN, params)

    @lsp_method(types.NOTEBOOK_DOCUMENT_DID_CHANGE)
    def lsp_notebook_document__did_change(self, params: Any) -> Any:
        yield from self._hand_on(types.NOTEBOOK_DOCUMENT_DID_CHANGE, params)

    @lsp_method(types.NOTEBOOK_DOCUMENT_DID_CLOSE)
    def lsp_notebook_document__did_close(self, params: Any) -> Any:
        yield from self._hand_on(types.NOTEBOOK_DOCUMENT_DID_CLOSE, params)
