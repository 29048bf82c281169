"""Twin of `logging.handlers`: handlers that write nothing."""

from __future__ import annotations

from convlint.frameworks.stdlib.logging import FileHandler, Handler


class RotatingFileHandler(FileHandler):
    """Writes nothing."""


class TimedRotatingFileHandler(FileHandler):
    """Writes nothing."""


class QueueHandler(Handler):
    """Writes nothing."""


class MemoryHandler(Handler):
    """Writes nothing."""
