"""`torch.backends`: switches. https://docs.pytorch.org/docs/stable/backends.html"""

from __future__ import annotations

from typing import Any

from convlint.values import Unknown


class _Backend:
    """A backend whose switches may be read and set."""

    def __init__(self, name: str) -> None:
        self._backend = name

    def is_available(self) -> Any:
        return Unknown(f"whether {self._backend} is there", kind=bool, key=("torch.backends", self._backend))

    is_built = is_available

    def version(self) -> Any:
        return Unknown(f"the version of {self._backend}")

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return Unknown(f"a switch of {self._backend}", key=("torch.backends", self._backend, name))


cuda = _Backend("cuda")
cudnn = _Backend("cudnn")
mps = _Backend("mps")
mkl = _Backend("mkl")
mkldnn = _Backend("mkldnn")
openmp = _Backend("openmp")
