"""Markdown with front matter or without: its text as one reads it, a line a paragraph, without marks and addresses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from store.formats import Content
from store.formats.encodings import decode
from store.formats.front_matter import without_front_matter

if TYPE_CHECKING:
    from markdown_it.token import Token


def extract(data: bytes, name: str) -> Content:
    """The text of a Markdown file. Without front matter its first heading is its title. Raises DocumentError."""
    from markdown_it import MarkdownIt

    content = without_front_matter(decode(data, name))
    tokens = MarkdownIt("commonmark").enable("table").parse(content.text)
    return replace(content, text="\n".join(_lines(tokens)), title=content.title or _first_heading(tokens))


def _lines(tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == "inline":
            yield "".join(_words(token.children or []))
        elif token.type in ("fence", "code_block"):
            yield token.content.rstrip("\n")


def _words(tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type in ("text", "code_inline"):
            yield token.content
        elif token.type == "softbreak":
            yield " "
        elif token.type == "hardbreak":
            yield "\n"


def _first_heading(tokens: list[Token]) -> str | None:
    if len(tokens) > 1 and tokens[0].type == "heading_open":
        return "".join(_words(tokens[1].children or [])) or None
    return None
