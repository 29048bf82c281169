"""One program, run by the twin and by the real NumPy: what both say about shapes, dtypes and contents."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import Any

import convlint.frameworks.numpy as twin
from convlint.shapes import Dim, Undecided
from convlint.values import Run, Tensor, Unknown, recording


@dataclass
class Said:
    """What one of the two gave: a result or an error, and the faults that the twin reported."""

    result: Any = None
    error: BaseException | None = None
    faults: tuple[str, ...] = ()


def ask_twin(program: str, **names: Any) -> Said:
    """The twin's answer; an undecided one is an Unknown."""
    run = Run()
    with recording(run):
        try:
            result = eval(program, {"np": twin, **names})
        except Undecided as undecided:
            result = Unknown(undecided.subject.reason)
        except Exception as error:
            return Said(error=error, faults=tuple(problem.kind for problem in run.problems))
    return Said(result, faults=tuple(problem.kind for problem in run.problems))


def ask_numpy(program: str, **names: Any) -> Said:
    """The real NumPy's answer."""
    import numpy

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return Said(eval(program, {"np": numpy, **names}))
        except Exception as error:
            return Said(error=error)


def compare(program: str, **names: Any) -> str:
    """Assert that the twin says nothing false: "agreed", "silent" (it knows less) or "missed" (a fault unseen)."""
    ours, real = ask_twin(program, **names), ask_numpy(program, **names)
    assert not (ours.faults and real.error is None), f"false alarm {ours.faults}: {program}"
    if real.error is not None:
        return "agreed" if ours.faults or ours.error is not None else "missed"
    assert ours.error is None, f"{program}: the twin raises {ours.error!r}"
    return "agreed" if _agree(program, ours.result, real.result) else "silent"


def _agree(program: str, ours: Any, real: Any) -> bool:
    """Whether all is known; asserts that what is known is right."""
    if isinstance(ours, Unknown):
        return False
    if isinstance(real, (tuple, list)) and not isinstance(ours, Tensor):
        assert len(ours) == len(real), program
        parts = [_agree(program, one, other) for one, other in zip(ours, real, strict=True)]
        return all(parts)
    if not isinstance(ours, Tensor):
        assert _equal(ours, real), f"{program}: {ours!r} is not {real!r}"
        return True
    return _agree_on_array(program, ours, real)


def _agree_on_array(program: str, ours: Any, real: Any) -> bool:
    import numpy

    shape = tuple(numpy.shape(real))
    known = [size for size in ours.shape if not isinstance(size, Dim)]
    assert len(ours.shape) == len(shape), f"{program}: {ours.shape} is not {shape}"
    for size, truth in zip(ours.shape, shape, strict=True):
        assert isinstance(size, Dim) or size == truth, f"{program}: {ours.shape} is not {shape}"
    if ours._dtype is not None:
        assert ours._dtype.name == numpy.asarray(real).dtype.name, (
            f"{program}: {ours._dtype} {numpy.asarray(real).dtype}"
        )
    if ours.constant is not None:
        contents = numpy.asarray(ours.constant, dtype=float).reshape(shape)
        assert numpy.allclose(contents, real), f"{program}: {ours.constant} {real}"
    return len(known) == len(shape)


def _equal(ours: Any, real: Any) -> bool:
    import numpy

    if isinstance(ours, (int, float)) and isinstance(real, (int, float, numpy.generic)):
        return bool(numpy.isclose(float(ours), float(real), equal_nan=True))
    if isinstance(ours, twin.dtype):
        return ours.name == real.name
    return bool(ours == real)
