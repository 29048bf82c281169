"""Twin of `absl.logging`: nothing is logged."""

from __future__ import annotations

FATAL = -3
ERROR = -2
WARNING = WARN = -1
INFO = 0
DEBUG = 1


def _nothing(*args, **kwargs):
    """Does nothing."""


debug = info = warning = warn = error = fatal = exception = log = vlog = log_every_n = log_first_n = _nothing
set_verbosity = use_absl_handler = set_stderrthreshold = flush = _nothing
