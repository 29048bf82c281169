"""Which files a run looks at."""

from convlint.files.discovery import discover, excluded
from convlint.files.globs import GlobSet

__all__ = ["GlobSet", "discover", "excluded"]
