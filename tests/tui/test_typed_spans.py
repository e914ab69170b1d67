"""Spans of days as people type them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.typed_spans import Days, days_typed

TODAY = date(2031, 3, 10)
"""A Monday."""


@pytest.mark.parametrize(
    ("typed", "since", "until"),
    [
        ("", None, None),
        ("since may", "2030-05-01", None),
        ("since february", "2031-02-01", None),
        ("since 1 march", "2031-03-01", None),
        ("from last week", "2031-03-03", None),
        ("after 1 march", "2031-03-02", None),
        ("since 2 weeks ago", "2031-02-24", None),
        ("since 2029", "2029-01-01", None),
        ("until june", None, "2031-06-30"),
        ("until yesterday", None, "2031-03-09"),
        ("before 1 march", None, "2031-02-28"),
        ("up to 2030-12", None, "2030-12-31"),
        ("q2", "2031-04-01", "2031-06-30"),
        ("q4 2029", "2029-10-01", "2029-12-31"),
        ("may", "2031-05-01", "2031-05-31"),
        ("in may", "2031-05-01", "2031-05-31"),
        ("2030", "2030-01-01", "2030-12-31"),
        ("today", "2031-03-10", "2031-03-10"),
        ("last week", "2031-03-03", "2031-03-09"),
        ("this month", "2031-03-01", "2031-03-31"),
        ("last 2 weeks", "2031-02-24", "2031-03-10"),
        ("the last ten days", "2031-02-28", "2031-03-10"),
        ("past month", "2031-02-10", "2031-03-10"),
        ("past 3 months", "2030-12-10", "2031-03-10"),
        ("next 30 days", "2031-03-10", "2031-04-09"),
        ("last quarter", "2030-10-01", "2030-12-31"),
        ("this quarter", "2031-01-01", "2031-03-31"),
        ("next quarter", "2031-04-01", "2031-06-30"),
        ("1 june to 10 june", "2031-06-01", "2031-06-10"),
        ("1 to 10 june", "2031-06-01", "2031-06-10"),
        ("1-10 june 2025", "2025-06-01", "2025-06-10"),
        ("june 1 to 10", "2031-06-01", "2031-06-10"),
        ("1 june – 10 june 2025", "2025-06-01", "2025-06-10"),
        ("between 1 june 2025 and 10 july", "2025-06-01", "2025-07-10"),
        ("from december to february", "2030-12-01", "2031-02-28"),
        ("2/6 to 10/6", "2031-06-02", "2031-06-10"),
        ("december to february 2026", "2025-12-01", "2026-02-28"),
        ("december 2025 to february", "2025-12-01", "2026-02-28"),
        ("march until today", "2031-03-01", "2031-03-10"),
        ("2025-05-01..2025-06-15", "2025-05-01", "2025-06-15"),
        ("2025-05-01/2025-06-15", "2025-05-01", "2025-06-15"),
        ("2025-05-01 to 2025-06-15", "2025-05-01", "2025-06-15"),
        ("2025 to 2027", "2025-01-01", "2027-12-31"),
        ("the day after tomorrow", "2031-03-12", "2031-03-12"),
        ("31 jan to 1 feb 2028", "2028-01-31", "2028-02-01"),
    ],
)
def test_a_span_is_read_as_it_is_typed(typed: str, since: str | None, until: str | None) -> None:
    found = days_typed(typed, TODAY)
    assert found is not None
    assert (found.since, found.until) == tuple(date.fromisoformat(day) if day else None for day in (since, until))


@pytest.mark.parametrize(
    "typed",
    ["talks", "since", "since talks", "june to talks", "last 0 weeks", "10 june 2025 to 1 june 2025", "to",
     "31 february", "last many weeks", "- -", "1-2-3-4", "..", "x" * 500],
)  # fmt: skip
def test_what_is_no_span_is_none(typed: str) -> None:
    assert days_typed(typed, TODAY) is None


@given(
    st.dates(date(1990, 1, 1), date(2080, 1, 1)), st.dates(date(1990, 1, 1), date(2080, 1, 1)), st.sampled_from("abo")
)
def test_what_is_written_is_read_again(one: date, other: date, ends: str) -> None:
    first, last = sorted((one, other))
    days = {"a": Days(first), "b": Days(None, last), "o": Days(first, last)}[ends]
    assert days_typed(days.typed, TODAY) == days


@given(st.text("since until to 0123456789 juneq/-.", max_size=30))
def test_nothing_that_is_typed_is_a_fault(typed: str) -> None:
    days = days_typed(typed, TODAY)
    assert days is None or days.since is None or days.until is None or days.since <= days.until
