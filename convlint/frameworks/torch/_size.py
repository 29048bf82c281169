"""`torch.Size`: the tuple that `x.shape` and `x.size()` give."""

from __future__ import annotations

from typing import Any


class Size(tuple):
    """A shape as torch hands it out; slices of it are shapes again.

    https://docs.pytorch.org/docs/stable/size.html
    """

    def numel(self) -> Any:
        """The number of elements of a tensor of this size."""
        count: Any = 1
        for dim in self:
            count = count * dim
        return count

    def __getitem__(self, index: Any) -> Any:
        item = tuple.__getitem__(self, index)
        return Size(item) if isinstance(index, slice) else item

    def __add__(self, other: Any) -> Any:
        return Size(tuple.__add__(self, tuple(other))) if isinstance(other, tuple) else NotImplemented

    def __mul__(self, times: Any) -> Any:
        return Size(tuple.__mul__(self, times))

    __rmul__ = __mul__

    def __repr__(self) -> str:
        return f"torch.Size([{', '.join(map(str, self))}])"
