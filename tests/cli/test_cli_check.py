"""`convlint check`: options, exit statuses, what is printed where."""

import io
import json
import stat
import sys
import types

import pytest


def test_clean(project, convlint_run):
    (project / "a.py").write_text("x = 1\n")
    assert convlint_run("check") == (0, "Checked 1 model in 1 file (1 with every shape known).\n", "")


def test_findings(project, convlint_run):
    (project / "a.py").write_text("x = BAD\ny = BAD(7)\n")
    status, out, err = convlint_run("check", "--output-format", "concise")
    assert status == 1 and not err
    assert out.splitlines() == [
        "a.py:1:5: CVL101 it is x = BAD",
        "a.py:2:5: CVL101 [*] it is y = BAD(7)",
        "Found 2 faults.",
        "[*] 1 can be fixed with `--fix`.",
        "Checked 1 model in 1 file (0 with every shape known); 1 not fully analysed (--strict shows why).",
    ]


def test_quiet_and_exit_zero(project, convlint_run):
    (project / "a.py").write_text("x = BAD\n")
    assert convlint_run("check", "-q", "--output-format", "concise") == (1, "a.py:1:5: CVL101 it is x = BAD\n", "")
    assert convlint_run("check", "-qq") == (1, "", "")
    assert convlint_run("check", "-qq", "--exit-zero")[0] == 0


def test_a_file_given_twice_is_checked_once(project, convlint_run):
    (project / "a.py").write_text("x = BAD\n")
    assert convlint_run("check", "a.py", ".", "./a.py", "--output-format", "concise", "-q")[1].count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["check", "nope.py"], "no such file or folder: nope.py"),
        (["check", "--ouput-format", "json"], "did you mean `--output-format`?"),
        (["chekc"], "did you mean `check`?"),
        (["check", "--output-format", "jsn"], "`jsn` is none of"),
        (["check", "--select", "CVL999"], "selects no rule"),
        (["check", "--select", "linear-in-feature"], "did you mean `linear-in-features`?"),
        (["check", "--input-size", "3*4"], "join the numbers with `x`"),
        (["check", "--data-format", "NHWC"], "invalid choice"),
        (["check", "--jobs", "0"], "not a number of processes"),
        (["check", "-", "a.py"], "stands alone"),
        (["check", "--stdin-filename", "a.py"], "--stdin-filename names what `-` reads"),
        (["check", "--write-baseline"], "needs the file"),
        (["check", "--config", "nope.toml"], "nope.toml: No such file"),
        (["check", "--config", "stirct = true"], "did you mean `strict`?"),
        (["check", "--per-file-ignores", "CVL101"], "takes PATTERN:CODE"),
        (["shapes", "nope.py"], "nope.py: No such file"),
        (["shapes", "."], "takes one file"),
        (["shapes", "a.py", "--output-format", "tabel"], "did you mean `table`?"),
        (["rule", "CVL999"], "no rule `CVL999`"),
        (["config", "inputsize"], "did you mean `input-size`?"),
    ],
)
def test_wrong_options_are_status_2_and_one_clear_line(project, convlint_run, arguments, words):
    status, out, err = convlint_run(*arguments)
    assert status == 2 and not out
    assert words in err and err.startswith("convlint: ") and len(err.splitlines()) <= 2


def test_a_fault_of_our_own_is_one_line_and_the_other_files_are_checked(project, convlint_run):
    (project / "a.py").write_text("BOOM\n")
    (project / "b.py").write_text("x = BAD\n")
    status, out, err = convlint_run("check", "-q", "--output-format", "concise")
    assert status == 2 and out == "b.py:1:5: CVL101 it is x = BAD\n"
    assert err.startswith("convlint: internal error in a.py: KeyError: 'x'") and len(err.splitlines()) == 1


def test_with_debug_the_traceback_is_shown(project, convlint_run, monkeypatch):
    monkeypatch.setenv("CONVLINT_DEBUG", "1")
    (project / "a.py").write_text("BOOM\n")
    with pytest.raises(KeyError):
        convlint_run("check")


def test_select_and_ignore(project, convlint_run):
    (project / "a.py").write_text("BAD101\nBAD102\nBAD201\n")

    def codes(*options):
        return [one["code"] for one in json.loads(convlint_run("check", "--output-format", "json", *options)[1])]

    assert codes() == ["CVL101", "CVL102", "CVL201"]
    assert codes("--select", "CVL1") == ["CVL101", "CVL102"]
    assert codes("--select", "CVL1,conv-in-channels") == ["CVL101", "CVL102", "CVL201"]
    assert codes("--ignore", "CVL1", "--extend-select", "CVL102") == ["CVL102", "CVL201"]
    assert codes("--per-file-ignores", "a.py:CVL1", "--per-file-ignores", "b.py:CVL2") == ["CVL201"]
    (project / "convlint.toml").write_text('ignore = ["CVL101"]\n')
    assert codes() == ["CVL102", "CVL201"]
    assert codes("--ignore", "CVL2") == ["CVL102"]
    assert codes("--select", "CVL101") == ["CVL101"]
    assert codes("--isolated") == ["CVL101", "CVL102", "CVL201"]
    assert codes("--config", 'ignore = ["CVL102"]') == ["CVL101", "CVL201"]


def test_output_file(project, convlint_run):
    (project / "a.py").write_text("x = BAD\n")
    status, out, _ = convlint_run("check", "--output-format", "json", "-o", "report.json", "--color", "always")
    assert status == 1 and not out
    assert json.loads((project / "report.json").read_text())[0]["code"] == "CVL101"


def test_statistics(project, convlint_run):
    (project / "a.py").write_text("BAD101(1)\nBAD101(2)\nBAD201\n")
    assert convlint_run("check", "--statistics")[1] == "2  CVL101  [*] bad\n1  CVL201  [ ] bad\n"
    rows = json.loads(convlint_run("check", "--statistics", "--output-format", "json")[1])
    assert rows[0] == {"code": "CVL101", "name": "bad", "count": 2, "fixable": 2}


def test_show_files_and_settings(project, convlint_run):
    (project / "a.py").write_text("x")
    assert convlint_run("check", "--show-files")[1] == f"{project / 'a.py'}\n"
    (project / "convlint.toml").write_text('input-size = "3x8x8"\n')
    head, body = convlint_run("check", "--show-settings", "--select", "CVL1")[1].split("\n", 1)
    settings = json.loads(body)
    assert head == "# settings of a.py" and settings["input-size"] == ["3x8x8"] and settings["select"] == ["CVL1"]


def test_colours(project, convlint_run, monkeypatch):
    (project / "a.py").write_text("x = BAD\n")
    assert "\x1b[" not in convlint_run("check")[1]
    assert "\x1b[" in convlint_run("check", "--color", "always")[1]
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in convlint_run("check")[1]
    assert "\x1b[" not in convlint_run("check", "--color", "never")[1]
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in convlint_run("check")[1]


# --------------------------------------------------------------------------- fixes


def test_fix(project, convlint_run):
    (project / "a.py").write_bytes(b"\xef\xbb\xbfx = BAD(7) # \xc3\xa9\r\ny = BAD\r\nz = BAD[8]")
    (project / "a.py").chmod(0o640)
    status, out, _ = convlint_run("check", "--fix", "-q", "--output-format", "concise")
    assert status == 1 and [line.split(":")[1] for line in out.splitlines()] == ["2", "3"]
    assert (project / "a.py").read_bytes() == b"\xef\xbb\xbfx = 7 # \xc3\xa9\r\ny = BAD\r\nz = BAD[8]"
    assert stat.S_IMODE((project / "a.py").stat().st_mode) == 0o640
    assert [path.name for path in project.iterdir()] == ["a.py"]
    assert convlint_run("check", "--fix", "--unsafe-fixes")[2] == "Fixed 1 fault.\n"
    assert (project / "a.py").read_bytes().endswith(b"z = 8")


def test_fix_only_and_unfixable(project, convlint_run):
    (project / "a.py").write_text("x = BAD(7)\ny = BAD102(8)\n")
    assert convlint_run("check", "--fix-only", "--unfixable", "CVL102") == (0, "", "Fixed 1 fault.\n")
    assert convlint_run("check", "--fix-only", "--exit-non-zero-on-fix")[0] == 1
    assert (project / "a.py").read_text() == "x = 7\ny = 8\n"
    assert convlint_run("check", "--fix-only")[:2] == (0, "")


def test_diff_writes_nothing(project, convlint_run):
    (project / "a.py").write_text("a\nx = BAD(7)\n")
    status, out, err = convlint_run("check", "--diff")
    assert status == 1 and err == "Would fix 1 fault.\n"
    assert out == "--- a.py\n+++ a.py\n@@ -1,2 +1,2 @@\n a\n-x = BAD(7)\n+x = 7\n"
    assert "BAD" in (project / "a.py").read_text()


def test_a_fix_that_does_not_check_clean_is_not_applied(project, convlint_run):
    (project / "a.py").write_text("x = BAD(BAD)\ny = BAD(7)\n")
    assert convlint_run("check", "--fix", "-q")[0] == 1
    assert (project / "a.py").read_text() == "x = BAD(BAD)\ny = 7\n"


def test_the_configuration_can_ask_for_fixes(project, convlint_run):
    (project / "convlint.toml").write_text("fix = true\n")
    (project / "a.py").write_text("x = BAD(7)\n")
    assert convlint_run("check", "--no-fix", "-q")[0] == 1
    assert convlint_run("check", "-q")[0] == 0
    assert (project / "a.py").read_text() == "x = 7\n"


def test_a_read_only_file_is_said(project, convlint_run):
    (project / "a.py").write_text("x = BAD(7)\n")
    (project / "a.py").chmod(0o444)
    status, _, err = convlint_run("check", "--fix")
    assert status == 2 and "not fixed: a.py: the file is read-only" in err


# --------------------------------------------------------------------------- standard input


@pytest.fixture
def stdin(monkeypatch):
    def feed(raw):
        monkeypatch.setattr("sys.stdin", types.SimpleNamespace(buffer=io.BytesIO(raw)))

    return feed


def test_stdin(project, convlint_run, stdin):
    stdin(b"x = BAD\n")
    status, out, _ = convlint_run("check", "-", "--stdin-filename", "net.py")
    assert status == 1 and out.startswith("net.py:1:5: CVL101") and "1 | x = BAD" in out


def test_stdin_takes_the_settings_of_its_name(project, convlint_run, stdin):
    (project / "sub").mkdir()
    (project / "sub" / "convlint.toml").write_text('ignore = ["CVL1"]\n')
    stdin(b"x = BAD\n")
    assert convlint_run("check", "-", "--stdin-filename", "sub/net.py", "-q") == (0, "", "")


def test_stdin_fixed_goes_to_stdout(project, convlint_run, stdin, monkeypatch):
    stdin(b"x = BAD(7)\r\ny = BAD\r\n")
    out = types.SimpleNamespace(buffer=io.BytesIO(), flush=lambda: None, isatty=lambda: False)
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", out)
        from convlint.cli import run

        assert run(["check", "-", "--fix"]) == 1
    assert out.buffer.getvalue() == b"x = 7\r\ny = BAD\r\n"


def test_stdin_that_is_no_text(project, convlint_run, stdin, monkeypatch):
    monkeypatch.undo()
    stdin(b"# coding: klingon\nimport torch")
    status, out, _ = convlint_run("check", "-", "--isolated", "-q")
    assert status == 1 and out.startswith("<stdin>:1:1: CVL001 ") and "unknown encoding: klingon" in out


# --------------------------------------------------------------------------- baselines, comments, watching


def test_baseline(project, convlint_run):
    (project / "a.py").write_text("x = BAD\nx = BAD\n")
    assert convlint_run("check", "--baseline", "b.json", "--write-baseline") == (
        0,
        "",
        "2 findings written to b.json\n",
    )
    assert convlint_run("check", "--baseline", "b.json", "-q") == (0, "", "")
    (project / "a.py").write_text("# more\nx = BAD\ny = 1\nx = BAD\nx = BAD\nz = BAD\n")
    out = convlint_run("check", "--baseline", "b.json", "-q", "--output-format", "concise")[1]
    assert [line.split(":")[1] for line in out.splitlines()] == ["5", "6"]


def test_fixes_leave_the_baseline_alone(project, convlint_run):
    (project / "a.py").write_text("x = BAD(7)\n")
    convlint_run("check", "--baseline", "b.json", "--write-baseline")
    (project / "a.py").write_text("x = BAD(7)\ny = BAD(8)\n")
    assert convlint_run("check", "--baseline", "b.json", "--fix", "-q") == (0, "", "")
    assert (project / "a.py").read_text() == "x = BAD(7)\ny = 8\n"


def test_exit_non_zero_on_fix(project, convlint_run):
    (project / "a.py").write_text("x = BAD(7)\n")
    assert convlint_run("check", "--fix", "--exit-non-zero-on-fix", "-q")[0] == 1
    assert convlint_run("check", "--fix", "--exit-non-zero-on-fix", "-q")[0] == 0


def test_a_wrong_baseline(project, convlint_run):
    (project / "a.py").write_text("x = 1\n")
    (project / "b.json").write_text("[]")
    assert "not a baseline" in convlint_run("check", "--baseline", "b.json")[2]
    assert "no such baseline" in convlint_run("check", "--baseline", "c.json")[2]


def test_add_ignore(project, convlint_run):
    (project / "a.py").write_text("x = BAD\ny = 1\nz = BAD  # why\n")
    assert convlint_run("check", "--add-ignore") == (0, "", "Added comments for 2 findings.\n")
    text = (project / "a.py").read_text()
    assert text == "x = BAD  # convlint: ignore[CVL101]\ny = 1\nz = BAD  # why  # convlint: ignore[CVL101]\n"
    assert convlint_run("check", "-q")[0] == 0


def test_add_ignore_adds_to_a_comment_that_is_there(project, convlint_run):
    (project / "a.py").write_text("x = BAD  # convlint: ignore[CVL201] because\n")
    assert convlint_run("check", "--add-ignore")[0] == 0
    assert (project / "a.py").read_text() == "x = BAD  # convlint: ignore[CVL201, CVL101] because\n"


def test_add_ignore_leaves_a_line_that_cannot_take_one(project, convlint_run):
    (project / "a.py").write_text('x = """\nBAD\n"""\ny = 1 + \\\n BAD - \\\n 2\n')
    before = (project / "a.py").read_text()
    status, _, err = convlint_run("check", "--add-ignore")
    assert status == 1 and "2 left" in err and (project / "a.py").read_text() == before


def test_watch(project, monkeypatch, capsys):
    from convlint.cli.watching import watch

    monkeypatch.setattr("convlint.cli.watching.INTERVAL", 0)
    (project / "a.py").write_text("x")
    checked = []

    def check(files):
        checked.append([path for path, _ in files])
        (project / f"{'bc'[len(checked) - 1]}.py").write_text("x")

    assert watch(lambda: [(path.name, None) for path in sorted(project.glob("*.py"))], check, rounds=2) == 0
    assert checked == [["a.py"], ["a.py", "b.py"]]


def test_watch_lives_through_a_wrong_configuration(project, monkeypatch, capsys):
    from convlint.cli.watching import watch
    from convlint.config import ConfigError

    monkeypatch.setattr("convlint.cli.watching.INTERVAL", 0)
    answers = [ConfigError("wrong"), ConfigError("wrong"), [], [("a.py", 1)], [("a.py", 1)], [("a.py", 2)]]
    checked = []

    def find():
        answer = answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    watch(find, lambda files: checked.append(len(files)), rounds=4)
    assert checked == [0, 1, 1] and capsys.readouterr().err.count("convlint: wrong") == 1


def test_the_summary_after_fixes_is_that_of_the_fixed_files(project, convlint_run):
    (project / "a.py").write_text("import torch\nx = BAD(7)\n")
    (project / "b.py").write_text("import torch\nx = BAD\n")
    status, out, err = convlint_run("check", "--fix")
    assert (status, err) == (1, "Fixed 1 fault.\n")
    assert out.endswith(
        "Checked 2 models in 2 files (1 with every shape known); 1 not fully analysed (--strict shows why).\n"
    )


def test_a_model_that_is_no_expression(project, convlint_run):
    status, out, err = convlint_run("check", "--model", "Net(")
    assert (status, out) == (
        2,
        "",
    ) and "--model: `Net(` is no expression; write, for example, 'Net(num_classes=10)'" in err
