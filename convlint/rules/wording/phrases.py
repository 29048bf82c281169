"""Phrases over a problem and its facts: who is concerned, what it takes, what arrives."""

from __future__ import annotations

from typing import Any

from convlint.rules.base import Facts
from convlint.rules.wording.text import amount, code, count, joined, product, shape, shown
from convlint.values import Problem, Tensor


def named(problem: Problem, facts: Facts, default: str = "this call") -> str:
    """`Linear `fc1``; without a name the layer's class or the operation, else `default`."""
    if facts.named.strip():
        return facts.named.strip()
    if problem.layer is not None:
        return type(problem.layer).__name__
    return code(problem.op) or default


def parameter(problem: Problem) -> str:
    """`in_features=` where the number stands in an argument of a layer's constructor, else ""."""
    return f"{problem.argument}=" if problem.argument and problem.layer is not None else ""


def arriving(problem: Problem, facts: Facts) -> str:
    """The shape that arrives, or ""."""
    return facts.arriving or shape(problem.tensor)


def framework(problem: Problem) -> str:
    """`torch`, `tensorflow` or `keras`: whose tensor or layer it is; "" where neither is known."""
    for value in (problem.layer, problem.tensor, problem.weight):
        parts = type(value).__module__.split(".")
        if parts[:2] == ["convlint", "frameworks"]:
            return parts[2]
    return ""


def sample_size(problem: Problem) -> Any:
    """The number of elements of one sample (all axes but the first) where it is known, else None."""
    sizes = problem.tensor.shape[1:] if problem.tensor is not None else ()
    known = [size for size in sizes if type(size) is int]
    return product(known) if known and len(known) == len(sizes) else None


def problem_text(problem: Problem) -> str:
    """What the twin or the arithmetic says of the fault, or ""."""
    return problem.detail or (problem.fault.message if problem.fault is not None else "")


def mismatch(problem: Problem, facts: Facts, noun: str) -> str:
    """`takes in_features=12544, but 9216 = 256 x 6 x 6 features arrive`, as far as the numbers are known."""
    taken, arrives = shown(problem.actual), shown(problem.expected)
    coming = _coming(problem, facts, noun)
    if taken:
        return f"takes {parameter(problem)}{taken}{_unit(problem, noun)}, but {coming}"
    if arrives:
        return f"takes another number of {noun}s than the {amount(problem.expected, noun, facts.factors)} that arrive"
    return f"takes another number of {noun}s: {coming}"


def _unit(problem: Problem, noun: str) -> str:
    if parameter(problem):
        return ""
    return " " + count(problem.actual, noun).rpartition(" ")[2]


def _coming(problem: Problem, facts: Facts, noun: str) -> str:
    arrives = shown(problem.expected)
    if arrives:
        return f"{amount(problem.expected, noun, facts.factors)} arrive{'s' if arrives == '1' else ''}"
    whole = arriving(problem, facts)
    return f"a tensor of shape {whole} arrives" if whole else f"another number of {noun}s arrives"


def shapes_of(problem: Problem, facts: Facts) -> list[str]:
    """The shapes of the operands as text: the tensor's, and those of the other operand or of a list of tensors."""
    found = [shape(operand) for operand in _operands(problem)]
    if all(found) and len(found) > 1:
        return found
    told = [shape(problem.expected), shape(problem.actual)]
    return told if all(told) else [text for text in (arriving(problem, facts), facts.other) if text]


def _operands(problem: Problem) -> list[Any]:
    if isinstance(problem.other, (list, tuple)) and any(isinstance(item, Tensor) for item in problem.other):
        return list(problem.other)
    return [operand for operand in (problem.tensor, problem.other) if isinstance(operand, Tensor)]


def differing(problem: Problem) -> str:
    """`28 and 14 at axis -1`: the two sizes that clash, where the arithmetic names them; else ""."""
    fault = problem.fault
    if fault is None:
        return ""
    sizes = [shown(fault.expected), shown(fault.actual)]
    if not all(sizes):
        return ""
    return " and ".join(sizes) + (f" at axis {shown(fault.axis)}" if shown(fault.axis) else "")


def rank_of(value: Any) -> str:
    """`rank 4`, `rank 3 or 4`; text is taken as it is, "" where it is not known."""
    if isinstance(value, (tuple, list)):
        return f"rank {joined([shown(item) or '?' for item in value], 'or')}" if value else ""
    text = shown(value)
    return f"rank {text}" if text and not isinstance(value, str) else text
