"""Modules are run once for many runs: what each run sees is what it would see if it had run them itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from convlint.interpreter import Interpreter
from convlint.interpreter.reusing import KeptModules
from convlint.project import Project
from convlint.source import Source
from convlint.values import Unknown

REGISTRY = "MODELS = {}\ndef register(f):\n    MODELS[f.__name__] = f\n    return f\n"
NET = "from registry import register\n@register\ndef {0}(): return '{0}'\n"
CASES: dict[str, tuple[dict[str, str], str]] = {
    "constants": ({"a": "W = 3\nL = [1, {'k': 2}]\n"}, "import a\nseen = a.W, a.L[1]['k']\n"),
    "a list that a program changes": ({"a": "L = [1]\n"}, "import a\na.L.append(2)\nseen = list(a.L)\n"),
    "a dict within": ({"a": "D = {'x': {'y': 1}}\n"}, "import a\na.D['x']['y'] += 1\nseen = a.D['x']['y']\n"),
    "a set": ({"a": "S = {1}\n"}, "import a\na.S.add(len(a.S) + 5)\nseen = sorted(a.S)\n"),
    "a name": ({"a": "W = 3\n"}, "import a\na.W += 1\nseen = a.W\n"),
    "a class's attribute": ({"a": "class A:\n    n = 0\n"}, "from a import A\nA.n += 1\nA.m = 1\nseen = A.n\n"),
    "a class's new attribute": ({"a": "class A: pass\n"}, "from a import A\nseen = hasattr(A, 'm')\nA.m = 1\n"),
    "an object's": ({"a": "class A: pass\no = A()\no.n = 0\n"}, "from a import o\no.n += 1\nseen = o.n\n"),
    "a function's": ({"a": "def f(): pass\n"}, "from a import f\nseen = hasattr(f, 'n')\nf.n = 1\n"),
    "a default": ({"a": "def f(x=[]):\n    x.append(1)\n    return len(x)\n"}, "from a import f\nseen = f()\n"),
    "a closure": (
        {
            "a": "def make():\n    n = [0]\n    def f():\n        n[0] += 1\n        return n[0]\n    return f\nf = make()\n"
        },
        "from a import f\nf()\nseen = f()\n",
    ),
    "a global": ({"a": "n = 0\ndef f():\n    global n\n    n += 1\n    return n\n"}, "import a\na.f()\nseen = a.f()\n"),
    "an iterator": ({"a": "i = iter([1, 2, 3])\n"}, "import a\nseen = next(a.i)\n"),
    "a counter": ({"a": "import itertools\nc = itertools.count()\n"}, "import a\nnext(a.c)\nseen = next(a.c)\n"),
    "an enum": (
        {"a": "from enum import Enum\nclass E(Enum):\n    A = 1\n"},
        "from a import E\nE.A.n = 1\nseen = E.A.n\n",
    ),
    "a registry": (
        {"registry": REGISTRY, "one": NET.format("net1"), "two": NET.format("net2")},
        "import one, two, registry\nseen = sorted(registry.MODELS)\n",
    ),
    "a registry in another order": (
        {"registry": REGISTRY, "one": NET.format("net1"), "two": NET.format("net2")},
        "import registry\nfirst = len(registry.MODELS)\nimport two\nseen = first, sorted(registry.MODELS)\n",
    ),
    "a registry of the program's own": (
        {"registry": REGISTRY, "one": NET.format("net1")},
        "import registry\n@registry.register\ndef own(): pass\nimport one\none.net1\nseen = sorted(registry.MODELS)\n",
    ),
    "settings that are changed before an import": (
        {"config": "W = 3\n", "model": "import config\nWIDTH = config.W * 2\n"},
        "import config\nconfig.W = 5\nimport model\nseen = model.WIDTH\n",
    ),
    "a list that another module makes longer": (
        {"base": "L = []\n", "more": "import base\nbase.L.append(1)\n"},
        "import base, more\nmore.base\nseen = list(base.L)\n",
    ),
    "circular": (
        {"a": "import b\nX = 1\ndef f(): return b.g()\n", "b": "import a\ndef g(): return a.X\n"},
        "import a\nseen = a.f()\n",
    ),
    "the program itself": ({"a": "import main\nY = 2\ndef f(): return main.Z\n"}, "import a\nZ = 4\nseen = a.Y\n"),
    "an import in a function": (
        {"a": "def f():\n    from b import W\n    return W\n", "b": "W = 7\n"},
        "import a\nseen = a.f()\n",
    ),
    "what is not known": (
        {"a": "import os\nFAST = os.environ.get('FAST')\nW = 1 if FAST else 2\n"},
        "import a\nseen = a.W\n",
    ),
    "a condition, and one within": (
        {
            "a": "import os, b\nW = 1 if os.environ['W'] else b.W\n",
            "b": "import os\nW = 3 if 'B' in os.environ else 4\n",
        },
        "import a, b\nseen = a.W, b.W\n",
    ),
    "a registry that makes what it lacks": (
        {
            "registry": "from collections import defaultdict\nKINDS = defaultdict(set)\n",
            "one": "from registry import KINDS\nKINDS['one'].add(1)\n",
            "two": "from registry import KINDS\nKINDS['two'].add(2)\nKINDS['one'].add(3)\n",
        },
        "import one, two\none.KINDS, two.KINDS\nseen = sorted(two.KINDS), sorted(two.KINDS['one'])\n",
    ),
    "a class of a function's": (
        {
            "a": "def make(w):\n    class A:\n        width = w\n    return A\n",
            "b": "from a import make\nA = make(3)\n",
        },
        "from b import A\nA.width += 1\nseen = A.width\n",
    ),
}


def seen(interpreter: Interpreter, main: Path) -> Any:
    execution = interpreter.execute(Source.read(str(main)))
    value = execution.module.names.get("seen")
    failures = [reason for _, reason in execution.run.failures]
    return ("unknown", value.reason) if isinstance(value, Unknown) else value, failures, execution.run.steps


@pytest.mark.parametrize(("files", "program"), CASES.values(), ids=CASES.keys())
def test_each_run_sees_what_a_first_run_sees(tmp_path, files, program):
    for name, text in {**files, "main": program}.items():
        (tmp_path / f"{name}.py").write_text(text)
    alone = seen(Interpreter(Project()), tmp_path / "main.py")
    shared = Interpreter(Project())
    assert [seen(shared, tmp_path / "main.py") for _ in range(3)] == [alone] * 3


def test_programs_do_not_see_each_other(tmp_path):
    """Every two programs of the cases above that share their files, one after the other."""
    (tmp_path / "registry.py").write_text(REGISTRY)
    for number in range(3):
        (tmp_path / f"net{number}.py").write_text(NET.format(f"net{number}"))
    programs = [f"import registry, net{n}\nnet{n}.net{n}\nseen = sorted(registry.MODELS)\n" for n in range(3)]
    programs.append("import registry, net2, net1\nnet2.net2, net1.net1\nseen = sorted(registry.MODELS)\n")
    shared = Interpreter(Project())
    for number in (0, 1, 2, 3, 0, 3, 1):
        main = tmp_path / "main.py"
        main.write_text(programs[number])
        assert seen(shared, main) == seen(Interpreter(Project()), main)


def test_modules_are_run_once(tmp_path, monkeypatch):
    (tmp_path / "a.py").write_text("import b\nclass A: pass\n")
    (tmp_path / "b.py").write_text("W = [1]\n")
    (tmp_path / "main.py").write_text("import a\nseen = a.b.W\n")
    run = []
    monkeypatch.setattr(
        Interpreter,
        "_run_module",
        lambda self, module, *rest, original=Interpreter._run_module: (
            run.append(module.name) or original(self, module, *rest)
        ),
    )
    shared = Interpreter(Project())
    for _ in range(3):
        assert seen(shared, tmp_path / "main.py")[0] == [1]
    assert run == ["__main__", "a", "b", "__main__", "__main__"]


ASKS = "import os\nimport b\nif os.environ['W']:\n    W = 1\nelse:\n    W = b.W\n"


def given(interpreter: Interpreter, main: Path, **answers: Any) -> Any:
    """What a run saw, and all that it was asked, in order."""
    execution = interpreter.execute(Source.read(str(main)), **answers)
    asked = [(subject.reason, subject.key[:3], answer) for subject, answer in execution.run.asked]
    return execution.module.names["seen"], asked


def test_modules_that_ask_are_run_once_for_the_same_answers(tmp_path, monkeypatch):
    (tmp_path / "a.py").write_text(ASKS)
    (tmp_path / "b.py").write_text("import os\nW = 3 if 'B' in os.environ else 4\n")
    (tmp_path / "main.py").write_text("import a\nseen = a.W\n")
    run = []
    original = Interpreter._run_module
    monkeypatch.setattr(
        Interpreter, "_run_module", lambda self, module, *rest: (run.append(module.name), original(self, module, *rest))
    )
    shared = Interpreter(Project())
    kinds = [{}, {}, {"opposite": True}, {}, {"prefix": (False, True)}, {"prefix": (True,)}, {}]
    for answers in kinds:
        assert given(shared, tmp_path / "main.py", **answers) == given(
            Interpreter(Project()), tmp_path / "main.py", **answers
        )
    run.clear()
    assert given(shared, tmp_path / "main.py")[0] == 1 and run == ["__main__"]


def test_a_changed_file_is_run_again(tmp_path):
    (tmp_path / "b.py").write_text("W = 1\n")
    (tmp_path / "a.py").write_text("from b import W\nX = W + 1\n")
    main = tmp_path / "main.py"
    main.write_text("import b\nb.W\nimport a\nseen = a.X\n")
    project = Project()
    shared = Interpreter(project)
    assert seen(shared, main)[0] == 2
    project.overlay[str(tmp_path / "b.py")] = Source(str(tmp_path / "b.py"), b"W = 10\n")
    assert seen(shared, main)[0] == 11


def test_what_a_run_depends_on_is_known_where_modules_are_taken_up(tmp_path):
    (tmp_path / "b.py").write_text("W = 1\n")
    (tmp_path / "a.py").write_text("import b\nX = b.W\n")
    mains = [tmp_path / "one.py", tmp_path / "two.py"]
    mains[0].write_text("import b\nb.W\nimport a\nseen = a.X\n")
    mains[1].write_text("import a\nseen = a.X\n")
    project = Project()
    shared = Interpreter(project)
    for main in mains:
        with project.disk.recording() as asked:
            seen(shared, main)
        assert {("bytes", str(tmp_path / name)) for name in ("a.py", "b.py")} <= asked


def test_a_budget_is_used_up_all_the_same(tmp_path, monkeypatch):
    (tmp_path / "a.py").write_text("n = 0\nfor i in range(3000):\n    n += i\n")
    (tmp_path / "main.py").write_text("import a\nseen = a.n\n")
    shared = Interpreter(Project())
    steps = {seen(shared, tmp_path / "main.py")[2] for _ in range(3)}
    assert len(steps) == 1 and isinstance(shared._shared, KeptModules)
