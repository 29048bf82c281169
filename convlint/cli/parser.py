"""The options of every command."""

from __future__ import annotations

import argparse
import os
import sys
from functools import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, NoReturn

__all__ = ["Parser", "make_parser"]

_EXIT = "exit status: 0 nothing found, 1 findings, 2 wrong options or configuration, or a fault of convlint"


class Parser(argparse.ArgumentParser):
    """Tells a wrong option in two lines, with what was probably meant, rather than by a page of usage."""

    def error(self, message: str) -> NoReturn:
        near = _meant(message, self._known())
        self.exit(2, f"convlint: {message}{near}\ntry `{self.prog} --help`\n")

    def _known(self) -> tuple[str, ...]:
        known = [option for action in self._actions for option in action.option_strings]
        for action in self._actions:
            if isinstance(action, argparse._SubParsersAction):
                known += action.choices
                known += [option for sub in action.choices.values() for option in sub._known() if option[:1] == "-"]
        return tuple(dict.fromkeys(known))


def _meant(message: str, known: tuple[str, ...]) -> str:
    """`; did you mean ...?` for the word that an error of argparse speaks of."""
    word = message.partition("unrecognized arguments: ")[2].split(" ")[0]
    word = word.partition("=")[0] or message.partition("invalid choice: '")[2].partition("'")[0]
    if not word:
        return ""
    from convlint.config.errors import did_you_mean

    meant = did_you_mean(word, known)
    return meant if "did you mean" in meant else ""


def make_parser(only: str | None = None) -> argparse.ArgumentParser:
    """The parser of the whole command line; `options.command` names the module that runs the command.

    With `only`, the other commands are known but have no options: most of the time goes into making these.
    """
    parser = Parser(
        prog="convlint",
        description="Finds shape faults in the source of neural networks, without running it.",
        epilog=_EXIT,
        allow_abbrev=False,
        formatter_class=_formatter,
    )
    parser.add_argument("-V", "--version", action="version", version=_version())
    commands = parser.add_subparsers(metavar="COMMAND", required=True, prog="convlint")
    for name, (summary, fill) in _COMMANDS.items():
        command = _command(commands, name, summary)
        if fill and only in (None, name):
            fill(command)
    return parser


def _formatter(prog: str) -> argparse.HelpFormatter:
    """argparse asks for one with every option, and finds the width of the terminal with a slow import."""
    return argparse.HelpFormatter(prog, width=_columns() - 2)


@cache
def _columns() -> int:
    try:
        return int(os.environ["COLUMNS"])
    except (KeyError, ValueError):
        pass
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or 80 if sys.__stdout__ else 80
    except (OSError, ValueError):
        return 80


def _version() -> str:
    from convlint.version import VERSION

    return f"convlint {VERSION}"


def _command(commands: Any, name: str, summary: str) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(
        name,
        help=summary,
        description=summary[0].upper() + summary[1:] + ".",
        allow_abbrev=False,
        formatter_class=_formatter,
    )
    command.set_defaults(command=name)
    return command


def _check(command: argparse.ArgumentParser) -> None:
    command.epilog = _EXIT
    command.add_argument(
        "paths", nargs="*", metavar="PATH", help="files and folders (default: .); `-` is standard input"
    )
    _input(command.add_argument_group("the models' input"))
    _rules(command.add_argument_group("rules"))
    _fixes(command.add_argument_group("fixes"))
    _files(command.add_argument_group("files"))
    _configuration(command.add_argument_group("configuration"))
    _output(command.add_argument_group("output"))


def _input(group: Any) -> None:
    group.add_argument(
        "--input-size",
        action="append",
        metavar="CxHxW",
        help="the size of one sample, such as 3x227x227 or 784; repeat for several inputs",
    )
    group.add_argument("--data-format", choices=("channels_first", "channels_last"), help="where the channels stand")
    group.add_argument(
        "--model", action="append", metavar="EXPR", help="look at this model, such as 'Net(num_classes=10)'; repeatable"
    )


def _rules(group: Any) -> None:
    for name, what in (
        ("select", "only these rules"),
        ("ignore", "not these rules"),
        ("extend-select", "these rules as well"),
        ("fixable", "fix only these rules"),
        ("unfixable", "do not fix these rules"),
    ):
        group.add_argument(f"--{name}", action="append", metavar="CODES", help=f"{what}: codes, prefixes or names")
    group.add_argument(
        "--per-file-ignores", action="append", metavar="PATTERN:CODE", help="not this rule in files of this pattern"
    )
    _flag(group, "strict", "also what could not be checked (CVL004, CVL005)")


def _fixes(group: Any) -> None:
    _flag(group, "fix", "write the fixes that are safe")
    _flag(group, "unsafe-fixes", "count unsafe fixes in")
    group.add_argument("--fix-only", action="store_true", help="write fixes and report nothing")
    group.add_argument("--diff", action="store_true", help="show the fixes as a diff and write nothing")
    group.add_argument(
        "--add-input",
        action="store_true",
        help="write above each model the input that was found or solved for: `# convlint: input=3x32x32`",
    )
    group.add_argument(
        "--add-ignore", action="store_true", help="add `# convlint: ignore[...]` to every line with a finding"
    )


def _files(group: Any) -> None:
    for name, what in (
        ("exclude", "leave these out"),
        ("extend-exclude", "leave these out as well"),
        ("include", "take only these files of a folder"),
        ("extend-include", "take these files of a folder as well"),
    ):
        group.add_argument(f"--{name}", action="append", metavar="PATTERN", help=f"{what}; patterns as in .gitignore")
    _flag(group, "force-exclude", "exclusions hold for named files, too")
    _flag(group, "respect-gitignore", "leave out what git ignores (the default)")
    group.add_argument("--stdin-filename", metavar="FILE", help="the name of what `-` reads")
    group.add_argument("--show-files", action="store_true", help="print the files that would be checked")


def _configuration(group: Any) -> None:
    group.add_argument(
        "--config", action="append", metavar="FILE", help="this configuration file only; or `KEY = VALUE` over any file"
    )
    group.add_argument("--isolated", action="store_true", help="no configuration file at all")
    group.add_argument("--show-settings", action="store_true", help="print the settings of the first file")
    group.add_argument("-n", "--no-cache", action="store_true", help="do not use the cache")
    group.add_argument("--cache-dir", metavar="FOLDER", help="where the cache is")
    group.add_argument("--jobs", type=_jobs, metavar="N", help="how many processes (default: as it pays)")


def _jobs(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) <= 4096:
        raise argparse.ArgumentTypeError(f"`{text}` is not a number of processes")
    return int(text)


def _output(group: Any) -> None:
    group.add_argument("--output-format", metavar="FORMAT", help=_formats("check"))
    group.add_argument("-o", "--output-file", metavar="FILE", help="write the report to a file")
    group.add_argument("--statistics", action="store_true", help="how often each rule found something")
    group.add_argument("--baseline", metavar="FILE", help="leave out the findings that this file lists")
    group.add_argument("--write-baseline", action="store_true", help="list the findings of now in the --baseline file")
    group.add_argument("-e", "--exit-zero", action="store_true", help="status 0 even with findings")
    group.add_argument("--exit-non-zero-on-fix", action="store_true", help="status 1 even if everything was fixed")
    group.add_argument("-w", "--watch", action="store_true", help="check again whenever a file changes")
    _terminal(group)


def _formats(command: str) -> str:
    from convlint.config.errors import output_formats

    return f"one of {', '.join(output_formats())}" if command == "check" else ""


def _terminal(group: Any) -> None:
    group.add_argument("-q", "--quiet", action="count", default=0, help="findings only; twice: nothing")
    group.add_argument(
        "-v", "--verbose", action="store_true", help="also which files are checked, and how long it takes"
    )
    group.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="(default: auto)")


def _shapes(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", metavar="FILE", help="a Python file or notebook; `-` is standard input")
    command.add_argument("--stdin-filename", metavar="FILE", help="the name of what `-` reads")
    _input(command)
    command.add_argument("--output-format", metavar="FORMAT", default="table", help="table, json, ...")
    command.add_argument("-o", "--output-file", metavar="FILE", help="write the report to a file")
    command.add_argument("--config", action="append", metavar="FILE", help="this configuration file, or `KEY = VALUE`")
    command.add_argument("--isolated", action="store_true", help="no configuration file at all")
    command.add_argument("-n", "--no-cache", action="store_true", help="do not use the cache")
    _terminal(command)


def _rule(command: argparse.ArgumentParser) -> None:
    command.add_argument("rule", nargs="?", metavar="CODE", help="a code or a name")
    command.add_argument("--all", action="store_true", help="all rules")
    command.add_argument("--output-format", choices=("text", "json"), default="text", help="(default: text)")
    command.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="(default: auto)")


def _config(command: argparse.ArgumentParser) -> None:
    command.add_argument("key", nargs="?", metavar="KEY", help="one key of [tool.convlint]")


def _clean(command: argparse.ArgumentParser) -> None:
    command.add_argument("--cache-dir", metavar="FOLDER", help="where the cache is")
    command.add_argument("--config", action="append", metavar="FILE", help="this configuration file, or `KEY = VALUE`")
    command.add_argument("--isolated", action="store_true", help="no configuration file at all")


def _completion(command: argparse.ArgumentParser) -> None:
    command.add_argument("shell", choices=("bash", "zsh", "fish"), help="the shell")


def _flag(group: Any, name: str, summary: str) -> None:
    """`--name` and `--no-name`; None where neither is given, so that the configuration speaks."""
    key = name.replace("-", "_")
    both = group.add_mutually_exclusive_group() if hasattr(group, "add_mutually_exclusive_group") else group
    both.add_argument(f"--{name}", dest=key, action="store_true", default=None, help=summary)
    both.add_argument(f"--no-{name}", dest=key, action="store_false", default=None, help=argparse.SUPPRESS)


_COMMANDS: dict[str, tuple[str, Callable[[argparse.ArgumentParser], None] | None]] = {
    "check": ("lint files, folders and notebooks", _check),
    "shapes": ("the shape of every layer's output, as a table", _shapes),
    "rule": ("what a rule means, and how to fix what it finds", _rule),
    "config": ("the keys of the configuration", _config),
    "clean": ("remove the cache", _clean),
    "server": ("language server on stdio", None),
    "completion": ("print a script that completes commands and options in a shell", _completion),
    "version": ("the version", None),
}
