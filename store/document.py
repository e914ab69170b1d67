"""A report as it was handed in, ready to be read: text, title, where it came from, day of publication."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Literal

PublishedBy = Literal["given", "metadata", "dateline", "file name", "inferred", "file time"]
"""How the day of publication is known, best first."""


@dataclass(frozen=True, slots=True)
class Document:
    """One report.

    `name` is how it is shown (a file name, `-` for standard input); `path` the absolute path that it came from.
    `publisher` and `address` are given where the report itself, or its front matter, says so.
    """

    name: str
    text: str
    published: date
    published_by: PublishedBy
    title: str | None = None
    publisher: str | None = None
    address: str | None = None
    path: str | None = None

    @property
    def hash(self) -> str:
        """SHA-256 of the text: two reports of equal hash are the same report."""
        return sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
