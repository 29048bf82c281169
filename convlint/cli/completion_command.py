"""`convlint completion`: a script that completes commands and options, made from the parser itself.

bash: `eval "$(convlint completion bash)"`; zsh the same; fish: `convlint completion fish | source`.
"""

from __future__ import annotations

import argparse

from convlint.cli.terminal import write

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["run"]


def run(options: argparse.Namespace) -> int:
    """Print the script for a shell."""
    write({"bash": _bash, "zsh": _zsh, "fish": _fish}[options.shell](_commands()))
    return 0


def _commands() -> dict[str, argparse.ArgumentParser]:
    from convlint.cli.parser import make_parser

    parser = make_parser()
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    return {}


def _options(parser: argparse.ArgumentParser) -> Iterator[tuple[list[str], argparse.Action]]:
    for action in parser._actions:
        if action.option_strings:
            yield list(action.option_strings), action


def _words(command: str, parser: argparse.ArgumentParser) -> list[str]:
    return [option for options, _ in _options(parser) for option in options] + _positional(command)


def _positional(command: str) -> list[str]:
    if command == "rule":
        from convlint.config.schema import rule_codes

        return sorted(rule_codes().values())
    return ["bash", "zsh", "fish"] if command == "completion" else []


def _choices(action: argparse.Action) -> list[str]:
    if action.dest == "output_format" and action.choices is None:
        from convlint.cli.shapes_command import formats
        from convlint.config.errors import output_formats

        return list(formats() if action.default == "table" else output_formats())
    return [str(choice) for choice in action.choices or ()]


def _bash(commands: dict[str, argparse.ArgumentParser]) -> str:
    cases = "".join(
        f"    {name})\n{_bash_choices(parser)}      words={_quoted(' '.join(_words(name, parser)))} ;;\n"
        for name, parser in commands.items()
    )
    return f"""_convlint() {{
  local current="${{COMP_WORDS[COMP_CWORD]}}" previous="${{COMP_WORDS[COMP_CWORD-1]}}" words=""
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W {_quoted(" ".join(commands))} -- "$current")); return
  fi
  case "${{COMP_WORDS[1]}}" in
{cases}  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
  case "$current" in -*) ;; *) COMPREPLY+=($(compgen -f -- "$current")) ;; esac
}}
complete -o filenames -F _convlint convlint
"""


def _bash_choices(parser: argparse.ArgumentParser) -> str:
    cases = "".join(
        f'        {"|".join(options)}) COMPREPLY=($(compgen -W {words} -- "$current")); return ;;\n'
        for options, action in _options(parser)
        if (words := _quoted(" ".join(_choices(action)))) != "''"
    )
    return f'      case "$previous" in\n{cases}      esac\n' if cases else ""


def _zsh(commands: dict[str, argparse.ArgumentParser]) -> str:
    cases = "".join(
        f"    {name}) _arguments {' '.join(_zsh_option(*one) for one in _options(parser))} {_zsh_rest(name)} ;;\n"
        for name, parser in commands.items()
    )
    names = " ".join(_quoted(f"{name}:{parser.description or ''}") for name, parser in commands.items())
    return f"""#compdef convlint
_convlint() {{
  local -a commands
  commands=({names})
  if (( CURRENT == 2 )); then _describe command commands; return; fi
  local command="$words[2]"
  shift words; (( CURRENT-- ))
  case "$command" in
{cases}  esac
}}
compdef _convlint convlint
"""


def _zsh_option(options: list[str], action: argparse.Action) -> str:
    told = "" if action.help in (None, argparse.SUPPRESS) else (action.help or "").translate(_ZSH)
    takes = (
        ""
        if action.nargs == 0
        else f":{(action.metavar or action.dest)}:"
        + (f"({' '.join(_choices(action))})" if _choices(action) else "_files")
    )
    return " ".join(_quoted(f"{'*' if action.nargs != 0 else ''}{option}[{told}]{takes}") for option in options)


_ZSH = str.maketrans({"[": "(", "]": ")", ":": ";", "%": ""})


def _zsh_rest(command: str) -> str:
    words = _positional(command)
    return _quoted(f"*:{command}:({' '.join(words)})") if words else _quoted("*:file:_files")


def _fish(commands: dict[str, argparse.ArgumentParser]) -> str:
    lines = ["complete -c convlint -n __fish_use_subcommand -f"]
    for name, parser in commands.items():
        lines.append(f"complete -c convlint -n __fish_use_subcommand -a {name} -d {_quoted(parser.description or '')}")
        seen = f"-n '__fish_seen_subcommand_from {name}'"
        lines += [f"complete -c convlint {seen} {_fish_option(*one)}" for one in _options(parser)]
        if words := _positional(name):
            lines.append(f"complete -c convlint {seen} -f -a {_quoted(' '.join(words))}")
    return "\n".join(lines) + "\n"


def _fish_option(options: list[str], action: argparse.Action) -> str:
    names = [f"-l {one[2:]}" if one.startswith("--") else f"-s {one[1:]}" for one in options]
    told = [] if action.help in (None, argparse.SUPPRESS) else [f"-d {_quoted(action.help or '')}"]
    choices = _choices(action)
    takes = [] if action.nargs == 0 else ["-r", *([f"-f -a {_quoted(' '.join(choices))}"] if choices else [])]
    return " ".join([*names, *takes, *told])


def _quoted(text: str) -> str:
    """In single quotes, as bash, zsh and (without a quote inside) fish read them."""
    return "'" + text.replace("'", "`") + "'"
