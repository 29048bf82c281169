"""`keras.preprocessing.text`: https://www.tensorflow.org/api_docs/python/tf/keras/preprocessing/text"""

from __future__ import annotations

from typing import Any

from convlint.values import Unknown


class Tokenizer:
    """https://www.tensorflow.org/api_docs/python/tf/keras/preprocessing/text/Tokenizer: what it finds is not known."""

    def __init__(self, num_words=None, *args: Any, **kwargs: Any) -> None:
        self.num_words = num_words
        self.word_index = Unknown("the words of a text")
        self.index_word = Unknown("the words of a text")
        self.word_counts = Unknown("the words of a text")

    def fit_on_texts(self, texts) -> None:
        return None

    def texts_to_sequences(self, texts) -> Any:
        return Unknown("texts as numbers")

    def texts_to_matrix(self, texts, mode="binary") -> Any:
        return Unknown("texts as a matrix")

    def sequences_to_matrix(self, sequences, mode="binary") -> Any:
        return Unknown("texts as a matrix")

    def sequences_to_texts(self, sequences) -> Any:
        return Unknown("texts")


def one_hot(input_text, n, *args: Any, **kwargs: Any) -> Any:
    """Not known: as many numbers as the text has words."""
    return Unknown("a text as numbers")


def text_to_word_sequence(input_text, *args: Any, **kwargs: Any) -> Any:
    """Not known: the words of a text."""
    return Unknown("the words of a text")


def tokenizer_from_json(json_string) -> Tokenizer:
    """A tokenizer."""
    return Tokenizer()
