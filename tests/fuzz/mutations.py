"""Programs made from real ones: tokens deleted, swapped, repeated, and put in from elsewhere."""

from __future__ import annotations

import io
import keyword
import random
import tokenize

_SKIPPED = (tokenize.ENCODING, tokenize.ENDMARKER, tokenize.COMMENT)
# What is put in the place of a token: numbers out of range, values of the wrong kind, and pieces of syntax.
_STRANGE = (
    "0 -1 10**30 1.5 None True 'x' () [] {} lambda:0 ... self x *x **x not yield await return del global class def "
    "super() __class__ type object int len print open eval nn torch float('nan') ( ) [ ] : , = == @ += \\ # \f"
).split(" ")


# In the place of a value: most of what comes out is still Python.
_VALUES = (
    "0 -1 1 2 7 10**30 1.5 None True 'x' () [] {} (3,3) [1,2] range(3) float('nan') object() int type self x *x "
    "(lambda*a,**k:0) nn torch tf"
).split(" ")
_OPERATORS = "+ - * / // % ** @ == != < >".split(" ")
_NAME, _NUMBER, _TEXT, _OPERATOR = "name", "number", "text", "operator"


def _kind(token: tokenize.TokenInfo) -> str:
    if token.type == tokenize.NAME and not keyword.iskeyword(token.string):
        return _NAME
    if token.type == tokenize.OP and token.string in _OPERATORS:
        return _OPERATOR
    return {tokenize.NUMBER: _NUMBER, tokenize.STRING: _TEXT}.get(token.type, "")


def kinds_of(text: str) -> tuple[list[str], list[str]]:
    """The tokens of `text` with what stands before each of them, together `text` again; and what kind each is of."""
    pieces, kinds, end = [], [], 0
    starts = [0]
    for line in io.StringIO(text):
        starts.append(starts[-1] + len(line))
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type in _SKIPPED or not token.string:
            continue
        after = starts[token.end[0] - 1] + token.end[1]
        pieces.append(text[end:after])
        kinds.append(_kind(token))
        end = after
    return [*pieces, text[end:]], [*kinds, ""]


def tokens_of(text: str) -> list[str]:
    """The tokens of `text` with what stands before each of them; together they are `text` again."""
    return kinds_of(text)[0]


def mutated(text: str, chance: random.Random) -> str:
    """`text` with one to six changes; in two of three cases such that it is probably still Python."""
    return misspelt(text, chance) if chance.random() < 0.35 else miswritten(text, chance)


def miswritten(text: str, chance: random.Random) -> str:
    """Names, numbers and operators exchanged for others, values for strange ones, lines left out, doubled and swapped."""
    pieces, kinds = kinds_of(text)
    places = [at for at, kind in enumerate(kinds) if kind]
    for _ in range(chance.randint(1, 6) if places else 0):
        at = chance.choice(places)
        alike = [other for other in places if kinds[other] == kinds[at]]
        if kinds[at] == _OPERATOR:
            new = chance.choice(_OPERATORS)
        elif kinds[at] != _NAME and chance.random() < 0.7:
            new = chance.choice(_VALUES)
        else:
            new = pieces[chance.choice(alike)].strip()
        pieces[at] = pieces[at][: len(pieces[at]) - len(pieces[at].lstrip())] + new
    text = "".join(pieces)
    return _with_other_lines(text, chance) if chance.random() < 0.5 else text


def _with_other_lines(text: str, chance: random.Random) -> str:
    """Lines that begin no block left out, doubled, or swapped with one of the same indentation."""
    lines = text.splitlines(True)
    plain = [
        at for at, line in enumerate(lines) if line.strip() and not line.rstrip().endswith((":", ",", "(", "[", "\\"))
    ]
    for _ in range(chance.randint(1, 3) if plain else 0):
        at = chance.choice(plain)
        indent = len(lines[at]) - len(lines[at].lstrip())
        alike = [other for other in plain if len(lines[other]) - len(lines[other].lstrip()) == indent]
        kind = chance.choice(["leave out", "double", "swap"])
        if kind == "swap":
            other = chance.choice(alike)
            lines[at], lines[other] = lines[other], lines[at]
        else:
            lines[at] = " " * indent + "pass\n" if kind == "leave out" else lines[at] * chance.choice([2, 3, 40])
    return "".join(lines)


def misspelt(text: str, chance: random.Random) -> str:
    """Tokens left out, swapped, repeated, moved and put in, whatever comes out."""
    pieces = tokens_of(text)
    for _ in range(chance.randint(1, 6)):
        at, other = chance.randrange(len(pieces)), chance.randrange(len(pieces))
        kind = chance.choice(["delete", "swap", "repeat", "strange", "move", "lines"])
        if kind == "delete":
            pieces[at] = ""
        elif kind == "swap":
            pieces[at], pieces[other] = pieces[other], pieces[at]
        elif kind == "repeat":
            pieces[at] *= chance.choice([2, 3, 50])
        elif kind == "strange":
            pieces[at] = " " * pieces[at].startswith(" ") + chance.choice(_STRANGE)
        elif kind == "move":
            pieces.insert(other, pieces.pop(at))
        else:
            pieces[at:at] = pieces[other : other + chance.randint(1, 40)]
    return "".join(pieces)
