"""Twin of `torch.version`: which build of torch a program finds is not known."""

from __future__ import annotations

from typing import Any

from convlint.values import Unknown


def __getattr__(name: str) -> Any:
    if name in ("cuda", "hip", "git_version", "debug"):
        return Unknown(f"torch.version.{name}", key=("installed", "torch.version", name))
    raise AttributeError(name)
