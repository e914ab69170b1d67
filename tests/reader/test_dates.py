"""Dates: each form that news uses, what it stands for, and what is no date."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.reader.dates import find_dates, infer_published
from store.reader.tokens import cut

TUESDAY = date(2025, 6, 10)
VALUE = re.compile(r"\d{4}(-(\d\d(-\d\d)?|W\d\d|Q[1-4]))?")


def told(text: str, published: date = TUESDAY) -> list[tuple[str, str]]:
    return [(found.text, found.value) for found in find_dates(cut(text), published)]


def values(text: str, published: date = TUESDAY) -> list[str]:
    return [value for _, value in told(text, published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met on June 2nd.", [("June 2nd", "2025-06-02")]),
        ("They met on 2 June 2025.", [("2 June 2025", "2025-06-02")]),
        ("It was signed on Sept. 11, 2001.", [("Sept. 11, 2001", "2001-09-11")]),
        ("It was signed on the 27th of November.", [("the 27th of November", "2024-11-27")]),
        ("They met on Sunday, June 8, in Lima.", [("Sunday, June 8", "2025-06-08")]),
        ("They met on May 10-11.", [("May 10-11", "2025-05-10/2025-05-11")]),
        ("They will meet from 10 to 12 June.", [("10 to 12 June", "2025-06-10/2025-06-12")]),
        ("They met on 28 and 29 May.", [("28 and 29 May", "2025-05-28/2025-05-29")]),
        ("They met from May 30-June 2.", [("May 30-June 2", "2025-05-30/2025-06-02")]),
        ("They met from 30 May to 2 June.", [("30 May to 2 June", "2025-05-30/2025-06-02")]),
        (
            "It held from January 1 to June 30, 2023.",
            [("January 1", "2023-01-01"), ("June 30, 2023", "2023-06-30")],
        ),
        ("It was agreed in March and April 2022.", [("March", "2022-03"), ("April 2022", "2022-04")]),
        ("The war began in November 2020.", [("November 2020", "2020-11")]),
        ("They will meet in mid-July.", [("mid-July", "2025-07")]),
        ("They will meet in early July.", [("early July", "2025-07")]),
        ("It will be ready by the end of August.", [("the end of August", "2025-08-31")]),
        ("It will be ready by the end of 2026.", [("the end of 2026", "2026-12-31")]),
        ("It will be ready by the end of the year.", [("the end of the year", "2025-12-31")]),
        ("They will meet on the last weekend of June.", [("the last weekend of June", "2025-06-28/2025-06-29")]),
        ("They will meet in the last ten days of June.", [("the last ten days of June", "2025-06-21/2025-06-30")]),
        ("They will meet in the second half of 2026.", [("the second half of 2026", "2026-07/2026-12")]),
        ("They will meet in the week of June 16.", [("the week of June 16", "2025-W25")]),
        ("They will speak on the first of July.", [("the first of July", "2025-07-01")]),
        ("They will speak on the 11th of next month.", [("the 11th of next month", "2025-07-11")]),
        ("The march of the 20th of last month was small.", [("the 20th of last month", "2025-05-20")]),
        ("They have been out since the first of the month.", [("the first of the month", "2025-06-01")]),
        ("Done on the 25th day of January 2017.", [("the 25th day of January 2017", "2017-01-25")]),
        (
            "It is to be ready by the end of the first quarter of 2026.",
            [("the end of the first quarter of 2026", "2026-03-31")],
        ),
        ("The vote of 2016-06-23 was close.", [("2016-06-23", "2016-06-23")]),
        ("The vote of 23.06.2016 was close.", [("23.06.2016", "2016-06-23")]),
        ("The vote of 06/23/2016 was close.", [("06/23/2016", "2016-06-23")]),
        ("Growth slowed in the third quarter of 2024.", [("the third quarter of 2024", "2024-Q3")]),
        ("Growth slowed in Q3 2024.", [("Q3 2024", "2024-Q3")]),
        ("The 2015 accord held until 2018.", [("2015", "2015"), ("2018", "2018")]),
        ("The 2014-2020 budget ran out.", [("2014-2020", "2014/2020")]),
        ("It began in nineteen ninety-six.", [("nineteen ninety-six", "1996")]),
    ],
)
def test_dates_by_their_place_in_the_calendar(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met on Sunday.", [("Sunday", "2025-06-08")]),
        ("They met late on Sunday night.", [("Sunday", "2025-06-08")]),
        ("They will meet on Friday.", [("Friday", "2025-06-13")]),
        ("They met last Monday.", [("last Monday", "2025-06-09")]),
        ("They will meet next Friday.", [("next Friday", "2025-06-13")]),
        ("They are to meet on Tuesday week.", [("Tuesday week", "2025-06-24")]),
        ("They will meet on Friday of next week.", [("Friday of next week", "2025-06-20")]),
        ("They met on Wednesday last.", [("Wednesday last", "2025-06-04")]),
        ("They will meet on Thursday next.", [("Thursday next", "2025-06-12")]),
        (
            "They met from Monday to Wednesday of last week.",
            [("Monday to Wednesday of last week", "2025-06-02/2025-06-04")],
        ),
        ("It was drawn up over the weekend before.", [("the weekend before", "2025-06-07/2025-06-08")]),
        ("They will meet on the 22nd.", [("the 22nd", "2025-06-22")]),
        ("They hope to have a deal by the autumn.", [("the autumn", "2025-09/2025-11")]),
        ("They have been talking since spring.", [("spring", "2025-03/2025-05")]),
        ("They will meet in winter.", [("winter", "2025-12/2026-02")]),
        ("The rivals split in the summer of 2019.", [("2019", "2019")]),
        ("They meet from Wednesday to Friday.", [("Wednesday to Friday", "2025-06-11/2025-06-13")]),
        ("They met yesterday and meet again tomorrow.", [("yesterday", "2025-06-09"), ("tomorrow", "2025-06-11")]),
        ("They signed it this morning.", [("this morning", "2025-06-10")]),
        ("They signed it last night.", [("last night", "2025-06-09")]),
        ("They met last week.", [("last week", "2025-W23")]),
        ("They will meet early next month.", [("early next month", "2025-07")]),
        ("Wages rose earlier this year.", [("earlier this year", "2025")]),
        ("They met a week ago.", [("a week ago", "2025-06-03")]),
        ("They met two months ago.", [("two months ago", "2025-04")]),
        ("They will meet again in four months.", [("in four months", "2025-10")]),
        ("They will meet over the weekend.", [("the weekend", "2025-06-14/2025-06-15")]),
        ("They met last weekend.", [("last weekend", "2025-06-07/2025-06-08")]),
        ("They split last summer.", [("last summer", "2024-06/2024-08")]),
        ("They split last July.", [("last July", "2024-07")]),
    ],
)
def test_dates_told_from_the_day_of_publication(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met on June 2. The following day they parted.", "2025-06-03"),
        ("They met on June 2. Two days later they parted.", "2025-06-04"),
        ("They met on June 2. A week earlier they had not spoken.", "2025-05-26"),
        ("They met on June 2. They signed the same day.", "2025-06-02"),
        ("They met on June 2 and parted on the following Friday.", "2025-06-06"),
        ("They will meet next Monday and Tuesday.", "2025-06-17"),
        ("They met on June 2. He left on the evening of the 3rd.", "2025-06-03"),
        ("They met on June 2. He tried that very day.", "2025-06-02"),
        ("They met on June 2. The very next day they parted.", "2025-06-03"),
        ("They met on June 2. The very next morning they parted.", "2025-06-03"),
        ("They met on June 2. It took effect three days afterward.", "2025-06-05"),
        ("They met on June 2 and parted two nights later.", "2025-06-04"),
        ("They met on June 3; an envoy had come a day beforehand.", "2025-06-02"),
        ("They met on Wednesday, June 4, and Friday, June 6. The vote was called that same Wednesday.", "2025-06-04"),
        ("The round of May 8 was put back to the 15th.", "2025-05-15"),
        ("They met on April 30 and again in May, on the 12th.", "2025-05-12"),
        ("It expires on July 1, and from the second of that month strikes are lawful.", "2025-07-02"),
        ("They will meet on June 20 and vote on that day.", "2025-06-20"),
        (
            "The envoy, who had called the meeting that opened on Friday, left on Sunday. He died the same day.",
            "2025-06-08",
        ),
        ("She called on June 5. He rejected the plan of June 3 the same evening.", "2025-06-05"),
    ],
)
def test_dates_told_from_the_day_before_them(text: str, expected: str) -> None:
    assert values(text)[-1] == expected


def test_a_past_sentence_does_not_count_from_a_day_to_come() -> None:
    text = "They met on Monday. The cabinet will be named on June 20. A day earlier the envoys had quarrelled."
    assert values(text) == ["2025-06-09", "2025-06-20", "2025-06-08"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The strike began on November 3.", "2024-11-03"),
        ("The strike is due to begin on September 3.", "2025-09-03"),
        ("Ports have been shut since August.", "2024-08"),
        ("The port will open in August.", "2025-08"),
        ("Ports have been shut since December 3.", "2024-12-03"),
    ],
)
def test_the_verb_says_whether_a_date_without_a_year_is_past(text: str, expected: str) -> None:
    assert values(text) == [expected]


def test_a_narrative_goes_on_in_its_year() -> None:
    assert values("In May 2014 the truce broke. In August the siege began.") == ["2014-05", "2014-08"]


def test_a_year_in_passing_does_not_carry() -> None:
    assert values("The plan, made in 2019, was signed on May 4.") == ["2019", "2025-05-04"]


@pytest.mark.parametrize(
    "text",
    [
        "They may march on. May I? Mr May said so, and so did April Chen.",
        "The sun sat low, and for a second nobody spoke.",
        "He paid $2000 for 1500 sheep, 30 percent more, at the age of 44.",
        "Resolution 2254, Article 2015 and flight 1549 were named; 2000 people came.",
        "The 1990s were long. They won 2-1, after 90 minutes, at 7.30 p.m.",
        "A 30-day truce held for three years, and recently it ended; now it is over.",
        "They spoke on Good Friday and on New Year's Eve, wrote the Sunday Times.",
        "Every Monday they talk, and each Friday they rest, as they do every June.",
        "The fall in prices hurt, the spring offensive began, and the summer camp is over.",
        "It came a day later than planned.",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Geneva, 3 May 2023 - The envoys met on 2 May.", date(2023, 5, 3)),
        ("Talks resume\nLast updated: Wednesday, 1 July 2015\nEnvoys met.", date(2015, 7, 1)),
        ("The envoys met on Wednesday, May 28, 2025, and will sign by June 30, 2026.", date(2025, 5, 28)),
        ("KABUL, Aug. 10 (Wire) - They met on Sunday. The deal of Feb. 29, 2020, is at risk.", date(2020, 8, 10)),
        ("The envoys met on Wednesday.", None),
    ],
)
def test_the_day_of_publication_from_the_texts_own_dates(text: str, expected: date | None) -> None:
    assert infer_published(cut(text)) == expected


WORDS = st.sampled_from(
    "the a of in on by and to - , . ( ' 's May June 30 31 2nd 12th 2025 1989 99 first last next this that same day "
    "days week weekend month year quarter ago later before after Monday Friday Sept. Dec mid-July year-end 2025-06-01 "
    "1/2/25 end half summer tonight yesterday since until met will nineteen ninety-six Q3 two 10-11 24-May".split()
)


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, max_size=40), st.dates())
def test_every_date_stands_in_the_text_and_its_value_parses(words: list[str], published: date) -> None:
    text = " ".join(words)
    found = find_dates(cut(text), published)
    assert found == find_dates(cut(text), published)
    at = 0
    for told_date in found:
        assert at <= told_date.start < told_date.end <= len(text)
        assert text[told_date.start : told_date.end] == told_date.text
        assert all(VALUE.fullmatch(part) for part in told_date.value.split("/"))
        at = told_date.end


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read_without_a_crash(text: str) -> None:
    for told_date in find_dates(cut(text), TUESDAY):
        assert text[told_date.start : told_date.end] == told_date.text
    infer_published(cut(text))
