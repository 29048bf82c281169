"""The functions of `torch.*` and the methods of `Tensor`, one family a file."""

from __future__ import annotations

from convlint.frameworks.torch._lazy import Files
from convlint.frameworks.torch._registry import FUNCTIONS

# What few programs need; the other files are imported with torch.
RARE = Files(
    __name__,
    ("contractions", "rearranging", "scattering", "sequences", "decompositions"),
    FUNCTIONS.get,
)
