"""Datelines as agencies and institutions write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.reader.dateline import dateline_day, find_dateline


@pytest.mark.parametrize(
    ("text", "place", "day", "publisher"),
    [
        ("ISTANBUL, May 28 (Reuters) - Envoys met.", "ISTANBUL", (None, 5, 28), "Reuters"),
        ("AMMAN, 2 August 2022 - Envoys met.", "AMMAN", (2022, 8, 2), None),
        ("MEXICO CITY (AP) — Envoys met.", "MEXICO CITY", (None, None, None), "AP"),
        ("WASHINGTON, Dec. 2 (Xinhua) -- Envoys met.", "WASHINGTON", (None, 12, 2), "Xinhua"),
        ("Kampala, Nov 8, 2019 (wire) - Envoys met.", "Kampala", (2019, 11, 8), "wire"),
        ("Nov 21 (Reuters) - Envoys met.", None, (None, 11, 21), "Reuters"),
        ("MOSCOW, May 17. /TASS/. Envoys met.", "MOSCOW", (None, 5, 17), "TASS"),
        ("LONDON (Wire), February 9, 2024 — Envoys met.", "LONDON", (2024, 2, 9), "Wire"),
        ("LONDON (July 30) — Envoys met.", "LONDON", (None, 7, 30), None),
        ("December 13, Dubai (Wire). Envoys met.", "Dubai", (None, 12, 13), "Wire"),
        ("The Hague, 3 July 2024 – Envoys met.", "The Hague", (2024, 7, 3), None),
        ("A headline\nBAKU, 15 November 2024. Envoys met.", "BAKU", (2024, 11, 15), None),
        ("A headline\nNov. 24, 2024\nEnvoys met.", None, (2024, 11, 24), None),
        ("A headline\nMinistry of Trade, Oslo, 17 October 2023\nEnvoys met.", None, (2023, 10, 17), None),
        ("A headline\nANKARA\nEnvoys met.", "ANKARA", (None, None, None), None),
    ],
)
def test_forms_of_datelines(
    text: str, place: str | None, day: tuple[int | None, int | None, int | None], publisher: str | None
) -> None:
    found = find_dateline(text)
    assert found is not None
    assert (found.year, found.month, found.day) == day
    assert found.publisher == publisher
    assert place is None or found.place == place
    assert text[found.end :].strip() == "Envoys met."


@pytest.mark.parametrize(
    "text",
    [
        "Envoys met in Geneva on June 3 and left.",
        "In Geneva, June 3 - the day of the vote - was quiet.",
        "A headline\nLast updated September 30, 8.05 a.m.\nEnvoys met.",
        "",
    ],
)
def test_what_is_no_dateline(text: str) -> None:
    assert find_dateline(text) is None


def test_a_dateline_without_a_year_takes_the_nearest() -> None:
    found = find_dateline("ISTANBUL, Dec 30 (Wire) - Envoys met.")
    assert found is not None
    assert dateline_day(found, date(2023, 1, 4)) == date(2022, 12, 30)
    assert dateline_day(found, date(2022, 11, 4)) == date(2022, 12, 30)


def test_a_dateline_without_a_day_gives_none() -> None:
    found = find_dateline("PARIS (AP) — Envoys met.")
    assert found is not None
    assert dateline_day(found, date(2023, 1, 4)) is None


@given(st.text(max_size=300))
def test_any_text_is_read_without_a_crash(text: str) -> None:
    found = find_dateline(text)
    assert found is None or 0 <= found.start < found.end <= len(text)
