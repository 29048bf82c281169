"""`tf.gfile`: what lies in files is not known.

https://www.tensorflow.org/api_docs/python/tf/io/gfile
"""

from __future__ import annotations

from typing import Any

from convlint.values import Unknown


def Exists(path) -> Any:
    """Not known."""
    return Unknown("whether a file exists", kind=bool)


exists = IsDirectory = isdir = Exists


def MakeDirs(path) -> None:
    """Nothing."""


makedirs = mkdir = MkDir = DeleteRecursively = rmtree = Remove = remove = MakeDirs


def GFile(name, mode="r") -> Any:
    """Not known: a file."""
    return Unknown("the contents of a file")


FastGFile = Open = GFile


def Glob(pattern) -> Any:
    """Not known."""
    return Unknown("the names of files")


glob = ListDirectory = listdir = Glob
