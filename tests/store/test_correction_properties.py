"""What holds whatever is told, corrected and taken back, in whatever order."""

from __future__ import annotations

from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from sqlite_utils import Database

from store.changes import CHOICES, FIELDS, Change
from store.corrections import correct, undo
from store.errors import CorrectionError
from store.ledger.retracing import ABOUT
from store.lookup import Lookup
from store.recording import record
from tests.store.test_corrections import ledger as all_known
from tests.store.test_ledger_properties import (
    Text,
    a_store,
    check,
    check_as_of_the_last_day,
    few,
    ledger_of,
    plain,
    take_in,
    told,
)

VALUES = {"name": ("Great Arland", "M. A. Kosta", "Veldt"), "role": ("envoy", ""), "day": ("2031-03-07", "2031-04")}


def ledger(db: Database) -> dict[str, Any]:
    """All that is known. What is searched may gain names: those that its actors have been given by later reports."""
    return {name: rows for name, rows in all_known(db).items() if not name.endswith("_search")}


def a_change(db: Database, random: Random) -> Change | None:
    """Something that a person may say of something that is to be seen; None where there is nothing."""
    about = random.choice(ABOUT)
    seen = "reports > 0" if about == "actor" else "reports > 0 and hidden = 0"
    entries = [row[0] for row in db.execute(f"select id from {about} where {seen} order by id")]
    if not entries:
        return None
    entry, field = random.choice(entries), random.choice(FIELDS[about])
    values = CHOICES.get((about, field)) or VALUES.get(field)
    names = [row[0] for row in db.execute("select distinct name from actor_report where actor_id = ?", [entry])]
    other = random.choice(entries) if field in ("merge", "join") else None
    if field == "side":
        other = random.choice([None, *entries])
    return Change(
        about, entry, field, random.choice(values) if values else None, other,
        tuple(random.sample(sorted(names), 1)) if field == "split" else (),
    )  # fmt: skip


def try_to(db: Database, change: Change | None) -> int | None:
    """Make a correction, where it can be."""
    if change is None:
        return None
    before = ledger(db)
    try:
        return correct(db, change)
    except CorrectionError:
        assert ledger(db) == before
        return None


def without_numbers(known: dict[str, Any]) -> dict[str, Any]:
    """All that is known but for what has the number of a correction in it."""
    return {name: rows for name, rows in known.items() if name not in ("actor_pin", "actor_group")}


def check_seen(db: Database) -> None:
    """No row that points at a missing one; what is to be seen is told by a report; what is joined is not to be seen."""
    assert db.execute("pragma foreign_key_check").fetchall() == []
    assert db.execute("pragma integrity_check").fetchall() == [("ok",)]
    for about in ABOUT:
        shown = "" if about == "actor" else "and hidden = 0"
        orphans = f"select id from {about} where id not in (select {about}_id from {about}_report) {shown}"
        assert db.execute(orphans).fetchall() == []
        corrected = f"select {about}_id from {about}_corrected where {about}_id not in (select id from {about})"
        assert db.execute(corrected).fetchall() == []
    joined = "select hidden from proposal where id in (select joined_from from proposal_report)"
    assert {row[0] for row in db.execute(joined)} <= {1}


@given(told(), st.randoms(use_true_random=False))
@few
def test_taking_back_restores_the_state_before(reports: list[list[Text]], random: Random) -> None:
    with a_store() as (path, db):
        for versions in reports:
            for text in versions:
                record(db, text.document, text.said, negotiation=text.negotiation)
                before = ledger(db)
                change = a_change(db, random)
                if try_to(db, change) is None:
                    continue
                after = ledger(db)
                undo(db)
                assert ledger(db) == before, change
                assert change is not None and correct(db, change)
                assert without_numbers(ledger(db)) == without_numbers(after), change
                check_seen(db)
        check_as_of_the_last_day(path, db)


@given(told(), st.randoms(use_true_random=False))
@few
def test_when_all_is_taken_back_the_ledger_is_as_if_nobody_had_corrected(
    reports: list[list[Text]], random: Random
) -> None:
    with a_store() as (path, db), a_store() as (_, other):
        made: list[int] = []
        for versions in reports:
            for text in versions:
                record(db, text.document, text.said, negotiation=text.negotiation, more=random.random() < 0.3)
                number = try_to(db, a_change(db, random))
                made += [number] if number else []
        take_in(db, reports, random)
        check_seen(db)
        for number in random.sample(made, len(made)):
            undo(db, number)
            check_seen(db)
        check(path, db)
        plain(other, reports)
        assert ledger_of(db) == ledger_of(other)
        assert [marked(path, about) for about in ABOUT] == [[], [], []]


def marked(path: Any, about: str) -> list[Any]:
    """What of the entries of a kind is still marked."""
    with Lookup(path) as lookup:
        ask: Any = {"actor": lookup.actors, "event": lookup.timeline, "proposal": lookup.proposals}[about]
        return [row for row in ask() if row.checked is not None]
