"""The entry point by which Jupyter finds the server."""

from __future__ import annotations

import sys
from importlib.metadata import entry_points
from typing import Any

import pytest

GROUP = "jupyter_lsp_spec_v1"


@pytest.fixture(scope="module")
def maker() -> Any:
    """The entry point, loaded as jupyter-lsp does."""
    (found,) = entry_points(group=GROUP, name="convlint")
    return found.load()


def test_the_server_is_described(maker: Any) -> None:
    spec = maker(None)["convlint"]
    assert spec["argv"] == [sys.executable, "-m", "convlint", "server"]
    assert spec["languages"] == ["python"]
    assert spec["version"] == 2


def test_it_is_installed_with_the_extra_only(maker: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pygls")
    assert maker.is_installed(None)
    monkeypatch.setitem(sys.modules, "pygls", None)
    assert not maker.is_installed(None)


def test_settings_have_defaults_of_their_type(maker: Any) -> None:
    spec = maker(None)["convlint"]
    assert set(spec["workspace_configuration"]) == set(spec["config_schema"]["properties"])
    assert all(key.startswith("convlint.") for key in spec["workspace_configuration"])


def test_jupyter_lsp_finds_it(maker: Any) -> None:
    manager_module = pytest.importorskip("jupyter_lsp")
    manager = manager_module.LanguageServerManager()
    manager.init_language_servers()
    assert manager.language_servers["convlint"]["argv"][1:] == ["-m", "convlint", "server"]
