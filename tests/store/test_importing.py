"""Many files in: order, what is known already, one line for what is refused, several processes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from store import importing, readers
from store.database import open_store
from store.document import Document
from store.errors import StoreError
from store.importing import Imported, import_paths
from store.lookup import Lookup
from store.negotiations import Belonging
from store.reader.reading import Reading
from store.recording import Recorded, record

FIRST = "Norland said on Monday that it had rejected the offer of Sudland. The two met in Geneva on Friday."
SECOND = "Sudland proposed on Tuesday to meet Norland in Vienna on March 20."


def folder_of(place: Path, **texts: str) -> Path:
    """A folder of reports; the keys are names without suffix, with `_` for `-`."""
    folder = place / "reports"
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name.strip('_').replace('_', '-')}.txt").write_text(text, encoding="utf-8")
    return folder


def names(done: Iterable[Imported]) -> list[tuple[str, str]]:
    """Each report's name and how it stands."""
    return [(imported.name, imported.standing) for imported in done]


def test_reports_go_in_by_day_of_publication(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, a_2031_03_12=SECOND, b_2031_03_10=FIRST)
    done = import_paths(tmp_path / "parley.db", [folder])
    assert names(done) == [("b-2031-03-10.txt", "new"), ("a-2031-03-12.txt", "new")]
    with Lookup(tmp_path / "parley.db") as lookup:
        assert [row.published for row in lookup.documents()] == ["2031-03-12", "2031-03-10"]


def test_each_report_is_told_as_it_is_done(tmp_path: Path) -> None:
    told: list[Imported] = []
    folder = folder_of(tmp_path, a_2031_03_12=SECOND, b_2031_03_10=FIRST)
    assert import_paths(tmp_path / "parley.db", [folder], told.append) == told
    assert len(told) == 2


def test_importing_again_changes_nothing_and_says_so(tmp_path: Path) -> None:
    store, folder = tmp_path / "parley.db", folder_of(tmp_path, a_2031_03_12=SECOND, b_2031_03_10=FIRST)
    import_paths(store, [folder])
    before = Database(store).conn.execute("select * from event").fetchall()
    assert [imported.standing for imported in import_paths(store, [folder])] == ["known", "known"]
    assert Database(store).conn.execute("select * from event").fetchall() == before


def test_what_is_known_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, folder = tmp_path / "parley.db", folder_of(tmp_path, a_2031_03_12=SECOND)
    import_paths(store, [folder])
    monkeypatch.setattr(readers, "read_report", lambda document: pytest.fail("read again"))
    assert [imported.standing for imported in import_paths(store, [folder])] == ["known"]


def test_a_name_that_passes_to_another_text_loses_neither(tmp_path: Path) -> None:
    """The report at one place moves to a second, while a new version takes the first: both are read."""
    store, folder = tmp_path / "parley.db", folder_of(tmp_path, x_2031_03_12=SECOND)
    import_paths(store, [folder])
    (folder / "x-2031-03-12.txt").rename(folder / "y-2031-03-12.txt")
    (folder / "x-2031-03-12.txt").write_text(f"{SECOND} Norland accepted on Wednesday.")
    import_paths(store, [folder])
    with Lookup(store) as lookup:
        texts = {lookup.text(row.id) for row in lookup.documents()}
        dates = {row.document for row in lookup.dates()}
    assert texts == {SECOND, f"{SECOND} Norland accepted on Wednesday."}
    assert len(dates) == 2


def test_the_day_may_be_given(tmp_path: Path) -> None:
    from datetime import date

    folder = folder_of(tmp_path, talks=FIRST)
    (done,) = import_paths(tmp_path / "parley.db", [folder], given=date(2031, 3, 11))
    assert (done.published, done.published_by) == (date(2031, 3, 11), "given")


def test_what_is_refused_gives_one_line_and_the_others_go_in(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, a_2031_03_12=SECOND, b_2031_03_10="")
    (folder / "c.txt").write_bytes(b"%PDF-1.7")
    done = import_paths(tmp_path / "parley.db", [folder, tmp_path / "nowhere.txt"])
    refused = [imported.error for imported in done if imported.error]
    assert len(refused) == 3 and all("\n" not in line for line in refused)
    assert names(done)[-1] == ("a-2031-03-12.txt", "new")


def test_a_fault_of_the_reader_keeps_no_other_report_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from store.reader import read

    def at_fault(document: Document) -> Reading:
        if "rejected" in document.text:
            raise RecursionError("too deep")
        return read(document)

    monkeypatch.setattr("store.reader.read", at_fault)
    folder = folder_of(tmp_path, a_2031_03_12=SECOND, b_2031_03_10=FIRST)
    assert names(import_paths(tmp_path / "parley.db", [folder])) == [
        ("b-2031-03-10.txt", "refused"), ("a-2031-03-12.txt", "new"),
    ]  # fmt: skip


def test_a_report_that_the_store_does_not_take_is_told_and_the_others_go_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails_once(db: Database, document: Document, reading: Reading, **how: Any) -> Recorded:
        if "rejected" in document.text:
            raise StoreError("parley.db", "cannot be written: the disk is full", "free some space")
        return record(db, document, reading, **how)

    monkeypatch.setattr(importing, "record", fails_once)
    folder = folder_of(tmp_path, a_2031_03_12=SECOND, b_2031_03_10=FIRST)
    done = import_paths(tmp_path / "parley.db", [folder])
    assert names(done) == [("b-2031-03-10.txt", "refused"), ("a-2031-03-12.txt", "new")]
    assert (
        done[0].error == "b-2031-03-10.txt: not stored: parley.db: cannot be written: the disk is full; free some space"
    )


def test_a_store_that_takes_nothing_more_is_told_once_with_the_number_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(db: Database, document: Document, reading: Reading, **how: Any) -> Recorded:
        raise StoreError("parley.db", "cannot be written: the disk is full", "free some space")

    monkeypatch.setattr(importing, "record", fails)
    folder = folder_of(tmp_path, **{f"n{n}_2031_03_1{n}": f"{FIRST} {n}" for n in range(5)})
    told: list[Imported] = []
    with pytest.raises(StoreError, match=r"the disk is full \(3 more not stored\)"):
        import_paths(tmp_path / "parley.db", [folder], told.append)
    assert len(told) == 2


def test_many_reports_are_read_in_several_processes_with_the_same_result(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = folder_of(tmp_path, **{f"n{n}_2031_03_{n + 10}": f"{FIRST} {SECOND} {n}" for n in range(12)})
    import_paths(tmp_path / "one.db", [folder])
    monkeypatch.setattr(readers, "WORTH_A_POOL", 100)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    import_paths(tmp_path / "several.db", [folder])
    tables = ("event", "event_report", "proposal", "actor", "date_mention")
    one, several = (
        [sqlite3.connect(tmp_path / name).execute(f"select * from {table}").fetchall() for table in tables]
        for name in ("one.db", "several.db")
    )
    assert one == several and one[-1]


def test_reports_are_put_into_the_negotiation_that_is_named(tmp_path: Path) -> None:
    store, folder = tmp_path / "parley.db", folder_of(tmp_path, a_2031_03_12=SECOND, b_2031_03_10=FIRST)
    import_paths(store, [folder], belonging=Belonging("Border"))
    with Lookup(store) as lookup:
        assert [(row.name, row.reports) for row in lookup.negotiations()] == [("Border", 2)]
    assert {imported.standing for imported in import_paths(store, [folder], belonging=Belonging("border"))} == {"known"}
    assert {imported.standing for imported in import_paths(store, [folder], belonging=Belonging("Other", False))} == {
        "known"
    }
    assert {imported.standing for imported in import_paths(store, [folder], belonging=Belonging("Other"))} == {"moved"}
    with Lookup(store) as lookup:
        assert [(row.name, row.reports) for row in lookup.negotiations()] == [("Other", 2)]


def test_reports_that_nobody_placed_join_the_negotiation_of_their_folder(tmp_path: Path) -> None:
    store, folder = tmp_path / "parley.db", folder_of(tmp_path, a_2031_03_12=SECOND, b_2031_03_10=FIRST)
    import_paths(store, [folder])
    before = Database(store).conn.execute("select id, what, status from event order by id").fetchall()
    done = import_paths(store, [folder], belonging=Belonging("Border", said=False))
    assert [imported.standing for imported in done] == ["moved", "moved"]
    assert Database(store).conn.execute("select id, what, status from event order by id").fetchall() == before


def test_a_stopped_import_leaves_what_is_in_whole_and_goes_on_where_it_was(tmp_path: Path) -> None:
    store, folder = tmp_path / "parley.db", tmp_path / "reports"
    folder.mkdir()
    for n in range(4):
        (folder / f"2031-03-0{n + 1}.txt").write_text(f"Norland proposed to meet Sudland in Vienna on May {n + 1}.")
    done: list[Imported] = []
    found: list[int] = []
    taken = import_paths(store, [folder], done.append, on_begin=found.append, stopped=lambda: len(done) == 2)
    assert (found, [each.standing for each in taken]) == ([4], ["new", "new"])
    with open_store(store) as db:
        assert db.execute("select count(*), min(laid) from document").fetchone() == (2, 1)
    assert [each.standing for each in import_paths(store, [folder])] == ["known", "known", "new", "new"]
