"""The lists of proposals and actors: their order, their headings, and what a line says."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from store.database import open_store
from store.lookup import AnswerRow, Filter, Lookup, ProposalRow
from store.negotiations import negotiation_id
from tests.store.test_places import tell
from tests.tui.conftest import lines, opened, press, row_name
from tests.tui.stories import river_store
from tui.ages import age, days_left, last_word
from tui.panes.proposals import ProposalRows

TODAY = date(2031, 3, 10)
OFFER = ProposalRow(1, "a round", "meeting", "pending", "2031-03-14", None, None, ("Arland",), ("Borduria",), (), 1,
                    told="2031-03-01")  # fmt: skip
STUDIED = AnswerRow("considers", ("Borduria",), None, "2031-03-05", "They study it.")


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2031-03-10", "today"), ("2031-03-09", "1 d"), ("2031-02-25", "13 d"), ("2031-02-10", "4 w"),
        ("2030-12-01", "3 mo"), ("2028-03-10", "3 y"), ("2031-03", "today"), ("2031-03-11", ""), (None, ""),
    ],
)  # fmt: skip
def test_how_long_ago_a_day_was(day: str | None, words: str) -> None:
    assert age(day, TODAY) == words


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2031-03-14", "in 4 days"), ("2031-03-10", "today"), ("2031-03-07", "3 days over"),
        ("2031-03-09", "over since yesterday"), ("2031-02-20", "passed 3 weeks ago"), (None, ""),
    ],
)  # fmt: skip
def test_a_proposal_says_how_many_days_are_left_or_over(day: str | None, words: str) -> None:
    assert days_left(OFFER._replace(date=day), TODAY) == words


def test_the_last_word_on_a_proposal_is_its_last_answer_with_who_and_when() -> None:
    assert last_word(OFFER, TODAY) == "no answer yet"
    assert last_word(OFFER._replace(date="2031-03-07"), TODAY) == "no report since"
    assert last_word(OFFER._replace(answers=(STUDIED,)), TODAY) == "Borduria considers · 5 d"
    assert last_word(OFFER._replace(answers=(STUDIED,)), TODAY, room=20) == "Borduria considers"
    refused = STUDIED._replace(response="rejects", said="2031-03-08")
    settled = OFFER._replace(status="rejected", why="answer", answers=(STUDIED, refused))
    assert last_word(settled, TODAY) == "rejected · 2 d"
    assert last_word(OFFER._replace(status="lapsed", why="day"), TODAY) == "lapsed"


@pytest.mark.parametrize(
    "wanted",
    [
        Filter(), Filter(negotiation=2), Filter(status="pending"), Filter(words="harbour"),
        Filter(statuses=("rejected", "pending")), Filter(order="reported"),
    ],
    ids=repr,
)  # fmt: skip
@pytest.mark.parametrize("then", [None, date(2031, 3, 4)])
def test_all_proposals_are_those_that_wait_and_then_the_settled_from_any_place(
    tmp_path: Path, wanted: Filter, then: date | None
) -> None:
    path = tmp_path / "parley.db"
    with open_store(path) as db:
        two = negotiation_id(db, "Grain"), negotiation_id(db, "Fences")
        for number in range(9):
            tell(db, number, two[number % 2])
    rows = ProposalRows(lambda: date(2031, 3, 5))
    with Lookup(path, then) as lookup:
        whole = rows.page(lookup, wanted, 0, 1000)
        assert {row.id for row in whole} == {row.id for row in lookup.proposals(wanted, 0, 1000)}
        assert len(whole) == rows.count(lookup, wanted) > 0
        for size in (1, 3, 5):
            assert [row for at in range(0, len(whole), size) for row in rows.page(lookup, wanted, at, size)] == whole
        assert [rows.place(lookup, row.id, wanted) for row in whole] == list(range(len(whole)))
        if wanted.order == "usual" and not wanted.statuses:
            waiting = [row.status == "pending" for row in whole]
            assert waiting == sorted(waiting, reverse=True)
        headings = rows.headings(lookup, wanted)
        ends = [*headings.starts[1:], len(whole)]
        for name, start, end in zip(headings.keys, headings.starts, ends, strict=False):
            for row in whole[start:end]:
                day = row.date or ""
                its = "settled" if row.status != "pending" else "no day named" if not day else "coming"
                assert name == ("due" if its == "coming" and day < "2031-03-05" else its)


async def test_all_proposals_have_headings(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path), (200, 60)) as (app, pilot):
        await press(pilot, "p", "p")
        inside = app.dashboard.proposals.content_region
        shown = [line[inside.x : inside.right].strip() for line in lines(app)[inside.y : inside.bottom]]
        assert [line for line in shown if line[:6] in ("due  1", "coming", "no day", "settle") and line[-1] == "1"] == [
            "coming  1", "no day named  1", "settled  1",
        ]  # fmt: skip
        await press(pilot, "g")
        assert row_name(app.dashboard.proposals) == "Second round on the Orva, Geneva"


async def test_an_actor_is_said_to_be_named_how_often_and_how_lately_aligned(tmp_path: Path) -> None:
    for size in ((80, 24), (120, 40), (200, 60)):
        async with opened(river_store(tmp_path), size) as (app, pilot):
            await press(pilot, "tab", "tab")
            inside = app.dashboard.actors.content_region
            shown = [line[inside.x : inside.right] for line in lines(app)[inside.y : inside.y + 4]]
            assert [line.split()[0] for line in shown][:1] == ["▌"] or "Norland" in shown[0]
            ends = [line.rstrip().rstrip("│┃").rstrip() for line in shown]
            assert {len(line) for line in ends} == {len(ends[0])}
            assert all(line.endswith("4 d") for line in ends)
        (tmp_path / "talks.db").unlink()
