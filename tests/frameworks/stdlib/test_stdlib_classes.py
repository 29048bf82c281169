"""dataclasses, enum and typing make the classes that Python's make, as the interpreter hands them over."""

from __future__ import annotations

import pytest

from convlint.frameworks.stdlib import dataclasses, enum, typing
from convlint.shapes import Undecided
from convlint.values import Unknown


def user_class(name, *bases, annotations=None, **namespace):
    """A class as the interpreter makes it: by the metaclass of its bases, marked as the program's."""
    bases = bases or (object,)
    metaclass = next((type(base) for base in bases if type(base) is not type), type)
    body = {"__module__": "program.test", "__convlint_user__": True, "__qualname__": name, **namespace}
    if annotations is not None:
        body["__annotations__"] = annotations
    return metaclass(name, bases, body)


# --------------------------------------------------------------------------- dataclasses


def test_a_dataclass():
    cls = dataclasses.dataclass(user_class("Config", annotations={"a": int, "b": list, "c": str}, c="x"))
    made = cls(1, b=[2])
    assert (made.a, made.b, made.c) == (1, [2], "x")
    assert repr(made) == "Config(a=1, b=[2], c='x')"
    assert made == cls(1, [2]) and made != cls(2, [2])
    assert dataclasses.asdict(made) == {"a": 1, "b": [2], "c": "x"}
    assert dataclasses.astuple(made) == (1, [2], "x")
    assert dataclasses.replace(made, a=5).a == 5
    assert [field.name for field in dataclasses.fields(cls)] == ["a", "b", "c"]
    for args, kwargs in [((), {}), ((1, 2, 3, 4), {}), ((1,), {"d": 1}), ((1, 2), {"a": 1})]:
        with pytest.raises(TypeError):
            cls(*args, **kwargs)


def test_fields_with_factories_and_without_parameters():
    cls = user_class(
        "Config",
        annotations={"items": list, "total": int, "scale": int},
        items=dataclasses.field(default_factory=list),
        total=dataclasses.field(init=False, default=0),
        scale=dataclasses.field(default=2, kw_only=True),
        __post_init__=lambda self: setattr(self, "total", len(self.items) * self.scale),
    )
    cls = dataclasses.dataclass(cls)
    assert cls().items is not cls().items
    assert (cls([1, 2]).total, cls([1], scale=5).total, cls.scale) == (2 * 2, 5, 2)
    with pytest.raises(TypeError):
        cls([1], 3)
    assert not hasattr(cls, "items")


def test_inheritance_keeps_the_order_of_the_base():
    base = dataclasses.dataclass(user_class("Base", annotations={"a": int, "b": int}, b=2))
    derived = dataclasses.dataclass(user_class("Derived", base, annotations={"b": int, "c": int}, b=20, c=3))
    assert dataclasses.astuple(derived(1)) == (1, 20, 3)


def test_class_variables_initvars_and_own_methods():
    seen = []
    cls = user_class(
        "Config",
        annotations={"kind": typing.ClassVar, "other": "ClassVar[int]", "seed": dataclasses.InitVar, "a": int},
        kind="k",
        other=1,
        a=0,
        __repr__=lambda self: "own",
        __post_init__=lambda self, seed: seen.append(seed),
    )
    cls = dataclasses.dataclass(order=True)(cls)
    made = cls(9, 4)
    assert (made.a, seen, repr(made), made > cls(0, 3)) == (4, [9, 0], "own", True)
    assert not hasattr(made, "seed") and dataclasses.asdict(made) == {"a": 4}


def test_kw_only_marker_and_hash():
    cls = user_class("Config", annotations={"a": int, "_": dataclasses.KW_ONLY, "b": int}, b=1)
    cls = dataclasses.dataclass(frozen=True)(cls)
    assert hash(cls(1)) == hash(cls(1)) and cls(1, b=2).b == 2
    with pytest.raises(TypeError):
        cls(1, 2)


def test_twin_classes_are_not_changed():
    assert dataclasses.dataclass(enum.auto) is enum.auto
    assert not hasattr(enum.auto, "__dataclass_fields__")
    assert isinstance(dataclasses.make_dataclass("X", ["a"]), Unknown)


# --------------------------------------------------------------------------- enum


def test_members():
    color = user_class("Color", enum.Enum, RED=1, GREEN=enum.auto(), CRIMSON=1, describe=lambda self: self.name)
    assert [member.name for member in color] == ["RED", "GREEN"] and len(color) == 2
    assert (color.RED.value, color.GREEN.value, color.CRIMSON is color.RED) == (1, 2, True)
    assert color(2) is color["GREEN"] is color.GREEN and color(color.RED) is color.RED
    assert color.RED in color and color.RED != color.GREEN and color.RED != 1
    assert {color.RED: "x"}[color.RED] == "x" and str(color.RED) == "Color.RED"
    assert repr(color.RED) == "<Color.RED: 1>" and color.GREEN.describe() == "GREEN"
    assert isinstance(color.RED, color) and list(color.__members__) == ["RED", "GREEN", "CRIMSON"]
    with pytest.raises(ValueError):
        color(7)
    with pytest.raises(KeyError):
        color["BLUE"]
    with pytest.raises(ValueError):
        enum.unique(color)


def test_members_that_are_numbers_or_texts():
    size = user_class("Size", enum.IntEnum, SMALL=1, BIG=2)
    assert size.BIG + 1 == 3 and size.SMALL == 1 and size.SMALL < size.BIG and [5, 6, 7][size.BIG] == 7
    mode = user_class("Mode", str, enum.Enum, TRAIN="train")
    assert mode.TRAIN == "train" and mode("train") is mode.TRAIN and mode.TRAIN.upper() == "TRAIN"
    auto = user_class("Auto", enum.StrEnum, RED=enum.auto())
    assert auto.RED == "red" and str(auto.RED) == "red"


def test_members_with_their_own_attributes():
    def __init__(self, width, depth):
        self.width, self.depth = width, depth

    net = user_class("Net", enum.Enum, __init__=__init__, SMALL=(64, 18), LARGE=(128, 50))
    assert (net.LARGE.width, net.SMALL.depth, net.SMALL.value) == (128, 18, (64, 18))


def test_flags():
    flag = user_class("Flag", enum.Flag, A=enum.auto(), B=enum.auto(), C=enum.auto())
    both = flag.A | flag.B
    assert flag.C.value == 4 and both.value == 3 and flag.A in both and flag.C not in both
    assert both & flag.B is flag.B and list(both) == [flag.A, flag.B] and not flag.A & flag.B
    assert (~flag.A).value == 6


def test_the_functional_form():
    color = enum.Enum("Color", "RED GREEN")
    assert [member.value for member in color] == [1, 2]
    assert isinstance(enum.Enum("Color", Unknown("names")), Unknown)


# --------------------------------------------------------------------------- typing


def test_annotations_are_inert():
    assert typing.List is list and typing.Dict is dict
    for form in (typing.Optional, typing.Union, typing.Callable, typing.Literal, typing.TypeVar("T")):
        assert form[int] is form
    assert typing.cast(int, "a") == "a" and typing.overload(len) is len and typing.TYPE_CHECKING is False
    with pytest.raises(Undecided):
        isinstance(3, typing.Optional[int])
    assert isinstance([], typing.Sequence)
    assert isinstance(typing.get_type_hints(int), Unknown)


def test_bases():
    box = user_class("Box", typing.Generic, __init__=lambda self, x: setattr(self, "x", x))
    assert box(3).x == 3 and isinstance(box(3), box)
    point = user_class("Point", typing.NamedTuple, annotations={"x": int, "y": int}, y=4, norm=lambda self: self.x)
    assert point(1) == (1, 4) and point(1, y=2).y == 2 and point(5).norm() == 5
    options = user_class("Options", typing.TypedDict, annotations={"a": int})
    assert options(a=1) == {"a": 1} and type(options(a=1)) is dict
    protocol = user_class("Proto", typing.Protocol)
    with pytest.raises(Undecided):
        isinstance(3, protocol)
    assert isinstance(user_class("Impl", protocol)(), protocol)
    pair = typing.NamedTuple("Pair", [("a", int), ("b", int)])
    assert pair(1, 2).b == 2
