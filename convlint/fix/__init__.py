"""Fixes: which can be applied together, whether the result is clean, and writing it so that nothing can be lost."""

from convlint.fix.applying import Fixed, applicable, fix_source
from convlint.fix.difference import difference
from convlint.fix.writing import FileChanged, write_file

__all__ = ["FileChanged", "Fixed", "applicable", "difference", "fix_source", "write_file"]
