"""The days that an event may have: what its sentence gives, and what the report has told before it."""

from __future__ import annotations

from store.reader.possible_days import dated_before, possible_days, recent, spans
from tests.reader.facts import analysed


def days(*sentences: str, n: int = -1) -> set[tuple[str | None, str]]:
    """The days of the n-th sentence with how they come in."""
    analysis, scenes = analysed(*sentences)
    n %= len(scenes)
    published = analysis.published.isoformat()
    return {(d.value, d.where) for d in possible_days(scenes, n, published, spans(scenes[n]))}


def test_two_dates_joined_by_to_are_one_span() -> None:
    assert ("2031-03-10/2031-03-14", "span") in days("Norway and Chile will meet in Oslo from 10 March to 14 March.")


def test_days_of_talks_that_end_on_a_date_are_a_span() -> None:
    found = days("Norway and Chile wound up three days of talks in Oslo on Monday.")
    assert ("2031-03-01/2031-03-03", "days") in found


def test_two_days_named_apart_may_be_one_span() -> None:
    found = days("The teams met on Sunday evening and again, after a short night, on Tuesday.")
    assert ("2031-03-02/2031-03-04", "wide") in found


def test_talks_since_a_day_go_on_to_publication() -> None:
    found = days("The two sides have been talking since Monday.")
    assert ("2031-03-03/2031-03-05", "wide") in found


def test_a_distance_from_another_event_gives_a_day() -> None:
    found = days("The ship left on Monday, two days after Chile lifted its ban.")
    assert ("2031-03-01", "offset") in found


def test_the_day_of_the_sentence_before_is_carried() -> None:
    assert ("2031-03-03", "carry 0") in days("Norway and Chile met in Oslo on Monday.", "There Chile tabled a map.")


def test_the_day_of_the_lead_holds_far_down() -> None:
    between = ["The fjord is deep."] * 5
    found = days("Norway offered Chile a lease on Monday.", *between, "It also promised two ships.")
    assert ("2031-03-03", "lead") in found


def test_the_lead_may_take_the_day_that_follows() -> None:
    found = days("Norway has offered Chile a lease.", "The paper was handed over on Monday.", n=0)
    assert ("2031-03-03", "ahead") in found


def test_no_day_is_offered_twice_and_none_at_all_is_one_of_them() -> None:
    found = [value for value, _ in days("Norway and Chile met on Monday.", "They ate on Monday.")]
    assert len(found) == len(set(found))
    assert None in found


def test_what_is_recent() -> None:
    found = [recent(day, "2031-03-05") for day in ("2031-03-05", "2031-02-25", "2031-02-24", "2031-03-06", "2031-03")]
    assert found == [True, True, False, False, False]


def test_sentences_with_a_recent_day_are_counted_wherever_one_asks_first() -> None:
    analysis, scenes = analysed(
        "The teams met on Monday.", "They spoke of fish.", "They met again on Tuesday.", "Nobody said more."
    )
    published = analysis.published.isoformat()
    assert [dated_before(scenes, n, published) for n in (3, 0, 2, 1)] == [2, 0, 1, 1]
