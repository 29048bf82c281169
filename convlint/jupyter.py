"""What Jupyter has to know to start `convlint server`: the entry point `jupyter_lsp_spec_v1` of jupyter-lsp.

https://jupyterlab-lsp.readthedocs.io/en/latest/Language%20Servers.html
"""

from __future__ import annotations

import sys
from importlib.util import find_spec

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

__all__ = ["SETTINGS", "Spec", "spec"]

HOME = "https://github.com/convlint/convlint"
SPEC_VERSION = 2

SETTINGS: dict[str, dict[str, Any]] = {
    "convlint.inputSize": {
        "title": "Input size",
        "description": "the size of one sample where neither the notebook nor the configuration says it: 3x224x224",
        "type": "string",
        "default": "",
    },
}


class Spec:
    """Describes the server to jupyter-lsp, which calls it with its manager and asks whether it is installed."""

    def is_installed(self, manager: object) -> bool:
        """Whether the extra `convlint[server]` is there."""
        return find_spec("pygls") is not None

    def __call__(self, manager: object) -> dict[str, dict[str, Any]]:
        """The server's description under its name, as jupyter-lsp's schema wants it."""
        return {
            "convlint": {
                "version": SPEC_VERSION,
                "display_name": "convlint",
                "argv": [sys.executable, "-m", "convlint", "server"],
                "languages": ["python"],
                "mime_types": ["text/x-python", "text/python", "text/x-ipython"],
                "urls": {"home": HOME, "issues": f"{HOME}/issues"},
                "install": {"pip": "pip install 'convlint[server]'", "uv": "uv pip install 'convlint[server]'"},
                "requires_documents_on_disk": False,
                "config_schema": {"title": "convlint", "type": "object", "properties": SETTINGS},
                "workspace_configuration": {key: setting["default"] for key, setting in SETTINGS.items()},
            }
        }


spec = Spec()
