"""`keras.saving`: https://keras.io/api/models/model_saving_apis/"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.keras.models import load_model as load_model
from convlint.frameworks.keras.models import save_model as save_model
from convlint.frameworks.keras.utils import custom_object_scope as custom_object_scope
from convlint.frameworks.keras.utils import register_keras_serializable as register_keras_serializable
from convlint.values import Unknown

CustomObjectScope = custom_object_scope


def get_custom_objects() -> dict[str, Any]:
    """What a program may add names to."""
    return {}


def serialize_keras_object(obj) -> Any:
    """Not modelled."""
    return Unknown("an object as a dictionary")


def deserialize_keras_object(config, custom_objects=None, safe_mode=True, **kwargs: Any) -> Any:
    """Not modelled."""
    return Unknown("an object out of a dictionary")


def get_registered_name(obj) -> Any:
    """Not modelled."""
    return Unknown("the name of a class", kind=str)
