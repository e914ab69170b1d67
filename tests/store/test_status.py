"""What has become of a proposal: tables of cases, one rule after another."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.ledger.status import Answered, Told, Verdict, verdict
from store.reader.reading import ProposalStatus, Response

EARLY, DAY, LATE = "2031-03-04", "2031-03-10", "2031-03-11"
A, B, C = 1, 2, 3
"""Sides: two addressees, and somebody else."""


def told(report: int, status: ProposalStatus = "pending", *answers: tuple[int, Response, int]) -> Told:
    """A report's telling; each answer as (id, response, who)."""
    return Told(report, status, tuple(Answered(n, response, frozenset((who,))) for n, response, who in answers))


def judged(
    *tellings: Told,
    to: tuple[int, ...] = (A,),
    day: str | None = None,
    latest: str = EARLY,
    held: int | None = None,
    later: int | None = None,
    improved: bool = False,
    agreement: int | None = None,
    agreed: bool = False,
) -> Verdict:
    """The verdict on a proposal; the negotiation's latest report is report 9, of the day `latest`."""
    return verdict(
        tellings, to, last_day=day, latest=(latest, 9), held=held, later=later, improved=improved,
        agreement=agreement, agreed=agreed,
    )  # fmt: skip


def test_what_nobody_has_answered_is_pending() -> None:
    assert judged(told(1)) == Verdict("pending", "open")


@pytest.mark.parametrize("status", ["accepted", "rejected", "withdrawn", "superseded", "lapsed"])
def test_what_a_report_says_is_its_status_and_that_report_the_reason(status: ProposalStatus) -> None:
    assert judged(told(1), told(2, status)) == Verdict(status, "report", report=2)


@pytest.mark.parametrize(
    ("status", "response", "why"),
    [("accepted", "accepts", "answer"), ("rejected", "rejects", "answer"), ("superseded", "counters", "counter")],
)
def test_where_the_report_tells_the_answer_too_the_answer_is_the_reason(
    status: ProposalStatus, response: Response, why: str
) -> None:
    found = judged(told(1), told(2, status, (7, "considers", A), (8, response, A)))
    assert (found.status, found.why, found.answer, found.report) == (status, why, 8, 2)


def test_the_answer_may_stand_in_an_earlier_report_than_the_status() -> None:
    assert judged(told(1, "pending", (7, "accepts", A)), told(2, "accepted"), to=(A, B)) == Verdict(
        "accepted", "answer", 7, 2
    )


def test_the_last_report_that_settles_it_counts() -> None:
    assert judged(told(1, "rejected"), told(2, "accepted")).status == "accepted"
    assert judged(told(1, "accepted"), told(2, "withdrawn")).status == "withdrawn"


def test_a_later_mention_that_settles_nothing_leaves_it_settled() -> None:
    assert judged(told(1, "rejected"), told(2)) == Verdict("rejected", "report", report=1)


@pytest.mark.parametrize(
    ("answers", "status"),
    [
        ([("accepts", A), ("accepts", B)], "accepted"),
        ([("rejects", A), ("rejects", B)], "rejected"),
        ([("accepts", A)], "pending"),
        ([("rejects", A)], "pending"),
        ([("accepts", A), ("rejects", B)], "pending"),
        ([("accepts", A), ("considers", B)], "pending"),
        ([("accepts", A), ("conditions", B)], "pending"),
        ([("accepts", C)], "pending"),
        ([("accepts", A), ("counters", B)], "superseded"),
        ([("counters", A)], "superseded"),
        ([("rejects", A), ("accepts", A), ("accepts", B)], "accepted"),
        ([("accepts", A), ("considers", A), ("accepts", B)], "accepted"),
    ],
)
def test_answers_of_two_addressees_one_an_addressee_the_latest(
    answers: list[tuple[Response, int]], status: ProposalStatus
) -> None:
    reports = [told(n, "pending", (n, response, who)) for n, (response, who) in enumerate(answers, start=1)]
    assert judged(*reports, to=(A, B)).status == status
    assert judged(told(1, "pending", *((n, r, w) for n, (r, w) in enumerate(answers))), to=(A, B)).status == status


def test_where_no_addressee_is_named_whoever_answers_is_one() -> None:
    assert judged(told(1, "pending", (7, "accepts", C)), to=()) == Verdict("accepted", "answer", 7, 1)


def test_an_offer_in_return_is_the_reason_for_what_it_supersedes() -> None:
    assert judged(told(1), told(2, "pending", (7, "counters", A))) == Verdict("superseded", "counter", 7, 2)


def test_a_later_yes_takes_a_no_back() -> None:
    found = judged(told(1, "rejected", (7, "rejects", A)), told(2, "pending", (8, "accepts", A)))
    assert found == Verdict("accepted", "answer", 8, 2)


@pytest.mark.parametrize(
    ("day", "latest", "status"),
    [
        (DAY, EARLY, "pending"),
        (DAY, DAY, "pending"),
        (DAY, LATE, "lapsed"),
        (None, LATE, "pending"),
        ("2031-03-31", LATE, "pending"),
    ],
)
def test_its_day_passes_with_the_day_of_the_latest_report(day: str | None, latest: str, status: ProposalStatus) -> None:
    assert judged(told(1), day=day, latest=latest).status == status


def test_a_day_that_had_passed_when_it_was_first_told_of_is_no_deadline() -> None:
    offered_late = verdict([told(1)], [A], last_day=EARLY, latest=(LATE, 9), first_told=DAY)
    assert offered_late.status == "pending"
    assert verdict([told(1)], [A], last_day=DAY, latest=(LATE, 9), first_told=DAY).status == "lapsed"


def test_the_report_that_leaves_its_day_behind_is_the_reason() -> None:
    assert judged(told(1), day=DAY, latest=LATE) == Verdict("lapsed", "day", report=9)


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        (("accepts", A), "pending"),
        (("rejects", A), "pending"),
        (("considers", A), "lapsed"),
        (("conditions", A), "lapsed"),
        (("accepts", C), "lapsed"),
    ],
)
def test_what_an_addressee_has_answered_does_not_lapse(answer: tuple[Response, int], status: ProposalStatus) -> None:
    response, who = answer
    assert judged(told(1, "pending", (7, response, who)), to=(A, B), day=DAY, latest=LATE).status == status


def test_what_is_settled_does_not_lapse() -> None:
    assert judged(told(1, "accepted"), day=DAY, latest=LATE).status == "accepted"


def test_a_meeting_that_was_held_was_accepted() -> None:
    assert judged(told(1), day=DAY, latest=LATE, held=5) == Verdict("accepted", "event", event=5)
    assert judged(told(1, "rejected"), held=5).status == "rejected"


def test_a_changed_version_takes_the_place_of_what_is_open() -> None:
    assert judged(told(1), later=4) == Verdict("superseded", "version", later=4)
    assert judged(told(1), day=DAY, latest=LATE, later=4).status == "superseded"
    assert judged(told(1, "rejected"), later=4).status == "rejected"
    assert judged(told(1, "accepted"), later=4, improved=True).status == "accepted"


def test_an_offer_that_was_refused_and_then_improved_is_superseded() -> None:
    assert judged(told(1, "rejected"), later=4, improved=True) == Verdict("superseded", "version", later=4)


def test_what_was_agreed_on_is_accepted_and_what_was_open_beside_it_superseded() -> None:
    assert judged(told(1), agreement=5, agreed=True) == Verdict("accepted", "event", event=5)
    assert judged(told(1), agreement=5) == Verdict("superseded", "event", event=5)


def test_an_agreement_leaves_what_is_settled_as_it_is() -> None:
    assert judged(told(1, "rejected"), agreement=5).status == "rejected"
    assert judged(told(1, "pending", (7, "accepts", A)), agreement=5).status == "accepted"


_responses: st.SearchStrategy[Response] = st.sampled_from(get_args(Response))
_statuses: st.SearchStrategy[ProposalStatus] = st.sampled_from(get_args(ProposalStatus))


@st.composite
def _tellings(draw: st.DrawFn) -> list[Told]:
    return [
        told(
            n,
            draw(_statuses),
            *((10 * n + k, draw(_responses), draw(st.sampled_from([A, B, C]))) for k in range(draw(st.integers(0, 3)))),
        )
        for n in range(1, draw(st.integers(1, 4)) + 1)
    ]


@given(
    _tellings(),
    st.lists(st.sampled_from([A, B]), unique=True),
    st.sampled_from([None, EARLY, DAY, LATE]),
    st.sampled_from([EARLY, DAY, LATE]),
    st.sampled_from([None, 5]),
)
def test_every_status_has_its_reason(
    tellings: list[Told], to: list[int], day: str | None, latest: str, held: int | None
) -> None:
    found = judged(*tellings, to=tuple(to), day=day, latest=latest, held=held)
    answers = {a.id: a for each in tellings for a in each.answers}
    match found.why:
        case "open":
            assert found == Verdict()
        case "answer" | "counter":
            assert found.answer is not None
            says = {"accepted": "accepts", "rejected": "rejects", "superseded": "counters"}[found.status]
            assert answers[found.answer].response == says
            assert found.report in {each.report for each in tellings}
        case "report":
            assert found.status in {each.status for each in tellings if each.report == found.report}
        case "event":
            assert (found.status, found.event) == ("accepted", held)
        case "day":
            assert found.status == "lapsed" and day is not None and day < latest and found.report == 9
