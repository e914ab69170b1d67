"""The histogram above the timeline: what it counts is what a simple count gives, and it fits."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.lookup import NO_DAYS, Days
from tui.panes.histogram import UNITS, begin, following, histogram

TODAY = date(2031, 3, 10)


def days_of(told: list[tuple[date, bool]]) -> Days:
    """The days of events on these days, each told or not."""
    keys = Counter(f"{day.isoformat()} {day.isoformat() if named else ''}" for day, named in told)
    rows = sorted(keys.items())
    dated = list(accumulate((0 if key.endswith(" ") else n for key, n in rows), initial=0))
    *before, count = accumulate((n for _, n in rows), initial=0)
    return Days([key for key, _ in rows], before, count, dated)


def on(*days: str) -> Days:
    """The days of events on these days."""
    return days_of([(date.fromisoformat(day), True) for day in days])


some_days = st.lists(st.tuples(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.booleans()), max_size=40)


@given(some_days, st.integers(8, 130))
def test_each_bar_has_the_events_that_a_simple_count_finds(told: list[tuple[date, bool]], width: int) -> None:
    found = histogram(days_of(told), TODAY, width)
    dated = [day for day, named in told if named]
    if found is None:
        # 200 years do not fit into 8 cells
        assert not dated or (max(dated) - min(dated)).days > 365 * (width - 2)
        return
    assert list(found.counts) == [
        sum(first <= day < found.edges[n + 1] for day in dated) for n, first in enumerate(found.edges[:-1])
    ]
    assert found.earlier == sum(day < found.edges[0] for day in dated)
    assert found.later == sum(day >= found.edges[-1] for day in dated)
    assert found.earlier + sum(found.counts) + found.later == len(dated)
    assert len(found.counts) * found.cells <= width
    assert all(edge == begin(found.unit, edge) for edge in found.edges)


@given(st.dates(date(1, 1, 1), date(9980, 1, 1)), st.sampled_from(UNITS))
def test_units_follow_one_another_without_a_gap(day: date, unit: str) -> None:
    first = begin(unit, day)  # type: ignore[arg-type]
    after = following(unit, first)  # type: ignore[arg-type]
    assert first <= day < after
    assert begin(unit, after - timedelta(days=1)) == first  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("days", "unit"),
    [
        (on("2031-03-01", "2031-03-20"), "day"),
        (on("2030-01-01", "2031-03-20"), "week"),
        (on("2025-01-01", "2031-03-20"), "month"),
        (on("2011-01-01", "2031-03-20"), "quarter"),
        (on("1960-01-01", "2031-03-20"), "year"),
    ],
)
def test_the_finest_unit_is_taken_in_which_the_whole_span_fits(days: Days, unit: str) -> None:
    found = histogram(days, TODAY, 100)
    assert found is not None
    assert found.unit == unit


def test_one_event_long_before_all_others_is_numbered_and_does_not_press_them_together() -> None:
    found = histogram(on("1900-05-01", "2031-02-01", "2031-03-01", "2031-03-20"), TODAY, 100)
    assert found is not None
    assert (found.unit, found.earlier, sum(found.counts), found.later) == ("day", 1, 3, 0)


def test_one_event_long_after_all_others_too() -> None:
    found = histogram(on("2031-02-01", "2031-03-01", "2031-03-20", "2099-01-01"), TODAY, 100)
    assert found is not None
    assert (found.unit, found.earlier, sum(found.counts), found.later) == ("day", 0, 3, 1)


def test_today_is_within_where_it_is_not_far_from_what_is_told() -> None:
    near, far = histogram(on("2031-02-01", "2031-02-20"), TODAY, 100), histogram(on("2025-02-01"), TODAY, 100)
    assert near is not None and near.holds(TODAY)
    assert far is not None and not far.holds(TODAY)


def test_nothing_to_count_makes_no_histogram() -> None:
    assert histogram(NO_DAYS, TODAY, 100) is None
    assert histogram(days_of([(TODAY, False)]), TODAY, 100) is None
