"""A folder is followed: what lies in it, what is dropped, replaced, renamed; what goes wrong."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread

import pytest
from watchfiles import watch

from store import watching
from store.errors import StoreError
from store.importing import Imported, import_paths
from store.lookup import Lookup
from store.negotiations import Belonging
from store.watching import follow, named_after

FIRST = "Norland said on Monday that it had rejected the offer of Sudland. The two met in Geneva on Friday."
SECOND = "Sudland proposed on Tuesday to meet Norland in Vienna on March 20."

SLACK = 8.0
"""Seconds after which a test gives up waiting: a loaded machine is slow."""


@dataclass
class Followed:
    """A folder that is being followed, and what was told."""

    folder: Path
    store: Path
    reports: list[Imported] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)

    def wait(self, enough: Callable[[], bool]) -> None:
        """Wait until something has come about."""
        give_up = time.monotonic() + SLACK
        while not enough():
            assert time.monotonic() < give_up, f"waited in vain; told so far: {self.reports} {self.troubles}"
            time.sleep(0.01)

    def told(self) -> list[tuple[str, str]]:
        """Each report's name and how it stands, in the order in which they were told."""
        return [(imported.name, imported.standing) for imported in self.reports]


@contextmanager
def following(place: Path, **texts: str) -> Iterator[Followed]:
    """Follow a new folder that holds these reports, until they are in."""
    folder = place / "reports"
    folder.mkdir()
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text)
    followed, stop = Followed(folder, place / "parley.db"), Event()
    arguments = (followed.store, folder, stop, followed.reports.append, followed.troubles.append)
    thread = Thread(target=follow, args=arguments, daemon=True)
    thread.start()
    try:
        followed.wait(lambda: len(followed.reports) == len(texts))
        if not texts:
            (folder / "begin.txt").write_text("Talks begin.")
            followed.wait(lambda: bool(followed.reports))
            followed.reports.clear()
        yield followed
    finally:
        stop.set()
        thread.join(SLACK)
        assert not thread.is_alive()


def test_what_the_folder_holds_is_imported_first(tmp_path: Path) -> None:
    with following(tmp_path, a=FIRST, b=SECOND) as followed:
        assert {name for name, _ in followed.told()} == {"a.txt", "b.txt"}


def test_a_report_that_is_dropped_is_stored_within_a_second(tmp_path: Path) -> None:
    with following(tmp_path) as followed:
        took = []
        for n in range(3):
            dropped = time.monotonic()
            (followed.folder / f"2031-03-1{n}.txt").write_text(f"{FIRST} {n}")
            followed.wait(lambda: len(followed.reports) > n)  # noqa: B023 waited for before the next round
            took.append(time.monotonic() - dropped)
        assert min(took) < 1.0
        with Lookup(followed.store) as lookup:
            assert lookup.counts().documents == 4


def test_a_report_that_is_replaced_is_read_again(tmp_path: Path) -> None:
    with following(tmp_path, a=FIRST) as followed:
        (followed.folder / "a.txt").write_text(f"{FIRST} {SECOND}")
        followed.wait(lambda: followed.told()[-1] == ("a.txt", "changed"))
        with Lookup(followed.store) as lookup:
            assert [lookup.text(row.id) for row in lookup.documents()] == [f"{FIRST} {SECOND}"]


def test_a_report_that_is_replaced_by_renaming_another_onto_it_is_read_again(tmp_path: Path) -> None:
    with following(tmp_path, a=FIRST) as followed:
        (followed.folder / ".a.txt.new").write_text(f"{FIRST} {SECOND}")
        (followed.folder / ".a.txt.new").replace(followed.folder / "a.txt")
        followed.wait(lambda: followed.told()[-1] == ("a.txt", "changed"))


def test_a_report_that_is_renamed_takes_its_new_day(tmp_path: Path) -> None:
    with following(tmp_path, a=FIRST) as followed:
        (followed.folder / "a.txt").rename(followed.folder / "2031-03-10-a.txt")
        followed.wait(lambda: followed.told()[-1] == ("2031-03-10-a.txt", "better day"))
        with Lookup(followed.store) as lookup:
            assert [(row.name, row.published) for row in lookup.documents()] == [("2031-03-10-a.txt", "2031-03-10")]


def test_a_folder_that_is_moved_in_brings_its_reports(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "b.txt").write_text(SECOND)
    with following(tmp_path) as followed:
        elsewhere.rename(followed.folder / "inner")
        followed.wait(lambda: ("b.txt", "new") in followed.told())


def test_a_file_that_is_written_slowly_is_read_once_when_it_is_whole(tmp_path: Path) -> None:
    with following(tmp_path) as followed:
        with (followed.folder / "slow.txt").open("w") as file:
            for part in (FIRST, " ", SECOND):
                file.write(part)
                file.flush()
                time.sleep(0.3)
        followed.wait(lambda: bool(followed.reports))
        time.sleep(0.3)
        assert followed.told() == [("slow.txt", "new")]
        with Lookup(followed.store) as lookup:
            assert f"{FIRST} {SECOND}" in {lookup.text(row.id) for row in lookup.documents()}


def test_editors_files_and_a_file_that_is_only_touched_bring_nothing(tmp_path: Path) -> None:
    with following(tmp_path, a=FIRST) as followed:
        for name in (".a.txt.swp", "a.txt~", "4913", ".hidden.txt"):
            (followed.folder / name).write_text(SECOND)
        (followed.folder / "a.txt").chmod(0o600)
        (followed.folder / "b.txt").write_text(SECOND)
        followed.wait(lambda: len(followed.reports) > 1)
        assert followed.told() == [("a.txt", "new"), ("b.txt", "new")]


def test_a_store_in_the_folder_that_it_follows_is_no_report(tmp_path: Path) -> None:
    folder, stop, told = tmp_path / "reports", Event(), list[Imported]()
    folder.mkdir()
    (folder / "a.txt").write_text(FIRST)
    thread = Thread(target=follow, args=(folder / "negotiations", folder, stop, told.append, pytest.fail), daemon=True)
    thread.start()
    time.sleep(1.5)
    stop.set()
    thread.join(SLACK)
    assert [imported.name for imported in told] == ["a.txt"]


def test_what_is_refused_is_told_and_the_next_report_goes_in(tmp_path: Path) -> None:
    with following(tmp_path) as followed:
        (followed.folder / "a.txt").write_bytes(b"%PDF-1.7")
        followed.wait(lambda: bool(followed.reports))
        assert followed.reports[0].error is not None and "a.txt: is a PDF" in followed.reports[0].error
        (followed.folder / "b.txt").write_text(SECOND)
        followed.wait(lambda: ("b.txt", "new") in followed.told())


def test_a_folder_that_vanishes_is_told_once_and_followed_again_when_it_is_back(tmp_path: Path) -> None:
    with following(tmp_path, a=FIRST) as followed:
        shutil.rmtree(followed.folder)
        followed.wait(lambda: bool(followed.troubles))
        time.sleep(0.2)
        assert followed.troubles == [f"{followed.folder}: the folder is gone; following goes on when it is back"]
        followed.folder.mkdir()
        (followed.folder / "b.txt").write_text(SECOND)
        followed.wait(lambda: ("b.txt", "new") in followed.told())


def test_reports_that_the_store_did_not_take_are_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "TRY_AGAIN", 0.1)
    failures: list[str] = []

    def full_at_first(*arguments: object, **options: object) -> list[Imported]:
        if len(failures) < 3:
            failures.append("full")
            raise StoreError("parley.db", "cannot be written: the disk is full", "free some space")
        return import_paths(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(watching, "import_paths", full_at_first)
    with following(tmp_path, a=FIRST) as followed:
        assert followed.told() == [("a.txt", "new")]
        assert followed.troubles == ["parley.db: cannot be written: the disk is full; free some space"]


def test_a_system_that_does_not_tell_changes_is_looked_at_instead(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(*arguments: object, force_polling: bool | None, **options: object) -> object:
        if not force_polling:
            raise OSError("OS file watch limit reached")
        return watch(*arguments, force_polling=True, poll_delay_ms=50, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(watching, "watch", refuses)
    with following(tmp_path, a=FIRST) as followed:
        (followed.folder / "b.txt").write_text(SECOND)
        followed.wait(lambda: ("b.txt", "new") in followed.told())
        assert len(followed.troubles) == 1 and "watch limit" in followed.troubles[0]


def test_its_reports_belong_to_the_negotiation_of_the_folders_name(tmp_path: Path) -> None:
    with following(tmp_path, a=FIRST) as followed, Lookup(followed.store) as lookup:
        assert [(row.name, row.reports) for row in lookup.negotiations()] == [("reports", 1)]


def test_a_folder_with_a_name_that_cannot_be_shown_still_names_a_negotiation(tmp_path: Path) -> None:
    assert named_after(tmp_path / f"Orva \x1b talks\t{'x' * 80}") == Belonging(f"Orva talks {'x' * 49}", said=False)


def test_it_is_told_once_when_what_was_there_is_in(tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "a.txt").write_text(FIRST)
    told: list[str] = []
    stop = Event()

    def caught_up() -> None:
        told.append("caught up")
        stop.set()

    follow(
        tmp_path / "parley.db", tmp_path / "reports", stop, lambda imported: told.append(imported.name), told.append,
        belonging=Belonging("Orva"), on_caught_up=caught_up,
    )  # fmt: skip
    assert told == ["a.txt", "caught up"]
