"""The variables of a graph, looked up: https://github.com/google-research/tf-slim/blob/master/tf_slim/ops/variables.py"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.tensorflow._collections import global_variables, trainable_variables
from convlint.frameworks.tensorflow._tensor import Operation
from convlint.frameworks.tensorflow._variables import get_variable
from convlint.values import Unknown


def variable(
    name, shape=None, dtype=None, initializer=None, regularizer=None, trainable=True, collections=None,
    caching_device=None, device=None, partitioner=None, custom_getter=None, use_resource=None, synchronization=None,
    aggregation=None,
) -> Any:  # fmt: skip
    """The variable `name` of the active scope, made or shared."""
    return get_variable(name, shape, dtype, initializer, regularizer, trainable)


model_variable = variable


def local_variable(initial_value, validate_shape=True, name=None, use_resource=None) -> Any:
    """Not modelled."""
    return Unknown("a local variable of a graph")


def add_model_variable(var) -> None:
    """No shape depends on it."""


def _found(variables: Any, scope: Any, suffix: Any) -> Any:
    if isinstance(variables, Unknown) or scope is not None or suffix is not None:
        return Unknown("the variables of a scope")
    return variables


def get_variables(scope=None, suffix=None, collection="variables") -> Any:
    """Every variable made so far; which ones lie in a scope is not modelled."""
    return _found(global_variables(), scope, suffix)


get_model_variables = get_variables


def get_trainable_variables(scope=None, suffix=None) -> Any:
    """Every variable made so far that an optimiser changes."""
    return _found(trainable_variables(), scope, suffix)


def get_local_variables(scope=None, suffix=None) -> Any:
    """Not modelled."""
    return Unknown("the local variables of a graph")


def get_variables_by_name(given_name, scope=None) -> Any:
    """Not modelled."""
    return Unknown("the variables of a name")


def get_variables_by_suffix(suffix, scope=None) -> Any:
    """Not modelled."""
    return Unknown("the variables of a name")


def get_unique_variable(var_op_name) -> Any:
    """Not modelled."""
    return Unknown("the variable of a name")


def get_variables_to_restore(include=None, exclude=None) -> Any:
    """Every variable made so far, where none is excluded."""
    return _found(global_variables(), include, exclude)


def filter_variables(var_list, include_patterns=None, exclude_patterns=None, reg_search=True) -> Any:
    """Not modelled: which names match."""
    return Unknown("the variables whose names match")


def get_variable_full_name(var) -> Any:
    """The name, without the number of the output."""
    return Unknown("the name of a variable", kind=str)


def assign_from_checkpoint(model_path, var_list, ignore_missing_vars=False) -> Any:
    """An operation, and what it is fed."""
    return Operation(), Unknown("the values of a checkpoint")


def _restore(session) -> None:
    """No shape depends on it."""


def assign_from_checkpoint_fn(model_path, var_list, ignore_missing_vars=False, reshape_variables=False) -> Any:
    """A function that reads the variables in a session."""
    return _restore


def assign_from_values(var_names_to_values) -> Any:
    """An operation, and what it is fed."""
    return Operation(), Unknown("the values of variables")


def assign_from_values_fn(var_names_to_values) -> Any:
    """A function that sets the variables in a session."""
    return _restore


def assert_global_step(global_step_tensor) -> None:
    """No shape depends on it."""
