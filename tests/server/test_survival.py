"""What a server lives through: messages that are none, files that are too much, a client that goes without a word."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import COMMAND, SMALL

CAPABILITIES = {"textDocument": {"diagnostic": {}}}
HOSTILE = [
    "import torch\nwhile True: pass\n",
    "import torch\nx = [0] * 10**12\ny = 'a' * 10**10\nz = 10**10**10\n",
    "import torch\ndef f(): f()\nf()\n",
    "import torch\n" + "(" * 5000,
    "import torch\nx = " + "+".join(["1"] * 3000) + "\n",
    "import torch\n__import__('os').system('touch hostile')\nopen('hostile', 'w')\n",
    "import torch\n" + "if x:\n" + "".join(f"{' ' * i}if x:\n" for i in range(1, 120)) + " " * 120 + "pass\n",
    "import torch\nx = '\ud800'\n\x00\n",
    "import torch\n'''" + "a\n" * 2000,
    "\ufeffimport torch\r\nx = 1\r\x0c\u2028y = 2\n",
]


class Raw:
    """A client that can send anything."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self.number = 0

    def bytes(self, data: bytes) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(data)
        self.process.stdin.flush()

    def body(self, body: bytes) -> None:
        self.bytes(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))

    def send(self, method: str, params: Any, **more: Any) -> None:
        self.body(json.dumps({"jsonrpc": "2.0", "method": method, "params": params, **more}).encode())

    def receive(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        length = 0
        while header := self.process.stdout.readline().strip():
            if header.lower().startswith(b"content-length:"):
                length = int(header.split(b":")[1])
        assert length, "the server has gone"
        message: dict[str, Any] = json.loads(self.process.stdout.read(length))
        return message

    def ask(self, method: str, params: Any) -> dict[str, Any]:
        self.number += 1
        self.send(method, params, id=self.number)
        while True:
            message = self.receive()
            if message.get("id") == self.number and "method" not in message:
                return message

    def begin(self) -> Raw:
        self.ask("initialize", {"processId": None, "rootUri": None, "capabilities": CAPABILITIES})
        self.send("initialized", {})
        return self

    def open(self, uri: str, text: str) -> None:
        item = {"uri": uri, "languageId": "python", "version": 1, "text": text}
        self.send("textDocument/didOpen", {"textDocument": item})

    def change(self, uri: str, version: int, change: dict[str, Any]) -> None:
        document = {"uri": uri, "version": version}
        self.send("textDocument/didChange", {"textDocument": document, "contentChanges": [change]})

    def codes(self, uri: str) -> list[str]:
        answer = self.ask("textDocument/diagnostic", {"textDocument": {"uri": uri}})
        return [item["code"] for item in answer["result"]["items"]]

    def memory(self) -> int:
        """Resident memory in KB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(next(row for row in status.splitlines() if row.startswith("VmRSS")).split()[1])


@pytest.fixture
def raw() -> Iterator[Raw]:
    client = Raw()
    yield client
    client.process.kill()
    client.process.wait()


@pytest.fixture(scope="module")
def server() -> Iterator[Raw]:
    """One server for what must not harm it."""
    client = Raw().begin()
    yield client
    client.process.kill()
    client.process.wait()


def is_well(server: Raw) -> bool:
    server.open("file:///well/net.py", SMALL)
    return server.codes("file:///well/net.py") == ["CVL101"]


def test_what_is_no_message(server: Raw) -> None:
    for body in (b"{", b"[]", b"[1, 2]", b"null", b'"x"', b"\xff\xfe", b"{}", b"[" * 50_000, b'{"a":' * 50_000):
        server.body(body)
    server.bytes(b"Content-Length: x\r\n\r\n")
    server.bytes(b"nonsense\r\n\r\n\r\n")
    server.body(b'{"jsonrpc": "1.0", "id": 1, "method": "initialize"}')
    server.body(b'{"jsonrpc": "2.0", "id": 999, "result": null}')
    assert is_well(server)


def test_messages_that_make_no_sense(server: Raw) -> None:
    server.send("textDocument/didOpen", {"textDocument": 3})
    server.send("textDocument/didChange", {})
    server.send("no/such/notification", {"a": 1})
    server.send("$/cancelRequest", {"id": 12345})
    server.change("file:///never/opened.py", 1, {"text": "x"})
    server.change("file:///well/net.py", 2, {"range": span(-1, -5, 10**6, 10**6), "text": "import torch\n"})
    assert "error" in server.ask("no/such/request", {})
    assert "error" in server.ask("textDocument/hover", {"textDocument": {}})
    assert "error" in server.ask("workspace/executeCommand", {"command": "none"})
    assert "error" not in server.ask("workspace/executeCommand", {"command": "convlint.declareInput"})
    for position in ({"line": 10**9, "character": 10**9}, {"line": 0, "character": 0}):
        server.ask("textDocument/hover", {"textDocument": {"uri": "file:///well/net.py"}, "position": position})
    assert is_well(server)


def span(*places: int) -> dict[str, Any]:
    first, start, last, end = places
    return {"start": {"line": first, "character": start}, "end": {"line": last, "character": end}}


def test_a_request_before_initialize_is_refused(raw: Raw) -> None:
    assert raw.ask("textDocument/hover", {"textDocument": {"uri": "x"}, "position": {"line": 0, "character": 0}})[
        "error"
    ]
    raw.begin()
    assert is_well(raw)


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_hostile_files(server: Raw, number: int, tmp_path: Path) -> None:
    uri = (tmp_path / "net.py").as_uri()
    server.open(uri, HOSTILE[number])
    server.codes(uri)
    server.ask("textDocument/inlayHint", {"textDocument": {"uri": uri}, "range": span(0, 0, 100, 0)})
    server.send("textDocument/didClose", {"textDocument": {"uri": uri}})
    assert is_well(server)
    assert not Path("hostile").exists() and not (tmp_path / "hostile").exists()


def test_a_thousand_quick_edits_without_a_leak(server: Raw) -> None:
    uri = "file:///quick/net.py"
    server.open(uri, SMALL)
    server.codes(uri)
    marks = []
    for number in range(1000):
        row = 6 + number % 5
        text = ("x" if number % 3 else "(") if number % 2 else ""
        server.change(uri, number + 2, {"range": span(row, 0, row, 1 if number % 7 == 0 else 0), "text": text})
        if number % 10 == 9:
            server.change(uri, number + 3, {"text": SMALL})
            assert server.codes(uri) == ["CVL101"]
            marks.append(server.memory())
    assert max(marks[-30:]) < max(marks[10:40]) * 1.1


def test_fifty_thousand_lines(server: Raw) -> None:
    uri = "file:///long/net.py"
    functions = "".join(f"def f{i}(x):\n    y = x + {i}\n    return y\n\n\n" for i in range(10_000))
    server.open(uri, SMALL + "\n\n" + functions)
    server.change(uri, 2, {"range": span(30, 0, 30, 0), "text": "# a comment\n"})
    assert server.codes(uri) == ["CVL101"]
    started = time.monotonic()
    server.change(uri, 3, {"range": span(40_000, 0, 40_000, 0), "text": "# a comment\n"})
    assert server.codes(uri) == ["CVL101"]
    answered = time.monotonic() - started
    server.send("textDocument/didClose", {"textDocument": {"uri": uri}})
    assert answered < 20
    assert is_well(server)


def test_typing_goes_on_while_a_file_is_analysed(server: Raw) -> None:
    """A request that needs no analysis is answered while one is under way."""
    uri = "file:///busy/net.py"
    server.open(uri, "import torch\n" + "".join(f"def f{i}(x):\n    return x + {i}\n\n" for i in range(5000)))
    started = time.monotonic()
    assert "error" in server.ask("no/such/request", {})
    assert time.monotonic() - started < 5
    server.send("textDocument/didClose", {"textDocument": {"uri": uri}})


def left(process: subprocess.Popen[bytes]) -> int:
    return process.wait(timeout=20)


def test_it_ends_as_it_is_told(raw: Raw) -> None:
    raw.begin()
    raw.ask("shutdown", None)
    raw.send("exit", None)
    assert left(raw.process) == 0


def test_it_ends_when_the_client_closes_the_pipe(raw: Raw) -> None:
    raw.begin()
    raw.open("file:///net.py", SMALL + "while True: pass\n")
    assert raw.process.stdin is not None
    raw.process.stdin.close()
    assert left(raw.process) == 1


def test_it_ends_in_the_middle_of_a_message(raw: Raw) -> None:
    raw.begin()
    raw.bytes(b"Content-Length: 1000\r\n\r\n{")
    assert raw.process.stdin is not None
    raw.process.stdin.close()
    assert left(raw.process) == 1


@pytest.mark.skipif(os.name == "nt", reason="processes are asked by signal 0")
def test_it_ends_when_the_client_is_killed() -> None:
    """The pipe stays open, in another process that has inherited it; the client's own process is gone."""
    parent = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    client = Raw()
    try:
        client.ask("initialize", {"processId": parent.pid, "rootUri": None, "capabilities": {}})
        client.send("initialized", {})
        asyncio.run(asyncio.sleep(0.2))
        parent.kill()
        parent.wait()
        assert left(client.process) == 1
    finally:
        parent.kill()
        client.process.kill()
