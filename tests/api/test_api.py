"""The Python interface gives what the commands print."""

from __future__ import annotations

from pathlib import Path

import convlint

MODELS = Path(__file__).parent.parent.parent / "fixtures" / "models"


def test_check_names_the_number() -> None:
    (found,) = convlint.check(MODELS / "alexnet_tutorial.py", isolated=True)
    assert (found.code, found.data["expected"], found.data["actual"]) == ("CVL101", 9216, 12544)
    assert (found.location.row, found.location.column) == (18, 30)


def test_shapes_of_an_expression() -> None:
    report = convlint.shapes(MODELS / "alexnet_corrected.py", model="AlexNet(num_classes=7)", input_size="3x227x227")
    (model,) = report.models
    assert model.status == "resolved"
    assert model.first_linear is not None and model.first_linear.features == 9216
    assert model.output_shapes == ([None, 7],)


def test_both_are_packages_too() -> None:
    import convlint.check
    import convlint.shapes

    assert convlint.shapes.numel((2, 3)) == 6
    assert callable(convlint.check) and callable(convlint.shapes)
