"""Axes, sizes, shapes and indices: by the name of the parameter."""

from __future__ import annotations

import math
from typing import Any

from hypothesis import strategies as st
from torch_calls import T
from torch_draw_base import SIZES, SMALL, Base


class Axes(Base):
    """Axes, sizes and indices of the first tensor."""

    # ------------------------------------------------------------------ axes

    def p_dim(self) -> Any:
        """Mostly an axis that is there."""
        bound = max(self.rank, 1)
        if self.op in _MANY_AXES and self.chance(3):
            return tuple(sorted({self.draw(st.integers(-bound, bound - 1)) % bound for _ in range(2)}))
        if self.chance(10):
            bound += 1
        return self.draw(st.integers(-bound, bound - 1))

    p_dim0 = p_dim1 = p_axis0 = p_axis1 = p_axis = p_start_dim = p_end_dim = p_dim
    p_dimension = p_dim2 = p_dim

    def p_source(self) -> Any:
        return self.p_dim() if self.op.startswith("move") else self.related()

    p_destination = p_dim

    def p_dims(self) -> Any:
        if self.op == "tile":
            return [self.draw(SMALL) for _ in range(self.draw(st.integers(1, 4)))]
        if self.op in ("flip", "roll", "rot90"):
            return self.draw(st.sampled_from([(0, 1), (-1, 0), (1, 2)]))
        order = self.draw(st.permutations(range(self.rank)))
        return list(order)[: -1 if self.chance(10) else None]

    def p_shifts(self) -> Any:
        return self.draw(st.sampled_from([1, (1, 2)]))

    # ------------------------------------------------------------------ sizes and shapes

    def p_shape(self) -> list[int]:
        """A shape of as many elements, perhaps with a -1, perhaps wrong."""
        total = math.prod(self.shape)
        sizes: list[int] = []
        for _ in range(self.draw(st.integers(0, 3))):
            divisors = [n for n in range(1, total + 1) if total % n == 0] or [1]
            size = self.draw(st.sampled_from(divisors))
            sizes.append(size)
            total //= size
        sizes.append(total)
        if self.chance(3):
            sizes[self.draw(st.integers(0, len(sizes) - 1))] = -1
        if self.chance(6):
            sizes[self.draw(st.integers(0, len(sizes) - 1))] += 1
        return sizes

    def expand_size(self) -> list[int]:
        grown = [
            self.draw(SIZES) if size == 1 else self.draw(st.sampled_from([size, -1, size, 7])) for size in self.shape
        ]
        return [self.draw(SIZES) for _ in range(self.draw(st.sampled_from([0, 0, 1])))] + grown

    broadcast_to_size = expand_size

    def p_size(self) -> Any:
        if self.op in ("interpolate", "Upsample") or self.op.startswith(("upsample", "Upsampling")):
            if "scale_factor" in self.drawn:
                return None
            return self.draw(SIZES) if self.chance(2) else [self.draw(SIZES) for _ in range(max(self.rank - 2, 1))]
        if self.op == "affine_grid":
            return [self.draw(SIZES) for _ in range(self.draw(st.sampled_from([4, 4, 5, 3])))]
        if self.op in ("unfold", "local_response_norm", "LocalResponseNorm", "CrossMapLRN2d"):
            return self.draw(SMALL)
        return list(self.sizes())

    def p_scale_factor(self) -> Any:
        if self.drawn.get("size") is not None:
            return None
        return self.draw(st.sampled_from([2, 2.0, 0.5, 1.5, 3, 0.7]))

    def p_mode(self) -> Any:
        if self.op in ("interpolate", "upsample", "Upsample"):
            modes = {3: "linear", 4: "bilinear", 5: "trilinear"}
            return self.draw(st.sampled_from(["nearest", modes.get(self.rank, "bilinear"), "bicubic"]))
        if self.op == "pad":
            return self.draw(st.sampled_from(["constant", "constant", "reflect", "replicate", "circular"]))
        return {"grid_sample": "bilinear"}.get(self.op, "mean")

    def p_sizes(self) -> Any:
        size = self.axis_size(self.drawn.get("dim", 0))
        return self.draw(st.sampled_from([(-1,), (1, -1), (2, -1), (size,), (1, size), (size, 1, 1)]))

    p_unflattened_size = p_sizes

    def p_split_size_or_sections(self) -> Any:
        if self.chance(3):
            return self.draw(st.sampled_from([[1, 1], [2, 1], [1, 2, 1], [4]]))
        return self.draw(SMALL)

    p_split_size = p_split_sizes = p_split_size_or_sections

    def split_with_sizes_split_sizes(self) -> list[int]:
        return list(self.draw(st.sampled_from([[1, 1], [2, 1], [1, 2, 1], [4]])))

    def p_indices_or_sections(self) -> Any:
        return self.draw(st.sampled_from([1, 2, 3, [1], [1, 3], [2, 2]]))

    def p_chunks(self) -> int:
        return int(self.draw(SMALL))

    def p_repeats(self) -> int:
        return int(self.draw(SMALL))

    def p_n_fft(self) -> int:
        return int(self.draw(st.sampled_from([2, 4])))

    def p_hop_length(self) -> Any:
        return self.draw(st.sampled_from([None, 1, 2]))

    def p_win_length(self) -> None:
        return None

    p_window = p_onesided = p_win_length

    def p_pad_mode(self) -> str:
        return "constant"

    def p_return_complex(self) -> bool:
        return True

    def p_start(self) -> int:
        return int(self.draw(st.integers(0, 2)))

    def p_length(self) -> int:
        return int(self.draw(SMALL))

    def p_s(self) -> list[int]:
        return [self.draw(SIZES) for _ in range(2)]

    def p_B(self) -> T:
        return T(self.shape)

    def p_ord(self) -> None:
        return None

    def p_norm(self) -> None:
        return None

    p_k = p_n = p_steps = p_num_samples = p_row = p_col = p_m = p_length
    p_window_length = p_step = p_end = p_length

    def p_train(self) -> bool:
        return bool(self.draw(st.booleans()))

    p_training = p_use_input_stats = p_cudnn_enabled = p_train

    def batch_norm_momentum(self) -> float:
        return 0.1

    def batch_norm_eps(self) -> float:
        return 1e-5

    instance_norm_momentum, instance_norm_eps = batch_norm_momentum, batch_norm_eps

    def p_boundaries(self) -> T:
        return T((self.draw(SMALL),))

    def matrix_power_n(self) -> int:
        return 2

    def p_diagonal(self) -> int:
        return int(self.draw(st.integers(-2, 2)))

    p_offset = p_diagonal

    # ------------------------------------------------------------------ indices

    def p_index(self) -> Any:
        if self.op == "select":
            return self.draw(st.integers(-2, 2))
        if self.op in ("index_select", "index_add", "index_copy", "index_fill", "index_reduce"):
            return T((self.draw(SMALL),), "int64")
        return T(self.related().shape, "int64")

    def p_indices(self) -> Any:
        if self.op == "index_put":
            return (T((2,), "int64"),)
        if "npool" in self.op:
            return T(self.shape, "int64")
        return T(self.related().shape, "int64")

    def p_mask(self) -> T:
        return self.related("bool")

    def where_input(self) -> T:
        return self.related()


_MANY_AXES = frozenset(
    [
        "sum", "mean", "std", "var", "amax", "amin", "nansum", "nanmean", "logsumexp", "norm", "any", "all",
        "squeeze", "std_mean", "var_mean",
    ]
)  # fmt: skip
