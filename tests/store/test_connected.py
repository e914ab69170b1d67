"""A late report of one negotiation leaves the reports of those alone that have nothing to do with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from store.changes import Change
from store.corrections import correct
from store.database import open_store
from store.ledger import events
from store.negotiations import negotiation_id
from store.reader.reading import Actor
from store.recording import record
from tests.building import actor, event, reading, report

ARLAND, BORDURIA = actor("Arland"), actor("Borduria")
MINERS, OWNERS = actor("Miners of Orsk", "organization"), actor("Orsk Coal Company", "organization")


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    with open_store(tmp_path / "parley.db") as opened:
        yield opened


@pytest.fixture
def laid(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The reports that are laid, in that order."""
    done: list[int] = []
    lay = events.lay

    def noted(db: Database, document_id: int, *again: Any) -> None:
        done.append(document_id)
        lay(db, document_id, *again)

    monkeypatch.setattr(events, "lay", noted)
    return done


def tell(db: Database, negotiation: str, day: str, *actors: Actor) -> int:
    """A report in which these meet; its id."""
    met = event(f"They met on {day}.", "talks", day, *(each.name for each in actors))
    document = report(f"{negotiation}, a report of {day}.", day)
    return record(db, document, reading(*actors, met), negotiation=negotiation_id(db, negotiation)).document_id


def test_what_has_nobody_in_common_with_a_late_report_is_not_laid_again(db: Database, laid: list[int]) -> None:
    border = tell(db, "border", "2031-03-06", ARLAND, BORDURIA)
    tell(db, "coal", "2031-03-07", MINERS, OWNERS)
    laid.clear()
    late = tell(db, "border", "2031-03-05", ARLAND, BORDURIA)
    assert laid == [late, border]


def test_the_newest_report_of_a_negotiation_is_no_late_one_because_of_another(db: Database, laid: list[int]) -> None:
    tell(db, "coal", "2031-03-07", MINERS, OWNERS)
    laid.clear()
    newest = tell(db, "border", "2031-03-06", ARLAND, BORDURIA)
    assert laid == [newest]


@pytest.mark.parametrize(
    ("here", "there"),
    [
        (ARLAND, ARLAND),
        (actor("Mira Kosta", "person"), actor("M. Kosta", "person")),
        (actor("Russia"), actor("Moscow")),
    ],
)
def test_where_somebody_is_told_of_in_both_or_may_be_they_are_laid_again(
    here: Actor, there: Actor, db: Database, laid: list[int]
) -> None:
    border = tell(db, "border", "2031-03-06", here, BORDURIA)
    coal = tell(db, "coal", "2031-03-07", MINERS, there)
    laid.clear()
    late = tell(db, "border", "2031-03-05", BORDURIA)
    assert laid == [late, border, coal]


def test_a_late_report_itself_may_bring_two_negotiations_together(db: Database, laid: list[int]) -> None:
    border = tell(db, "border", "2031-03-06", ARLAND, BORDURIA)
    coal = tell(db, "coal", "2031-03-07", MINERS, OWNERS)
    laid.clear()
    late = tell(db, "border", "2031-03-05", ARLAND, MINERS)
    assert laid == [late, border, coal]


def test_a_third_negotiation_may_bring_two_together(db: Database, laid: list[int]) -> None:
    border = tell(db, "border", "2031-03-06", ARLAND, BORDURIA)
    tell(db, "fish", "2031-03-01", BORDURIA, MINERS)
    coal = tell(db, "coal", "2031-03-07", MINERS, OWNERS)
    laid.clear()
    late = tell(db, "border", "2031-03-05", ARLAND)
    assert laid == [late, border, coal]


def test_where_a_person_has_said_who_is_who_all_are_laid_again(db: Database, laid: list[int]) -> None:
    border = tell(db, "border", "2031-03-06", ARLAND, BORDURIA)
    coal = tell(db, "coal", "2031-03-07", MINERS, OWNERS)
    miners, owners = (
        db.execute("select id from actor where name = ?", [each.name]).fetchone()[0] for each in (MINERS, OWNERS)
    )
    correct(db, Change("actor", miners, "merge", other=owners))
    laid.clear()
    late = tell(db, "border", "2031-03-05", ARLAND)
    assert laid == [late, border, coal]


def test_a_report_that_moves_to_another_negotiation_takes_those_after_it_along(db: Database, laid: list[int]) -> None:
    """Both negotiations are laid again from there on; a third stays."""
    from store.negotiations import move

    moved = tell(db, "border", "2031-03-04", ARLAND, BORDURIA)
    border = tell(db, "border", "2031-03-05", ARLAND, BORDURIA)
    fish = tell(db, "fish", "2031-03-06", actor("Cordia"))
    tell(db, "coal", "2031-03-07", MINERS, OWNERS)
    laid.clear()
    move(db, [moved], negotiation_id(db, "fish"))
    assert laid == [moved, border, fish]
    assert db.execute("select count(*) from event where reports > 0").fetchone() == (4,)
