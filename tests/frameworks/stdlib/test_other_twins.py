"""Flags, configurations, progress bars and data sets around a model."""

from __future__ import annotations

import pytest

from convlint.frameworks import addict, click, easydict, ml_collections, omegaconf, six, tqdm
from convlint.frameworks import numpy as np
from convlint.frameworks.absl import app, flags
from convlint.frameworks.six import moves
from convlint.frameworks.sklearn import datasets, model_selection, preprocessing
from convlint.frameworks.yacs.config import CfgNode
from convlint.shapes import Undecided, symbol
from convlint.values import Run, Unknown, recording


def test_flags_belong_to_the_run():
    with recording(Run()):
        flags.DEFINE_integer("batch_size", 32, "help")
        flags.DEFINE_float("rate", "0.1", "help")
        flags.DEFINE_boolean("cuda", False, "help")
        flags.DEFINE_list("sizes", "1,2", "help")
        name = flags.DEFINE_string("name", None, "help", required=True)
        assert (flags.FLAGS.batch_size, flags.FLAGS.rate, flags.FLAGS.cuda) == (32, 0.1, False)
        assert flags.FLAGS.sizes == ["1", "2"] and isinstance(name.value, Unknown)
        flags.FLAGS.batch_size = 64
        assert flags.FLAGS["batch_size"].value == 64
    with recording(Run()):
        assert isinstance(flags.FLAGS.batch_size, Unknown)


def test_app_runs_main():
    seen = []
    app.run(lambda argv: seen.append(argv))
    assert isinstance(seen[0], Unknown)


def test_click_commands_run_with_defaults():
    seen = {}

    class Function:
        """As the interpreter's functions: of a class of its own, with a __dict__."""

        def __call__(self, **kwargs):
            seen.update(kwargs)

    Function.__module__ = "convlint.interpreter.functions"
    function = Function()
    for decorate in (
        click.argument("data"),
        click.option("--verbose/--quiet"),
        click.option("--name", "label", default="x"),
        click.option("-b", "--batch-size", default="32", type=int),
        click.option("--key", required=True, type=str),
    ):
        function = decorate(function)
    click.command()(function)()
    assert (seen["batch_size"], seen["label"], seen["verbose"]) == (32, "x", False)
    assert isinstance(seen["data"], Unknown) and seen["key"].kind is str


@pytest.mark.parametrize(
    "cls", [easydict.EasyDict, CfgNode, addict.Dict, ml_collections.ConfigDict, omegaconf.DictConfig]
)
def test_configurations_have_attributes(cls):
    config = cls({"model": {"depth": 18, "sizes": [1, {"a": 2}]}})
    assert config.model.depth == config["model"]["depth"] == 18
    assert config.model.sizes[1].a == 2
    config.model.width = 64
    config["rate"] = 0.1
    assert (config.model["width"], config.rate, "rate" in config) == (64, 0.1, True)
    with pytest.raises(Undecided):
        cls(Unknown("x"))


def test_what_configurations_lack():
    with pytest.raises(AttributeError):
        _ = easydict.EasyDict().nothing
    made = addict.Dict()
    made.a.b = 3
    assert made.to_dict() == {"a": {"b": 3}}


def test_merged_configurations():
    config = CfgNode({"MODEL": {"DEPTH": 18, "WIDTH": 1}})
    config.merge_from_list(["MODEL.DEPTH", 50])
    twin = config.clone()
    twin.merge_from_file("x.yaml")
    assert (config.MODEL.DEPTH, config.MODEL.WIDTH) == (50, 1) and isinstance(twin.MODEL.DEPTH, Unknown)
    merged = omegaconf.OmegaConf.merge({"a": {"b": 1, "c": 2}}, {"a": {"b": 3}})
    assert (merged.a.b, merged.a.c) == (3, 2)
    assert isinstance(omegaconf.OmegaConf.create({"a": "${b}"}).a, Unknown)
    assert isinstance(omegaconf.OmegaConf.load("x.yaml"), Unknown)


def test_progress_bars_hand_on():
    assert list(tqdm.tqdm([1, 2], desc="x")) == [1, 2] and list(tqdm.trange(3)) == [0, 1, 2]
    with tqdm.tqdm(total=3) as bar:
        bar.update(1)
    with pytest.raises(Undecided):
        tqdm.tqdm(Unknown("data"))


def test_six():
    assert list(six.iteritems({"a": 1})) == [("a", 1)] and list(moves.zip([1], [2])) == [(1, 2)]
    assert moves.range is range and six.string_types == (str,)
    assert issubclass(six.with_metaclass(type, ValueError), ValueError)


def test_samples_of_data_sets():
    x, y = datasets.load_iris(return_X_y=True)
    train, test, train_y, test_y = model_selection.train_test_split(x, y, test_size=0.2)
    assert (train.shape, test.shape, train_y.shape, test_y.shape) == ((120, 4), (30, 4), (120,), (30,))
    count = symbol(("test", "samples"))
    train, _, train_y, _ = model_selection.train_test_split(np.zeros((count, 4)), np.zeros(count))
    assert train.shape[0] == train_y.shape[0] and train.shape[1] == 4
    assert preprocessing.StandardScaler().fit_transform(x).shape == (150, 4)
    assert isinstance(model_selection.train_test_split(Unknown("x"))[0], Unknown)
    assert datasets.load_digits().images.shape == (1797, 8, 8)
