"""What is new, in words."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from store.lookup import (
    AccountRow,
    ActorRow,
    AnswerRow,
    Aspect,
    DisputeRow,
    DocumentRow,
    EventRow,
    News,
    NewsRow,
    ProposalRow,
    Source,
)
from tui.news_words import how_many, news_words, plain_day

TODAY = date(2025, 6, 1)
REPORT = DocumentRow(1, "a.txt", None, None, None, "2025-05-30", "given", 9)


def offer(*by: str, what: str = "next round", status: str = "pending") -> ProposalRow:
    return ProposalRow(
        7, what, "meeting", status, "2025-06-02", "Istanbul", None, by or ("Russia",), ("Ukraine",), (), 1
    )


def met(what: str = "second round", kind: str = "talks") -> EventRow:
    return EventRow(3, what, kind, "held", "2025-06-02", "Istanbul", ("Russia", "Ukraine"), 2, "2025-06-02")


def says(response: str, *by: str) -> AnswerRow:
    return AnswerRow(response, by, None, "2025-05-30", "")


THERE = Aspect("pending", "2025-06-02", "Istanbul")


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (NewsRow("proposal", offer(), REPORT, THERE, None, says("accepts", "Ukraine")),
         "Ukraine accepts: next round, Istanbul, 2 June (report of 30 May)"),
        (NewsRow("proposal", offer(), REPORT, THERE, None, says("considers", "Kyiv", "Rustem Umerov")),
         "Kyiv, Rustem Umerov are considering: next round, Istanbul, 2 June (report of 30 May)"),
        (NewsRow("proposal", offer(), REPORT, THERE, None, says("rejects")),
         "somebody rejects: next round, Istanbul, 2 June (report of 30 May)"),
        (NewsRow("proposal", offer(), REPORT, THERE),
         "Russia proposes: next round, Istanbul, 2 June (report of 30 May)"),
        (NewsRow("proposal", offer("Russia", "Lavrov", what="talks on June 2nd in Istanbul"), REPORT, THERE),
         "Russia, Lavrov propose: talks on June 2nd in Istanbul (report of 30 May)"),
        (NewsRow("proposal", offer(), REPORT, Aspect("lapsed", "2025-06-02", "Istanbul"), THERE),
         "lapsed: next round, Istanbul, 2 June (report of 30 May)"),
        (NewsRow("proposal", offer(), REPORT, Aspect("pending", "2025-06-03", "Rome"), THERE),
         "now 3 June, before 2 June, now in Rome: next round, Rome, 3 June (report of 30 May)"),
        (NewsRow("event", met(), REPORT, Aspect("held", "2025-06-02", "Istanbul")),
         "talks held: second round, Istanbul, 2 June (report of 30 May)"),
        (NewsRow("event", met("a truce is signed", "agreement"), REPORT, Aspect("held", "2025-06-02", None)),
         "agreement: a truce is signed, 2 June (report of 30 May)"),
        (NewsRow("event", met(), REPORT, Aspect("cancelled", "2025-06-02", None), Aspect("scheduled", "2025-06-02")),
         "talks cancelled, no longer scheduled: second round, 2 June (report of 30 May)"),
        (NewsRow("actor", ActorRow(1, "Lavrov", "person", "Russia", "Foreign Minister", "Russia", (), 1, None), REPORT,
                 Aspect(role="Foreign Minister")),
         "first named: Lavrov, Foreign Minister, Russia (report of 30 May)"),
        (NewsRow("actor", ActorRow(1, "Lavrov", "person", "Russia", "envoy", "Russia", (), 1, None), REPORT,
                 Aspect(role="envoy"), Aspect(role="Foreign Minister")),
         "Lavrov is now envoy, no longer Foreign Minister (report of 30 May)"),
        (NewsRow("dispute", DisputeRow(1, "who \x1b[31mcalled", tuple(
            AccountRow(side, Source(REPORT, 0, 1, "")) for side in ("Russia", "Ukraine"))), REPORT, Aspect()),
         "disputed: who ␛[31mcalled, Russia ≠ Ukraine (report of 30 May)"),
    ],
)  # fmt: skip
def test_each_kind_of_news_is_a_line(row: NewsRow, words: str) -> None:
    assert news_words(row, TODAY) == words


@pytest.mark.parametrize(
    ("what", "kind", "words"),
    [
        ("Norway's Foreign Minister Ingrid Halvorsen proposed a second round of talks in Geneva on…", "talks",
         "talks held: second round of talks (Russia, Ukraine), Istanbul, 2 June"),
        ("Delegations of Norway and Sweden met in Geneva on Monday over the water of the Orva.", "talks",
         "talks held: Russia, Ukraine, Istanbul, 2 June"),
        ("The dockers of the port of Bergen walked out on Friday after the authority had withdrawn its offer", "action",
         "action: The dockers of the port of Bergen walked out on Friday after the…, Istanbul, 2 June"),
    ],
)  # fmt: skip
def test_a_sentence_is_cut_to_what_it_is_about(what: str, kind: str, words: str) -> None:
    row = NewsRow("event", met(what, kind), REPORT, Aspect("held", "2025-06-02", "Istanbul"))
    assert news_words(row, TODAY).startswith(words)


def test_years_are_said_where_they_do_not_go_without_saying() -> None:
    row = NewsRow("proposal", offer(), REPORT, Aspect("pending", "2026-01-02", None))
    assert news_words(row, date(2026, 2, 1)) == "Russia proposes: next round, 2 January 2026 (report of 30 May 2025)"


def test_a_guessed_day_of_publication_is_said_to_be_one() -> None:
    guess = DocumentRow(1, "a.txt", None, None, None, "2025-05-30", "inferred", 9)
    assert news_words(NewsRow("event", met(), guess, Aspect("held")), TODAY).endswith("(report of 30 May, inferred)")


@pytest.mark.parametrize(
    ("day", "words"),
    [("2025-06", "June"), ("2025-06-10/2025-06-12", "10–12 Jun"), (None, "undated"), ("2024", "2024")],
)
def test_days_that_are_no_single_ones(day: str | None, words: str) -> None:
    assert plain_day(day, "2025") == words


@pytest.mark.parametrize(
    ("hours", "words"),
    [(0, "1 new since 12:00"), (24, "1 new since yesterday"), (72, "1 new since Thu 29 May"),
     (24 * 40, "1 new since 22 Apr 2025")],
)  # fmt: skip
def test_how_much_is_new_says_since_when(hours: int, words: str) -> None:
    noon = datetime(2025, 6, 1, 12).astimezone()
    then = datetime.fromtimestamp(noon.timestamp() - 3600 * hours, UTC).isoformat()
    row = NewsRow("event", met(), REPORT, Aspect("held"))
    assert how_many(News((row,), 1, then), TODAY) == words
    assert how_many(News((row,), 1, then), TODAY, brief=True) == "1 new"
    assert how_many(News((row,), 1, None, more=True), TODAY) == "1+ new"
    assert how_many(News((), 1, then), TODAY) == ""
