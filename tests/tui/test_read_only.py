"""Looking without touching: `parley --read-only`, which `parley serve` shows to colleagues."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from hashlib import sha256
from pathlib import Path

import pytest
from textual.pilot import Pilot

from store import connection
from store.database import open_store
from store.errors import StoreError
from store.lookup import Lookup
from store.renewal import check_is_of_this_parley
from tests.building import event
from tests.tui.conftest import lines, press, settled
from tests.tui.stories import TODAY, empty_store, river_store, told
from tui.app import ParleyApp
from tui.cli import main
from tui.keys import actions
from tui.messages import Changed
from tui.palette import ActionsHere
from tui.read_only import WRITING


@asynccontextmanager
async def looked_at(store: Path, negotiation: str | None = None) -> AsyncIterator[tuple[ParleyApp, Pilot[None]]]:
    """The dashboard that only looks, running and at rest."""
    with Lookup(store) as lookup:
        kept_to = lookup.negotiation(negotiation) if negotiation is not None else None
    app = ParleyApp(store, None, lambda: TODAY, read_only=True, kept_to=kept_to)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await settled(pilot)
        yield app, pilot


@contextmanager
def in_use(store: Path) -> Iterator[None]:
    """Another process has the store open, and what it wrote last is still in the write-ahead log."""
    with open_store(store) as db:
        db.execute("pragma wal_autocheckpoint = 0")
        with db.atomic():
            db.execute("update document set title = title")
        yield


def bytes_of(store: Path) -> list[str]:
    """What the store and its log hold, byte by byte."""
    return [sha256(store.with_name(store.name + end).read_bytes()).hexdigest() for end in ("", "-wal")]


def text(app: ParleyApp) -> str:
    return "\n".join(lines(app))


async def test_it_says_that_it_only_looks_and_shows_no_key_that_writes(tmp_path: Path) -> None:
    async with looked_at(river_store(tmp_path)) as (app, pilot):
        assert "read only · 2 reports · ◉ live" in lines(app)[0]
        assert " l look up" in lines(app)[-1]
        assert not any(word in lines(app)[-1] for word in (" import", " correct", " new", " follow"))
        await press(pilot, "question_mark")
        assert "Look up anything" in text(app)
        for word in "import", "confirm", "follow":
            await press(pilot, *word)
            assert "No key does" in text(app), word
            await press(pilot, "escape")


async def test_the_palette_lacks_what_writes(tmp_path: Path) -> None:
    async with looked_at(river_store(tmp_path)) as (app, _):
        offered = [name for name, *_ in ActionsHere(app.screen)._actions()]
        assert "Look up anything as you type" in offered
        assert not {"Import a report or a folder", "Correct or confirm what is selected"} & set(offered)


async def test_no_key_writes_a_byte(tmp_path: Path) -> None:
    store = river_store(tmp_path)
    keys = {key for action in actions().values() for key in action.keys} - {"q", "ctrl+q", "ctrl+p", "question_mark"}
    with in_use(store):
        before = bytes_of(store)
        async with looked_at(store) as (app, pilot):
            for presses in (*([key] for key in sorted(keys)), ["c", "u"], ["enter", "x"]):
                await press(pilot, *presses)
                while len(app.screen_stack) > 1:
                    app.pop_screen()
                    await settled(pilot)
            assert not [notice.message for notice in app._notifications if "for reading only" in notice.message]
        assert bytes_of(store) == before


@pytest.mark.parametrize("action", ["import", "dashboard.correct", "dashboard.undo", "dashboard.new"])
async def test_what_writes_cannot_be_called_otherwise_either(tmp_path: Path, action: str) -> None:
    async with looked_at(river_store(tmp_path)) as (app, pilot):
        name = action.rpartition(".")[2]
        assert not await app.run_action(name, app.dashboard if "." in action else app)
        await settled(pilot)
        assert app.screen is app.dashboard


async def test_a_change_of_another_process_shows(tmp_path: Path) -> None:
    store = river_store(tmp_path)
    async with looked_at(store) as (app, pilot):
        told(store, "2031-03-09-dam.txt", "2031-03-09", None,
             ("The dam was opened.", event("Dam opened", "action", "2031-03-09", "Norland")))  # fmt: skip
        app.post_message(Changed())
        await settled(pilot)
        assert "Dam opened" in text(app) and "3 reports" in lines(app)[0]


async def test_nothing_is_new_and_the_hints_name_no_key_that_writes(tmp_path: Path) -> None:
    store = river_store(tmp_path)
    async with looked_at(store) as (app, pilot):
        assert "+" not in lines(app)[0]
        await press(pilot, "c")
        assert "Nothing is corrected." in text(app)
        assert "corrects what is selected" not in text(app) and "take it back" not in text(app)
        with Lookup(store) as lookup:
            assert lookup.news().since is None  # nobody has visited


async def test_it_keeps_to_the_negotiation_that_it_was_given(tmp_path: Path) -> None:
    store = river_store(tmp_path)
    with open_store(store) as db:
        db.execute("insert into negotiation (name) values ('Orva')")
        db.execute("update document set negotiation_id = (select id from negotiation where name = 'Orva')")
        db.conn.commit()
    async with looked_at(store, "orva") as (app, pilot):
        assert "Orva" in lines(app)[0]
        await press(pilot, "s")
        assert app.screen is app.dashboard
        assert "switch" not in lines(app)[-1]


# ------------------------------------------------------------ the process that only reads


def test_a_process_that_only_reads_cannot_open_a_store_for_writing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = empty_store(tmp_path)
    monkeypatch.setattr(connection, "_writing_nothing", False)
    connection.write_nothing()
    with pytest.raises(StoreError, match="is opened for reading only"), open_store(store):
        pass


@pytest.mark.parametrize(
    ("make", "line"),
    [
        (lambda path: None, "is not there; put reports in with: parley import PATH"),
        (lambda path: path.write_text("This is a letter, no database. " * 100), "is no SQLite database"),
        (lambda path: path.write_bytes(b""), "is no store of this parley as it is; bring it up with: parley documents"),
    ],
    ids=["missing", "no database", "empty"],
)
def test_a_store_that_cannot_be_read_as_it_is_gives_one_line(tmp_path: Path, make: object, line: str) -> None:
    path = tmp_path / "talks.db"
    make(path)  # type: ignore[operator]
    with pytest.raises(StoreError, match=line):
        check_is_of_this_parley(path)


def test_a_store_of_an_earlier_parley_is_left_as_it_is(tmp_path: Path) -> None:
    store = river_store(tmp_path)
    with open_store(store) as db:
        db.execute("pragma user_version = 1")
    before = store.read_bytes()
    with pytest.raises(StoreError, match="bring it up with: parley documents"):
        check_is_of_this_parley(store)
    assert store.read_bytes() == before


def test_options_that_do_not_go_together_give_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--read-only", "import", "x.txt"]) == 2
    assert main(["--in", "Orva"]) == 2
    assert capsys.readouterr().err == (
        "parley: --read-only is for the dashboard; parley import does not take it\n"
        "parley: without a command, --in goes with --read-only\n"
    )


def test_there_are_actions_of_all_these_names() -> None:
    names = {action.rpartition(".")[2] for action in actions()}
    assert {"import", "correct", "undo", "new"} <= names & WRITING
