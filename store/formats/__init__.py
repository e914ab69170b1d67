"""What a file holds: its text, and what it says of itself. One small module a format, found by the file's name.

Each module has `extract(data: bytes, name: str) -> Content` and raises DocumentError for what it cannot take.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pathlib import PurePath

_MODULES = {".md": "markdown", ".markdown": "markdown", ".mdown": "markdown"}
"""Suffixes of formats that are more than plain text, and the module that reads each."""


@dataclass(frozen=True, slots=True)
class Content:
    """The text of a file, and what its metadata tell: title, publisher, address, day of publication."""

    text: str
    title: str | None = None
    publisher: str | None = None
    address: str | None = None
    published: date | None = None


def extract(data: bytes, name: str) -> Content:
    """What a file of this name holds. Raises DocumentError where it is no text or cannot be made out."""
    module = import_module(f"store.formats.{_MODULES.get(PurePath(name).suffix.lower(), 'text')}")
    reading: Callable[[bytes, str], Content] = module.extract
    return reading(data, name)
