"""Python, interpreted over values that may have only a shape or be unknown. Nothing of the program is executed."""

from convlint.interpreter.frames import CallSite, Frame, ModuleScope
from convlint.interpreter.functions import Function
from convlint.interpreter.interpreter import Execution, Interpreter, in_deep_stack
from convlint.interpreter.run import MAX_RUNS, MAX_STEPS, BudgetExceeded, Cancelled, ProgramRun

__all__ = [
    "MAX_RUNS",
    "MAX_STEPS",
    "BudgetExceeded",
    "CallSite",
    "Cancelled",
    "Execution",
    "Frame",
    "Function",
    "Interpreter",
    "ModuleScope",
    "ProgramRun",
    "in_deep_stack",
]
