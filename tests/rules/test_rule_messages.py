"""The messages: exact for whole facts, and still a sentence for whatever is missing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stand_ins import NOBODY_KNOWS, B, H, Linear, graph_tensor, said, tensor

from convlint.rules import Facts, all_rules, rule_for
from convlint.shapes import ShapeFault
from convlint.values import Problem, Tensor, Unknown

DECLARED = "input 3x227x227, declared at line 4"


def test_linear_names_the_argument_the_number_its_factors_and_the_input():
    problem = Problem(
        "linear-in-features",
        layer=Linear(),
        argument="in_features",
        expected=9216,
        actual=12544,
        tensor=tensor(B, 9216),
    )
    facts = Facts(subject="fc1", kind="Linear", factors=(256, 6, 6), arriving="(B, 9216)", input=DECLARED)
    assert said("CVL101", problem, facts) == (
        "Linear `fc1` takes in_features=12544, but 9216 = 256 x 6 x 6 features arrive "
        "(input 3x227x227, declared at line 4)"
    )


def test_a_weight_without_a_layer_takes_features():
    problem = Problem("linear-in-features", op="matmul", weight=tensor(1024, 10), expected=3136, actual=1024)
    facts = Facts(subject="_weights['wd1']", kind="matmul", factors=(7, 7, 64))
    assert said("CVL101", problem, facts) == (
        "matmul `_weights['wd1']` takes 1024 features, but 3136 = 7 x 7 x 64 features arrive"
    )


@pytest.mark.parametrize(
    ("expected", "actual", "text"),
    [
        (None, 512, "Linear takes in_features=512, but a tensor of shape (B, 7) arrives"),
        (256, None, "Linear takes another number of features than the 256 features that arrive"),
        (None, None, "Linear takes another number of features: a tensor of shape (B, 7) arrives"),
        (16 * H, 100, "Linear takes in_features=100, but 16*H features arrive"),
        (NOBODY_KNOWS, 100, "Linear takes in_features=100, but a tensor of shape (B, 7) arrives"),
        (1, 100, "Linear takes in_features=100, but 1 feature arrives"),
    ],
)
def test_linear_says_what_is_known(expected, actual, text):
    problem = Problem("linear-in-features", layer=Linear(), argument="in_features", expected=expected, actual=actual)
    problem.tensor = tensor(B, 7)
    assert said("CVL101", problem) == text


def test_factors_that_do_not_make_up_the_number_are_left_out():
    problem = Problem("linear-in-features", layer=Linear(), argument="in_features", expected=10, actual=12)
    assert "10 features arrive" in said("CVL101", problem, Facts(factors=(3, 3)))


def test_one_channel_is_singular():
    problem = Problem("conv-in-channels", layer=Linear(), argument="in_channels", expected=1, actual=3)
    assert said("CVL201", problem, Facts(subject="conv1", kind="Conv2d")) == (
        "Conv2d `conv1` takes in_channels=3, but 1 channel arrives"
    )


def test_a_filter_without_a_layer_takes_channels():
    problem = Problem("conv-in-channels", op="conv2d", expected=64, actual=1)
    assert (
        said("CVL201", problem, Facts(subject="w", kind="conv2d"))
        == "conv2d `w` takes 1 channel, but 64 channels arrive"
    )


def test_missing_flatten_shows_the_map_and_the_call():
    arriving = tensor(B, 256, 6, 6)
    problem = Problem("missing-flatten", layer=Linear(), argument="in_features", expected=(B, 9216), tensor=arriving)
    problem.actual = arriving.shape
    assert said("CVL102", problem, Facts(subject="fc", kind="Linear", input=DECLARED)) == (
        "Linear `fc` takes in_features=9216, but a feature map of shape (B, 256, 6, 6) arrives without being flattened "
        "(input 3x227x227, declared at line 4)"
    )
    assert rule_for("CVL102").help(problem, Facts()) == (
        "flatten it first: `torch.flatten(x, 1)`, which gives 9216 = 256 x 6 x 6 features"
    )


def test_missing_flatten_before_a_weight():
    problem = Problem("missing-flatten", op="matmul", expected=3136, actual=3136, tensor=graph_tensor(B, 7, 7, 64))
    assert said("CVL102", problem, Facts(subject="wd1", kind="matmul")) == (
        "matmul `wd1` takes 3136 features, but a feature map of shape (B, 7, 7, 64) arrives without being flattened"
    )
    assert rule_for("CVL102").help(problem, Facts()) == (
        "flatten it first: `tf.reshape(x, [-1, 3136])`, which gives 3136 = 7 x 7 x 64 features"
    )


def test_reshape_size_names_the_elements_of_a_sample():
    problem = Problem("reshape-size", op="view", expected=256, actual=400, tensor=tensor(B, 16, 4, 4))
    facts = Facts(kind="view", factors=(16, 4, 4))
    assert said("CVL103", problem, facts) == (
        "view is given 400, but a sample in (B, 16, 4, 4) has 256 = 16 x 4 x 4 elements"
    )


def test_reshape_size_with_another_wrong_number():
    problem = Problem("reshape-size", op="view", expected=8, actual=9, tensor=tensor(B, 16, 4, 4))
    assert said("CVL103", problem) == "`view` is given 9, but only 8 fits the elements that arrive in (B, 16, 4, 4)"


def test_reshape_size_without_one_wrong_number_gives_the_arithmetic():
    fault = ShapeFault("reshape-size", "2x3 holds 6 elements, which do not fit (4x-1)")
    problem = Problem("reshape-size", op="reshape", fault=fault)
    assert said("CVL103", problem) == (
        "`reshape` cannot hold the elements that arrive: 2x3 holds 6 elements, which do not fit (4x-1)"
    )


def test_folding_in_torch_names_the_batches_that_pass():
    problem = Problem("reshape-folds-batch", op="view", expected=256, actual=400, tensor=tensor(B, 16, 4, 4))
    message = said("CVL104", problem, Facts(kind="view", factors=(16, 4, 4)))
    assert message == (
        "view makes rows of 400, but a sample has 256 = 16 x 4 x 4 elements: rows mix samples, "
        "and no error is raised for a batch of 25 (it becomes 16 rows) or a multiple of it"
    )
    assert "torch.flatten(x, 1)" in rule_for("CVL104").help(problem, Facts())


@pytest.mark.parametrize(
    ("row", "happens"),
    [(128, "each sample becomes 2 rows, and no error"), (512, "each row holds 2 samples, and no error")],
)
def test_folding_into_whole_rows_or_samples_mixes_nothing(row, happens):
    problem = Problem("reshape-folds-batch", op="view", expected=256, actual=row, tensor=tensor(B, 16, 4, 4))
    assert happens in said("CVL104", problem, Facts(kind="view", factors=(16, 4, 4)))


def test_folding_in_tensorflow_says_that_nobody_else_will():
    problem = Problem("reshape-folds-batch", op="reshape", expected=3136, actual=1024, tensor=graph_tensor(B, 7, 7, 64))
    message = said("CVL104", problem, Facts(kind="reshape", factors=(7, 7, 64)))
    assert message == (
        "reshape makes rows of 1024, but a sample has 3136 = 7 x 7 x 64 elements: rows mix samples, "
        "and TensorFlow builds the graph without an error"
    )


def test_folding_with_unknown_numbers():
    assert said("CVL104", Problem("reshape-folds-batch", op="view")) == (
        "`view` makes rows of another size, but a sample has another number of elements: rows mix samples, "
        "and an error is raised only for batches where it does not divide"
    )


def test_discarded_result():
    problem = Problem("discarded-result", op="flatten", tensor=tensor(B, 64), other=tensor(B, 64, 1, 1))
    assert said("CVL105", problem) == (
        "the result of `flatten` is not used: it makes a tensor of shape (B, 64), "
        "and leaves the one of shape (B, 64, 1, 1) as it is"
    )
    assert rule_for("CVL105").help(problem, Facts()) == "assign it: `x = x.flatten(...)`"


def test_impossible_in_features_shows_the_formula():
    problem = Problem("impossible-in-features", layer=Linear(), argument="in_features", expected=32 * H, actual=1050)
    assert said("CVL106", problem, Facts(subject="fc", kind="Linear")) == (
        "Linear `fc` takes in_features=1050, but 32*H features arrive: no input size makes it fit"
    )


def test_norm_of_several_axes():
    problem = Problem("norm-num-features", layer=Linear(), argument="normalized_shape", expected=(28,), actual=(32,))
    problem.tensor = tensor(B, 16, 28)
    assert said("CVL202", problem, Facts(subject="norm", kind="LayerNorm")) == (
        "LayerNorm `norm` takes normalized_shape=(32,), but the last axes of (B, 16, 28) are (28,)"
    )


def test_empty_output_names_the_window_and_the_map():
    fault = ShapeFault("empty-output", "a window of 7 does not fit into a map of 2")
    problem = Problem("empty-output", fault=fault, tensor=tensor(B, 64, 2, 2))
    assert said("CVL203", problem, Facts(subject="avgpool", kind="AvgPool2d", input="input 3x32x32")) == (
        "AvgPool2d `avgpool`: a window of 7 does not fit into a map of 2; (B, 64, 2, 2) arrives (input 3x32x32)"
    )


def test_groups():
    problem = Problem("conv-groups", argument="groups", expected=64, actual=24, detail="in_channels")
    assert said("CVL204", problem, Facts("conv", "Conv2d")) == (
        "Conv2d `conv` has groups=24, which do not divide in_channels=64"
    )
    problem = Problem("conv-groups", argument="num_groups", expected=64, actual=24)
    assert said("CVL204", problem, Facts("norm", "GroupNorm")) == (
        "GroupNorm `norm` has num_groups=24, which do not divide the 64 channels"
    )


def test_rank():
    problem = Problem("input-rank", expected=(3, 4), actual=2, tensor=tensor(8, 784))
    assert said("CVL205", problem, Facts("conv", "Conv2d")) == (
        "Conv2d `conv` takes a tensor of rank 3 or 4, but (8, 784) of rank 2 arrives"
    )


def test_channel_order():
    problem = Problem("channel-order", expected=(8, 3, 224, 224), tensor=tensor(8, 224, 224, 3))
    assert said("CVL206", problem, Facts("conv", "Conv2d")) == (
        "Conv2d `conv` takes (8, 3, 224, 224), but (8, 224, 224, 3) arrives, with the channels on another axis"
    )


def test_concatenation_shows_every_shape():
    fault = ShapeFault("concat-shape", "sizes differ", expected=15, actual=14, axis=2)
    problem = Problem("concat-shape", op="cat", other=[tensor(B, 16, 15, 15), tensor(B, 16, 14, 14)], fault=fault)
    assert said("CVL301", problem, Facts(kind="cat")) == (
        "cat cannot join (B, 16, 15, 15) and (B, 16, 14, 14): 15 and 14 at axis 2"
    )


def test_concatenation_of_many_shows_the_first():
    problem = Problem("concat-shape", op="cat", other=[tensor(B, n) for n in range(7)])
    assert said("CVL301", problem, Facts(kind="cat")) == "cat cannot join (B, 0), (B, 1), (B, 2) and 4 more"


def test_an_operator_is_shown_as_its_sign():
    fault = ShapeFault("broadcast-shape", "sizes differ", expected=28, actual=56, axis=-1)
    problem = Problem("broadcast-shape", op="add", tensor=tensor(B, 28), other=tensor(B, 56), fault=fault)
    assert said("CVL302", problem) == "`+` gets (B, 28) and (B, 56), which cannot be broadcast: 28 and 56 at axis -1"
    problem.op = "add_"
    assert said("CVL302", problem).startswith("`+=` gets")


def test_matrix_product():
    problem = Problem("matmul-shape", op="matmul", tensor=tensor(8, 16, 64), other=tensor(8, 16, 64))
    assert said("CVL303", problem, Facts(kind="matmul")) == "matmul cannot multiply (8, 16, 64) by (8, 16, 64)"


def test_output():
    problem = Problem("output-shape", op="binary_cross_entropy", tensor=tensor(8, 1), other=tensor(8))
    assert said("CVL401", problem) == (
        "`binary_cross_entropy` cannot compare the output, (8, 1), with labels of shape (8,)"
    )
    problem.layer = Linear()
    assert said("CVL401", problem, Facts("fc", "Dense")) == (
        "`binary_cross_entropy` cannot compare the output of Dense `fc`, (8, 1), with labels of shape (8,)"
    )


def test_features_of_an_unflattened_map_name_the_map():
    problem = Problem("linear-in-features", layer=Linear(), argument="in_features", expected=6, actual=12544)
    problem.tensor = tensor(B, 256, 6, 6)
    assert said("CVL101", problem) == (
        "Linear takes in_features=12544, but 6 features arrive, the last axis of (B, 256, 6, 6)"
    )


@pytest.mark.parametrize(
    ("code", "detail", "text"),
    [
        ("CVL001", "expected ':'", "the file cannot be read as Python: expected ':'"),
        ("CVL002", "unknown key `inptu`", "unknown key `inptu`"),
        ("CVL003", "", "the suppression `CVL101` suppresses nothing"),
        ("CVL004", "", "the input size of `CVL101` is declared nowhere"),
        ("CVL005", "torch.foo is not modelled", "not analysed `CVL101`: torch.foo is not modelled"),
        ("CVL501", "Conv2d() missing a required argument: 'k'", "Conv2d() is missing the required argument: 'k'"),
    ],
)
def test_what_stands_in_the_detail_is_said(code, detail, text):
    assert said(code, Problem("x", detail=detail), Facts(subject="CVL101")) == text


# --------------------------------------------------------------------------- whatever is missing

sizes = st.sampled_from([None, 0, 1, 7, -3, True, 2.5, "text", "", B, H * 3, NOBODY_KNOWS, H * NOBODY_KNOWS, object()])
values = st.one_of(
    sizes,
    st.lists(sizes, max_size=4).map(tuple),
    st.lists(sizes, max_size=4).map(lambda shape: Tensor(tuple(shape))),
    st.builds(Unknown, st.text(max_size=5)),
    st.lists(st.builds(lambda s: Tensor(tuple(s)), st.lists(sizes, max_size=3)), max_size=6),
)
texts = st.sampled_from(["", "fc1", "add", "add_", "(B, 3)"])
faults = st.none() | st.builds(
    lambda text, expected, actual, axis: ShapeFault("x", text, expected=expected, actual=actual, axis=axis),
    texts,
    values,
    values,
    values,
)
problems = st.builds(
    Problem,
    st.just("x"),
    op=texts,
    layer=st.none() | st.builds(Linear),
    argument=st.none() | texts,
    tensor=st.none() | st.lists(sizes, max_size=4).map(lambda shape: Tensor(tuple(shape))),
    other=values,
    weight=st.none() | st.lists(sizes, max_size=2).map(lambda shape: Tensor(tuple(shape))),
    expected=values,
    actual=values,
    fault=faults,
    detail=texts,
)
facts_of = st.builds(
    Facts,
    texts,
    texts,
    st.lists(st.integers(-2, 9), max_size=4).map(tuple),
    texts,
    st.sampled_from(["", DECLARED]),
    texts,
)


@settings(max_examples=3 * settings().max_examples, deadline=None)
@given(problems, facts_of)
def test_no_message_ever_raises(problem, facts):
    for rule in all_rules():
        for text in (rule.message(problem, facts), rule.help(problem, facts)):
            assert isinstance(text, str)
            assert "\n" not in text and "  " not in text and " None" not in text
        assert rule.message(problem, facts).strip()
