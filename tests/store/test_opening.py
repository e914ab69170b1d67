"""A file becomes a document: its title, its day of publication, and how that is known."""

from __future__ import annotations

import io
import os
from datetime import date, datetime
from pathlib import Path

import pytest

from store import opening
from store.document import Document
from store.errors import DocumentError
from store.opening import day_in_name, open_report, read_report

DATELINE = "GENEVA, March 4 (Newswire) - The delegations met on Tuesday and will meet again."
FULL_DATELINE = "GENEVA, March 4, 2031 (Newswire) - The delegations met on Tuesday and will meet again."
PLAIN = "The delegations met and will meet again."


def file(folder: Path, name: str, text: str, changed: str = "2033-01-02") -> Path:
    """A file in a folder, last changed at noon of that day."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    noon = datetime.fromisoformat(f"{changed}T12:00").timestamp()
    os.utime(path, (noon, noon))
    return path


def known(document: Document) -> tuple[str, str]:
    """The day of publication, and how it is known."""
    return document.published.isoformat(), document.published_by


def test_a_given_day_goes_before_all_others(tmp_path: Path) -> None:
    path = file(tmp_path, "2031-03-05-talks.txt", f"---\ndate: 2031-03-06\n---\n{FULL_DATELINE}")
    assert known(open_report(path, date(2031, 3, 1))) == ("2031-03-01", "given")


def test_front_matter_goes_before_a_dateline(tmp_path: Path) -> None:
    path = file(tmp_path, "2031-03-05-talks.txt", f"---\ndate: 2031-03-06\n---\n{FULL_DATELINE}")
    assert known(open_report(path)) == ("2031-03-06", "metadata")


def test_a_dateline_goes_before_the_file_name(tmp_path: Path) -> None:
    assert known(open_report(file(tmp_path, "2031-03-05-talks.txt", FULL_DATELINE))) == ("2031-03-04", "dateline")


def test_a_dateline_without_a_year_takes_the_one_nearest_to_the_file_name(tmp_path: Path) -> None:
    assert known(open_report(file(tmp_path, "2031-03-05-talks.txt", DATELINE))) == ("2031-03-04", "dateline")


def test_a_dateline_without_a_year_takes_the_one_nearest_to_the_files_time(tmp_path: Path) -> None:
    path = file(tmp_path, "talks.txt", DATELINE, changed="2033-01-02")
    assert known(open_report(path)) == ("2033-03-04", "dateline")


@pytest.mark.parametrize("name", ["2031-03-05-talks.txt", "01-2031-03-05-talks.txt", "20310305.txt", "a_2031_03_05.md"])
def test_the_file_name_carries_the_day(tmp_path: Path, name: str) -> None:
    assert known(open_report(file(tmp_path, name, PLAIN))) == ("2031-03-05", "file name")


@pytest.mark.parametrize(
    "name", ["talks.txt", "round-2.txt", "2031-13-05.txt", "call-0041203105099.txt", "9999-99.txt"]
)
def test_other_numbers_in_a_name_are_no_day(name: str) -> None:
    assert day_in_name(name) is None


def test_a_day_may_be_inferred_from_the_texts_own_dates(tmp_path: Path) -> None:
    text = "The delegations met on Tuesday, March 4, 2031. They will meet again on Friday."
    document = open_report(file(tmp_path, "talks.txt", text, changed="2033-01-02"))
    assert known(document) == ("2031-03-04", "inferred")


def test_the_files_time_is_what_remains(tmp_path: Path) -> None:
    assert known(open_report(file(tmp_path, "talks.txt", PLAIN))) == ("2033-01-02", "file time")


def test_a_headline_is_the_title(tmp_path: Path) -> None:
    path = file(tmp_path, "talks.txt", f"Delegations to meet again in Geneva\n{FULL_DATELINE}")
    document = open_report(path)
    assert (document.title, document.publisher) == ("Delegations to meet again in Geneva", "Newswire")


def test_a_first_sentence_is_no_title(tmp_path: Path) -> None:
    assert open_report(file(tmp_path, "talks.txt", f"{PLAIN}\nThey gave no details.")).title is None


def test_a_document_knows_its_place_and_name(tmp_path: Path) -> None:
    path = file(tmp_path, "talks.txt", PLAIN)
    (tmp_path / "folder").mkdir()
    document = open_report(tmp_path / "folder" / ".." / "talks.txt")
    assert (document.name, document.path) == ("talks.txt", str(path))


def test_standard_input_is_a_report_of_today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(PLAIN.encode())))
    document = open_report(Path("-"))
    assert (document.name, document.path, document.text) == ("-", None, PLAIN)
    assert document.published == datetime.now().astimezone().date()


def test_a_pipe_is_read_and_has_no_place(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.write(writing, PLAIN.encode())
    os.close(writing)
    try:
        document = open_report(Path(f"/dev/fd/{reading}"))
    finally:
        os.close(reading)
    assert (document.text, document.path) == (PLAIN, None)


def test_a_text_that_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "LARGEST", 2_000_000)
    path = file(tmp_path, "talks.txt", "x" * 2_000_001)
    with pytest.raises(DocumentError, match=r"talks\.txt: is larger than 2 MB; split it"):
        open_report(path)


def test_a_fault_of_the_reader_is_told_as_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def at_fault(document: Document) -> None:
        raise ZeroDivisionError("no clause")

    monkeypatch.setattr("store.reader.read", at_fault)
    document = open_report(file(tmp_path, "talks.txt", PLAIN))
    with pytest.raises(DocumentError, match=r"talks\.txt: could not be read \(ZeroDivisionError: no clause\)"):
        read_report(document)
