"""Mixed precision. https://docs.pytorch.org/docs/stable/amp.html"""

from convlint.frameworks.torch._ops.settings import autocast
from convlint.frameworks.torch.cuda.amp import GradScaler, custom_bwd, custom_fwd

__all__ = ["GradScaler", "autocast", "custom_bwd", "custom_fwd"]
