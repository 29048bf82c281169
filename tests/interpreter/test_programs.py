"""The interpreter against CPython: the same program, the same names, the same values."""

from __future__ import annotations

import pytest
from programs import PROGRAMS

from convlint.interpreter import Interpreter, in_deep_stack
from convlint.source import Source

_PLAIN = (int, float, str, bool, type(None), list, tuple, dict, set)


def _comparable(value: object) -> bool:
    if isinstance(value, (list, tuple, set)):
        return all(_comparable(item) for item in value)
    if isinstance(value, dict):
        return all(_comparable(item) for item in value.values())
    return isinstance(value, _PLAIN)


@pytest.mark.parametrize("name", PROGRAMS)
def test_same_as_cpython(name: str) -> None:
    expected: dict[str, object] = {}
    exec(PROGRAMS[name], expected)
    source = Source(f"{name}.py", PROGRAMS[name].encode())
    execution = in_deep_stack(lambda: Interpreter().execute(source))
    assert [reason for _, reason in execution.run.failures] == []
    wanted = {k: v for k, v in expected.items() if not k.startswith("__") and _comparable(v)}
    assert wanted
    got = {k: execution.module.names.get(k, "<absent>") for k in wanted}
    assert got == wanted
    assert {k: type(v).__name__ for k, v in got.items() if type(v) in _PLAIN} == {
        k: type(v).__name__ for k, v in wanted.items() if type(got[k]) in _PLAIN
    }
