"""How Keras names layers: `conv2d`, `conv2d_1`, `batch_normalization`."""

from __future__ import annotations

from convlint.frameworks.tensorflow import _graph

__all__ = ["auto_name", "snake_case"]


def snake_case(name: str) -> str:
    """A class's name as Keras writes it: a capital after a small letter, or before one, starts a word."""
    letters: list[str] = []
    for index, letter in enumerate(name):
        following = name[index + 1 : index + 2]
        starts_word = index and letter.isupper() and (following.islower() or name[index - 1].islower())
        letters.append("_" + letter if starts_word and name[index - 1] != "_" else letter)
    return "".join(letters).lower()


def auto_name(cls: type) -> str:
    """The name of the next layer of `cls` that is given none."""
    return _graph.state().unique_layer_name(snake_case(cls.__name__))
