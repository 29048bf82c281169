"""Only a process that is convlint's own does without libcst's validation of nodes that the parser has made."""

from __future__ import annotations

import subprocess
import sys

import pytest

PARSE = """
import libcst
from convlint.source.parse import parse
{own}
assert parse("a = (1, [2])\\nclass A:\\n    pass\\n").code == "a = (1, [2])\\nclass A:\\n    pass\\n"
try:
    libcst.Name("")
    print("taken")
except libcst.CSTValidationError:
    print("refused")
"""
OWN = "from convlint.check.garbage import own_process; own_process()"


@pytest.mark.parametrize(("own", "said"), [("", "refused"), (OWN, "taken")], ids=["a guest", "the own process"])
def test_nodes_are_validated_where_libcst_is_not_ours(own: str, said: str) -> None:
    done = subprocess.run([sys.executable, "-c", PARSE.format(own=own)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == said
