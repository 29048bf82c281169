"""The pictures of `convlint shapes`: svg, html, mermaid."""

import os
import re
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree

import pytest

from convlint.report import FirstLinear, LayerRow, ModelFault, ModelReport, ShapesReport
from convlint.reporters.shapes import html, mermaid, svg
from convlint.reporters.shapes._pyramid import blocks, channel_axis, drawn_size, size_text

SVG = "{http://www.w3.org/2000/svg}"


def row(name, kind, before, after, formula="", params=0, line=1):
    return LayerRow(name, kind, line, (before,), after, params, formula)


def model(*rows, name="Net", first=None, inputs=([None, 3, 32, 32],)):
    faults = (ModelFault("CVL101", "Linear `fc` ...", "takes 12544, 9216 arrive", "linear", 9, 4, 4),) if first else ()
    report = (name, 4, inputs, "pragma", 3, "resolved", rows, first, ([None, 10],), 1234)
    return ModelReport(*report, faults=faults)


ROWS = (
    row("conv", "Conv2d", [None, 3, 32, 32], [None, 8, 30, 30], "30", 224),
    row("bn", "BatchNorm2d", [None, 8, 30, 30], [None, 8, 30, 30], "", 16),
    row("relu", "ReLU", [None, 8, 30, 30], [None, 8, 30, 30]),
    row("pool", "MaxPool2d", [None, 8, 30, 30], [None, 8, 15, "H"], "15"),
    row("fc", "Linear", [None, 1800], [None, 10], "", 18010, 9),
    row("out", "Linear", [None, 10], [None, 10], "", 110),
    row("odd <&>", 'A"B#`', None, None),
)
FIRST = FirstLinear("fc", 9, 12544, 9216, [None, 9216])
REPORT = ShapesReport("sub/net <1>.py", (model(*ROWS, first=FIRST), model(*ROWS[:2], name="Other")))


def test_blocks_join_what_leaves_the_shape_alone():
    found = blocks(REPORT.models[0])
    assert [(block.title, len(block.layers)) for block in found] == [
        ("input", 0), ("conv", 3), ("pool", 1), ("fc", 1), ("out", 1), ("odd <&>", 1),
    ]  # fmt: skip
    assert [block.fault for block in found if block.fault] == ["takes 12544, 9216 arrive"]
    assert found[1].channels == 8 and found[1].space == (30, 30) and found[3].space == ()


def test_the_channels_are_where_the_poolings_leave_them():
    last = row("p", "MaxPooling2D", [None, 30, 30, 8], [None, 15, 15, 8], "15")
    same = row("c", "Conv2D", [None, 30, 30, 1], [None, 30, 30, 8], "30", 80)
    assert channel_axis(model(*ROWS)) == 1 and channel_axis(model(same, same, last)) == -1
    assert blocks(model(last))[1].channels == 8


def test_an_operation_that_fails_stands_between_the_layers():
    from convlint.record import replace

    fault = ModelFault("CVL302", "`+` gets ...", "16 and 32 on axis -2", "add", 25, 4)
    failing = replace(model(*ROWS), faults=(fault,))
    titles = [block.title for block in blocks(failing)]
    assert titles == ["input", "conv", "pool", "add", "fc", "out", "odd <&>"]
    root = ElementTree.fromstring(svg.render(ShapesReport("net.py", (failing,))))
    assert len(list(root.iter(f"{SVG}circle"))) == 1
    assert 'm0n3["add<br/>CVL302<br/>16 and 32 on axis -2"]:::fault' in mermaid.render(ShapesReport("n.py", (failing,)))
    last = replace(failing, faults=(replace(fault, after=7),))
    assert blocks(last)[-1].is_operation and "`+` gets ..." in html.render(ShapesReport("net.py", (last,)))


def test_mermaid_draws_the_edges_of_the_model():
    from convlint.record import replace

    rows = [replace(r, sources=s) for r, s in zip(ROWS[:5], ((-1,), (0,), (1,), (2,), (3, 0)), strict=True)]
    lines = mermaid.render(ShapesReport("net.py", (model(*rows),))).splitlines()
    assert [line.strip() for line in lines if "-->" in line] == [
        "m0n0 --> m0n1", "m0n1 --> m0n2", "m0n2 --> m0n3", "m0n1 --> m0n3",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("size", "text", "drawn"),
    [
        (27, "27", 27), (None, "B", 16), ("H", "H", 64), ("floor(H/2)", "\u230aH/2\u230b", 32),
        ("floor((floor(H/2) - 3)/2) + 1", "\u230a(\u230aH/2\u230b - 3)/2\u230b + 1", 15),
        ("ceil(W/3)", "\u2308W/3\u2309", 22), ("?", "?", 16), ("__import__('os')", "__import__('os')", 16),
        ("floor(", "\u230a\u230b", 16), ("9**9**9", "9**9**9", 16),
    ],
)  # fmt: skip
def test_sizes(size, text, drawn):
    assert size_text(size) == text and drawn_size(size) == drawn


def test_svg():
    root = ElementTree.fromstring(svg.render(REPORT))
    faults = [group for group in root.iter(f"{SVG}g") if "fault" in group.get("class").split()]
    assert len(faults) == 1 and faults[0].find(f"{SVG}title").text.startswith("fc: 10\n")
    assert len([group for group in root.iter(f"{SVG}g") if "open" in group.get("class").split()]) == 2
    texts = [text.text for text in root.iter(f"{SVG}text")]
    assert "takes 12544" in texts and "9216 arrive" in texts and "conv +2" in texts
    width, height = (float(root.get(side)) for side in ("width", "height"))
    for text in root.iter(f"{SVG}text"):
        assert 0 <= float(text.get("x")) <= width and 0 <= float(text.get("y")) <= height
    for polygon in root.iter(f"{SVG}polygon"):
        points = [tuple(map(float, point.split(","))) for point in polygon.get("points").split()]
        assert all(0 <= x <= width and 0 <= y <= height for x, y in points)


@pytest.mark.parametrize("count", [0, 1, 3, 40, 400])
def test_rows_are_filled_evenly(count):
    rows = [row(f"layer{n}", "Conv2d", [None, 3, 9, 9], [None, n + 1, 9, 9], "9") for n in range(count)]
    root = ElementTree.fromstring(svg.render(ShapesReport("n.py", (model(*rows),))))
    feet = [float(text.get("y")) for text in root.iter(f"{SVG}text") if (text.text or "").startswith("layer")]
    assert len(feet) == count
    counts = [feet.count(foot) for foot in sorted(set(feet))]
    assert not counts or max(counts) - min(counts) <= 4


@pytest.mark.parametrize("render", [svg.render, html.render])
def test_nothing_is_fetched_from_elsewhere(render):
    text = render(REPORT).replace("http://www.w3.org/2000/svg", "")
    assert not re.search(r"https?:|//|src=|href=|url\(|@import|<script|<link|<img|<iframe", text.replace("</", "<"))


def test_hostile_names_are_text():
    report = ShapesReport("<script>.py", (model(row("</svg><script>alert(1)</script>", "\x00\x1b", None, None)),))
    for render in (svg.render, html.render):
        assert "<script" not in render(report) and "\x00" not in render(report)
    assert "<script" not in mermaid.render(report)


def test_html():
    text = html.render(REPORT)
    assert text.startswith("<!doctype html>") and text.count("<svg") == 2 and text.count("<h2>") == 2
    assert '<tr class="fault"><td>fc</td>' in text and "odd &lt;&amp;&gt;" in text
    assert "No models found" in html.render(ShapesReport("a.py", ()))


def test_mermaid():
    lines = mermaid.render(REPORT).splitlines()
    assert lines[0] == "flowchart TD" and lines[1] == '    subgraph model0["Net"]'
    assert '        m0n3["fc<br/>Linear<br/>10<br/>takes 12544, 9216 arrive"]:::fault' in lines
    assert '        m0n5["odd #lt;&#gt;<br/>A#quot;B#35;#96;<br/>?"]' in lines
    assert "        m0n1 --> m0n2" in lines and lines.count("    end") == 2


CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium")
def test_chromium_draws_it_light_and_dark(tmp_path):
    page = tmp_path / "page.html"
    page.write_text(html.render(REPORT), encoding="utf-8")
    shots = []
    for name, scheme in (("light", "1"), ("dark", "0")):
        shot = tmp_path / f"{name}.png"
        command = [
            CHROMIUM,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            f"--blink-settings=preferredColorScheme={scheme}",
        ]
        command += ["--window-size=1200,900", f"--screenshot={shot}", page.as_uri()]
        subprocess.run(command, capture_output=True, timeout=120, env={**os.environ, "HOME": str(tmp_path)})
        shots.append(shot.read_bytes())
    assert all(len(shot) > 10_000 for shot in shots) and shots[0] != shots[1]
