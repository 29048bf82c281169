"""The twin of torch under the names that model files use.

Most of its members are made by tables and have no static type; base classes come by their own names.
"""

from typing import Any

import convlint.frameworks.torch as _torch
import convlint.frameworks.torch.nn as _nn
import convlint.frameworks.torch.nn.functional as _functional
from convlint.frameworks.torch.nn.modules.container import ModuleDict, Sequential
from convlint.frameworks.torch.nn.modules.module import Module

__all__ = ["F", "Module", "ModuleDict", "Sequential", "nn", "torch"]

torch: Any = _torch
nn: Any = _nn
F: Any = _functional
