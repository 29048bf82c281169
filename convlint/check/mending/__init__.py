"""What a fix changes. A rule's file names the ways to mend what it finds (`FIXES`); the first that can, does.

number: the right number in place of the wrong one. flatten: the missing `torch.flatten(x, 1)` or `nn.Flatten()`.
batch: `view(-1, N)` becomes `view(x.size(0), -1)`. assign: `x.view(...)` becomes `x = x.view(...)`. adaptive: a fixed
average pooling becomes an adaptive one.
"""

from __future__ import annotations

from convlint.check.mending.adaptive import adaptive_fix
from convlint.check.mending.assign import assign_fix
from convlint.check.mending.batch import batch_fix
from convlint.check.mending.change import Fault
from convlint.check.mending.flatten import flatten_fix
from convlint.check.mending.number import number_fix
from convlint.diagnostics import Fix
from convlint.shapes import Undecided

__all__ = ["Fault", "fix_for"]

_WAYS = {
    "number": number_fix,
    "flatten": flatten_fix,
    "batch": batch_fix,
    "assign": assign_fix,
    "adaptive": adaptive_fix,
}


def fix_for(ways: tuple[str, ...], fault: Fault) -> Fix | None:
    """The fix of the first of the rule's ways that can mend this fault; None where none can, or it is not known."""
    for way in ways:
        try:
            fix = _WAYS[way](fault)
        except Undecided:
            continue
        if fix is not None:
            return fix
    return None
