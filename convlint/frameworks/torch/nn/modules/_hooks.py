"""Forward hooks: they run as in torch; those of the backward pass change no shape and are dropped."""

from __future__ import annotations

from typing import Any

from convlint.frameworks.stdlib._core import call
from convlint.frameworks.torch.nn._calls import run_module


class RemovableHandle:
    """https://docs.pytorch.org/docs/stable/generated/torch.utils.hooks.RemovableHandle.html"""

    def __init__(self, hooks_dict: Any = None, *, extra_dict: Any = None) -> None:
        self._hooks = hooks_dict if hooks_dict is not None else {}
        self.id = max(self._hooks, default=-1) + 1

    def remove(self) -> None:
        self._hooks.pop(self.id, None)

    def __enter__(self) -> Any:
        return self

    def __exit__(self, *exc: object) -> None:
        self.remove()


class ModuleHooks:
    """The part of `Module` that takes hooks."""

    _forward_hooks: dict[int, Any]
    _forward_pre_hooks: dict[int, Any]

    def register_forward_hook(self, hook, *, prepend=False, with_kwargs=False, always_call=False):
        handle = RemovableHandle(self._forward_hooks)
        self._forward_hooks[handle.id] = (hook, with_kwargs)
        return handle

    def register_forward_pre_hook(self, hook, *, prepend=False, with_kwargs=False):
        handle = RemovableHandle(self._forward_pre_hooks)
        self._forward_pre_hooks[handle.id] = (hook, with_kwargs)
        return handle

    def register_full_backward_hook(self, hook, prepend=False):
        return RemovableHandle()

    def register_full_backward_pre_hook(self, hook, prepend=False):
        return RemovableHandle()

    def register_backward_hook(self, hook):
        return RemovableHandle()

    def register_state_dict_pre_hook(self, hook):
        return RemovableHandle()

    def register_state_dict_post_hook(self, hook):
        return RemovableHandle()

    def register_load_state_dict_pre_hook(self, hook):
        return RemovableHandle()

    def register_load_state_dict_post_hook(self, hook):
        return RemovableHandle()


def hooked(module: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    """Call `module` between its hooks; what a hook gives instead of None takes the place of the arguments or output."""
    for hook, with_kwargs in list(module._forward_pre_hooks.values()):
        changed = call(hook, module, args, kwargs) if with_kwargs else call(hook, module, args)
        if changed is not None and with_kwargs:
            args, kwargs = changed
        elif changed is not None:
            args = changed if isinstance(changed, tuple) else (changed,)
    output = run_module(module, args, kwargs)
    for hook, with_kwargs in list(module._forward_hooks.values()):
        changed = call(hook, module, args, kwargs, output) if with_kwargs else call(hook, module, args, output)
        output = output if changed is None else changed
    return output
