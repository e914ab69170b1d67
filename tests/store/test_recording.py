"""A report goes in: once, whole, with its day as well known as can be."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlite_utils import Database

from store.database import open_store
from store.recording import record, standing
from tests.building import actor, answer, dispute, event, proposal, reading, report

TEXT = "Arland and Borduria met in Veldt. Arland proposed a truce. Borduria said no. Arland denied it."


@pytest.fixture
def db(tmp_path: Path):  # type: ignore[no-untyped-def]
    with open_store(tmp_path / "parley.db") as opened:
        yield opened


def test_everything_that_a_reading_holds_is_stored_with_its_sentence(db: Database) -> None:
    facts = reading(
        actor("Arland"),
        actor("Borduria"),
        event("Arland and Borduria met in Veldt.", "talks", "2031-03-01", "Arland", "Borduria", place="Veldt"),
        proposal("Arland proposed a truce.", ("Arland",), ("Borduria",), answer("rejects", "Borduria"), kind="terms"),
        dispute("who spoke first", "Arland", "Borduria"),
    )
    recorded = record(db, report(TEXT), facts)
    assert (recorded.standing, recorded.events, recorded.proposals) == ("new", 1, 1)
    told = next(db.query("select * from event_report"))
    assert (told["quote"], told["start"], told["end"]) == ("Arland and Borduria met in Veldt.", 0, 33)
    assert (told["earliest"], told["latest"], told["place"]) == ("2031-03-01", "2031-03-01", "Veldt")
    assert [row["response"] for row in db.query("select response from answer")] == ["rejects"]
    assert [row["side"] for row in db.query("select side from account order by id")] == ["Arland", "Borduria"]
    assert not list(db.query("pragma foreign_key_check"))


def test_the_same_text_again_changes_nothing_and_says_so(db: Database) -> None:
    record(db, report(TEXT), reading(actor("Arland")))
    before = list(db.conn.iterdump())
    assert standing(db, report(TEXT)) == "known"
    assert record(db, report(TEXT), reading(actor("Arland"))).standing == "known"
    assert list(db.conn.iterdump()) == before


def test_a_changed_text_is_a_new_version_and_the_old_one_is_kept(db: Database, tmp_path: Path) -> None:
    path = tmp_path / "2031-03-04-report.txt"
    path.write_text(TEXT)
    record(db, report(TEXT, path=path), reading(event("Arland and Borduria met in Veldt.")))
    corrected = TEXT.replace("Veldt", "Orsk")
    done = record(db, report(corrected, path=path), reading(event("Arland and Borduria met in Orsk.")))
    assert done.standing == "changed"
    assert [row["text"] for row in db.query("select text from document")] == [corrected]
    assert [row["text"] for row in db.query("select text from earlier_text")] == [TEXT]
    assert [row["what"] for row in db.query("select what from event")] == ["Arland and Borduria met in Orsk."]


def test_a_text_put_back_is_the_current_one_again(db: Database, tmp_path: Path) -> None:
    path = tmp_path / "2031-03-04-report.txt"
    path.write_text(TEXT)
    for text in (TEXT, TEXT + " More.", TEXT):
        record(db, report(text, path=path), reading())
    assert [row["text"] for row in db.query("select text from document")] == [TEXT]
    assert [row["text"] for row in db.query("select text from earlier_text")] == [TEXT + " More."]


def test_another_report_under_a_name_used_again_is_a_report_of_its_own(db: Database, tmp_path: Path) -> None:
    path = tmp_path / "latest.txt"
    path.write_text(TEXT)
    record(db, report(TEXT, path=path), reading())
    other = "The union and the railway settled on nine percent. The strike is off. Members vote in May."
    assert record(db, report(other, "2031-03-09", path=path), reading()).standing == "new"
    assert db["document"].count == 2


def test_a_copy_that_changes_does_not_take_the_text_from_the_first(db: Database, tmp_path: Path) -> None:
    first, copy = tmp_path / "first.txt", tmp_path / "copy.txt"
    for path in (first, copy):
        path.write_text(TEXT)
        record(db, report(TEXT, path=path), reading())
    assert db["document"].count == 1
    assert record(db, report(TEXT + " More.", path=copy), reading()).standing == "new"


def test_a_better_known_day_replaces_a_guessed_one_in_either_order(tmp_path: Path) -> None:
    guessed = report(TEXT, "2031-05-05", path=tmp_path / "a.txt", by="file time")
    named = report(TEXT, "2031-03-04", path=tmp_path / "2031-03-04.txt", by="file name")
    for path in ("a.txt", "2031-03-04.txt"):
        (tmp_path / path).write_text(TEXT)
    kept: list[tuple[list[object], list[object]]] = []
    for order in ([guessed, named], [named, guessed]):
        with open_store(tmp_path / f"{len(kept)}.db") as db:
            for document in order:
                record(db, document, reading(event("They met.", "talks", document.published.isoformat())))
            kept.append(
                (
                    db.execute("select published, published_by, name from document").fetchall(),
                    db.execute("select date from event").fetchall(),
                )
            )
    assert kept[0] == kept[1] == ([("2031-03-04", "file name", "2031-03-04.txt")], [("2031-03-04",)])


def test_renaming_a_file_corrects_its_day(db: Database, tmp_path: Path) -> None:
    wrong, right = tmp_path / "2031-01-04-report.txt", tmp_path / "2031-03-04-report.txt"
    wrong.write_text(TEXT)
    record(db, report(TEXT, "2031-01-04", path=wrong), reading())
    wrong.rename(right)
    assert record(db, report(TEXT, "2031-03-04", path=right), reading()).standing == "better day"
    assert db.execute("select published, name from document").fetchall() == [("2031-03-04", right.name)]


def test_a_day_given_by_hand_is_kept_when_the_folder_is_read_again(db: Database, tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(TEXT)
    record(db, report(TEXT, "2031-03-04", path=path, by="given"), reading())
    assert standing(db, report(TEXT, "2031-06-01", path=path, by="file time")) == "known"


def test_a_report_that_fails_half_way_leaves_nothing(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("store.ledger.events.lay", broken)
    with pytest.raises(ZeroDivisionError):
        record(db, report(TEXT), reading(actor("Arland"), event("They met.")))
    assert [db[table].count for table in ("document", "actor", "event_report", "origin")] == [0, 0, 0, 0]
