"""How long an editor waits: an editing session is replayed against the language server, next to a bare parse.

Each keystroke changes the buffer and asks for the diagnostics, as an editor does; the time is that from the change to
the answer. Lines are typed letter by letter, so that the text in between is often no Python. The bare parse is
`libcst.parse_module` of the same text, in a process of its own; the aim is less than two of them. `cpu` is what the
server computes for a keystroke on average, next to what the parse computes, which is right on a busy machine, too.

    python benchmarks/editor.py [FILE ...] [--keystrokes 200] [--json]
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

FIXTURES = Path(__file__).parents[1] / "fixtures" / "models"
LINES = 1000
TYPED = ("h = self.conv1(x)", "x = x + 1  # again", "y = (x, x)", "print(x.shape)", "size = [8, 16][0]")
INDENT = " " * 8


def main() -> int:
    options = parsed()
    rows = [measured(Path(file), options) for file in options.files] or [measured(None, options)]
    if options.json:
        print(json.dumps(rows, indent=2))
    else:
        for row in rows:
            print(line(row))
    return 0


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", help="files to edit; without any, one of a thousand lines is put together")
    parser.add_argument("--keystrokes", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--pause", type=float, default=0.0, help="seconds between an answer and the next keystroke")
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


def line(row: dict[str, Any]) -> str:
    parse = row["parse_ms"]
    return "\n".join(
        [
            f"{row['file']}: {row['lines']} lines, {row['keystrokes']} keystrokes, {row['broken']} of them no Python",
            f"  answer  median {row['median_ms']:.0f} ms, p95 {row['p95_ms']:.0f} ms, cpu {row['cpu_ms']:.0f} ms",
            f"  parse   median {parse:.0f} ms, cpu {row['parse_cpu_ms']:.0f} ms",
            f"  ratio   median {row['median_ms'] / parse:.2f}, p95 {row['p95_ms'] / parse:.2f}, "
            f"cpu {row['cpu_ms'] / row['parse_cpu_ms']:.2f}",
            f"  first answer {row['open_ms']:.0f} ms; "
            f"memory {row['memory_mb'][0]:.0f} MB before, {row['memory_mb'][1]:.0f} MB after",
        ]
    )


def measured(file: Path | None, options: argparse.Namespace) -> dict[str, Any]:
    """One session. Times are of the wall clock, so nothing else should be running."""
    text = file.read_text(encoding="utf-8") if file is not None else thousand_lines()
    path = file.absolute() if file is not None else FIXTURES.absolute() / "a_thousand_lines.py"
    client = Client()
    try:
        return replay(client, path, text, options)
    finally:
        client.close()


def replay(client: Client, path: Path, text: str, options: argparse.Namespace) -> dict[str, Any]:
    draw = random.Random(options.seed)
    uri = path.as_uri()
    started = time.perf_counter()
    client.open(uri, text)
    client.diagnostics(uri)
    opened = time.perf_counter() - started
    before, computed, times, broken = client.memory(), client.computed(), [], 0
    for number, typed in enumerate(keystrokes(text, draw, options.keystrokes)):
        time.sleep(options.pause)
        started = time.perf_counter()
        client.change(uri, number + 2, typed)
        items = client.diagnostics(uri)
        times.append((time.perf_counter() - started) * 1000)
        broken += any(item["code"] == "CVL001" for item in items)
    return {
        "file": path.name,
        "lines": text.count("\n"),
        "keystrokes": len(times),
        "broken": broken,
        "open_ms": opened * 1000,
        "median_ms": statistics.median(times),
        "p95_ms": statistics.quantiles(times, n=20)[-1],
        "cpu_ms": (client.computed() - computed) / len(times),
        "parse_ms": parse_time(text)[0],
        "parse_cpu_ms": parse_time(text)[1],
        "memory_mb": [before, client.memory()],
    }


def keystrokes(text: str, draw: random.Random, count: int) -> Any:
    """The text after each keystroke: lines are typed into method bodies, and taken away again."""
    made = 0
    while True:
        places = [i for i, row in enumerate(text.splitlines()) if row.startswith("        return ")]
        lines = text.splitlines(keepends=True)
        at = sum(map(len, lines[: draw.choice(places)])) if places else len(text)
        typed = draw.choice(TYPED)
        for end in range(len(typed) + 1):
            yield f"{text[:at]}{INDENT}{typed[:end]}\n{text[at:]}"
            made += 1
            if made == count:
                return
        if draw.random() < 0.5:
            text = f"{text[:at]}{INDENT}{typed}\n{text[at:]}"


def thousand_lines() -> str:
    """The fixtures' PyTorch models one after the other, each with names of its own, up to a thousand lines."""
    import re

    text = "import torch\nimport torch.nn as nn\nimport torch.nn.functional as F\n"
    for number, path in enumerate(sorted(FIXTURES.glob("*.py"))):
        more = path.read_text(encoding="utf-8")
        if "tensorflow" in more or "keras" in more or "torchvision" in more:
            continue
        for name in set(re.findall(r"^(?:class|def) (\w+)", more, re.MULTILINE)):
            more = re.sub(rf"\b{name}\b", f"{name}{number}", more)
        text += "\n\n" + more
        if text.count("\n") >= LINES:
            break
    return text


PARSE = """
import sys, time, libcst
text = sys.stdin.read()
def once(clock):
    start = clock()
    libcst.parse_module(text)
    return clock() - start
for clock in (time.perf_counter, time.process_time):
    print(sorted(once(clock) for _ in range(11))[5] * 1000)
"""


def parse_time(text: str) -> tuple[float, float]:
    """Milliseconds of a bare parse, by the wall clock and computed, the median of eleven."""
    done = subprocess.run([sys.executable, "-c", PARSE], input=text, capture_output=True, text=True, check=True)
    wall, computed = done.stdout.split()
    return float(wall), float(computed)


class Client:
    """A client that pulls diagnostics, and does nothing else that takes time."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "convlint", "server"]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._next = 0
        capabilities = {"textDocument": {"diagnostic": {}, "publishDiagnostics": {"relatedInformation": True}}}
        self.request("initialize", {"processId": None, "rootUri": None, "capabilities": capabilities})
        self.notify("initialized", {})

    def request(self, method: str, params: Any) -> Any:
        """The result of a request; other messages are passed over."""
        self._next += 1
        self._send({"id": self._next, "method": method, "params": params})
        while True:
            message = self._receive()
            if message.get("id") == self._next and "method" not in message:
                if "error" in message:
                    raise RuntimeError(message["error"]["message"])
                return message["result"]

    def notify(self, method: str, params: Any) -> None:
        self._send({"method": method, "params": params})

    def open(self, uri: str, text: str) -> None:
        item = {"uri": uri, "languageId": "python", "version": 1, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": item})

    def change(self, uri: str, version: int, text: str) -> None:
        document = {"uri": uri, "version": version}
        self.notify("textDocument/didChange", {"textDocument": document, "contentChanges": [{"text": text}]})

    def diagnostics(self, uri: str) -> list[dict[str, Any]]:
        report = self.request("textDocument/diagnostic", {"textDocument": {"uri": uri}})
        items: list[dict[str, Any]] = report["items"]
        return items

    def memory(self) -> float:
        """The resident memory of the server in MB; 0 where the system does not say."""
        try:
            status = Path(f"/proc/{self._process.pid}/status").read_text(encoding="ascii")
        except OSError:
            return 0.0
        found = [row for row in status.splitlines() if row.startswith("VmRSS")]
        return int(found[0].split()[1]) / 1024 if found else 0.0

    def computed(self) -> float:
        """Milliseconds that the server has computed so far; 0 where the system does not say."""
        try:
            status = Path(f"/proc/{self._process.pid}/stat").read_text(encoding="ascii")
        except OSError:
            return 0.0
        fields = status.rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")

    def close(self) -> None:
        self.request("shutdown", None)
        self.notify("exit", None)
        self._process.wait(timeout=30)

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        length = 0
        while header := self._process.stdout.readline().strip():
            name, _, value = header.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        if not length:
            raise RuntimeError("the server has gone")
        message: dict[str, Any] = json.loads(self._process.stdout.read(length))
        return message


if __name__ == "__main__":
    sys.exit(main())
