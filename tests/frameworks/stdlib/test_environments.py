"""The spaces of reinforcement learning's environments have shapes; the environments themselves are not known."""

from __future__ import annotations

from typing import Any

from convlint.interpreter import Interpreter
from convlint.source import Source
from convlint.values import Unknown

PROGRAM = """
import gym
import numpy as np
import torch
from gymnasium import spaces

box = spaces.Box(low=0, high=255, shape=(4, 84, 84), dtype="uint8")
batch = torch.as_tensor(box.sample()[None]).float()
bounds = spaces.Box(np.zeros(3), np.ones(3)).shape
same = (box.dtype == np.uint8, isinstance(box, gym.spaces.Box), isinstance(box, spaces.Discrete))
actions = spaces.Discrete(6).n
parts = [(name, part.shape) for name, part in spaces.Dict({"image": box}, state=spaces.Box(0, 1)).spaces.items()]

class Frames(gym.ObservationWrapper):
    def __init__(self, env):
        super().__init__(env)
        self.observation_space = spaces.Box(0, 1, shape=(3, 8, 8))

env = Frames(gym.make("Pong-v0"))
observed = env.observation_space.shape
acted = env.action_space.n
"""


def names() -> dict[str, Any]:
    return Interpreter().execute(Source("agent.py", PROGRAM.encode())).module.names


def test_spaces_have_shapes() -> None:
    found = names()
    assert tuple(found["batch"].shape) == (1, 4, 84, 84)
    assert (found["bounds"], found["actions"]) == ((3,), 6)
    assert found["same"] == (True, True, False)
    assert found["parts"] == [("image", (4, 84, 84)), ("state", (1,))]


def test_a_wrapper_has_its_own_space_and_what_its_environment_has() -> None:
    found = names()
    assert found["observed"] == (3, 8, 8)
    assert isinstance(found["acted"], Unknown)
