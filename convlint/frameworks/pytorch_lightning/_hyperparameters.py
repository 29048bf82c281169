"""`self.hparams`: what `save_hyperparameters` kept, by attribute and by key."""

from __future__ import annotations

from typing import Any

from convlint.values import Unknown, active


class HyperParameters(dict):
    """A dict whose items are attributes too; what it does not hold is not known."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return self[name] if name in self else Unknown(f"the hyperparameter {name}", key=("hparams", name))

    def __setattr__(self, name: str, value: Any) -> None:
        self[name] = value

    def __missing__(self, name: Any) -> Any:
        return Unknown(f"the hyperparameter {name}", key=("hparams", str(name)))


def saved(owner: Any, args: tuple[Any, ...], ignore: Any) -> HyperParameters:
    """The constructor's arguments, or those that are named; a dict or a namespace as it is."""
    passed = dict(getattr(getattr(active().site, "frame", None), "passed", None) or {})
    names = [arg for arg in args if isinstance(arg, str)]
    ignored = [ignore] if isinstance(ignore, str) else ignore if isinstance(ignore, (list, tuple)) else []
    kept = HyperParameters()
    for name, value in passed.items():
        if value is not owner and name not in ignored and (not args or name in names):
            kept[name] = value
    for arg in args:
        if isinstance(arg, dict):
            kept.update(arg)
        elif not isinstance(arg, str) and hasattr(arg, "__dict__"):
            kept.update({name: value for name, value in vars(arg).items() if not name.startswith("_")})
    return kept
