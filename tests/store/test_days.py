"""Days, weeks, months, seasons and spans as calendar days."""

from __future__ import annotations

from datetime import date

import pytest

from store.days import span_of


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2031-03-04", date(2031, 3, 4), date(2031, 3, 4)),
        ("2032-02", date(2032, 2, 1), date(2032, 2, 29)),
        ("2031", date(2031, 1, 1), date(2031, 12, 31)),
        ("2031-W01", date(2030, 12, 30), date(2031, 1, 5)),
        ("2031-Q3", date(2031, 7, 1), date(2031, 9, 30)),
        ("2031-WI", date(2031, 12, 1), date(2032, 2, 29)),
        ("2031-05-10/2031-05-11", date(2031, 5, 10), date(2031, 5, 11)),
        ("2031-05/2031-06", date(2031, 5, 1), date(2031, 6, 30)),
    ],
)
def test_a_value_spans(value: str, first: date, last: date) -> None:
    assert span_of(value) == (first, last)


@pytest.mark.parametrize("value", [None, "", "soon", "2031-13", "2031-02-30", "2031-W60", "2031-05-11/2031-05-10"])
def test_what_is_no_day_has_no_span(value: str | None) -> None:
    assert span_of(value) is None
