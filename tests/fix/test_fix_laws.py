"""What every fix keeps: it checks clean, a second run changes nothing, and only the lines of its edits change."""

from pathlib import Path

import pytest

from convlint.check import check_source
from convlint.config import default_settings
from convlint.fix import applicable, fix_source
from convlint.source import Source

FOLDER = Path(__file__).resolve().parents[2] / "fixtures"
FILES = sorted([*FOLDER.glob("models/*.py"), *FOLDER.glob("rules/*/*.py")])


def found(source):
    return check_source(source, default_settings("/"))[0]


@pytest.mark.parametrize("unsafe", [False, True], ids=["safe", "unsafe"])
@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_fix_checks_clean_and_touches_nothing_else(path, unsafe):
    source = Source(str(path), path.read_bytes())

    def wanted(diagnostic):
        return applicable(diagnostic.fix, unsafe)

    before = found(source)
    if not any(map(wanted, before)):
        return
    fixed = fix_source(source, before, found, wanted)
    assert fixed.applied or unsafe  # an unsafe one may uncover another fault, and is then not made
    assert unsafe or not any(map(wanted, fixed.remaining))
    assert sorted(found(fixed.source)) == sorted(fixed.remaining)
    assert fix_source(fixed.source, fixed.remaining, found, wanted).source.raw == fixed.source.raw
    old, new = source.text.split("\n"), fixed.source.text.split("\n")
    if len(old) == len(new):
        edited = {edit.location.row for one in before if wanted(one) for edit in one.fix.edits}
        assert {row for row, pair in enumerate(zip(old, new, strict=True), 1) if pair[0] != pair[1]} <= edited
