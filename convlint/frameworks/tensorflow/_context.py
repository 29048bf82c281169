"""A context manager that does nothing, for what decides no shape: devices, sessions, tapes, summaries."""

from __future__ import annotations

from typing import Any

__all__ = ["Inert"]


class Inert:
    """Enters and leaves; gives itself."""

    def __enter__(self) -> Any:
        return self

    def __exit__(self, *exc: object) -> None:
        return None
