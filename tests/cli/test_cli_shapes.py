"""`convlint shapes`."""

import json

import pytest

import convlint.check
from convlint.report import FirstLinear, LayerRow, ModelReport, ShapesReport, UnknownNote
from convlint.source import SyntaxFault

REPORT = ShapesReport(
    "net.py",
    (
        ModelReport(
            name="Net",
            line=4,
            input_shapes=([None, 3, 32, 32],),
            declared_by="pragma",
            declared_line=3,
            status="partial",
            layers=(
                LayerRow("conv1", "Conv2d", 7, ([None, 3, 32, 32],), [None, 16, 30, 30], 448, "floor((32 - 3)/1 + 1)"),
                LayerRow("pool", "MaxPool2d", 8, ([None, 16, 30, 30],), [None, 16, "H", 15], 0),
                LayerRow("fc", "Linear", 9, ([None, 3600],), [None, 10], 1234567, "", "CVL101"),
                LayerRow("mystery", "Custom", None, (None,), None, None),
            ),
            first_linear=FirstLinear("fc", 9, 1000, 3600, [None, 3600]),
            output_shapes=([None, 10],),
            params_total=1235015,
            unknown=(UnknownNote(12, 5, "torch.foo is not modelled"),),
            solve=((30, 33), (40, None)),
        ),
    ),
)

TABLE = """\
Net  net.py:4
input [B, 3, 32, 32]  (declared at line 3)
--------------------------------------------------------------
Layer    Type       Output              Formula     Parameters
--------------------------------------------------------------
conv1    Conv2d     [B, 16, 30, 30]     32 - 3 + 1         448
pool     MaxPool2d  [B, 16, H, 15]
fc       Linear     [B, 10]  <- CVL101               1,234,567
mystery  Custom     ?                                        ?
--------------------------------------------------------------
output [B, 10]
1,235,015 parameters (4.7 MiB in float32)
`fc` takes 1000 features, 3600 arrive
fits square inputs of 30..33, 40..
not known: torch.foo is not modelled (12)
"""


@pytest.fixture
def shapes(project, monkeypatch, convlint_run):
    (project / "net.py").write_text("x\n")

    def answer(source, settings, project=None):
        if isinstance(shapes.answer, Exception):
            raise shapes.answer
        return shapes.answer

    def shapes(*options):
        return convlint_run("shapes", "net.py", *options)

    shapes.answer = REPORT
    monkeypatch.setattr(convlint.check, "shapes_of_source", answer)
    return shapes


def test_table(shapes):
    status, out, err = shapes()
    assert (status, err) == (0, "")
    assert [line.rstrip("-") or "-" for line in out.splitlines()] == [
        line.rstrip("-") or "-" for line in TABLE.splitlines()
    ]


def test_table_in_colours_says_the_same(shapes):
    import re

    assert re.sub("\x1b\\[[0-9;]*m", "", shapes("--color", "always")[1]) == shapes()[1]


def test_json(shapes):
    report = json.loads(shapes("--output-format", "json")[1])
    model = report["models"][0]
    assert report["filename"] == "net.py" and model["solve"] == {"accepts": [[30, 33], [40, None]]}
    assert model["input"] == {"shapes": [[None, 3, 32, 32]], "declared_by": "pragma", "line": 3}
    assert model["layers"][1]["output_shape"] == [None, 16, "H", 15]
    assert model["unknown"] == [{"line": 12, "column": 5, "reason": "torch.foo is not modelled"}]
    keys = "name line input status layers first_linear output_shapes params_total unknown solve faults"
    assert list(model) == keys.split()


def test_no_models(shapes):
    shapes.answer = ShapesReport("net.py", ())
    assert shapes()[:2] == (0, "No models found in net.py.\n")


def test_no_python(shapes):
    shapes.answer = SyntaxFault(3, 4, "invalid syntax")
    assert shapes() == (1, "", "net.py:3:4: CVL001 invalid syntax\n")


def test_a_fault_of_our_own(shapes):
    shapes.answer = ZeroDivisionError("by zero")
    status, _, err = shapes()
    assert status == 2 and err.startswith("convlint: internal error in net.py: ZeroDivisionError: by zero")
