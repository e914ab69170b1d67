"""Dates as people type them."""

from __future__ import annotations

from datetime import date

import pytest

from tui.typed_dates import readings

TODAY = date(2025, 5, 28)
"""A Wednesday."""


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("today", "2025-05-28"),
        ("tomorrow", "2025-05-29"),
        ("yesterday", "2025-05-27"),
        ("day after tomorrow", "2025-05-30"),
        ("june 2", "2025-06-02"),
        ("2 June", "2025-06-02"),
        ("2 jun 2024", "2024-06-02"),
        ("Jun 2nd, 2024", "2024-06-02"),
        ("28th of may", "2025-05-28"),
        ("june", "2025-06"),
        ("june 2023", "2023-06"),
        ("2023", "2023"),
        ("2023-06", "2023-06"),
        ("2023-06-02", "2023-06-02"),
        ("2.6.2023", "2023-06-02"),
        ("31/12/2024", "2024-12-31"),
        ("12/31/2024", "2024-12-31"),
        ("next monday", "2025-06-02"),
        ("next mon", "2025-06-02"),
        ("last friday", "2025-05-23"),
        ("this friday", "2025-05-30"),
        ("friday", "2025-05-30"),
        ("next week", "2025-W23"),
        ("last month", "2025-04"),
        ("next year", "2026"),
        ("2 weeks ago", "2025-05-14"),
        ("two weeks ago", "2025-05-14"),
        ("in 3 days", "2025-05-31"),
        ("in two months", "2025-07"),
        ("mid july", "2025-07"),
        ("mid-july", "2025-07"),
        ("end of june", "2025-06-30"),
        ("q3", "2025-Q3"),
        ("q1 2024", "2024-Q1"),
        ("summer", "2025-SU"),
        ("week 21", "2025-W21"),
        ("wed 28 may", "2025-05-28"),
    ],
)
def test_the_nearest_reading_comes_first(typed: str, value: str) -> None:
    assert readings(typed, TODAY)[0].value == value


def test_a_day_without_a_year_may_be_of_the_years_around() -> None:
    assert {reading.value for reading in readings("june 2", TODAY)} >= {"2024-06-02", "2025-06-02", "2026-06-02"}


def test_a_weekday_may_be_the_last_or_the_next() -> None:
    assert {reading.value for reading in readings("friday", TODAY)} == {"2025-05-23", "2025-05-30"}


def test_figures_that_may_be_day_or_month_are_read_both_ways() -> None:
    assert [reading.value for reading in readings("02/06/2024", TODAY)] == ["2024-06-02", "2024-02-06"]


def test_a_weekday_decides_the_year() -> None:
    assert [reading.value for reading in readings("mon 2 june", TODAY)] == ["2025-06-02"]


@pytest.mark.parametrize("typed", ["mid july", "late july"])
def test_part_of_a_month_leads_into_the_month(typed: str) -> None:
    reading = readings(typed, TODAY)[0]
    assert reading.day.isoformat() == {"mid july": "2025-07-11", "late july": "2025-07-21"}[typed]


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "a",
        "in",
        "now",
        "12",
        "the 5th",
        "halvorsen",
        "march talks",
        "31 june",
        "99/99",
        "2025-13",
        "week 60",
        "[/",
        "x" * 500,
    ],
)
def test_what_is_no_date_is_not_made_one(typed: str) -> None:
    assert readings(typed, TODAY) == []


def test_a_leap_day_is_of_leap_years_only() -> None:
    found = [reading.value for reading in readings("29 feb", TODAY)]
    assert found[:2] == ["2024-02-29", "2028-02-29"]
    assert all(value.endswith("-02-29") for value in found)
