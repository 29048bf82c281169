"""`Settings`: everything a run is told, from the configuration, the command line and the defaults."""

from __future__ import annotations

from convlint.config.selection import fixes, ignored_in, selects
from convlint.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, Literal

    from convlint.source.inputsize import InputGroup, InputShape

__all__ = ["DEFAULT_EXCLUDE", "DEFAULT_INCLUDE", "Patterns", "Settings"]

DEFAULT_INCLUDE = ("*.py", "*.ipynb")
DEFAULT_EXCLUDE = (
    ".bzr", ".direnv", ".eggs", ".git", ".git-rewrite", ".hg", ".ipynb_checkpoints", ".mypy_cache", ".nox", ".pants.d",
    ".pyenv", ".pytest_cache", ".pytype", ".ruff_cache", ".svn", ".tox", ".venv", ".vscode", "__pypackages__", "_build",
    "buck-out", "build", "dist", "node_modules", "site-packages", "venv",
)  # fmt: skip


class Patterns(Record):
    """Patterns of paths, relative to the folder `base` (an absolute path)."""

    base: str
    patterns: tuple[str, ...]


class Settings(Record):
    """What holds for a file. The names are those of the configuration's keys.

    `input_size`: one shape per input, as `input_size_from` (`pyproject.toml`, `--input-size`) declares it for every
    model; `inputs`: the same by pattern (`Net`, `models/*.py::ResNet*`). `model`: expressions given by `--model`.
    """

    root: str = ""
    config_file: str | None = None
    select: tuple[str, ...] = ("CVL",)
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: tuple[tuple[str, str, tuple[str, ...]], ...] = ()
    fixable: tuple[str, ...] = ("CVL",)
    unfixable: tuple[str, ...] = ()
    exclude: tuple[Patterns, ...] = ()
    include: tuple[Patterns, ...] = ()
    force_exclude: bool = False
    respect_gitignore: bool = True
    input_size: tuple[InputShape | InputGroup, ...] = ()
    input_size_from: str = ""
    data_format: Literal["channels_first", "channels_last"] | None = None
    inputs: Mapping[str, tuple[InputShape | InputGroup, ...]] = {}
    model: tuple[str, ...] = ()
    strict: bool = False
    fix: bool = False
    unsafe_fixes: bool = False
    output_format: str = "full"
    cache: bool = True
    cache_dir: str | None = None
    jobs: int | None = None

    def selects(self, code: str, filename: str) -> bool:
        """Whether findings of the rule are given for a file."""
        return selects(self, code) and not ignored_in(self, code, filename)

    def fixes(self, code: str) -> bool:
        """Whether fixes of the rule may be applied."""
        return fixes(self, code)

    def as_json(self) -> dict[str, Any]:
        """The settings as `--show-settings` prints them and as a cache may key on them."""
        values: dict[str, Any] = {**self.__dict__}
        values["input_size"] = [str(shape) for shape in self.input_size]
        values["inputs"] = {key: [str(shape) for shape in shapes] for key, shapes in self.inputs.items()}
        for key in ("exclude", "include"):
            values[key] = [pattern for patterns in values[key] for pattern in patterns.patterns]
        values["per_file_ignores"] = {pattern: list(codes) for _, pattern, codes in self.per_file_ignores}
        return {key.replace("_", "-"): list(v) if isinstance(v, tuple) else v for key, v in values.items()}
