"""Twin of what programs ask of `torch._C`: the program is run, and neither traced nor scripted."""

from __future__ import annotations

__all__ = ["_get_tracing_state"]


def _get_tracing_state():
    return None
