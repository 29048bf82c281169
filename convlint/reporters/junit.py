"""JUnit's XML, as Jenkins and most other CI servers read it: a suite a file, a failed case a finding."""

from __future__ import annotations

import re

from convlint.reporters._text import place_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from convlint.diagnostics import Diagnostic
    from convlint.reporters._page import Page

# https://www.w3.org/TR/xml/#charsets
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(diagnostics: Sequence[Diagnostic], page: Page) -> str:
    total = len(diagnostics)
    head = f'<?xml version="1.0" encoding="utf-8"?>\n<testsuites name="convlint" tests="{max(total, 1)}"'
    lines = [f'{head} failures="{total}" errors="0">', *_suites(diagnostics, page), "</testsuites>"]
    return "".join(f"{line}\n" for line in lines)


def _suites(diagnostics: Sequence[Diagnostic], page: Page) -> Iterator[str]:
    if not diagnostics:
        yield '  <testsuite name="convlint" tests="1" failures="0" errors="0" skipped="0">'
        yield '    <testcase name="nothing found" classname="convlint"/>'
        yield "  </testsuite>"
    by_file: dict[str, list[Diagnostic]] = {}
    for diagnostic in diagnostics:
        by_file.setdefault(diagnostic.filename, []).append(diagnostic)
    for filename, found in by_file.items():
        counts = f'tests="{len(found)}" failures="{len(found)}" errors="0" skipped="0"'
        path = page.relative(filename)
        yield f'  <testsuite name={_quoted(path)} {counts} package="convlint">'
        for diagnostic in found:
            yield from _case(diagnostic, path)
        yield "  </testsuite>"


def _case(diagnostic: Diagnostic, path: str) -> Iterator[str]:
    classname = re.sub(r"\.\w+$", "", path)
    # The name is told apart by the place, for servers that follow a case over time.
    name = f"convlint.{diagnostic.code} {place_text(diagnostic)}"
    fix = [f"fix: {diagnostic.fix.message}"] if diagnostic.fix else []
    text = "\n".join([f"{path}:{place_text(diagnostic)}: {diagnostic.message}", *diagnostic.notes, *fix])
    yield f"    <testcase name={_quoted(name)} classname={_quoted(classname)}>"
    attributes = f"type={_quoted(diagnostic.name)} message={_quoted(diagnostic.message)}"
    yield f"      <failure {attributes}>{_escaped(text)}</failure>"
    yield "    </testcase>"


def _escaped(text: str) -> str:
    text = _NO_XML.sub("\ufffd", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _quoted(text: str) -> str:
    escaped = _escaped(text).replace('"', "&quot;")
    return f'"{escaped.replace(chr(10), "&#10;").replace(chr(13), "&#13;").replace(chr(9), "&#9;")}"'
