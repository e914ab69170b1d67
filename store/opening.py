"""A file or a stream becomes a Document (text, title, day of publication and how that is known), and is read.

The reader is imported where it is used: it takes longer than all that stands here.
"""

from __future__ import annotations

import re
import stat
import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from store.document import Document, PublishedBy
from store.errors import DocumentError
from store.formats import Content, extract

if TYPE_CHECKING:
    from store.reader.dateline import Dateline
    from store.reader.reading import Reading

LARGEST = 20_000_000
"""Bytes of the largest file that is read: some 3 million words, ten times the longest inquiry report."""

STREAM = "-"
"""How standard input is called."""

LONGEST_HEADLINE = 300
"""Characters."""

_NUMBERED_DAY = re.compile(r"(?<!\d)(\d{4})([-_.]?)(\d{2})\2(\d{2})(?!\d)")
_FIRST_YEAR, _LAST_YEAR = 1800, 2200


def open_report(path: Path, given: date | None = None) -> Document:
    """The report in a file, or for `-` on standard input; `given` is its day of publication where the user says it.

    Where nothing tells the day of a stream, it is today's. Raises DocumentError.
    """
    name = str(path)
    if name == STREAM:
        today = datetime.now().astimezone().date()
        return _document(_bytes(sys.stdin.buffer, STREAM), STREAM, STREAM, given, today, None)
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise DocumentError(
                name, "is a folder that cannot be looked into", "allow reading it, then import it again"
            )
        is_pipe = stat.S_ISFIFO(status.st_mode)
        if not (stat.S_ISREG(status.st_mode) or is_pipe):
            raise DocumentError(name, "is no file", "name a file with the text of a report")
        with path.open("rb") as file:
            data = _bytes(file, name)
    except OSError as error:
        raise _unreadable(name, error) from error
    changed = datetime.fromtimestamp(status.st_mtime).astimezone().date()
    return _document(data, name, path.name, given, changed, None if is_pipe else str(path.resolve()))


def read_report(document: Document) -> Reading:
    """What the report says. A fault of the reader raises DocumentError, so that it does not keep other reports out."""
    from store.reader import read

    try:
        return read(document)
    except Exception as fault:
        what = f"could not be read ({type(fault).__name__}: {fault})"
        raise DocumentError(document.path or document.name, what, "please report this, with the text") from fault


def _bytes(file: BinaryIO, name: str) -> bytes:
    data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise DocumentError(name, f"is larger than {LARGEST // 1_000_000} MB", "split it into its reports")
    return data


def _unreadable(name: str, error: OSError) -> DocumentError:
    if isinstance(error, FileNotFoundError):
        return DocumentError(name, "is not there", "check the path")
    if isinstance(error, PermissionError):
        return DocumentError(name, "may not be read (no permission)", "allow reading it, then import it again")
    reason = (error.strerror or str(error)).lower()
    return DocumentError(name, f"cannot be read ({reason})", "check the disk and the path, then import it again")


def _document(data: bytes, called: str, name: str, given: date | None, changed: date, path: str | None) -> Document:
    from store.reader.dateline import find_dateline

    content = extract(data, called) if data else Content("")
    text = content.text
    if not text.strip():
        raise DocumentError(called, "is empty", "save its text in it, then import it again")
    dateline = find_dateline(text)
    published, published_by = _published(content, name, dateline, given, changed)
    publisher = content.publisher or (dateline.publisher if dateline else None)
    title = content.title or _headline(text)
    return Document(name, text, published, published_by, title, publisher, content.address, path)


def _published(
    content: Content, name: str, dateline: Dateline | None, given: date | None, changed: date
) -> tuple[date, PublishedBy]:
    """The day of publication by the best evidence, and how it is known. A dateline that names no year takes the one
    nearest to the day in the file's name, else to the text's own dates, else to the file's time."""
    from store.reader.dateline import dateline_day
    from store.reader.dates import infer_published
    from store.reader.tokens import cut

    if given is not None:
        return given, "given"
    if content.published is not None:
        return content.published, "metadata"
    in_name = day_in_name(name)
    inferred = None if in_name else infer_published(cut(content.text))
    by_dateline = dateline_day(dateline, in_name or inferred or changed) if dateline else None
    if by_dateline is not None:
        return by_dateline, "dateline"
    if in_name is not None:
        return in_name, "file name"
    return (inferred, "inferred") if inferred else (changed, "file time")


def _headline(text: str) -> str | None:
    """The first line, where it is a headline and a report follows it."""
    from store.reader.tokens import cut

    head, _, rest = text.lstrip().partition("\n")
    if not rest.strip() or len(head) > LONGEST_HEADLINE:
        return None
    first = cut(head).sentences[0]
    return head.strip() if first.kind == "headline" else None


def day_in_name(name: str) -> date | None:
    """The day that a file's name carries, anywhere in it.

    >>> day_in_name("2025-05-28-talks.txt"), day_in_name("01-20250528-talks.txt"), day_in_name("round-2.txt")
    (datetime.date(2025, 5, 28), datetime.date(2025, 5, 28), None)
    """
    for match in _NUMBERED_DAY.finditer(name):
        year, _, month, day = match.groups()
        if _FIRST_YEAR <= int(year) <= _LAST_YEAR:
            try:
                return date(int(year), int(month), int(day))
            except ValueError:
                continue
    return None
