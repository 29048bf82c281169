"""Comments that silence nothing are reported and taken away; those that silence something stay."""

import pytest

from convlint.api import check
from convlint.cli import run

NET = """import torch
import torch.nn as nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(100, 10){comment}
{line}
    def forward(self, x):
        return self.fc(x)


Net()(torch.randn(1, {arrives}))
"""


def written(tmp_path, comment="", line="", arrives=100):
    path = tmp_path / "net.py"
    path.write_text(NET.format(comment=comment, line=line, arrives=arrives), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("  # convlint: ignore[CVL101]", ""),
        ("  # convlint: ignore[CVL101] - the checkpoint has it", ""),
        ("  # convlint: ignore", ""),
        ("  # noqa: CVL101", ""),
        ("  # noqa: CVL101, E501", "  # noqa: E501"),
        ("  # noqa:E501,CVL101,F401", "  # noqa:E501, F401"),
        ("  # convlint: ignore[CVL101]  # type: ignore", "  # type: ignore"),
    ],
)
def test_what_silences_nothing_is_taken_away(before, after, tmp_path):
    path = written(tmp_path, before)
    assert [one.code for one in check(path, isolated=True)] == ["CVL003"]
    assert run(["check", str(path), "--fix", "--isolated", "--no-cache", "-qq"]) == 0
    assert path.read_text(encoding="utf-8") == NET.format(comment=after, line="", arrives=100)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("  # convlint: ignore[CVL101, CVL203]", "  # convlint: ignore[CVL101]"),
        ("  # convlint: ignore[concat-shape, CVL101] - why", "  # convlint: ignore[CVL101] - why"),
        ("  # noqa: CVL101, CVL203, E501", "  # noqa: CVL101, E501"),
    ],
)  # fmt: skip
def test_of_several_codes_the_needed_ones_stay(before, after, tmp_path):
    path = written(tmp_path, before, arrives=99)
    (found,) = check(path, isolated=True)
    assert found.code == "CVL003" and ("CVL203" in found.message or "concat-shape" in found.message)
    assert run(["check", str(path), "--fix", "--isolated", "--no-cache", "-qq"]) == 0
    assert path.read_text(encoding="utf-8") == NET.format(comment=after, line="", arrives=99)


@pytest.mark.parametrize(
    "comment",
    [
        "  # convlint: ignore[CVL101]",
        "  # convlint: ignore",
        "  # noqa: CVL101",
        "  # noqa",
        "  # convlint: ignore[CVL1]",
    ],
)
def test_what_silences_something_stays(comment, tmp_path):
    assert not check(written(tmp_path, comment, arrives=99), isolated=True)


def test_a_comment_with_a_line_to_itself_goes_with_its_line(tmp_path):
    path = written(tmp_path, line="        # convlint: ignore[CVL203] - of old")
    assert run(["check", str(path), "--fix", "--isolated", "--no-cache", "-qq"]) == 0
    assert path.read_text(encoding="utf-8") == NET.format(comment="", line="", arrives=100).replace(
        "\n\n    def f", "\n    def f"
    )


def test_rules_of_strict_runs_are_judged_in_strict_runs(tmp_path):
    path = written(tmp_path, "  # convlint: ignore[CVL005]")
    assert not check(path, isolated=True)
    assert [one.code for one in check(path, isolated=True, strict=True)] == ["CVL003"]
