"""What a convolution or a pool makes of one axis: the formula in numbers, in words, and in short."""

from __future__ import annotations

from dataclasses import dataclass

from convlint.shapes.clamp import maximum, minimum
from convlint.shapes.dim import Dim, Size, opaque
from convlint.shapes.faults import ShapeFault
from convlint.shapes.prove import prove_equal, prove_less

__all__ = ["Fixed", "Window"]


@dataclass(frozen=True, slots=True)
class Window:
    """A window that slides along one axis, for a convolution, a pool or a transposed convolution.

    `padding` is `(before, after)`, or TensorFlow's "same" (`ceil(W/S)`) or "valid" (`ceil((W - K + 1)/S)`: the numbers
    of `(0, 0)`, the formula as TensorFlow writes it). `ceil_mode` follows PyTorch: the last window starts inside the
    input or the padding before it.
    https://docs.pytorch.org/docs/stable/generated/torch.nn.Conv2d.html
    https://docs.pytorch.org/docs/stable/generated/torch.nn.MaxPool2d.html
    https://docs.pytorch.org/docs/stable/generated/torch.nn.ConvTranspose2d.html
    https://www.tensorflow.org/api_docs/python/tf/nn#notes_on_padding
    """

    kernel: Size
    stride: Size = 1
    padding: tuple[Size, Size] | str = (0, 0)
    dilation: Size = 1
    ceil_mode: bool = False
    transposed: bool = False
    output_padding: Size = 0

    def output(self, size: Size) -> Size:
        """The size that comes out of `size`.

        Raises ShapeFault("empty-output") where it is proved to be less than 1, and ValueError for a stride below 1.
        """
        if isinstance(self.stride, int) and self.stride < 1:
            raise ValueError(f"stride must be greater than zero, but got {self.stride}")
        result = self._transposed(size) if self.transposed else self._forward(size)
        if result < 1 if isinstance(result, int) else result.is_below(1):
            raise self._fault(size, result)
        return result

    def _forward(self, size: Size) -> Size:
        if self.padding == "same":
            return -(-size // self.stride)
        before, after = self._pads()
        room = size + before + after - self.dilation * (self.kernel - 1) - 1
        if not self.ceil_mode:
            return room // self.stride + 1
        reach = self.dilation * (self.kernel - 1) + 1 - after
        reached, started = -(-room // self.stride) + 1, (size + before - 1) // self.stride + 1
        # PyTorch drops a last window that would start in the padding after the input; a shorter one than a stride may.
        if isinstance(reach, int) and isinstance(self.stride, int):
            return reached if reach >= self.stride else started
        return minimum(reached, started)

    def _transposed(self, size: Size) -> Size:
        if self.padding == "same":
            return size * self.stride
        reach = self.dilation * (self.kernel - 1) + 1
        if self.padding == "valid":
            return size * self.stride + maximum(reach - self.stride, 0)
        before, after = self._pads()
        return (size - 1) * self.stride - before - after + reach + self.output_padding

    def _pads(self) -> tuple[Size, Size]:
        return (0, 0) if isinstance(self.padding, str) else self.padding

    def _fault(self, size: Size, result: Size) -> ShapeFault:
        before, after = self._pads()
        padded = size + before + after
        reach = self.dilation * (self.kernel - 1) + 1
        if not self.transposed and prove_less(padded, reach):
            message = f"a window of {reach} does not fit into {_shown(size, padded)}"
        else:
            message = f"the output size would be {result} = {self.formula(size)}"
        meant = opaque("empty-output", size, *self._parts(), minimum=1)
        return ShapeFault("empty-output", message, expected=reach, actual=padded, meant=meant)

    def _parts(self) -> tuple[Size | str | bool, ...]:
        padding = (self.padding,) if isinstance(self.padding, str) else self.padding
        return (self.kernel, self.stride, *padding, self.dilation, self.ceil_mode, self.transposed, self.output_padding)

    def formula(self, size: Size) -> str:
        """The arithmetic as the framework's documentation writes it: `floor((227 + 2*0 - 1*(11-1) - 1)/4 + 1)`."""
        if self.transposed:
            return self._transposed_formula(size)
        if self.padding == "same":
            return f"ceil({_factor(size)}/{_factor(self.stride)})"
        if self.padding == "valid":
            return f"ceil(({size} - {self._taken()})/{_factor(self.stride)})"
        text = f"(({size} + {self._padding_sum('+')} - {self._spread()} - 1)/{_factor(self.stride)} + 1)"
        if not self.ceil_mode:
            return "floor" + text
        return "ceil" + text + (" - 1" if self._drops_the_last(size) else "")

    def _taken(self) -> str:
        """What VALID takes from the size: `5 + 1` stands for "minus 5, plus one for the first window"."""
        if isinstance(self.dilation, int) and self.dilation == 1:
            return f"{_factor(self.kernel)} + 1"
        return self._spread()

    def _spread(self) -> str:
        """How far the last element of a window is from the first, as text."""
        return f"{_factor(self.dilation)}*({_factor(self.kernel)}-1)"

    def _reach(self) -> str:
        """How far a window reaches, as text."""
        if isinstance(self.dilation, int) and self.dilation == 1:
            return _factor(self.kernel)
        return f"{self._spread()} + 1"

    def _padding_sum(self, sign: str) -> str:
        before, after = self._pads()
        same = before is after or (isinstance(before, int) and isinstance(after, int) and before == after)
        return f"2*{_factor(before)}" if same else f"{before} {sign} {after}"

    def _drops_the_last(self, size: Size) -> bool:
        before, after = self._pads()
        room = size + before + after - self.dilation * (self.kernel - 1) - 1
        return prove_less((size + before - 1) // self.stride, -(-room // self.stride)) is True

    def _transposed_formula(self, size: Size) -> str:
        if self.padding == "same":
            return f"{_factor(size)}*{_factor(self.stride)}"
        if self.padding == "valid":
            return f"{_factor(size)}*{_factor(self.stride)} + max({self._reach()} - {_factor(self.stride)}, 0)"
        pads = self._padding_sum("-")
        return f"({size} - 1)*{_factor(self.stride)} - {pads} + {self._spread()} + {self.output_padding} + 1"

    def short(self) -> str:
        """Kernel, stride, dilation and padding where they are not 1, 1 and 0: `11/4`, `5 p2`, `3 d2 p2`, `2/2 ceil`."""
        words = [_factor(self.kernel) if _is(self.stride, 1) else f"{_factor(self.kernel)}/{_factor(self.stride)}"]
        if not _is(self.dilation, 1):
            words.append(f"d{_factor(self.dilation)}")
        words += self._short_padding()
        if not _is(self.output_padding, 0):
            words.append(f"op{self.output_padding}")
        words += ["ceil"] * self.ceil_mode + ["transposed"] * self.transposed
        return " ".join(words)

    def _short_padding(self) -> list[str]:
        if isinstance(self.padding, str):
            return ["same"] if self.padding == "same" else []
        before, after = self.padding
        if _is(before, 0) and _is(after, 0):
            return []
        both = isinstance(before, int) and isinstance(after, int) and before != after
        return [f"p{before},{after}" if both else f"p{before}"]


@dataclass(frozen=True, slots=True)
class Fixed:
    """A window that makes every size the same: adaptive pools. `size=None` leaves the size as it is.

    https://docs.pytorch.org/docs/stable/generated/torch.nn.AdaptiveAvgPool2d.html
    """

    size: Size | None

    def output(self, size: Size) -> Size:
        """The size that comes out of `size`."""
        return size if self.size is None else self.size

    def formula(self, size: Size) -> str:
        """No arithmetic to show."""
        return "adaptive"

    def short(self) -> str:
        """The word for the chain."""
        return "adaptive"


def _is(size: Size, value: int) -> bool:
    return isinstance(size, int) and size == value


def _factor(size: Size) -> str:
    """A size as a factor: in brackets where it is a sum."""
    return f"({size})" if isinstance(size, Dim) and " " in str(size) else str(size)


def _shown(size: Size, padded: Size) -> str:
    return f"a map of {size}" if prove_equal(size, padded) is True else f"a map of {size} (with its padding {padded})"
