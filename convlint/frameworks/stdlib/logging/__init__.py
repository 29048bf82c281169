"""Twin of `logging` (https://docs.python.org/3/library/logging.html): nothing is logged."""

from __future__ import annotations

from convlint.values import Unknown

CRITICAL = FATAL = 50
ERROR = 40
WARNING = WARN = 30
INFO = 20
DEBUG = 10
NOTSET = 0
raiseExceptions = True


def _nothing(*args, **kwargs):
    """Does nothing."""


class Filterer:
    """Has filters that are never asked."""

    def addFilter(self, filter):
        """Does nothing."""

    removeFilter = addFilter

    def filter(self, record):
        """Every record passes."""
        return True


class Logger(Filterer):
    """A logger that writes nothing."""

    def __init__(self, name="root", level=NOTSET):
        self.name = name
        self.level = level
        self.propagate = True
        self.disabled = False
        self.handlers = []
        self.parent = None

    def setLevel(self, level):
        """Set the level."""
        self.level = level

    def addHandler(self, hdlr):
        """Remember a handler."""
        self.handlers.append(hdlr)

    def removeHandler(self, hdlr):
        """Forget a handler."""
        self.handlers = [handler for handler in self.handlers if handler is not hdlr]

    def hasHandlers(self):
        """Whether there is a handler."""
        return bool(self.handlers)

    def isEnabledFor(self, level):
        """Levels may be configured elsewhere."""
        return Unknown("whether a logger is enabled", kind=bool)

    def getEffectiveLevel(self):
        """Levels may be configured elsewhere."""
        return Unknown("a logger's level", kind=int)

    def getChild(self, suffix):
        """A logger below this one."""
        return Logger()

    debug = info = warning = warn = error = critical = fatal = exception = log = _nothing


class LoggerAdapter(Logger):
    """A logger around another."""

    def __init__(self, logger=None, extra=None, merge_extra=False):
        super().__init__()
        self.logger = logger
        self.extra = extra


class Formatter:
    """Formats nothing."""

    def __init__(self, fmt=None, datefmt=None, style="%", validate=True, *, defaults=None):
        pass


class Filter(Filterer):
    """Lets every record pass."""

    def __init__(self, name=""):
        self.name = name


class Handler(Filterer):
    """Writes nothing."""

    def __init__(self, *args, **kwargs):
        self.level = NOTSET
        self.formatter = None

    def setLevel(self, level):
        """Set the level."""
        self.level = level

    def setFormatter(self, fmt):
        """Set the formatter."""
        self.formatter = fmt

    emit = handle = flush = close = acquire = release = _nothing


class StreamHandler(Handler):
    """Writes nothing."""


class FileHandler(StreamHandler):
    """Writes nothing, opens nothing."""


class NullHandler(Handler):
    """Writes nothing."""


def getLogger(name=None):
    """A logger that writes nothing."""
    return Logger(name if name is not None else "root")


def getLevelName(level):
    """Levels may be renamed elsewhere."""
    return Unknown("the name of a level", kind=str)


debug = info = warning = warn = error = critical = exception = log = _nothing
basicConfig = disable = captureWarnings = addLevelName = shutdown = _nothing
