"""Twin of `__future__`: the interpreter takes every feature for granted."""
