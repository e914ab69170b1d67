"""The lines between `---` that some texts begin with: title, day, source and address of the report."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime

from store.formats import Content

_BLOCK = re.compile(r"---[ \t]*\n(.{0,20000}?)\n?^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)

_TITLE = ("title", "headline")
_PUBLISHER = ("publisher", "source", "publication", "site")
_ADDRESS = ("url", "link", "address", "canonical")
_PUBLISHED = ("date", "published", "pubdate", "publishdate")


def without_front_matter(text: str) -> Content:
    """The text after its front matter, with what that tells; the text as it is where there is none.

    >>> content = without_front_matter("---\\ntitle: Round two\\ndate: 2025-05-28\\n---\\nTalks resumed.")
    >>> content.text, content.title, content.published
    ('Talks resumed.', 'Round two', datetime.date(2025, 5, 28))
    """
    block = _BLOCK.match(text)
    if block is None:
        return Content(text)
    said = _read(block.group(1))
    if not said:
        return Content(text)  # a rule drawn with dashes, no front matter
    return Content(
        text[block.end() :].lstrip("\n"),
        _words(said, _TITLE),
        _words(said, _PUBLISHER),
        _words(said, _ADDRESS),
        _day(said),
    )


def _read(block: str) -> Mapping[str, object]:
    """What a block says, by its keys in lower case: as YAML, or line by line where it is not quite YAML, as in
    "title: Talks: what next"."""
    from frontmatter.default_handlers import YAMLHandler
    from yaml import YAMLError  # type: ignore[import-untyped]  # comes with python-frontmatter

    try:
        said = YAMLHandler().load(block)
    except (YAMLError, ValueError, RecursionError):
        pairs = (line.split(":", 1) for line in block.splitlines() if re.match(r"\w+:", line))
        said = {key: value.strip(" \"'") for key, value in pairs}
    return {str(key).lower(): value for key, value in said.items()} if isinstance(said, dict) else {}


def _words(said: Mapping[str, object], keys: tuple[str, ...]) -> str | None:
    for key in keys:
        value = said.get(key)
        if isinstance(value, (str, int, float)) and str(value).strip():
            return " ".join(str(value).split())
    return None


def _day(said: Mapping[str, object]) -> date | None:
    for key in _PUBLISHED:
        value = said.get(key)
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        day = _written_day(str(value)) if isinstance(value, (str, int)) else None
        if day is not None:
            return day
    return None


def _written_day(written: str) -> date | None:
    """A day written as metadata have it: ISO, or in words with day, month and year ("28 May 2025", RFC 2822)."""
    try:
        return datetime.fromisoformat(written.strip()).date()
    except ValueError:
        pass
    import dateparser  # type: ignore[import-untyped]

    found = dateparser.parse(written[:60], languages=["en"], settings={"REQUIRE_PARTS": ["day", "month", "year"]})
    return found.date() if isinstance(found, datetime) else None
