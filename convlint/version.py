"""The version, where it can be read without asking the package metadata (which is slow)."""

VERSION = "0.1.0"
