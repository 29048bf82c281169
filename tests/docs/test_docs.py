"""The pages of the docs are true: each `$ convlint ...` in them is run on the page's files, and prints what they show.

`<!-- file: NAME -->` before a Python block makes it a file. A line `...` in the output stands for any lines. With
`UPDATE_DOCS=1` in the environment, outputs without such a line are written anew.
"""

from __future__ import annotations

import importlib.util
import os
import re
import shlex
from pathlib import Path

import pytest

from convlint.cli import run
from convlint.rules import all_rules

DOCS = Path(__file__).resolve().parents[2] / "docs"
_FILE = re.compile(r"<!-- file: (\S+) -->\n```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_CONSOLE = re.compile(r"^```console\n\$ convlint (.+?)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMANDS = [
    (page.name, command, output)
    for page in sorted(DOCS.glob("*.md"))
    for command, output in _CONSOLE.findall(page.read_text(encoding="utf-8"))
    if output and not output.startswith("$")
]


def as_pattern(output):
    """A regular expression for the printed output; blanks at the ends of lines do not count."""
    lines = [r"(?:.*\n)*?" if line == "..." else re.escape(line.rstrip()) + r"\n" for line in output.splitlines()]
    return "".join(lines)


@pytest.mark.parametrize(("page", "command", "output"), COMMANDS)
def test_a_command_prints_what_the_page_shows(page, command, output, tmp_path, monkeypatch, capsys):
    for name, text in _FILE.findall((DOCS / page).read_text(encoding="utf-8")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    run([*shlex.split(command), "--isolated", "--no-cache"])
    printed = "".join(f"{line.rstrip()}\n" for line in capsys.readouterr().out.splitlines())
    if os.environ.get("UPDATE_DOCS") and "...\n" not in output:
        text = (DOCS / page).read_text(encoding="utf-8")
        (DOCS / page).write_text(
            text.replace(f"$ convlint {command}\n{output}```", f"$ convlint {command}\n{printed}```")
        )
        output = printed
    assert re.fullmatch(as_pattern(output), printed), printed


def test_the_test_of_a_page_passes_and_fails_as_it_says(tmp_path, monkeypatch):
    page = (DOCS / "python.md").read_text(encoding="utf-8")
    for name, text in _FILE.findall(page):
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    names = {}
    exec((tmp_path / "test_lenet.py").read_text(encoding="utf-8"), names)
    names["test_shapes"]()
    with pytest.raises(AssertionError) as raised:
        names["assert_shapes"]("lenet.py", "conv2  16 x 8 x 7")
    assert f"AssertionError: {raised.value}\n" in page


def test_there_are_commands_to_run():
    assert len(COMMANDS) >= 5


# --------------------------------------------------------------------------- the rules' pages and the links


def made(name="make_rules"):
    spec = importlib.util.spec_from_file_location(name, DOCS / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_rule_has_a_page_with_its_document():
    pages = made().pages()
    assert set(pages) == {"rules/index.md", *(f"rules/{rule.name}.md" for rule in all_rules())}
    for rule in all_rules():
        page = pages[f"rules/{rule.name}.md"]
        assert page.startswith(f"# {rule.name} ({rule.code})\n")
        assert rule.document in page
        assert f"| {rule.code} | [{rule.name}]({rule.name}.md) |" in pages["rules/index.md"]


def test_the_pages_can_be_written_to_a_folder(tmp_path, capsys):
    assert made().main([str(tmp_path)]) == 0
    assert (tmp_path / "rules" / "linear-in-features.md").is_file()
    assert made().main([]) == 2
    assert "usage" in capsys.readouterr().err


def test_the_pictures_are_those_of_a_run():
    """`python docs/make_pictures.py` writes them anew."""
    for name, text in made("make_pictures").pictures().items():
        assert (DOCS / "img" / name).read_text(encoding="utf-8") == text, name


def test_pictures_are_there():
    pages = [*DOCS.glob("*.md"), DOCS.parent / "README.md"]
    for page in pages:
        for link in re.findall(r"!\[[^\]]*\]\((?!https?:)([^)]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / link).is_file(), f"{page.name}: {link}"


def test_links_lead_to_pages():
    written = {path.name: path.read_text(encoding="utf-8") for path in DOCS.glob("*.md")}
    pages = {**written, **made().pages()}
    for name, text in pages.items():
        for link in re.findall(r"(?<!!)\[[^\]]*\]\((?!https?:)([^)#]+)", text):
            target = f"rules/{link}" if name.startswith("rules/") else link
            assert target in pages or (DOCS / target).is_file(), f"{name}: {link}"


def test_the_navigation_has_every_page():
    listed = set(
        re.findall(r":\s+([\w/-]+\.md)$", (DOCS.parent / "mkdocs.yml").read_text(encoding="utf-8"), re.MULTILINE)
    )
    assert listed == {path.name for path in DOCS.glob("*.md")} | {"rules/index.md"}
