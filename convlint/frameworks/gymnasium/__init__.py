"""Environments of reinforcement learning: only their spaces have shapes. https://gymnasium.farama.org/"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.gymnasium import spaces as spaces
from convlint.frameworks.gymnasium.spaces import Space as Space
from convlint.frameworks.stdlib._core import read_attribute
from convlint.values import Unknown

__version__ = "1.0.0"


class Env:
    """https://gymnasium.farama.org/api/env/"""

    __convlint_open__ = True
    metadata: dict[str, Any] = {}
    render_mode = None
    spec = None

    def reset(self, *, seed=None, options=None):
        return Unknown("what an environment gives")

    def step(self, action):
        return Unknown("what an environment gives")

    def render(self, *args: Any, **kwargs: Any) -> Any:
        return Unknown("what an environment gives")

    def close(self) -> None:
        return None

    @property
    def unwrapped(self):
        return self


class Wrapper(Env):
    """An environment around another one, whose attributes it has: https://gymnasium.farama.org/api/wrappers/"""

    def __init__(self, env, *args: Any, **kwargs: Any) -> None:
        self.env = env

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or name == "env":
            raise AttributeError(name)
        return read_attribute(self.env, name)

    @property
    def unwrapped(self):
        return self.env.unwrapped


class ObservationWrapper(Wrapper):
    """https://gymnasium.farama.org/api/wrappers/observation_wrappers/"""


class ActionWrapper(Wrapper):
    """https://gymnasium.farama.org/api/wrappers/action_wrappers/"""


class RewardWrapper(Wrapper):
    """https://gymnasium.farama.org/api/wrappers/reward_wrappers/"""


def make(id, *args: Any, **kwargs: Any) -> Any:
    """https://gymnasium.farama.org/api/registry/#gymnasium.make"""
    return Unknown("an environment, which is known only where it runs")


def register(*args: Any, **kwargs: Any) -> None:
    """Does nothing."""
