"""Comments to convlint."""

import pytest

from convlint.source import InputShape, Source, Span


def read(text):
    source = Source("x.py", text.encode())
    return list(source.pragmas), list(source.pragma_faults)


def one(text):
    pragmas, faults = read(text)
    assert not faults and len(pragmas) == 1, (pragmas, faults)
    return pragmas[0]


def test_an_input():
    pragma = one("class Net:  # convlint: input=3x227x227\n    pass\n")
    assert (pragma.kind, pragma.line, pragma.alone) == ("input", 1, False)
    assert pragma.inputs == (InputShape((3, 227, 227)),)
    assert pragma.span == Span(1, 13, 1, 40)


def test_a_comment_of_its_own():
    assert one("x = 1\n    # convlint: input=784\n").alone


def test_several_inputs_and_a_batch():
    assert [str(shape) for shape in one("# convlint: input=3x64x64, 10\n").inputs] == ["3x64x64", "10"]
    assert one("# convlint: input=(8, 3, 227, 227)\n").inputs == (InputShape((8, 3, 227, 227), with_batch=True),)


@pytest.mark.parametrize("text", ["model=Net(num_classes=10) input=3x32x32", "input=3x32x32 model=Net(num_classes=10)"])
def test_a_model_with_its_input(text):
    pragma = one(f"# convlint: {text}\n")
    assert (pragma.model, str(pragma.inputs[0])) == ("Net(num_classes=10)", "3x32x32")


def test_a_model_with_blanks_and_quotes():
    pragma = one("#convlint:model = Net('a # b input=3', {'k': 1}) input = 3x8x8 # as in the paper\n")
    assert (pragma.model, str(pragma.inputs[0])) == ("Net('a # b input=3', {'k': 1})", "3x8x8")


def test_suppressions():
    assert one("x = 1  # convlint: ignore[CVL101, CVL2]\n").codes == ("CVL101", "CVL2")
    assert one("# convlint: ignore-file[linear-in-features] generated\n").kind == "ignore-file"
    assert one("x  # convlint: ignore[CVL101] -- see issue 7\n").span.end_col == 30
    assert one("x  # convlint: ignore\n").codes == ()


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("# noqa", [()]),
        ("#NOQA", [()]),
        ("# noqa: CVL101", [("CVL101",)]),
        ("# noqa:E501,cvl101 CVL2", [("CVL101", "CVL2")]),
        ("# noqa: E501", []),
        ("# noqa: because", []),
        ("# noqa-ish", []),
        ("# type: ignore  # noqa: CVL104", [("CVL104",)]),
    ],
)
def test_noqa(text, codes):
    pragmas, faults = read(f"x = 1  {text}\n")
    assert [pragma.codes for pragma in pragmas] == codes
    assert not faults and all(pragma.kind == "noqa" for pragma in pragmas)


def test_two_in_one_comment():
    kinds = [pragma.kind for pragma in read("# convlint: input=3x8x8 ignore[CVL101]  # noqa\n")[0]]
    assert kinds == ["input", "ignore", "noqa"]


@pytest.mark.parametrize(
    ("text", "words", "pointed"),
    [
        ("input=3*227", "join the numbers with `x`", "3*227"),
        ("input=", "empty", ""),
        ("input", "lacks its value", "input"),
        ("inptu=3x4", "did you mean `input`", "inptu=3x4"),
        ("frobnicate", "nothing that convlint knows", "frobnicate"),
        ("", "nothing follows", "# convlint: "),
        ("model= input=3x4x4", "`model=` is empty", ""),
        ("input=3x4x4 input=4", "given twice", "input=4"),
        ("ignore[CLV101]", "not a code of convlint", "[CLV101]"),
        ("ignore[CVL101", "never closed", "[CVL101"),
        ("ignore[]", "no code", "[]"),
        ("ignore CVL101", "square brackets", "CVL101"),
    ],
)
def test_wrong_says_what_and_where(text, words, pointed):
    line = f"x = 1  # convlint: {text}"
    pragmas, faults = read(line + "\n")
    assert not pragmas and len(faults) == 1
    assert words in faults[0].message
    assert (
        "# convlint: " in faults[0].message
        or "input=3x64x64, 10" in faults[0].message
        or "3x224x224" in faults[0].message
    )
    span = faults[0].span
    assert line[span.start_col - 1 : span.end_col - 1].strip() == pointed.strip() or not pointed


@pytest.mark.parametrize(
    "text",
    [
        "x = '# convlint: input=1'\n",
        'x = """\n# convlint: input=1\n"""\n',
        'x = f"{d["#"]} # convlint: input=1"\n',
        "x = f'{a:# convlint: input=1}'\n",
        "x = rb'\\' # convlint: input=1'\n",
        "# say `# convlint: input=1` here\n",
        "# convlinter: x\n",
    ],
)
def test_no_pragma(text):
    assert read(text) == ([], [])


def test_a_pragma_behind_a_string_with_quotes_inside():
    assert one("""x = f"{d["k"]!r:>{w}}" + 'it''s'  # convlint: ignore[CVL1]\n""").kind == "ignore"


def test_pragmas_are_read_from_a_file_that_does_not_parse():
    assert one("def (:\n# convlint: input=1\n").kind == "input"
