"""The program's own frames, as `inspect` shows them: what a frame's names are, and which frame called it."""

from __future__ import annotations

from collections import namedtuple

from convlint.values import Unknown, active

ArgInfo = namedtuple("ArgInfo", ["args", "varargs", "keywords", "locals"])


class FrameType:
    """A frame of the program (https://docs.python.org/3/reference/datamodel.html#frame-objects)."""

    __convlint_complete__ = False

    def __init__(self, frame):
        self._convlint_frame = frame

    @property
    def f_back(self):
        """The frame that called this one; None for the module's."""
        site = self._convlint_frame.site
        return FrameType(site.frame) if site is not None else None

    @property
    def f_locals(self):
        """A copy of the frame's names."""
        return dict(self._convlint_frame.names)


def currentframe():
    """https://docs.python.org/3/library/inspect.html#inspect.currentframe"""
    frame = getattr(active().site, "frame", None)
    return FrameType(frame) if frame is not None else Unknown("the frame that is running")


def getargvalues(frame):
    """https://docs.python.org/3/library/inspect.html#inspect.getargvalues"""
    if not isinstance(frame, FrameType):
        return Unknown("the arguments of a frame that is not known")
    parameters = getattr(getattr(frame._convlint_frame.function, "code", None), "parameters", None)
    if parameters is None:
        return ArgInfo([], None, None, frame.f_locals)
    names = [*parameters.positional, *parameters.keyword_only]
    return ArgInfo(names, parameters.varargs, parameters.kwargs, frame.f_locals)
