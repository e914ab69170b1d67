"""What holds of what is new, whatever is told, looked at and taken back, in whatever order."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from store import visits
from store.database import open_store
from store.lookup import Lookup, News, NewsRow
from store.recording import record
from tests.building import actor, answer, event, proposal, reading, report
from tests.thoroughness import examples

DAYS = ("2031-03-04", "2031-03-06", "2031-03-09", "2031-03-12", "2031-03-20")

Step = tuple[str, int, int]

steps = st.lists(
    st.tuples(st.sampled_from(["tell", "tell", "look", "look at all", "visit", "take back"]), st.integers(0, 4),
              st.integers(0, 5)),
    max_size=10,
)  # fmt: skip


def tell(db: Database, day: int, what: int, number: int) -> None:
    """One of a few things that reports say of the same two sides, on one of a few days."""
    sides = (actor("Norland"), actor("Sutharia"), actor("Ingrid Halvorsen", "person", party="Norland",
             role=("envoy", "Foreign Minister")[what % 2]))  # fmt: skip
    said = (
        event("round in Geneva", "talks", "2031-03-10", "Norland", "Sutharia", status="scheduled", place="Geneva"),
        event("round in Geneva", "talks", "2031-03-10", "Norland", "Sutharia", status="held", place="Geneva"),
        event("a strike", "action", "2031-03-01", "Norland"),
        proposal("round in Geneva", ("Norland",), ("Sutharia",), day="2031-03-10", place="Geneva"),
        proposal("round", ("Norland",), ("Sutharia",), answer("accepts", "Sutharia"), day="2031-03-10"),
        proposal("round", ("Norland",), ("Sutharia",), answer("rejects", "Sutharia"), day="2031-03-10"),
    )[what]
    record(db, report(f"Report {number}.", DAYS[day]), reading(*sides, said))


def of(row: NewsRow) -> tuple[str, int]:
    return row.kind, row.fact.id


@settings(max_examples=examples(40), deadline=None)
@given(steps)
def test_marks_go_by_looking_alone_and_come_back_by_taking_it_back(plan: list[Step]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "parley.db"
        before_looks: list[tuple[int, set[tuple[str, int]]]] = []

        def news() -> News:
            with Lookup(path) as lookup:
                return lookup.news()

        with open_store(path) as db:
            visits.remember_visit(db)
            for number, (step, day, what) in enumerate(plan):
                before = news()
                if step == "tell":
                    tell(db, day, what, number)
                    before_looks.clear()  # what comes in changes what a look that is taken back uncovers
                    kept = {of(row) for row in before.rows if row.was is None and row.answer is None}
                    assert kept <= {of(row) for row in news().rows}, "what was new by itself is new still"
                elif step == "visit":
                    visits.remember_visit(db)
                    assert news().rows == before.rows
                elif step == "look" and before.rows:
                    kind, fact = of(before.rows[what % len(before.rows)])
                    before_looks.append((visits.look_at(db, kind, fact, before.up_to), {of(r) for r in before.rows}))  # type: ignore[arg-type]
                    assert [of(row) for row in news().rows] == [of(r) for r in before.rows if of(r) != (kind, fact)]
                elif step == "look at all":
                    before_looks.append((visits.look_at_all(db, before.up_to), {of(row) for row in before.rows}))
                    assert news().rows == ()
                elif step == "take back" and before_looks:
                    look, had = before_looks.pop()
                    assert visits.take_back(db, look)
                    assert {of(row) for row in news().rows} == had
                shown = {
                    (kind, row[0])
                    for kind in ("event", "proposal", "actor")
                    for row in db.execute(f"select id from {kind}")
                }
                assert {of(row) for row in news().rows} <= shown
