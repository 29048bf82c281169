"""Reading and writing attributes, by allow-list: nothing of this process can be reached from the program being read."""

from __future__ import annotations

from types import BuiltinFunctionType, MethodType, MethodWrapperType
from typing import Any

from convlint.frameworks.stdlib._core import is_internal_name
from convlint.frameworks.stdlib._open import LoadedModules
from convlint.frameworks.stdlib.builtins import CONSTRUCTORS, SAFE_METHODS, call_method
from convlint.interpreter.frames import OPEN, ModuleScope
from convlint.interpreter.functions import Function
from convlint.interpreter.namespaces import TwinModule, is_shared, is_twin_class, is_twin_object, lent
from convlint.interpreter.writes import class_writes, module_writes
from convlint.shapes import Dim
from convlint.values import Tensor, Unknown

# Dunder attributes that a program may read on its own classes, instances and functions.
READABLE_DUNDERS = frozenset(
    [
        "__name__",
        "__qualname__",
        "__module__",
        "__doc__",
        "__class__",
        "__dict__",
        "__init__",
        "__call__",
        "__len__",
        "__getitem__",
        "__setitem__",
        "__delitem__",
        "__contains__",
        "__iter__",
        "__next__",
        "__enter__",
        "__exit__",
        "__eq__",
        "__ne__",
        "__lt__",
        "__le__",
        "__gt__",
        "__ge__",
        "__hash__",
        "__add__",
        "__radd__",
        "__sub__",
        "__rsub__",
        "__mul__",
        "__rmul__",
        "__truediv__",
        "__floordiv__",
        "__mod__",
        "__pow__",
        "__neg__",
        "__repr__",
        "__str__",
        "__setattr__",
        "__getattr__",
        "__delattr__",
        "__new__",
        "__post_init__",
        "__annotations__",
        "__all__",
        "__version__",
        "__file__",
        "__path__",
        "__members__",
        "__args__",
        "__origin__",
        "__wrapped__",
        "__init_subclass__",
        "__bool__",
        "__int__",
        "__float__",
        "__index__",
        "__missing__",
        "__match_args__",
        "__constants__",
        "__dataclass_fields__",
        "__setstate__",
        "__getstate__",
    ]
)
_WRITABLE_DUNDERS = frozenset(["__name__", "__doc__", "__qualname__", "__constants__", "__wrapped__"])
_TENSOR_INTERNALS = frozenset(["step", "made"])
_FUNCTION_INTERNALS = frozenset(["code", "frame", "defaults", "cell"])
_CLASS_METHODS_OF_BUILTINS = frozenset(["fromkeys", "maketrans", "fromhex", "from_bytes", "__init__", "__new__"])
_SUPER_DUNDERS = frozenset(name for name in READABLE_DUNDERS if name not in ("__dict__", "__class__"))


def is_user_class(value: Any) -> bool:
    """Whether `value` is a class that the program being read defines."""
    return isinstance(value, type) and "__convlint_user__" in type.__getattribute__(value, "__dict__")


def is_user_object(value: Any) -> bool:
    """Whether `value` is an instance of a class that the program defines."""
    return "__convlint_user__" in type.__getattribute__(type(value), "__dict__")


def get_attribute(obj: Any, name: str) -> Any:
    """`obj.name` as the program sees it.

    Raises AttributeError where Python would; gives Unknown for what is not modelled or not allowed.
    """
    if isinstance(obj, Unknown):
        return Unknown(f"{name} of a value that is not known") if _is_dunder(name) else obj.derive(f".{name}")
    if (_is_dunder(name) and name not in READABLE_DUNDERS) or _is_internal(obj, name):
        return Unknown(f"{name} is out of reach")
    return _read_attribute(obj, name)


def is_plain_name(name: str) -> bool:
    """Whether every object's attribute of that name may be read: `get_plain_attribute` then asks for less."""
    return not (_is_dunder(name) or is_internal_name(name) or name in _TENSOR_INTERNALS)


def get_plain_attribute(obj: Any, name: str) -> Any:
    """`get_attribute` for a name that `is_plain_name`."""
    return obj.derive(f".{name}") if isinstance(obj, Unknown) else _read_attribute(obj, name)


def _read_attribute(obj: Any, name: str) -> Any:
    if isinstance(obj, TwinModule):
        return _twin_member(obj, name)
    if isinstance(obj, ModuleScope):
        return _module_attribute(obj, name)
    if isinstance(obj, type):
        return _class_attribute(obj, name)
    if is_user_object(obj) or is_twin_object(obj):
        return _instance_attribute(obj, name)
    if isinstance(obj, super):
        return _super_attribute(obj, name)
    return _host_attribute(obj, name)


def _is_dunder(name: str) -> bool:
    return name.startswith("__") and name.endswith("__")


def _is_internal(obj: Any, name: str) -> bool:
    """What convlint itself keeps on twins and classes: places in the source and the steps that made a tensor."""
    return is_internal_name(name) or (name in _TENSOR_INTERNALS and isinstance(obj, Tensor))


def _own(names: Any) -> dict[Any, Any]:
    """An object's attributes by name, without what convlint keeps there."""
    return {key: value for key, value in names.items() if not (isinstance(key, str) and is_internal_name(key))}


def _twin_member(module: TwinModule, name: str) -> Any:
    """A member of a twin's module: what the program of this run wrote there, else the twin's."""
    if (module.name, name) == ("sys", "modules"):
        return LoadedModules()
    written = module_writes().get((module.name, name), _ABSENT)
    return module.member(name) if written is _ABSENT else written


def _module_attribute(module: ModuleScope, name: str) -> Any:
    if name in module.names:
        return module.get(name)
    raise AttributeError(f"module '{module.name}' has no attribute '{name}'")


def _class_attribute(cls: type, name: str) -> Any:
    if name == "__dict__":
        return (
            _own({key: value for key, value in vars(cls).items() if not _is_dunder(key)}) if is_user_class(cls) else {}
        )
    if name == "__class__":
        return type(cls)
    if name in ("__name__", "__qualname__", "__module__", "__doc__"):
        return getattr(cls, name)
    if is_user_class(cls) or is_twin_class(cls):
        value = _known_or_unmodelled(cls, name, f"{cls.__name__}.{name} is not modelled")
        return lent(value, _is_kept(cls, name, value)) if is_twin_class(cls) else value
    if name in SAFE_METHODS.get(cls, ()) or name in _CLASS_METHODS_OF_BUILTINS:
        return BuiltinMethod(cls, name)
    if issubclass(cls, BaseException) or cls is object:
        return (
            getattr(cls, name) if name in ("__init__", "__new__", "__setattr__", "__getattr__") else _refused(cls, name)
        )
    return _refused(cls, name)


def _refused(obj: Any, name: str) -> Unknown:
    return Unknown(f"{getattr(obj, '__name__', type(obj).__name__)}.{name} is not modelled")


def _instance_attribute(obj: Any, name: str) -> Any:
    if name == "__dict__":
        return _own(vars(obj)) if hasattr(obj, "__dict__") else {}
    if name == "__class__":
        return type(obj)
    # A twin may need a name for itself that programs read as something else (TensorFlow's static `shape`).
    if isinstance(obj, Tensor):
        name = obj.__convlint_read__.get(name, name)
    value = _known_or_unmodelled(obj, name, f"{type(obj).__name__}.{name} is not modelled")
    return lent(value, shared=True) if is_shared(obj) else value


def _is_kept(cls: type, name: str, value: Any) -> bool:
    return any(vars(base).get(name) is value for base in cls.__mro__)


def _known_or_unmodelled(obj: Any, name: str, reason: str) -> Any:
    """An attribute that twins and the program's classes have; what a pure twin lacks is a gap of convlint."""
    try:
        value = getattr(obj, name)
    except AttributeError:
        cls = obj if isinstance(obj, type) else type(obj)
        if not isinstance(obj, type) and (getattr(obj, "__dict__", None) or {}).get("_convlint_unnamed"):
            return Unknown(f"{name}, of an object with attributes whose names are not known")
        if is_user_class(cls) and not getattr(cls, "__convlint_open__", False):
            raise
        if getattr(cls, "__convlint_complete__", False):
            raise
        return Unknown(reason)
    return _checked(value, obj, name)


def _checked(value: Any, obj: Any, name: str) -> Any:
    """Native methods inherited from a builtin base (dict, list, Exception) only by allow-list."""
    if isinstance(value, (BuiltinFunctionType, MethodWrapperType)):
        for base in type(obj).__mro__:
            if name in SAFE_METHODS.get(base, ()):
                return BuiltinMethod(obj, name)
        if isinstance(value, MethodWrapperType) or name in ("__new__", "__init_subclass__"):
            return value if name in READABLE_DUNDERS else _refused(obj, name)
        return _refused(obj, name)
    return value


def _super_attribute(obj: Any, name: str) -> Any:
    if _is_dunder(name) and name not in _SUPER_DUNDERS:
        return Unknown(f"{name} is out of reach")
    owner = obj.__self__
    try:
        value = getattr(obj, name)
    except AttributeError:
        cls = owner if isinstance(owner, type) else type(owner)
        if getattr(cls, "__convlint_open__", False):
            return Unknown(f"super().{name} of a class that is not known")
        raise
    if isinstance(value, (BuiltinFunctionType, MethodWrapperType)):
        return _native_of_super(value, owner, name)
    return value


def _native_of_super(value: Any, owner: Any, name: str) -> Any:
    """A method that `super()` finds in a builtin base: through the allow-list, which bounds its cost."""
    if any(name in SAFE_METHODS.get(base, ()) for base in type(owner).__mro__):
        return BuiltinMethod(owner, name)
    if name in ("__repr__", "__str__", "__hash__"):
        return Unknown(f"super().{name} is not modelled", key=("super", name))
    if isinstance(value, MethodWrapperType) or name in ("__new__", "__init_subclass__", "__getattr__"):
        return value
    return Unknown(f"super().{name} is not modelled")


class BuiltinMethod:
    """A method of a builtin value, bound; called through `builtins.call_method`, which bounds its cost."""

    __slots__ = ("name", "obj")

    def __init__(self, obj: Any, name: str) -> None:
        self.obj = obj
        self.name = name

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        if isinstance(self.obj, dict) and OPEN in self.obj and self.name not in ("update", "clear", "setdefault"):
            known = self.name == "get" and args and args[0] in self.obj
            return self.obj[args[0]] if known else self.obj[OPEN].derive(self.name, object())
        return call_method(self.obj, self.name, args, kwargs, get_attribute)


def _host_attribute(obj: Any, name: str) -> Any:
    if name == "__class__":
        return CONSTRUCTORS[type](type, (obj,), {})
    if isinstance(obj, Function):
        return _function_attribute(obj, name)
    if isinstance(obj, MethodType):
        return _method_attribute(obj, name)
    if isinstance(obj, property):
        return getattr(obj, name) if name in ("setter", "getter", "deleter", "fget", "fset") else _refused(obj, name)
    if isinstance(obj, Dim):
        return _refused(obj, name)
    if isinstance(obj, BaseException):
        return obj.args if name == "args" else _refused(obj, name)
    for base in type(obj).__mro__:
        if name in SAFE_METHODS.get(base, ()):
            return BuiltinMethod(obj, name)
    if name in _PLAIN_FIELDS.get(type(obj), ()):
        return getattr(obj, name)
    if name == "__name__" and hasattr(obj, "__name__"):
        return str(obj.__name__)
    if name == "__doc__":
        return None
    if type(obj) in _COMPLETE_TYPES:
        raise AttributeError(f"'{type(obj).__name__}' object has no attribute '{name}'")
    return _refused(obj, name)


_PLAIN_FIELDS: dict[type, tuple[str, ...]] = {
    slice: ("start", "stop", "step"),
    range: ("start", "stop", "step"),
    int: ("real", "imag", "numerator", "denominator"),
    float: ("real", "imag"),
    complex: ("real", "imag"),
}
_COMPLETE_TYPES = frozenset([int, float, str, bytes, list, tuple, dict, set, frozenset, bool, type(None)])


def _function_attribute(function: Function, name: str) -> Any:
    if name in ("__name__", "__qualname__", "__module__", "__doc__"):
        return getattr(function, name)
    if name in function.__dict__ and name not in _FUNCTION_INTERNALS:
        return function.__dict__[name]
    if name in ("__call__",):
        return function
    if _is_dunder(name):
        return Unknown(f"{name} is out of reach")
    raise AttributeError(f"'function' object has no attribute '{name}'")


def _method_attribute(method: MethodType, name: str) -> Any:
    if name in ("__self__", "__func__"):
        return getattr(method, name)
    if isinstance(method.__func__, Function):
        return _function_attribute(method.__func__, name)
    return method.__func__.__name__ if name in ("__name__", "__qualname__") else _refused(method, name)


_ABSENT = object()


def set_attribute(obj: Any, name: str, value: Any) -> None:
    """`obj.name = value`; writes to twins' classes, which are shared by all files, are dropped; those to their modules
    (`tf.model = ...`) last for the run.
    """
    if isinstance(obj, Unknown) or not _is_writable(obj, name, value):
        return
    if isinstance(obj, ModuleScope):
        obj.names[name] = value
    elif isinstance(obj, TwinModule):
        module_writes()[obj.name, name] = value
    elif _is_own_class(obj) or is_user_object(obj) or (is_twin_object(obj) and not isinstance(obj, type)):
        setattr(obj, name, value)
    elif is_twin_class(obj):
        class_writes().add(name)
    elif isinstance(obj, Function) and name not in _FUNCTION_INTERNALS:
        obj.__dict__[name] = value
    elif type(obj) in _COMPLETE_TYPES:
        raise AttributeError(f"'{type(obj).__name__}' object has no attribute '{name}'")


def _is_writable(obj: Any, name: str, value: Any) -> bool:
    """A method with a special name may be given to a class of the program, as its class statement could have."""
    if _is_internal(obj, name) or is_shared(obj):
        return False
    if isinstance(obj, Tensor) and name in ("shape", "constant", "dtype", "_shape", "_dtype"):
        return name == "shape" and _is_shape(value)
    if not _is_dunder(name) or name in _WRITABLE_DUNDERS:
        return True
    return name in _SUPER_DUNDERS and name != "__init_subclass__" and is_user_class(obj) and isinstance(value, Function)


def _is_shape(value: Any) -> bool:
    """Whether `array.shape = value` is one of known sizes; NumPy takes it, the others refuse it."""
    return isinstance(value, tuple) and all(isinstance(size, (int, Dim)) for size in value)


def delete_attribute(obj: Any, name: str) -> None:
    """`del obj.name` for instances and classes of the program."""
    if _is_dunder(name) or _is_internal(obj, name) or is_shared(obj):
        return
    if _is_own_class(obj) or is_user_object(obj) or (is_twin_object(obj) and not isinstance(obj, type)):
        delattr(obj, name)


def _is_own_class(value: Any) -> bool:
    """Whether `value` is a class that this run made; what convlint lends to every run is never written to."""
    return is_user_class(value) and not type.__getattribute__(value, "__module__").startswith("convlint.")
