"""libcst validates nodes again when convlint has done without it."""

from __future__ import annotations

from pathlib import Path

import libcst
import pytest

from convlint.__main__ import main
from convlint.source.parse import parse, trusting_parser

TEXT = "a = (1, [2])\nclass A:\n    pass\n"


def validates() -> bool:
    try:
        libcst.Name("")
    except libcst.CSTValidationError:
        return True
    return False


def test_what_the_parser_makes_is_not_validated() -> None:
    with trusting_parser():
        assert validates()  # nothing has been parsed
        assert parse(TEXT).code == TEXT
        assert not validates()
    assert validates()
    assert parse(TEXT).code == TEXT
    assert validates()


def test_it_is_validated_again_after_a_fault() -> None:
    with pytest.raises(KeyError), trusting_parser():
        parse(TEXT)
        raise KeyError
    assert validates()


def test_a_run_of_the_command_leaves_libcst_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "net.py").write_text("import torch\nx = torch.zeros(1)\n")
    assert main(["check", "--isolated", "--no-cache", str(tmp_path)]) == 0
    assert validates()
