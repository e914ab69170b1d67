"""What one takes along: a line copied with its source, and the original opened in the browser."""

from __future__ import annotations

import webbrowser
from pathlib import Path

import pytest

from store.lookup import ActorRow, AnswerRow, DocumentRow, EventRow, ProposalRow
from tests.building import actor, event
from tests.tui.conftest import lines, opened, press, settled
from tests.tui.stories import TODAY, empty_store, river_store, strange_store, told
from tui.app import ParleyApp
from tui.citing import MOST_QUOTED, WebAddress, cited, web_address
from tui.panes.evidence import Evidence
from tui.screens.original import OriginalScreen, has_browser
from tui.screens.report import ReportScreen

TEXT = "First. Delegations met\nin Geneva on Monday. Last."
REPORT = DocumentRow(
    1, "talks.txt", "Delegations meet", "Orva Herald", "https://example.org/a", "2031-03-04", "dateline", 8
)
EVENT = EventRow(1, "First round", "talks", "held", "2031-03-03", "Geneva", ("Norland", "Sutharia"), 1, "2031-03-03")


def found(text: str = TEXT, *passages: tuple[int, int], report: DocumentRow = REPORT) -> Evidence:
    return Evidence((report,), 0, text, passages, False)


def text(app: ParleyApp) -> str:
    return " ".join(" ".join(line.strip("│┃ ") for line in lines(app)).split())


@pytest.fixture
def visited(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that a browser with a window was opened on."""
    urls: list[str] = []
    monkeypatch.setattr(ParleyApp, "open_url", lambda app, url, new_tab=True: urls.append(url))
    monkeypatch.setattr(webbrowser, "get", lambda using=None: webbrowser.BackgroundBrowser("true"))
    return urls


# ------------------------------------------------------------ the line


def test_an_event_is_copied_with_day_status_sentence_and_report() -> None:
    assert cited(EVENT, found(TEXT, (7, 43)), TODAY) == (
        "First round — Mon 3 Mar 2031 · Geneva · held · Norland, Sutharia · “Delegations met in Geneva on Monday.”"
        " — Orva Herald, Delegations meet, 4 Mar 2031 (from its dateline), https://example.org/a"
    )


def test_a_proposal_says_what_has_become_of_it() -> None:
    answer = AnswerRow("considers", ("Sutharia",), None, "2031-03-04", "")
    offer = ProposalRow(
        1, "Second round", "meeting", "pending", "2031-03-14", None, None, ("Norland",), ("Sutharia",), (answer,), 1
    )
    line = cited(offer, found(TEXT, (0, 6)), TODAY)
    assert line.startswith("Second round — Fri 14 Mar 2031 · Sutharia considers · “First.” — Orva Herald")


def test_an_actor_is_copied_with_its_office_and_side() -> None:
    minister = ActorRow(1, "Ingrid Halvorsen", "person", "Norland", "Foreign Minister", "Norland", (), 2, "2031-03-06")
    assert cited(minister, found(), TODAY).startswith("Ingrid Halvorsen — Foreign Minister · Norland — Orva Herald")


def test_what_is_copied_holds_nothing_that_a_terminal_obeys() -> None:
    hostile = "a\x1b]52;c;evil\x07b\u202e\nc"
    event_row = EventRow(1, hostile, "talks", "held", None, hostile, (hostile,), 1, "2031-03-03")
    report = DocumentRow(1, hostile, hostile, hostile, hostile, "2031-03-04", "given", 3)
    line = cited(event_row, found(hostile, (0, len(hostile)), report=report), TODAY)
    assert line.isprintable() and "\u202e" not in line and "\x1b" not in line


def test_several_sentences_are_joined_and_long_ones_are_cut() -> None:
    assert "“First. … Last.”" in cited(EVENT, found(TEXT, (0, 6), (44, 49)), TODAY)
    assert len(cited(EVENT, found("word " * 1000, (0, 5000)), TODAY)) < MOST_QUOTED + 300


# ------------------------------------------------------------ addresses


@pytest.mark.parametrize(
    ("address", "url"),
    [
        ("http://example.org", "http://example.org"),
        ("https://Example.org:8080/a/b?c=d&e=%20f#g", "https://example.org:8080/a/b?c=d&e=%20f#g"),
        ("https://пример.рф/встреча", "https://xn--e1afmkfd.xn--p1ai/%D0%B2%D1%81%D1%82%D1%80%D0%B5%D1%87%D0%B0"),
        ("https://[2001:db8::1]/x", "https://[2001:db8::1]/x"),
    ],
)
def test_a_web_address_is_written_in_plain_characters(address: str, url: str) -> None:
    found = web_address(address)
    assert isinstance(found, WebAddress) and found.url == url and found.url.isascii()


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd", "/etc/passwd", "C:\\x", "javascript:alert(1)", "ftp://example.org", "https://",
        "https://user:word@example.org/", "https://a b.org/", "https://example.org/\x1b[31m", "https://ex\u202eample.org",
        "https://example.org:99999999/", "-https://example.org", "https://[", "www.example.org", "https://\\evil/",
    ],
)  # fmt: skip
def test_anything_else_is_no_web_address(address: str) -> None:
    assert web_address(address) == "no web address"


# ------------------------------------------------------------ y


async def test_y_copies_the_selected_line_of_a_list(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "g", "y")
        row = app.dashboard.timeline.row
        assert row is not None and app.clipboard.startswith(f"{row.what} — ")
        assert "Copied: " in text(app)
        await press(pilot, "p", "y")
        assert app.clipboard.startswith("Second round on the Orva, Geneva — Fri 14 Mar 2031 · Sutharia considers")
        assert app.clipboard.endswith("Orva Herald, Delegations meet on the Orva, 4 Mar 2031 (from the file name)")


async def test_y_copies_actors_and_disputes_and_what_the_source_shows(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "tab", "tab", "y")
        row = app.dashboard.actors.row
        assert row is not None and app.clipboard.startswith(f"{row.name} — ")
        await press(pilot, "tab", "y")
        assert app.clipboard.startswith("who placed the call — Tomas Brel ≠ Norland · “")
        await press(pilot, "tab", "y")
        assert app.clipboard.startswith("who placed the call — ")


async def test_y_in_a_report_copies_the_fact_that_it_was_opened_for(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "t", "enter", "y")
        assert isinstance(app.screen, ReportScreen)
        assert app.clipboard.startswith("Second round on the Orva — Fri 14 Mar 2031 · Geneva · proposed")


async def test_y_in_the_calendar_copies_the_row_of_the_day(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "m", "right", "right", "right", "right", "tab", "down", "y")
        assert app.clipboard.startswith("Second round on the Orva, Geneva — ")


async def test_y_where_nothing_is_selected_does_nothing(tmp_path: Path) -> None:
    async with opened(empty_store(tmp_path)) as (app, pilot):
        await press(pilot, "y", "o")
        assert app.clipboard == "" and app.screen is app.dashboard


async def test_markup_and_controls_are_copied_as_plain_text(tmp_path: Path) -> None:
    async with opened(strange_store(tmp_path)) as (app, pilot):
        await press(pilot, "g", "y")
        assert app.clipboard.isprintable() and "[/" in app.clipboard
        assert "Copied: " in text(app)


# ------------------------------------------------------------ o


def story(folder: Path, address: str | None) -> Path:
    store = empty_store(folder)
    told(
        store, "2031-03-04.txt", "2031-03-04", "Delegations meet",
        ("Arland and Borduria met.", event("Arland and Borduria meet", "talks", "2031-03-03", "Arland")),
        ("", actor("Arland")), address=address,
    )  # fmt: skip
    return store


async def test_o_shows_the_address_and_opens_it_when_asked_again(tmp_path: Path, visited: list[str]) -> None:
    async with opened(story(tmp_path, "https://example.org/talks")) as (app, pilot):
        await press(pilot, "o")
        assert isinstance(app.screen, OriginalScreen) and visited == []
        assert "at example.org" in text(app) and "https://example.org/talks" in text(app)
        await press(pilot, "enter")
        assert visited == ["https://example.org/talks"]
        await press(pilot, "o", "o")
        assert len(visited) == 2
        await press(pilot, "o", "escape")
        assert len(visited) == 2 and len(app.screen_stack) == 1


async def test_o_in_a_report_and_y_copies_the_address(tmp_path: Path, visited: list[str]) -> None:
    async with opened(story(tmp_path, "https://example.org/talks")) as (app, pilot):
        await press(pilot, "enter", "o", "y")
        assert app.clipboard == "https://example.org/talks" and isinstance(app.screen, ReportScreen)


async def test_a_report_without_an_address_says_so(tmp_path: Path, visited: list[str]) -> None:
    async with opened(story(tmp_path, None)) as (app, pilot):
        await press(pilot, "o")
        assert "This report came without the address of its original." in text(app)
        assert app.screen is app.dashboard


async def test_a_file_is_never_opened(tmp_path: Path, visited: list[str]) -> None:
    async with opened(story(tmp_path, "file:///etc/passwd")) as (app, pilot):
        await press(pilot, "o", "o", "enter")
        assert "is no web address (http or https):" in text(app)
        assert visited == []


async def test_where_only_the_terminal_has_a_browser_it_says_so(
    tmp_path: Path, visited: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("BROWSER", raising=False)
    monkeypatch.setattr(webbrowser, "get", lambda using=None: webbrowser.GenericBrowser("w3m"))
    async with opened(story(tmp_path, "https://example.org/talks")) as (app, pilot):
        await press(pilot, "o", "enter")
        assert visited == [] and "No browser with a window of its own was found here. The key y copies" in text(app)
        monkeypatch.setenv("BROWSER", "w3m")
        assert has_browser(app)


async def test_an_open_report_stays_the_same_whatever_reports_come(tmp_path: Path) -> None:
    store = story(tmp_path, None)
    async with opened(store) as (app, pilot):
        await press(pilot, "enter")
        told(
            store, "2031-03-09.txt", "2031-03-09", "Told again",
            ("Arland and Borduria did meet.", event("Arland and Borduria meet", "talks", "2031-03-03", "Arland")),
            ("", actor("Arland")),
        )  # fmt: skip
        app.on_changed()
        await settled(pilot)
        assert "Arland and Borduria met." in text(app) and "2 of 2 reports that tell this" in text(app)
        await press(pilot, "y")
        assert "“Arland and Borduria met.”" in app.clipboard
        await press(pilot, "right")
        assert "Arland and Borduria did meet." in text(app)
