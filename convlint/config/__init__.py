"""What a run is told: `Settings`, the files that say so, and which rules are on."""

from convlint.config.loading import Resolver, default_settings
from convlint.config.schema import ConfigError
from convlint.config.settings import Patterns, Settings

__all__ = ["ConfigError", "Patterns", "Resolver", "Settings", "default_settings"]
