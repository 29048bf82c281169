"""The modules of the standard library: they agree with Python's, end on hostile input, and touch nothing."""

from __future__ import annotations

import copy as python_copy
import functools as python_functools
import importlib
import itertools as python_itertools
import math as python_math
import os
import re as python_re
import sys
import time as clock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convlint.frameworks.stdlib import (
    argparse,
    collections,
    contextlib,
    copy,
    functools,
    itertools,
    math,
    operator,
    pathlib,
    random,
    re,
    types,
)
from convlint.frameworks.stdlib import os as twin_os
from convlint.frameworks.stdlib.builtins import BUILTINS
from convlint.frameworks.stdlib.collections import abc
from convlint.shapes import Dim, Undecided, symbol
from convlint.values import Tensor, Unknown

H = symbol(("test", "H"))
NUMBERS = st.one_of(st.integers(-30, 30), st.floats(-5, 5))
LISTS = st.lists(st.integers(0, 4), max_size=4)


def outcome(function, *args):
    try:
        return "value", repr(function(*args))
    except Exception as error:
        return "error", type(error).__name__


def reason(function, *args, **kwargs):
    try:
        result = function(*args, **kwargs)
        if not isinstance(result, Unknown):
            result = list(result)
    except Undecided as undecided:
        result = undecided.subject
    assert isinstance(result, Unknown)
    return result.reason


# --------------------------------------------------------------------------- math

ONE = [
    "ceil",
    "floor",
    "trunc",
    "sqrt",
    "exp",
    "log",
    "log2",
    "log10",
    "sin",
    "cosh",
    "atan",
    "degrees",
    "fabs",
    "isnan",
    "factorial",
    "isqrt",
    "modf",
    "frexp",
    "erf",
    "gamma",
]
TWO = ["pow", "atan2", "log", "fmod", "gcd", "comb", "perm", "copysign", "hypot", "ldexp", "isclose", "lcm"]


@given(st.sampled_from(ONE), NUMBERS)
def test_math_of_one_number(name, x):
    assert outcome(getattr(math, name), x) == outcome(getattr(python_math, name), x)


@given(st.sampled_from(TWO), NUMBERS, NUMBERS)
def test_math_of_two_numbers(name, x, y):
    assert outcome(getattr(math, name), x, y) == outcome(getattr(python_math, name), x, y)


@given(st.lists(NUMBERS, max_size=4))
def test_math_of_many_numbers(values):
    assert math.prod(values) == python_math.prod(values)
    assert math.fsum(values) == python_math.fsum(values)


def test_math_of_symbols():
    assert math.floor(H / 2) == H // 2
    assert math.ceil(H / 2) == -(-H // 2)
    assert math.floor(H) is H
    assert math.prod([2, H, 3]) == 6 * H
    assert math.sqrt(H).kind is float
    assert math.gcd(H, 4).kind is int
    assert math.sqrt(H).key == math.sqrt(H).key != math.sqrt(H + 1).key
    assert math.ceil(Unknown("n")).kind is int
    assert math.sqrt(Tensor((2,))).kind is float
    assert math.floor(Tensor((), constant=2.5)) == 2


@pytest.mark.parametrize("name, args", [("factorial", (10**9,)), ("comb", (10**9, 10**8)), ("perm", (10**9,))])
def test_math_is_bounded(name, args):
    assert getattr(math, name)(*args).reason == "too large"


# --------------------------------------------------------------------------- itertools, functools, operator


@given(LISTS, LISTS)
def test_itertools(a, b):
    for name, args, kwargs in [
        ("chain", (a, b), {}),
        ("zip_longest", (a, b), {"fillvalue": 7}),
        ("product", (a, b), {}),
        ("permutations", (a,), {}),
        ("combinations", (a, 2), {}),
        ("accumulate", (a,), {}),
        ("islice", (a, 1, 3), {}),
        ("pairwise", (a,), {}),
        ("compress", (a, b), {}),
        ("takewhile", (lambda x: x < 2, a), {}),
        ("filterfalse", (None, a), {}),
        ("repeat", (1, 3), {}),
    ]:
        expected = list(getattr(python_itertools, name)(*args, **kwargs))
        assert list(getattr(itertools, name)(*args, **kwargs)) == expected
    assert list(itertools.chain.from_iterable([a, b])) == a + b
    assert [next(part) for part in [itertools.count(3)] * 2] == [3, 4]
    assert list(zip(a, itertools.cycle("xy"), strict=False)) == list(zip(a, python_itertools.cycle("xy"), strict=False))


def test_itertools_end():
    start = clock.perf_counter()
    assert reason(itertools.product, range(1000), repeat=1000) == "too large"
    assert reason(itertools.product, [1, 2], repeat=10**9) == "too large"
    assert reason(itertools.permutations, range(100)) == "too large"
    assert reason(itertools.combinations, range(100), 50) == "too large"
    assert reason(itertools.count) == "too large"
    assert reason(itertools.cycle, [1]) == "too large"
    assert reason(itertools.repeat, 1) == "too large"
    assert reason(itertools.repeat, 1, 10**9) == "too large"
    assert list(itertools.accumulate([[0] * 10**6] * 2))[1].reason == "too large"
    assert reason(itertools.chain, Unknown("first")) == "first"
    assert clock.perf_counter() - start < 20


def test_functools():
    assert functools.partial(functools.partial(BUILTINS["max"], 1), 5)(3) == 5
    assert functools.reduce(operator.mul, [2, H, 3]) == 6 * H
    with pytest.raises(TypeError):
        functools.reduce(lambda a, b: a, [])
    partial = functools.partial(sorted, key=len)
    assert (partial.func, partial.args, partial.keywords) == (sorted, (), {"key": len})

    class Box:
        __convlint_user__ = True

        def __init__(self, n):
            self.n = n

        @functools.cached_property
        def twice(self):
            self.n += 1
            return self.n * 2

        def add(self, a, b):
            return self.n + a + b

        add_one = functools.partialmethod(add, 1)

        def __lt__(self, other):
            return self.n < other.n

        def __eq__(self, other):
            return self.n == other.n

    Box = functools.total_ordering(Box)
    box = Box(3)
    assert (box.twice, box.twice, box.n) == (8, 8, 4)
    assert box.add_one(5) == 10
    assert Box(1) <= Box(1) < Box(2) and Box(3) >= Box(2) > Box(1)
    assert sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a)) == [3, 2, 1]


def test_single_dispatch():
    describe = functools.singledispatch(lambda value: "any")
    describe.register(int)(lambda value: "int")
    assert (describe(True), describe("a")) == ("int", "any")
    describe.register(lambda value: "by annotation")
    assert isinstance(describe(1), Unknown)


def test_decorators_do_not_write_to_twins():
    before = dict(vars(math.floor))
    functools.wraps(lambda: 0)(math.floor)
    functools.lru_cache(math.floor)
    functools.cache(math.floor)
    assert math.floor.__name__ == "floor" and dict(vars(math.floor)) == before
    assert functools.total_ordering(copy._Copier) is copy._Copier and "__lt__" not in vars(copy._Copier)


def test_operator():
    assert operator.mul(3, H) == 3 * H
    assert operator.pow(10, 10**10).reason == "too large"
    assert operator.itemgetter(1, 0)("ab") == ("b", "a")
    assert isinstance(operator.attrgetter("__class__")(collections.deque()), Unknown)
    assert isinstance(operator.attrgetter("maxlen.__class__")(collections.deque(maxlen=3)), Unknown)
    assert operator.attrgetter("maxlen")(collections.deque(maxlen=3)) == 3
    assert isinstance(operator.attrgetter("__globals__")(math.floor), Unknown)
    assert operator.methodcaller("upper")("a") == "A"
    assert isinstance(operator.methodcaller("__reduce__")("a"), Unknown)
    items = [1]
    assert operator.iadd(items, [2]) is items == [1, 2]


# --------------------------------------------------------------------------- copy


class Node:
    __convlint_user__ = True

    def __init__(self, *children):
        self.children = list(children)
        self.table = {"a": (1, [2])}
        self.parent = None


def test_deepcopy_copies_once_and_shares_what_does_not_change():
    leaf = Node()
    tree = Node(leaf, leaf)
    leaf.parent = tree
    tree.function = test_functools
    twin = copy.deepcopy(tree)
    assert twin is not tree and twin.children[0] is twin.children[1] is not leaf
    assert twin.children[0].parent is twin
    assert twin.table == tree.table and twin.table["a"][1] is not tree.table["a"][1]
    assert twin.function is test_functools


@given(st.recursive(NUMBERS, lambda part: st.lists(part, max_size=3) | st.dictionaries(st.text(max_size=1), part)))
def test_deepcopy_equals(value):
    assert repr(copy.deepcopy(value)) == repr(python_copy.deepcopy(value))


def test_copies_of_containers():
    ordered = collections.OrderedDict([("a", [1])])
    shallow, deep = copy.copy(ordered), copy.deepcopy(ordered)
    assert type(shallow) is type(deep) is collections.OrderedDict
    assert shallow["a"] is ordered["a"] is not deep["a"]
    point = collections.namedtuple("Point", "x y")([1], 2)
    assert copy.deepcopy(point) == point and copy.deepcopy(point).x is not point.x
    tensor = Tensor((1, H))
    assert copy.deepcopy(tensor).shape == (1, H) and copy.deepcopy(tensor) is not tensor
    assert copy.deepcopy(H) is H


def test_the_program_s_own_deepcopy_is_used():
    class Own(Node):
        __convlint_user__ = True

        def __deepcopy__(self, memo):
            return "own"

    assert copy.deepcopy([Own()]) == ["own"]


def test_deepcopy_ends():
    deep = []
    for _ in range(100_000):
        deep = [deep]
    with pytest.raises(Undecided):
        copy.deepcopy(deep)
    with pytest.raises(Undecided):
        copy.deepcopy([[] for _ in range(200_000)])
    shared = []
    for _ in range(60):
        shared = [shared, shared]
    assert len(copy.deepcopy(shared)) == 2


def test_objects_of_this_process_are_not_copied():
    assert copy.deepcopy(sys) is sys
    assert copy.deepcopy({"a": os.path})["a"] is os.path


# --------------------------------------------------------------------------- collections


def test_namedtuple():
    Point = collections.namedtuple("Point", "x, y z", defaults=[7])
    point = Point(1, y=2)
    assert (point.x, point.y, point.z, tuple(point), len(point)) == (1, 2, 7, (1, 2, 7), 3)
    assert point._replace(x=5) == (5, 2, 7) and point._asdict() == {"x": 1, "y": 2, "z": 7}
    assert Point._fields == ("x", "y", "z") and Point._make([1, 2, 3]).z == 3
    assert repr(point) == "Point(x=1, y=2, z=7)"
    for args in [(), (1, 2, 3, 4)]:
        with pytest.raises(TypeError):
            Point(*args)
    with pytest.raises(ValueError):
        collections.namedtuple("Bad", "class x")
    with pytest.raises(ValueError):
        collections.namedtuple("Bad", "a a")


def test_dicts():
    groups = collections.defaultdict(list)
    groups["a"].append(1)
    assert groups == {"a": [1]} and isinstance(groups, dict)
    with pytest.raises(KeyError):
        collections.defaultdict()["x"]
    counter = collections.Counter("abca")
    assert counter["a"] == 2 and counter["z"] == 0 and counter.most_common(1) == [("a", 2)]
    assert sorted(counter.elements()) == ["a", "a", "b", "c"]
    ordered = collections.OrderedDict(a=1, b=2)
    ordered.move_to_end("a")
    assert list(ordered) == ["b", "a"] and ordered.popitem(last=False) == ("b", 2)
    with pytest.raises(Undecided):
        collections.OrderedDict(Unknown("x"))
    with pytest.raises(Undecided):
        collections.Counter(a=10**12).elements()


@given(st.lists(st.sampled_from(["append", "appendleft", "pop", "popleft", "rotate", "reverse"]), max_size=8))
def test_deque(operations):
    import collections as python_collections

    twin, real = collections.deque([1, 2, 3], maxlen=4), python_collections.deque([1, 2, 3], maxlen=4)
    for position, name in enumerate(operations):
        args = (position,) if name.startswith("append") else ()
        assert outcome(getattr(twin, name), *args) == outcome(getattr(real, name), *args)
        assert list(twin) == list(real) and len(twin) == len(real)


def test_abstract_containers():
    assert isinstance([], abc.Sequence) and isinstance((), abc.Iterable) and isinstance({}, abc.Mapping)
    assert not isinstance(3, abc.Iterable) and not isinstance("a", abc.MutableSequence)
    assert isinstance(len, abc.Callable) and not isinstance(3, abc.Callable) and not isinstance([], abc.Hashable)
    assert not BUILTINS["isinstance"](H, abc.Iterable)
    with pytest.raises(Undecided):
        isinstance(Unknown("x"), abc.Iterable)


# --------------------------------------------------------------------------- argparse


def parser():
    made = argparse.ArgumentParser(description="x")
    made.add_argument("data", help="required")
    made.add_argument("-b", "--batch-size", type=int, default=64, metavar="N")
    made.add_argument("--lr", type=float, default="0.1")
    made.add_argument("--cuda", action="store_true")
    made.add_argument("--no-cuda", action="store_false", dest="cuda_too")
    made.add_argument("--sizes", nargs="+", type=int, default=[1, 2])
    made.add_argument("--name", required=True)
    group = made.add_argument_group("more")
    group.add_argument("--depth", type=int)
    group.add_argument("--resume", type=str)
    made.set_defaults(extra=3, depth=18)
    return made


def test_arguments_have_their_defaults():
    args = parser().parse_args()
    assert (args.batch_size, args.lr, args.cuda, args.cuda_too, args.sizes) == (64, 0.1, False, True, [1, 2])
    assert (args.depth, args.extra) == (18, 3)
    assert isinstance(args.data, Unknown) and args.name.kind is str and isinstance(args.resume, Unknown)
    assert "lr" in args and "batch_size" in args._from_defaults


def test_a_given_command_line_is_not_followed():
    args = parser().parse_args(["--lr", "3"])
    assert isinstance(args.lr, Unknown) and args.lr.kind is float
    assert parser().parse_known_args([])[0].batch_size == 64


def test_subcommands_are_unknown():
    made = parser()
    made.add_subparsers(dest="command").add_parser("train").add_argument("--x")
    assert isinstance(made.parse_args(), Unknown)


# --------------------------------------------------------------------------- the rest


def test_context_managers():
    @contextlib.contextmanager
    def managed(value):
        return iter([value])

    with managed(5) as value:
        assert value == 5
    with contextlib.suppress(ValueError):
        raise ValueError
    with contextlib.nullcontext(3) as value:
        assert value == 3


def test_files_and_environment_are_not_looked_at(tmp_path):
    present = str(tmp_path)
    made = tmp_path / "made"
    assert twin_os.path.exists(present).kind is bool
    assert twin_os.path.exists("a").key == twin_os.path.exists("a").key != twin_os.path.exists("b").key
    twin_os.makedirs(str(made))
    twin_os.remove(present)
    assert tmp_path.exists() and not made.exists()
    assert isinstance(twin_os.listdir(present), Unknown) and isinstance(twin_os.getcwd(), Unknown)
    assert isinstance(twin_os.environ["PATH"], Unknown) and isinstance(twin_os.environ.get("HOME", 3), Unknown)
    assert isinstance(twin_os.system(f"touch {made}"), Unknown) and not made.exists()
    twin_os.environ["CONVLINT_TEST"] = "1"
    assert "CONVLINT_TEST" not in os.environ
    with pytest.raises(Undecided):
        "PATH" in twin_os.environ  # noqa: B015


def test_paths_are_texts():
    path = pathlib.Path("a") / "b" / "c.tar.gz"
    assert (str(path), path.name, path.suffix, path.stem) == ("a/b/c.tar.gz", "c.tar.gz", ".gz", "c.tar")
    assert str(path.parent.joinpath("d").with_suffix(".py")) == "a/b/d.py"
    assert path.exists().kind is bool and isinstance(path.read_text(), Unknown)
    assert twin_os.path.join("a", "/b") == "/b" and twin_os.path.splitext("a/b.py") == ("a/b", ".py")
    assert isinstance(twin_os.path.join("a", Unknown("x")), Unknown)


def test_chance_is_unknown():
    assert random.randint(1, 6).kind is int and random.random().kind is float
    assert random.choice([3, 3]) == 3 and isinstance(random.choice([3, 4]), Unknown)
    items = [1, 2]
    random.shuffle(items)
    assert all(isinstance(item, Unknown) for item in items)
    assert isinstance(random.Random(3).choice([1, 2]), Unknown)


PATTERNS = [
    (r"(\d+)\.(\w)", "a12.b 3.c"),
    (r"^features\.(.*)$", "features.conv0.weight"),
    (r"a|b+", "abbb"),
    (r"[^a-z]", "ab1"),
    (r"(?P<name>x)(?:y)?", "xy x"),
    (r"\bconv(\d)?", "conv1 conv"),
    (r"$", "ab"),
]


@pytest.mark.parametrize("pattern, text", PATTERNS)
def test_regular_expressions(pattern, text):
    for name in ("search", "match", "fullmatch"):
        twin, real = getattr(re, name)(pattern, text), getattr(python_re, name)(pattern, text)
        assert (twin is None) == (real is None)
        if real is not None:
            assert (twin.group(), twin.groups(), twin.span()) == (real.group(), real.groups(), real.span())
            assert twin.groupdict() == real.groupdict()
    assert re.findall(pattern, text) == python_re.findall(pattern, text)
    assert re.split(pattern, text) == python_re.split(pattern, text)
    assert re.compile(pattern).sub("-", text) == python_re.sub(pattern, "-", text)
    assert re.sub(pattern, lambda m: m.group(0) * 2, text) == python_re.sub(pattern, lambda m: m.group(0) * 2, text)


def test_file_patterns():
    from convlint.frameworks.stdlib import fnmatch

    assert fnmatch.fnmatch("conv1.weight", "*.weight") is True
    assert fnmatch.filter(["a.py", "b.txt"], "*.py") == ["a.py"]
    assert isinstance(fnmatch.fnmatch("a" * 100, "*a" * 30), Unknown)


CATASTROPHES = [
    (r"(a+)+$", "a" * 40 + "b"),
    (r"(a|a)*$", "a" * 40 + "b"),
    (r"(a|aa)+$", "a" * 40 + "b"),
    (r"(.*a){20}", "a" * 40),
    (r"a*a*a*a*a*a*b", "a" * 400),
    (r"(?:a?){30}a{30}", "a" * 30),
    (r"((a*)*)*b", "a" * 40),
    (r"(a)\1*b", "a" * 40),
    (r"(?=(a+))\1b", "a" * 40),
    (r"(x+x+)+y", "x" * 40),
    (r"a?" * 40 + "a" * 40, "a" * 40),
    (r".*" * 100, "a" * 1000),
    (r"\s+$", " " * 100_000 + "x"),
    ("(" * 200 + ")" * 200, "a"),
]


@pytest.mark.parametrize("pattern, text", CATASTROPHES)
def test_expensive_regular_expressions_are_not_run(pattern, text):
    start = clock.perf_counter()
    for name in ("search", "match", "findall", "split", "fullmatch"):
        result = getattr(re, name)(pattern, text)
        assert isinstance(result, Unknown) or clock.perf_counter() - start < 1
    re.sub(pattern, "b" * 1000, text)
    assert clock.perf_counter() - start < 1


def test_method_type_binds_only_the_program_s_functions():
    assert isinstance(types.MethodType(len, 3), Unknown)
    assert isinstance(types.MethodType(math.floor, 3), Unknown)
    assert isinstance(test_functools, types.FunctionType) and not isinstance(len, types.FunctionType)


MODULES = [
    "abc",
    "argparse",
    "bisect",
    "builtins",
    "collections",
    "contextlib",
    "copy",
    "dataclasses",
    "enum",
    "functools",
    "gc",
    "heapq",
    "inspect",
    "itertools",
    "logging",
    "math",
    "numbers",
    "operator",
    "os",
    "pathlib",
    "pprint",
    "random",
    "re",
    "string",
    "sys",
    "time",
    "traceback",
    "types",
    "typing",
    "typing_extensions",
    "warnings",
]


@pytest.mark.parametrize("name", MODULES)
def test_no_public_name_is_a_host_module_or_native_function(name):
    module = importlib.import_module(f"convlint.frameworks.stdlib.{name}")
    for public, value in vars(module).items():
        if public.startswith("_") or public == "annotations":
            continue
        if isinstance(value, type(sys)):
            assert value.__name__.startswith("convlint.frameworks."), public
        else:
            assert type(value) is not type(len), public


def test_python_s_reduce_is_the_same():
    assert python_functools.reduce(lambda a, b: a - b, [9, 3, 1]) == functools.reduce(lambda a, b: a - b, [9, 3, 1])
    assert isinstance(H, Dim)
