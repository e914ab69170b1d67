"""Bytes become text: encodings, what is no text, front matter, lines that were broken to fit a page."""

from __future__ import annotations

import codecs
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.errors import DocumentError
from store.formats import extract

WESTERN = "The café owners’ union of Genève met on Tuesday — and said “no” to the offer of €40m."
TURKISH = "Prime Minister Doğan and Şimşek met on Monday and will meet again in İzmir."
POLISH = "In Łódź Mr Wałkowski met the unions on Friday."


@pytest.mark.parametrize("text", [WESTERN, TURKISH, POLISH])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_in_every_form_is_read(text: str, encoding: str) -> None:
    assert extract(text.encode(encoding), "talks.txt").text == text


@pytest.mark.parametrize(("text", "encoding"), [(WESTERN, "cp1252"), (TURKISH, "cp1254"), (POLISH, "cp1250")])
def test_older_encodings_are_told_by_the_words_that_come_out(text: str, encoding: str) -> None:
    assert extract(text.encode(encoding), "talks.txt").text == text


def test_lines_end_with_line_feeds_whatever_the_file_has() -> None:
    assert extract(b"One.\r\nTwo.\rThree.", "talks.txt").text == "One.\nTwo.\nThree."


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n1 0 obj", "is a PDF"),
        (b"PK\x03\x04\x14\x00\x06\x00", "ZIP archive or an office document"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "an image"),
        (b"{\\rtf1\\ansi Talks}", "RTF"),
        (b"<!DOCTYPE html><p>Talks", "HTML"),
        (b'<svg class="rich-terminal" viewBox="0 0 9 9"><text>Talks', "SVG"),
        (b"SQLite format 3\x00\x10", "SQLite"),
        (b"Talks\x00\x01\x02 resumed", "binary"),
        (b"\x01\x02\x03\x04 talks", "binary"),
    ],
)
def test_what_is_no_text_is_refused_by_name(data: bytes, what: str) -> None:
    with pytest.raises(DocumentError, match=rf"talks\.txt.*{what}") as refused:
        extract(data, "talks.txt")
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    "data",
    [
        "They said “no” and “never”.".encode().replace(b"never", b"n\xffver"),
        "They said “no”".encode()[:-1],
        codecs.BOM_UTF16_LE + b"odd",
        codecs.BOM_UTF8 + b"caf\xe9",
        b"Talks \xff\xfe\x81 resumed",
        bytes(range(128, 256)) * 3,
    ],
)
def test_a_broken_encoding_is_refused_by_name(data: bytes) -> None:
    with pytest.raises(DocumentError, match=r"talks\.txt: is (broken UTF|in no encoding)"):
        extract(data, "talks.txt")


@given(st.binary(max_size=400))
def test_any_bytes_give_a_text_or_one_line(data: bytes) -> None:
    try:
        assert isinstance(extract(data, "talks.txt").text, str)
    except DocumentError as refused:
        assert str(refused).startswith("talks.txt: ") and "\n" not in str(refused)


def test_front_matter_gives_title_day_publisher_and_address() -> None:
    data = b"---\ntitle: Round two\ndate: 2031-03-04T09:30:00Z\nsource: The Wire\nurl: https://wire.example/2\n---\n\nTalks."
    content = extract(data, "talks.txt")
    assert (content.text, content.title, content.publisher, content.address, content.published) == (
        "Talks.", "Round two", "The Wire", "https://wire.example/2", date(2031, 3, 4),
    )  # fmt: skip


@pytest.mark.parametrize("written", ["4 March 2031", "March 4, 2031", "Tue, 04 Mar 2031 09:30:00 GMT", '"2031-03-04"'])
def test_front_matter_writes_days_in_many_ways(written: str) -> None:
    assert extract(f"---\ndate: {written}\n---\nTalks.".encode(), "talks.txt").published == date(2031, 3, 4)


def test_front_matter_that_is_not_quite_yaml_is_read_line_by_line() -> None:
    content = extract(b"---\ntitle: Talks: what next\ndate: 2031-03-04\n---\nTalks.", "talks.md")
    assert (content.title, content.published) == ("Talks: what next", date(2031, 3, 4))


@pytest.mark.parametrize("written", ["2031-13-45", "soon", "[1, 2]", ""])
def test_a_day_that_is_none_is_no_day(written: str) -> None:
    content = extract(f"---\ntitle: Talks\ndate: {written}\n---\nTalks.".encode(), "talks.txt")
    assert (content.title, content.published) == ("Talks", None)


def test_dashes_that_are_a_rule_are_no_front_matter() -> None:
    text = "---\nTalks resumed.\n---\nThey ended."
    assert extract(text.encode(), "talks.txt").text == text


def test_lines_broken_to_fit_a_page_are_joined() -> None:
    wrapped = (
        "The ministers of both countries met on Tuesday for the first time\n"
        "since the border was closed, and agreed to meet again in a month.\n\n"
        "They gave no details."
    )
    joined = wrapped.replace("time\nsince", "time since")
    assert extract(wrapped.encode(), "talks.txt").text == joined


def test_a_text_with_a_line_a_paragraph_stays_as_it_is() -> None:
    text = (
        "Ministers meet for the first time in years\n"
        "The ministers of both countries met on Tuesday and talked all day.\n"
        "They agreed to meet again in a month, and gave no other details."
    )
    assert extract(text.encode(), "talks.txt").text == text


def test_markdown_is_read_as_one_reads_it() -> None:
    data = (
        b"---\ndate: 2031-03-04\n---\n# Round two\n\nThe **union** said *no* to the [offer](https://wire.example) of\n"
        b"`Acme`.\n\n- First point\n- Second point\n\n> It is over.\n\n<!-- note -->\n"
    )
    content = extract(data, "talks.md")
    assert content.text == "Round two\nThe union said no to the offer of Acme.\nFirst point\nSecond point\nIt is over."
    assert (content.title, content.published) == ("Round two", date(2031, 3, 4))
