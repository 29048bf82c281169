"""Twin of `tqdm.autonotebook`."""

from __future__ import annotations

from convlint.frameworks.tqdm import tqdm, trange

__all__ = ["tqdm", "trange"]
