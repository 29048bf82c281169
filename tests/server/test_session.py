"""A session over the real process: what each request is answered."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from conftest import ALEXNET, SMALL, Client, Start, applied, capabilities
from lsprotocol import types

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_a_client_that_pulls_is_told_nothing_unasked(client: Client) -> None:
    uri = client.open("net.py", ALEXNET.read_text())
    (fault,) = await client.pull(uri)
    assert (fault.code, fault.source, fault.severity) == ("CVL101", "convlint", types.DiagnosticSeverity.Error)
    assert (fault.range.start, fault.range.end) == (types.Position(17, 29), types.Position(17, 34))
    assert fault.code_description is not None and fault.code_description.href.endswith("/rules/linear-in-features/")
    related = [(item.location.range.start.line + 1, item.message) for item in fault.related_information or ()]
    assert (40, "it shows up here") in related
    assert any(line == 10 and message.startswith("55 = floor(") for line, message in related)
    await asyncio.sleep(0.05)
    assert client.lsp.diagnostics == {}
    again = types.DocumentDiagnosticParams(types.TextDocumentIdentifier(uri), previous_result_id="0")
    assert (await client.lsp.text_document_diagnostic_async(again)).kind == "unchanged"


async def test_a_client_that_cannot_pull_is_told(start: Start) -> None:
    client = await start(capabilities(pull=False))
    assert client.lsp.capabilities is not None
    uri = client.open("net.py", SMALL)
    await client.lsp.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    assert [fault.code for fault in client.lsp.diagnostics[uri]] == ["CVL101"]
    client.edit(uri, SMALL.replace("28 * 28, 10", "24 * 24, 10"))
    await client.lsp.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    assert not client.lsp.diagnostics[uri]
    closing = types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri))
    client.lsp.text_document_did_close(closing)
    await client.lsp.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)


async def test_what_is_shown_of_a_model(client: Client) -> None:
    uri = client.open("net.py", SMALL)
    assert await client.hints(uri) == {11: "[B, 8, 24, 24]", 12: "[B, 4608]", 13: "[B, 10]"}
    assert await client.hints(uri, last=11) == {11: "[B, 8, 24, 24]", 12: "[B, 4608]"}
    layer = await client.hover(uri, 11, 20)
    assert "Conv2d" in layer and "`[B, 1, 28, 28] -> [B, 8, 24, 24]`" in layer and "208 parameters" in layer
    assert "24 = floor((28 + 2*0 - 1*(5-1) - 1)/1 + 1)" in layer and "declared at line 4" in layer
    assert "Conv2d" in await client.hover(uri, 7, 22)
    assert "`x` `[B, 8, 24, 24]`" in await client.hover(uri, 12, 12)
    assert "`x` `[B, 1, 28, 28]`" in await client.hover(uri, 11, 22)
    assert "`x` `[B, 1, 28, 28]`" in await client.hover(uri, 10, 22)
    (lens,) = await client.lenses(uri)
    assert lens.command is not None
    assert lens.command.title == "input 1x28x28 (pragma) - 2 layers, all known - accepts 32"
    assert lens.range.start.line == 3
    assert "input 1x28x28" in await client.hover(uri, 4, 7)


async def test_a_sequential_has_a_shape_behind_each_layer(client: Client) -> None:
    lines = ["import torch", "from torch import nn", "net = nn.Sequential("]
    lines += [
        "    nn.Conv2d(3, 8, 3),",
        "    nn.MaxPool2d(2),",
        "    nn.Flatten(),",
        ")",
        "y = net(torch.zeros(2, 3, 32, 32))",
    ]
    hints = await client.hints(client.open("net.py", "\n".join(lines)))
    assert hints == {4: "[2, 8, 30, 30]", 5: "[2, 8, 15, 15]", 6: "[2, 1800]", 8: "[2, 1800]"}


async def test_an_unknown_says_why(client: Client) -> None:
    text = "import torch.nn as nn\nimport mystery\n\nclass Net(nn.Module):\n    def forward(self, x):\n"
    uri = client.open("net.py", text + "        x = mystery.layer(x)\n        return x\n")
    assert "not known" in await client.hover(uri, 7, 15)
    assert "mystery" in await client.hover(uri, 7, 15)


async def test_quick_fixes(client: Client) -> None:
    uri = client.open("net.py", SMALL)
    actions = await client.actions(uri, 8)
    titles = [action.title for action in actions]
    assert titles[0].startswith("Write 8 * 24 * 24") and actions[0].is_preferred
    assert "Ignore CVL101 on this line" in titles
    assert await client.actions(uri, 2) == [] or all(a.kind != "quickfix" for a in await client.actions(uri, 2))
    fixed = applied(SMALL, list(actions[0].edit.changes[uri]))  # type: ignore[index,union-attr]
    client.edit(uri, fixed)
    assert await client.pull(uri) == []
    ignoring = next(action for action in actions if action.title.startswith("Ignore"))
    client.edit(uri, applied(SMALL, list(ignoring.edit.changes[uri])))  # type: ignore[index,union-attr]
    assert await client.pull(uri) == []


async def test_fix_all(client: Client) -> None:
    uri = client.open("net.py", SMALL)
    (action,) = await client.actions(uri, 1, ["source.fixAll"])
    assert action.kind == "source.fixAll.convlint"
    assert "8 * 24 * 24" in applied(SMALL, list(action.edit.changes[uri]))  # type: ignore[index,union-attr]
    assert await client.actions(uri, 1, ["refactor"]) == []


async def test_an_input_size_is_declared(client: Client) -> None:
    undeclared = SMALL.replace("  # convlint: input=1x28x28", "")
    uri = client.open("net.py", undeclared)
    (likely, _) = await client.actions(uri, 4)
    assert likely.title == "Declare input size 1x32x32"
    assert "Net(nn.Module):  # convlint: input=1x32x32\n" in applied(undeclared, list(likely.edit.changes[uri]))  # type: ignore
    argument = {"uri": uri, "line": 3, "model": "Net"}
    edits: list[types.ApplyWorkspaceEditParams] = []

    @client.lsp.feature(types.WORKSPACE_APPLY_EDIT)
    def apply(params: types.ApplyWorkspaceEditParams) -> types.ApplyWorkspaceEditResult:
        edits.append(params)
        return types.ApplyWorkspaceEditResult(applied=True)

    await client.command("convlint.declareInput", {**argument, "input": "1x28x28"})
    assert applied(undeclared, list(edits[0].edit.changes[uri])) == SMALL  # type: ignore[index]
    await client.command("convlint.declareInput", {**argument, "input": "large"})
    assert len(edits) == 1 and client.lsp.messages


async def test_completion_inside_a_pragma(client: Client) -> None:
    lines = ["x = 1  # convlint: ", "x = 1  # convlint: ignore[", "x = 1  # convlint: input=", "x = 1  # con", "x.y"]
    uri = client.open("net.py", SMALL + "\n".join(lines))
    first = len(SMALL.splitlines()) + 1
    assert "input=" in await client.completions(uri, first, len(lines[0]))
    assert "CVL101" in await client.completions(uri, first + 1, len(lines[1]))
    assert "3x224x224" in await client.completions(uri, first + 2, len(lines[2]))
    assert await client.completions(uri, first + 3, len(lines[3])) == []
    assert await client.completions(uri, first + 4, 2) == []


async def test_half_a_line_leaves_the_last_good_answer(client: Client) -> None:
    uri = client.open("net.py", SMALL)
    await client.pull(uri)
    place = types.Range(types.Position(9, 0), types.Position(9, 0))
    client.edit(uri, "        self.more = nn.Linear(\n", place)
    faults = await client.pull(uri)
    assert [(fault.code, fault.range.start.line) for fault in faults if fault.code != "CVL001"] == [("CVL101", 7)]
    assert any(fault.code == "CVL001" for fault in faults)
    assert await client.hints(uri) == {12: "[B, 8, 24, 24]", 13: "[B, 4608]", 14: "[B, 10]"}
    assert "`x` `[B, 8, 24, 24]`" in await client.hover(uri, 13, 12)


@pytest.mark.parametrize(("encoding", "units"), [("utf-8", 4), ("utf-16", 2), ("utf-32", 1)])
async def test_positions_in_the_units_that_were_agreed_on(start: Start, encoding: str, units: int) -> None:
    client = await start(capabilities(encodings=(encoding, "utf-16")))
    line = 'conv = ("\U0001f600", nn.Conv2d(3, 8, 9)(x))'
    uri = client.open("net.py", f"import torch\nfrom torch import nn\nx = torch.zeros(1, 3, 4, 4)\n{line}\n")
    (fault,) = await client.pull(uri)
    assert fault.code == "CVL203"
    assert fault.range.start.character == line.index("9)") + units - 1
    client.edit(uri, "12, 12", types.Range(types.Position(2, 22), types.Position(2, 26)))
    assert await client.pull(uri) == []


async def test_settings_of_the_client(start: Start) -> None:
    client = await start(options={"inlayHints": {"enable": False}, "codeLens": False, "inputSize": "1x32x32"})
    uri = client.open("net.py", SMALL.replace("  # convlint: input=1x28x28", ""))
    assert await client.pull(uri) == []
    assert await client.hints(uri) == {} and await client.lenses(uri) == []
    changed = types.DidChangeConfigurationParams({"convlint": {"inputSize": "1x30x30"}})
    client.lsp.workspace_did_change_configuration(changed)
    await eventually(client, uri, ["CVL101"])
    assert (await client.hints(uri))[11] == "[B, 8, 26, 26]"


async def test_settings_that_the_client_is_asked_for(start: Start) -> None:
    client = await start(capabilities(configuration=True))
    client.lsp.set_configuration({"convlint": {"ignore": ["CVL101"]}})
    client.lsp.workspace_did_change_configuration(types.DidChangeConfigurationParams(None))
    uri = client.open("net.py", SMALL)
    await eventually(client, uri, [])


async def eventually(client: Client, uri: str, codes: list[str]) -> None:
    """What comes by a message of its own has come by then."""
    for _ in range(100):
        found = [fault.code for fault in await client.pull(uri)]
        if found == codes:
            return
        await asyncio.sleep(0.05)
    assert found == codes


async def test_configuration_files_of_several_folders(start: Start, tmp_path: Any) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for folder, size in ((one, "1x32x32"), (other, "1x30x30")):
        folder.mkdir()
        (folder / "convlint.toml").write_text(f'input-size = "{size}"\n')
    client = await start(folders=[one, other])
    undeclared = SMALL.replace("  # convlint: input=1x28x28", "")
    right, wrong = client.open("one/net.py", undeclared), client.open("other/net.py", undeclared)
    assert await client.pull(right) == []
    assert [fault.code for fault in await client.pull(wrong)] == ["CVL101"]
    (other / "convlint.toml").write_text('input-size = "1x32x32"\n')
    event = types.FileEvent((other / "convlint.toml").as_uri(), types.FileChangeType.Changed)
    client.lsp.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([event]))
    await eventually(client, wrong, [])


async def test_a_wrong_configuration_is_told_once(client: Client, tmp_path: Any) -> None:
    (tmp_path / "convlint.toml").write_text("colour = true\n")
    uri = client.open("net.py", SMALL)
    assert len(await client.pull(uri)) == 1
    client.edit(uri, SMALL + "\n")
    await client.pull(uri)
    assert [message.message for message in client.lsp.messages if "colour" in message.message] != []
    assert len(client.lsp.messages) == 1


async def test_a_buffer_is_imported_as_it_stands(client: Client, tmp_path: Any) -> None:
    (tmp_path / "sizes.py").write_text("FEATURES = 8 * 24 * 24\n")
    text = SMALL.replace("import torch.nn as nn", "import torch.nn as nn\nimport sizes").replace(
        "8 * 28 * 28", "sizes.FEATURES"
    )
    net = client.open("net.py", text)
    assert await client.pull(net) == []
    sizes = client.open("sizes.py", "FEATURES = 8 * 24 * 24\n")
    await client.pull(sizes)
    client.edit(sizes, "FEATURES = 100\n")
    await client.pull(sizes)
    await eventually(client, net, ["CVL101"])


def cells(*texts: str) -> tuple[list[types.NotebookCell], list[types.TextDocumentItem]]:
    uris = [f"vscode-notebook-cell:/work.ipynb#c{number}" for number in range(len(texts))]
    kinds = [types.NotebookCellKind.Markup if text.startswith("#!") else types.NotebookCellKind.Code for text in texts]
    items = [
        types.TextDocumentItem(uri=uri, language_id="python", version=1, text=text)
        for uri, text, kind in zip(uris, texts, kinds, strict=True)
        if kind == types.NotebookCellKind.Code
    ]
    return [types.NotebookCell(kind, uri) for kind, uri in zip(kinds, uris, strict=True)], items


async def test_a_notebook(client: Client) -> None:
    lines = SMALL.splitlines(keepends=True)
    listed, items = cells("%matplotlib inline\n" + lines[0], "#! words", "".join(lines[3:]))
    notebook = types.NotebookDocument("file:///work.ipynb", "jupyter-notebook", 1, listed)
    client.lsp.notebook_document_did_open(types.DidOpenNotebookDocumentParams(notebook, items))
    uri = items[1].uri
    assert await client.pull(items[0].uri) == []
    (fault,) = await client.pull(uri)
    assert (fault.code, fault.range.start.line) == ("CVL101", 4)
    assert await client.hints(uri) == {8: "[B, 8, 24, 24]", 9: "[B, 4608]", 10: "[B, 10]"}
    assert "Conv2d" in await client.hover(uri, 8, 20)
    actions = await client.actions(uri, 5)
    edits = list(actions[0].edit.changes[uri])  # type: ignore[index,union-attr]
    change = types.TextDocumentContentChangePartial(range=edits[0].range, text=edits[0].new_text)
    content = types.NotebookDocumentCellContentChanges(types.VersionedTextDocumentIdentifier(2, uri), [change])
    await _change(client, types.NotebookDocumentCellChanges(text_content=[content]))
    assert len(await client.pull(uri)) == (len(edits) > 1)
    array = types.NotebookCellArrayChange(start=0, delete_count=1, cells=[])
    structure = types.NotebookDocumentCellChangeStructure(
        array=array, did_open=[], did_close=[types.TextDocumentIdentifier(items[0].uri)]
    )
    await _change(client, types.NotebookDocumentCellChanges(structure=structure))
    await client.pull(uri)


async def _change(client: Client, changes: types.NotebookDocumentCellChanges) -> None:
    identifier = types.VersionedNotebookDocumentIdentifier(2, "file:///work.ipynb")
    change = types.NotebookDocumentChangeEvent(cells=changes)
    client.lsp.notebook_document_did_change(types.DidChangeNotebookDocumentParams(identifier, change))


async def test_a_buffer_that_is_no_file(client: Client) -> None:
    item = types.TextDocumentItem(uri="untitled:Untitled-1", language_id="python", version=1, text=SMALL)
    client.lsp.text_document_did_open(types.DidOpenTextDocumentParams(item))
    assert [fault.code for fault in await client.pull("untitled:Untitled-1")] == ["CVL101"]


async def test_what_an_importer_feeds_comes_as_a_second_answer(start: Start, tmp_path: Any) -> None:
    (tmp_path / "pyproject.toml").write_text("")
    undeclared = SMALL.replace("  # convlint: input=1x28x28", "")
    (tmp_path / "net.py").write_text(undeclared)
    train = "import torch\nfrom net import Net\n\nNet()(torch.zeros(8, 1, 28, 28))\n"
    (tmp_path / "train.py").write_text(train)
    refreshing = types.DiagnosticWorkspaceClientCapabilities(refresh_support=True)
    client = await start(capabilities(diagnostics=refreshing))
    uri = client.open("net.py", undeclared)
    assert await client.pull(uri) == []
    await eventually(client, uri, ["CVL101"])
    assert client.lsp.diagnostic_refresh_count == 1
    client.edit(uri, undeclared + "\n")
    assert [fault.code for fault in await client.pull(uri)] == ["CVL101"]
