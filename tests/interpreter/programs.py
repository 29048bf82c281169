"""Small programs whose results under the interpreter must equal CPython's: each is run by both."""

PROGRAMS = {
    "closures": """
def counter(start=0):
    total = start
    def add(n=1):
        nonlocal total
        total += n
        return total
    return add
c = counter(10)
a = [c(), c(5), c(n=2)]
fs = [lambda x, k=k: x * k for k in range(4)]
b = [f(10) for f in fs]
""",
    "classes": """
class Base:
    kind = "base"
    count = 0
    def __init__(self, n):
        self.n = n
        Base.count += 1
    def double(self):
        return self.n * 2
    @property
    def triple(self):
        return self.n * 3
    @triple.setter
    def triple(self, value):
        self.n = value // 3
    @staticmethod
    def plus(a, b):
        return a + b
    @classmethod
    def make(cls, n):
        return cls(n)
    def __len__(self):
        return self.n
    def __getitem__(self, i):
        return self.n + i
    def __call__(self, x, *args, scale=1, **kw):
        return (self.n + x + sum(args)) * scale, sorted(kw)
    def __add__(self, other):
        return Base(self.n + other.n)
    def __eq__(self, other):
        return self.n == other.n
class Derived(Base):
    kind = "derived"
    def __init__(self, n, extra=1):
        super().__init__(n)
        self.extra = extra
    def double(self):
        return super().double() + self.extra
class Old(Derived):
    def __init__(self, *args, **kwargs):
        super(Old, self).__init__(*args, **kwargs)
d = Derived(4)
o = Old(3, extra=5)
r = [d.double(), o.double(), d.triple, len(d), d[2], d(1, 2, 3, scale=2, z=1, y=2), Base.plus(1, 2), Old.make(7).n]
d.triple = 30
r += [d.n, (d + o).n, d == Derived(10), isinstance(o, Base), issubclass(Old, Derived), d.kind, Base.count,
      type(o).__name__, o.__class__.__name__, hasattr(o, "extra"), getattr(o, "nope", 3)]
""",
    "control": """
out = []
for i in range(10):
    if i == 2:
        continue
    if i > 6:
        break
    out.append(i)
else:
    out.append("else")
n = 0
while n < 5:
    n += 1
else:
    out.append("done")
try:
    {}["missing"]
except KeyError as e:
    out.append("key")
finally:
    out.append("finally")
try:
    int("x")
except (TypeError, ValueError):
    out.append("value")
else:
    out.append("never")
class MyError(ValueError):
    pass
def f(x):
    try:
        if x:
            raise MyError("bad")
        return "fine"
    except MyError as error:
        return "caught " + str(error.args[0])
    finally:
        out.append("f")
out += [f(0), f(1)]
""",
    "comprehensions": """
m = [[i * j for j in range(3)] for i in range(3)]
flat = [x for row in m for x in row if x % 2 == 0]
d = {k: v for k, v in zip("abc", range(3))}
s = sorted({x % 3 for x in range(10)})
g = sum(x * x for x in range(5))
first, *rest, last = range(6)
a, (b, c) = 1, (2, 3)
t = (*rest, *s)
k = {**d, "z": 26}
w = [y := 5, y ** 2]
q = any((found := x) > 3 for x in [1, 5, 2])
""",
    "functions": """
def f(a, b=2, *args, c, d=4, **kw):
    return (a, b, args, c, d, sorted(kw.items()))
r = [f(1, c=3), f(1, 5, 6, 7, c=3, e=9), f(*[1, 2], **{"c": 5, "x": 1})]
def gen(n):
    for i in range(n):
        yield i
    yield from "ab"
g = list(gen(3))
def deco(prefix):
    def wrap(fn):
        def inner(*args, **kwargs):
            return prefix + str(fn(*args, **kwargs))
        return inner
    return wrap
@deco("<")
def num(x):
    return x + 1
h = num(4)
def fact(n):
    return 1 if n <= 1 else n * fact(n - 1)
x = fact(20)
""",
    "strings": """
name, n = "conv", 3
r = [f"{name}{n}", f"{n:03d}", f"{n!r:>4}", "%s-%d" % (name, n), "{}_{}".format(name, n), "{a}".format(a=1),
     name.upper(), ",".join(["a", "b"]), "a b".split(), name[1:3], name[::-1], "x" * 3, f"{3.14159:.2f}", f"{{}}",
     "layer%d" % 4, 'a' 'b' f"{n}"]
""",
    "numbers": """
r = [7 // 2, -7 // 2, 7 % 3, 2 ** 10, 7 / 2, 1 << 4, 5 & 3, 5 | 3, 5 ^ 3, ~5, -3, abs(-4), round(2.5), int(3.9), float(2),
     max(1, 5, 3), min([4, 2]), divmod(7, 2), 1 < 2 < 3, 1 < 3 < 2, not 0, 0 or 5, 1 and 7, None is None, 3 in [1, 2],
     int((227 - 11) / 4 + 1), 0x1F, 1_000, 1e3]
""",
    "match": """
def kind(x):
    match x:
        case 0:
            return "zero"
        case [a, b]:
            return ("pair", a, b)
        case {"k": v, **rest}:
            return ("dict", v, rest)
        case str() as s if len(s) > 2:
            return ("long", s)
        case "a" | "b":
            return "ab"
        case [first, *others]:
            return (first, others)
        case _:
            return "other"
class Conv:
    __match_args__ = ("width", "height")
    def __init__(self, width, height):
        self.width, self.height = width, height
def size(x):
    match x:
        case Conv(depth=d):
            return ("deep", d)
        case Conv(width=w, height=h) if w == h:
            return ("square", w)
        case Conv(w, [h, *_]):
            return ("tall", w, h)
        case {"conv": Conv(w, h)}:
            return ("held", w, h)
        case Conv() as conv:
            return ("wide", conv.width)
r = [kind(v) for v in (0, [1, 2], {"k": 3}, {"k": 4, "l": 5}, "hello", "a", [1, 2, 3], 5.5)]
s = [size(v) for v in (Conv(3, 3), Conv(3, [7, 8]), Conv(3, 5), {"conv": Conv(1, 2)}, None)]
""",
    "stdlib": """
import math, collections, functools, itertools, copy
from collections import OrderedDict, namedtuple
P = namedtuple("P", "x y")
p = P(1, y=2)
od = OrderedDict([("a", 1), ("b", 2)])
dd = collections.defaultdict(list)
dd["k"].append(1)
add = functools.partial(lambda a, b: a + b, 10)
r = [math.floor(3.7), math.ceil(3.2), math.sqrt(16), p.x, p.y, list(od), dict(dd), add(5), list(itertools.chain([1], [2, 3])),
     functools.reduce(lambda a, b: a * b, [1, 2, 3, 4]), copy.deepcopy([[1], 2])]
""",
    "scopes": """
x = 1
class A:
    x = 2
    y = [x for _ in range(2)]
    def get(self):
        return x
def outer():
    x = 3
    class B:
        def get(self):
            return x
    return B().get()
def change():
    global x
    x = 9
r = [A().get(), outer()]
change()
r.append(x)
""",
    "deletion": """
def f():
    big, items, table = 2, [1, 2, 3], {"a": 1, "b": 2}
    del big
    del items[0], table["a"]
    return items, table
r = f()
""",
    "private": """
class Net:
    def __init__(self):
        self.__n = 3
        self._m = 4
    def n(self):
        return self.__n + self._m
r = Net().n()
""",
    "containers": """
class Blocks(list):
    def total(self):
        return sum(self)
class Config(dict):
    def __getattr__(self, name):
        return self[name]
b = Blocks([1, 2, 3])
b.append(4)
c = Config(width=5)
r = [b.total(), len(b), c.width, c["width"], sorted(c.items())]
l = [1, 2, 3, 4]
l[1:3] = [9]
del l[0]
l += [7]
l.insert(0, 5)
d = {"a": 1}
d.setdefault("b", []).append(2)
d.update(c=3)
r += [l, sorted(d), d.get("zz", 0), d.pop("a")]
""",
    "methods given later": """
def add_to(cls):
    def wrapper(function):
        setattr(cls, function.__name__, function)
    return wrapper
class Base:
    def __init__(self, n):
        self.n = n
class Net(Base):
    pass
@add_to(Net)
def __init__(self, n, m=2):
    super(Net, self).__init__(n)
    self.m = m
@add_to(Net)
def __len__(self):
    return self.n * self.m
@add_to(Net)
def total(self):
    return len(self) + 1
r = [len(Net(3)), Net(4, m=5).total(), __init__]
""",
    "frames": """
import inspect
class Parameters:
    def save(self, ignore=[]):
        frame = inspect.currentframe().f_back
        _, _, _, values = inspect.getargvalues(frame)
        self.saved = {k: v for k, v in values.items() if k not in set(ignore + ["self"])}
        for name, value in self.saved.items():
            setattr(self, name, value)
class Net(Parameters):
    def __init__(self, width, depth=3, *, rate=0.5, skipped=1):
        self.save(ignore=["skipped"])
net = Net(8)
info = inspect.getargvalues(inspect.currentframe())
r = [net.width, net.depth, net.rate, sorted(net.saved), hasattr(net, "skipped"), info.varargs]
r += [c.__name__ for c in inspect.getmro(Net)]
""",
}
