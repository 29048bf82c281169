"""Configuration files: which one holds, what it may say, what a wrong one is told."""

import pytest

from convlint.config import ConfigError, Resolver, Settings
from convlint.config.loading import load
from convlint.source import InputShape


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home"))
    inner = tmp_path / "project"
    inner.mkdir()
    monkeypatch.chdir(inner)
    return inner


def settings_of(folder, text, name="convlint.toml"):
    (folder / name).write_text(text)
    return load(str(folder / name))


def test_every_key(folder):
    settings = settings_of(
        folder,
        """
input-size = "3x224x224"
data-format = "channels_last"
select = ["CVL1", "conv-in-channels"]
extend-select = ["CVL004"]
ignore = ["CVL104"]
per-file-ignores = { "tests/*" = ["CVL1"] }
strict = true
extend-exclude = ["generated/"]
output-format = "json-lines"
cache-dir = "cache"
[inputs]
Net = "1x28x28"
"models/*.py::ResNet*" = ["3x32x32", 10]
""",
    )
    assert settings.input_size == (InputShape((3, 224, 224)),) and settings.input_size_from == "convlint.toml"
    assert settings.inputs["Net"] == (InputShape((1, 28, 28)),)
    assert settings.inputs["models/*.py::ResNet*"] == (InputShape((3, 32, 32)), InputShape((10,)))
    assert settings.select == ("CVL1", "CVL201") and settings.ignore == ("CVL104",)
    assert settings.per_file_ignores == ((str(folder), "tests/*", ("CVL1",)),)
    assert settings.cache_dir == str(folder / "cache") and settings.root == str(folder)
    assert [patterns.patterns[-1] for patterns in settings.exclude] == ["venv", "generated/"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("inputsize = 3", ":1: unknown key `inputsize`; did you mean `input-size`?"),
        ("strict = true\ninput_size = '3x4x4'", ":2: unknown key `input_size`; did you mean `input-size`?"),
        ("frobnicate = 3", "unknown key `frobnicate`; known are input-size, "),
        ("input-size = '3*4'", ":1: `input-size`: `3*4` is not a size; join the numbers with `x`"),
        ("input-size = []", "takes the size of one sample"),
        ("input-size = true", "not a boolean"),
        ("[inputs]\nNet = '3xx'", ":2: `inputs`: `Net`: `3xx` is not a size"),
        ("inputs = 3", "takes a table"),
        ("select = 'CVL1'", 'takes an array of strings, such as ["..."], not a string'),
        ("select = ['CVL999']", "`CVL999` selects no rule"),
        ("ignore = ['E501']", "`E501` selects no rule"),
        ("ignore = ['linear-in-feature']", "did you mean `linear-in-features`?"),
        ("strict = 'yes'", "takes true or false, not a string"),
        ("data-format = 'NHWC'", "`NHWC` is none of channels_first, channels_last"),
        ("output-format = 'text'", "is none of "),
        ("per-file-ignores = ['a']", "takes a table"),
        ("strict = ", "Invalid value"),
        ("required-version = '>=99'", "this is convlint"),
        ("required-version = 'new'", "takes a version"),
        ("extend = 'nope.toml'", "nope.toml: No such file"),
        ("extend = 'convlint.toml'", "round in a circle"),
    ],
)
def test_wrong(folder, text, words):
    with pytest.raises(ConfigError) as error:
        settings_of(folder, text)
    assert words in str(error.value) and str(error.value).startswith(("convlint.toml", "nope.toml"))


def test_pyproject(folder):
    assert settings_of(folder, '[project]\nname = "convlint-user"\n', "pyproject.toml") is None
    assert settings_of(folder, "[tool.convlint]\nstrict = true\n", "pyproject.toml").strict
    with pytest.raises(ConfigError, match=r"pyproject.toml:3: unknown key `stirct`"):
        settings_of(folder, "[project]\n[tool.convlint]\nstirct = true\n", "pyproject.toml")
    with pytest.raises(ConfigError, match="is a table"):
        settings_of(folder, "tool.convlint = 3\n", "pyproject.toml")


def test_extend(folder):
    (folder / "base.toml").write_text('ignore = ["CVL1"]\nexclude = ["a"]\nstrict = true\ninput-size = "3x8x8"\n')
    settings = settings_of(folder, 'extend = "base.toml"\nextend-exclude = ["b"]\nstrict = false\n')
    assert settings.ignore == ("CVL1",) and not settings.strict
    assert [patterns.patterns for patterns in settings.exclude] == [("a",), ("b",)]
    assert settings.input_size_from == "base.toml"


def test_the_nearest_file_holds_alone(folder):
    (folder / "pyproject.toml").write_text("[tool.convlint]\nstrict = true\n")
    (folder / "sub" / "deep").mkdir(parents=True)
    (folder / "sub" / "pyproject.toml").write_text("[project]\n")
    (folder / "other").mkdir()
    (folder / "other" / "convlint.toml").write_text('ignore = ["CVL1"]\n')
    resolver = Resolver()
    assert resolver.for_file("sub/deep/a.py").strict
    assert resolver.for_file("sub/deep/a.py") is resolver.for_file("b.py")
    assert not resolver.for_file("other/a.py").strict and resolver.for_file("other/a.py").ignore == ("CVL1",)


def test_isolated_one_file_and_the_users_own(folder, tmp_path):
    (folder / "convlint.toml").write_text("strict = true\n")
    (folder / "mine.toml").write_text("fix = true\n")
    assert not Resolver(isolated=True).for_file("a.py").strict
    mine = Resolver(config="mine.toml").for_file("a.py")
    assert mine.fix and not mine.strict
    (folder / "convlint.toml").unlink()
    (tmp_path / "home" / "convlint").mkdir(parents=True)
    (tmp_path / "home" / "convlint" / "convlint.toml").write_text("strict = true\n")
    assert Resolver().for_file("a.py").strict


@pytest.mark.parametrize(
    ("options", "on", "off"),
    [
        ({}, ["CVL101", "CVL501"], ["CVL004", "CVL005"]),
        ({"strict": True}, ["CVL004", "CVL005", "CVL101"], []),
        ({"select": ("ALL",)}, ["CVL004", "CVL101"], []),
        ({"select": ("CVL0",)}, ["CVL001", "CVL004"], ["CVL101"]),
        ({"extend_select": ("CVL004",)}, ["CVL004", "CVL101"], ["CVL005"]),
        ({"ignore": ("CVL1",), "select": ("CVL101",)}, ["CVL101"], ["CVL102", "CVL201"]),
        ({"ignore": ("CVL1",)}, ["CVL201"], ["CVL101"]),
        ({"ignore": ("CVL",)}, [], ["CVL101"]),
        ({"strict": True, "ignore": ("CVL004",)}, ["CVL005"], ["CVL004"]),
    ],
)
def test_selection(options, on, off):
    settings = Settings(**options)
    assert all(settings.selects(code, "a.py") for code in on)
    assert not any(settings.selects(code, "a.py") for code in off)


def test_per_file_ignores(folder):
    rules = (("tests/*.py", ("CVL101",)), ("*_old.py", ("CVL2",)), ("!models/**", ("CVL301",)), ("deep/", ("CVL303",)))
    settings = Settings(per_file_ignores=tuple((str(folder), pattern, codes) for pattern, codes in rules))

    def ignored(path):
        return [code for code in ("CVL101", "CVL201", "CVL301", "CVL303") if not settings.selects(code, path)]

    assert ignored("tests/a.py") == ["CVL101", "CVL301"]
    assert ignored("models/x_old.py") == ["CVL201"]
    assert ignored(str(folder / "models" / "deep" / "a.py")) == ["CVL303"]
    assert ignored("a.py") == ["CVL301"]


def test_settings_can_be_sent_to_another_process(folder):
    import pickle

    settings = settings_of(folder, 'input-size = "3x8x8"\n[inputs]\nNet = "3x4x4"\n')
    assert pickle.loads(pickle.dumps(settings)) == settings
