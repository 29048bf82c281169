"""Programs made from real ones: tokens deleted, swapped, repeated, and put in from elsewhere."""

from __future__ import annotations

import io
import random
import tokenize

_SKIPPED = (tokenize.ENCODING, tokenize.ENDMARKER, tokenize.COMMENT)
# What is put in the place of a token: numbers out of range, values of the wrong kind, and pieces of syntax.
_STRANGE = (
    "0 -1 10**30 1.5 None True 'x' () [] {} lambda:0 ... self x *x **x not yield await return del global class def "
    "super() __class__ type object int len print open eval nn torch float('nan') ( ) [ ] : , = == @ += \\ # \f"
).split(" ")


def tokens_of(text: str) -> list[str]:
    """The tokens of `text` with what stands before each of them; together they are `text` again."""
    pieces, end = [], 0
    starts = [0]
    for line in io.StringIO(text):
        starts.append(starts[-1] + len(line))
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type in _SKIPPED or not token.string:
            continue
        after = starts[token.end[0] - 1] + token.end[1]
        pieces.append(text[end:after])
        end = after
    return [*pieces, text[end:]]


def mutated(text: str, chance: random.Random) -> str:
    """`text` with one to six changes."""
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
