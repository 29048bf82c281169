"""Layers that number categories, and encode the numbers.

https://keras.io/api/layers/preprocessing_layers/categorical/
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.keras.layers._elementwise import Elementwise
from convlint.frameworks.tensorflow._tensor import Tensor
from convlint.shapes import prove_equal
from convlint.values import Unknown, as_size


class _Encoding(Elementwise):
    """A number each, or a row of `_tokens` numbers, by `output_mode`."""

    _tokens: Any = None
    output_mode: Any = "int"
    # Ranks whose encoding does not differ from release to release.
    _ranks: tuple[int, ...] = (2,)

    def _passed(self, tensor: Any) -> Any:
        if not isinstance(tensor, Tensor) or not isinstance(self.output_mode, str):
            return Unknown(f"a {type(self).__name__} of something that is not known")
        if self.output_mode == "int":
            return tensor.made(tensor.shape, type(self).__name__, layer=self)
        kept = tensor.shape
        if len(kept) not in self._ranks:
            return Unknown(f"a {type(self).__name__} of rank {len(kept)}")
        if self.output_mode != "one_hot":
            if len(kept) < 2:
                return Unknown(f"a {type(self).__name__} of a vector")
            kept = kept[:-1]
        elif len(kept) > 1 and prove_equal(kept[-1], 1) is not False:
            kept = kept[:-1] if prove_equal(kept[-1], 1) else ()
        if not kept and tensor.shape:
            return Unknown(f"a {type(self).__name__} of rows of unknown length")
        return tensor.made((*kept, self._width()), type(self).__name__, layer=self)

    def _width(self) -> Any:
        known = self._tokens if self._tokens is not None else Unknown("the size of a vocabulary", kind=int)
        return as_size(known)

    def adapt(self, data, batch_size=None, steps=None) -> None:
        """Learn the vocabulary, whose size is not known then."""
        self._tokens = None

    def get_vocabulary(self, include_special_tokens=True) -> Any:
        return Unknown("a vocabulary")

    def vocabulary_size(self) -> Any:
        return self._tokens if self._tokens is not None else Unknown("the size of a vocabulary", kind=int)


class CategoryEncoding(_Encoding):
    """https://keras.io/api/layers/preprocessing_layers/categorical/category_encoding/"""

    def __init__(self, num_tokens=None, output_mode="multi_hot", sparse=False, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._tokens, self.output_mode = num_tokens, output_mode

    _ranks = (1, 2, 3, 4)

    def call(self, inputs, training=None, mask=None, count_weights=None) -> Any:
        return super().call(inputs)


class Discretization(_Encoding):
    """https://keras.io/api/layers/preprocessing_layers/numerical/discretization/"""

    def __init__(
        self, bin_boundaries=None, num_bins=None, epsilon=0.01, output_mode="int", sparse=False, dtype=None, name=None
    ) -> None:  # fmt: skip
        super().__init__(name=name)
        known = isinstance(bin_boundaries, (list, tuple))
        self._tokens, self.output_mode = len(bin_boundaries) + 1 if known else num_bins, output_mode

    def adapt(self, data, batch_size=None, steps=None) -> None:
        """Learn the boundaries of as many bins."""


class Hashing(_Encoding):
    """https://keras.io/api/layers/preprocessing_layers/categorical/hashing/"""

    _ranks = ()

    def __init__(
        self, num_bins, mask_value=None, salt=None, output_mode="int", sparse=False, **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(**kwargs)
        self._tokens, self.output_mode = num_bins, output_mode


class HashedCrossing(_Encoding):
    """https://keras.io/api/layers/preprocessing_layers/categorical/hashed_crossing/"""

    _ranks = ()

    def __init__(self, num_bins, output_mode="int", sparse=False, name=None, dtype=None, **kwargs: Any) -> None:
        super().__init__(name=name, **kwargs)
        self._tokens, self.output_mode = num_bins, output_mode

    def call(self, inputs, training=None, mask=None) -> Any:
        """One number for each tuple of categories."""
        return self._passed(inputs[0]) if isinstance(inputs, (list, tuple)) and inputs else super().call(inputs)


class _Lookup(_Encoding):
    def _learn(self, vocabulary: Any, oov: Any, mask_token: Any, mode: Any) -> None:
        """The tokens are those of the vocabulary, those for what it lacks, and in numbers the mask."""
        self.output_mode = mode
        if isinstance(vocabulary, (list, tuple)) and isinstance(oov, int):
            self._tokens = len(vocabulary) + oov + (mask_token is not None and mode == "int")


class IntegerLookup(_Lookup):
    """https://keras.io/api/layers/preprocessing_layers/categorical/integer_lookup/"""

    def __init__(
        self, max_tokens=None, num_oov_indices=1, mask_token=None, oov_token=-1, vocabulary=None,
        vocabulary_dtype="int64", idf_weights=None, invert=False, output_mode="int", sparse=False,
        pad_to_max_tokens=False, oov_method="floormod", salt=None, name=None, **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(name=name, **kwargs)
        self._learn(vocabulary, num_oov_indices, mask_token, output_mode)


class StringLookup(_Lookup):
    """https://keras.io/api/layers/preprocessing_layers/categorical/string_lookup/"""

    def __init__(
        self, max_tokens=None, num_oov_indices=1, mask_token=None, oov_token="[UNK]", vocabulary=None,
        idf_weights=None, invert=False, output_mode="int", pad_to_max_tokens=False, sparse=False, encoding="utf-8",
        name=None, salt=None, **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(name=name, **kwargs)
        self._learn(vocabulary, num_oov_indices, mask_token, output_mode)
