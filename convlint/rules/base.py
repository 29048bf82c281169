"""What a rule is: a file of this folder with a document, a code, a name, and the words for the problems it takes."""

from __future__ import annotations

import importlib
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any

from convlint.values import Problem


@dataclass(frozen=True)
class Facts:
    """What a rule may use beside the problem itself: names and sizes as text, computed by `check`.

    subject: the layer as the user wrote it (`fc1`); factors: the dims that make up `expected`; arriving: the shape that
    arrives, as text; input: the assumed input and who declared it (`input 3x227x227, declared at line 4`).
    """

    subject: str = ""
    kind: str = ""
    factors: tuple[int, ...] = ()
    arriving: str = ""
    input: str = ""
    other: str = ""
    extra: dict[str, Any] = field(default_factory=dict)

    @property
    def assumed(self) -> str:
        return f" ({self.input})" if self.input else ""

    @property
    def named(self) -> str:
        """`Linear `fc1``, or the bare kind where the layer has no name."""
        return f"{self.kind} `{self.subject}`" if self.subject and self.subject != self.kind else self.kind


@dataclass(frozen=True)
class Rule:
    """One rule. `code` and `name` are a promise; `document` is the docstring of its file."""

    code: str
    name: str
    summary: str
    document: str
    module: ModuleType
    default: bool = True
    severity: str = "error"

    def message(self, problem: Problem, facts: Facts) -> str:
        """The one line that says what is expected and what arrives."""
        text: str = self.module.message(problem, facts)
        return text

    def help(self, problem: Problem, facts: Facts) -> str:
        """How to mend it, or ""."""
        hook = getattr(self.module, "help", None)
        return hook(problem, facts) if hook is not None else ""

    @property
    def fixes(self) -> tuple[str, ...]:
        """The ways to mend what it finds (`check/mending/`): the first that can is taken; () where there is no fix."""
        ways: tuple[str, ...] = getattr(self.module, "FIXES", ())
        return ways

    @property
    def url(self) -> str:
        return f"https://convlint.github.io/convlint/rules/{self.name}/"


@lru_cache(maxsize=128)
def rule_named(name: str) -> Rule:
    """The rule of a problem's kind; its file is `rules/<kind with underscores>.py`."""
    module = importlib.import_module(f"convlint.rules.{name.replace('-', '_')}")
    document = (module.__doc__ or "").strip()
    return Rule(
        code=module.CODE,
        name=name,
        summary=document.split("\n", 1)[0].rstrip("."),
        document=document,
        module=module,
        default=getattr(module, "DEFAULT", True),
        severity=getattr(module, "SEVERITY", "error"),
    )


@lru_cache(maxsize=1)
def all_rules() -> tuple[Rule, ...]:
    """Every rule, by code."""
    folder = Path(__file__).parent
    names = [p.stem.replace("_", "-") for p in folder.glob("*.py") if p.stem not in ("__init__", "base")]
    return tuple(sorted((rule_named(name) for name in names), key=lambda rule: rule.code))


def rule_for(code_or_name: str) -> Rule | None:
    """The rule with this code or name, or None."""
    wanted = code_or_name.strip()
    return next((r for r in all_rules() if r.code == wanted.upper() or r.name == wanted.lower()), None)
