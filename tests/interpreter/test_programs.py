"""The interpreter against CPython: the same program, the same names, the same values."""

from __future__ import annotations

import pytest
from programs import PROGRAMS

from convlint.interpreter import Interpreter, in_deep_stack
from convlint.source import Source
from convlint.values import Unknown

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


UNKNOWN_PATTERNS = ["[a, *b]", "{'k': a, **b}", "Net(a, depth=b)", "Net(depth=[a, b])", "Other(a, b=b)"]


@pytest.mark.parametrize("pattern", UNKNOWN_PATTERNS)
def test_what_a_pattern_binds_of_a_value_that_is_not_known(pattern: str) -> None:
    text = f"import thing\nfrom thing import Other\nclass Net:\n    pass\nmatch thing.get():\n    case {pattern}:\n        r = a, b\n"
    execution = in_deep_stack(lambda: Interpreter().execute(Source("program.py", text.encode())))
    assert [reason for _, reason in execution.run.failures] == []
    assert all(isinstance(value, Unknown) for value in execution.module.names["r"])


@pytest.mark.parametrize("name", ["kind", "key", "reason", "site", "derive", "element"])
@pytest.mark.parametrize("read", ["u.{0}", "getattr(u, '{0}')", "attrgetter('{0}')(u)", "attrgetter('x.{0}')(u)"])
def test_no_attribute_of_a_value_that_is_not_known_is_known(name: str, read: str) -> None:
    text = f"import thing\nfrom operator import attrgetter\nu = thing.get()\nr = {read.format(name)}\n"
    execution = in_deep_stack(lambda: Interpreter().execute(Source("program.py", text.encode())))
    assert isinstance(execution.module.names["r"], Unknown)
