"""What a user may hand in by mistake: each gives one clear line, the others still go in, and the store stays whole."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import pytest
from sqlite_utils import Database

from store import importing
from store.database import open_store
from store.lookup import Lookup
from tui.cli import main

GOOD = "Norland proposed on Tuesday to meet Sudland in Vienna on March 20. Sudland is studying the offer."


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's store; nothing is in it yet."""
    monkeypatch.setenv("PARLEY_STORE", str(tmp_path / "parley.db"))
    return tmp_path / "parley.db"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one good report."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "2031-03-12-good.txt").write_text(GOOD)
    return folder


def stored(store: Path) -> list[str]:
    """The names of the reports in the store, which must be whole."""
    connection = sqlite3.connect(store)
    assert connection.execute("pragma integrity_check").fetchall() == [("ok",)]
    assert connection.execute("pragma foreign_key_check").fetchall() == []
    connection.close()
    with Lookup(store) as lookup:
        return sorted(row.name for row in lookup.documents())


def complaints(capsys: pytest.CaptureFixture[str]) -> list[str]:
    """The lines on standard error."""
    return capsys.readouterr().err.splitlines()


@pytest.mark.parametrize("command", [("import",), ("watch", "--once")])
@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b" \n\t\n", "is empty"),
        ("scan.txt", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "is a PDF, not text"),
        ("photo.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF", "is an image (JPEG), not text"),
        ("talks.docx", b"PK\x03\x04\x14\x00", "is a ZIP archive or an office document, not text"),
        ("broken.txt", b"They said \xe2\x80\x9cno\xe2\x80\x9d and \xe2\x80 left.", "is broken UTF-8 (byte"),
        ("noise.txt", bytes(range(256)) * 20, "is no text"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_that_is_no_report_gives_one_line_and_the_others_go_in(
    store: Path, folder: Path, command: tuple[str, ...], name: str, data: bytes, what: str,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    (folder / name).write_bytes(data)
    assert main([*command, str(folder)]) == 1
    (line,) = complaints(capsys)
    assert line.startswith(f"parley: {folder / name}: {what}")
    assert "; " in line, "the line says what to do about it"
    assert stored(store) == ["2031-03-12-good.txt"]


def test_reading_what_is_no_report_gives_one_line_and_the_others_are_read(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "empty.txt").write_bytes(b"")
    assert main(["read", "--json", str(folder)]) == 1
    said = capsys.readouterr()
    assert said.err.count("\n") == 1 and "empty.txt: is empty" in said.err
    assert said.out.count('"file"') == 1


def test_a_file_without_permission(
    store: Path, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who runs the tests may be allowed to read everything, so opening is made to fail as the system would."""
    (folder / "secret.txt").write_text(GOOD)
    real = Path.open

    def forbidden(path: Path, *arguments: Any, **options: Any) -> IO[Any]:
        if path.name == "secret.txt":
            raise PermissionError(13, "Permission denied", str(path))
        opened: IO[Any] = real(path, *arguments, **options)
        return opened

    monkeypatch.setattr(Path, "open", forbidden)
    assert main(["import", str(folder)]) == 1
    assert complaints(capsys) == [
        f"parley: {folder / 'secret.txt'}: may not be read (no permission); allow reading it, then import it again"
    ]
    assert stored(store) == ["2031-03-12-good.txt"]


def test_paths_that_are_not_there(store: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(folder / "gone.txt"), str(folder)]) == 1
    assert complaints(capsys) == [f"parley: {folder / 'gone.txt'}: is not there; check the path"]
    assert stored(store) == ["2031-03-12-good.txt"]


def test_a_device_is_no_report(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "/dev/zero"]) == 1
    assert complaints(capsys) == ["parley: /dev/zero: is no file; name a file with the text of a report"]


@pytest.mark.parametrize(("there", "what"), [(False, "is not there"), (True, "is no folder")])
@pytest.mark.parametrize("how", ["--once", "--no-dashboard"])
def test_watching_what_is_no_folder(
    store: Path, tmp_path: Path, there: bool, what: str, how: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "reports"
    if there:
        path.write_text(GOOD)
    assert main(["watch", str(path), how]) == 1
    assert complaints(capsys) == [f"parley: {path}: {what}; name the folder in which reports arrive"]


@pytest.mark.parametrize("command", [("import",), ("watch", "--once"), ("watch", "--no-dashboard")])
@pytest.mark.parametrize(
    ("content", "what"),
    [(b"This is a letter, no database. " * 100, "is no SQLite database"), (None, "is a database, but no parley store")],
)
def test_a_store_that_is_none_is_left_as_it_is(
    store: Path, folder: Path, command: tuple[str, ...], content: bytes | None, what: str,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    if content is None:
        connection = sqlite3.connect(store)
        connection.execute("create table recipe (name text)")
        connection.close()
    else:
        store.write_bytes(content)
    before = store.read_bytes()
    assert main([*command, str(folder)]) == 1
    (line,) = complaints(capsys)
    assert line == f"parley: {store}: {what}; choose another file with --store"
    assert store.read_bytes() == before


@pytest.mark.parametrize("command", ["timeline", "actors", "proposals", "dates", "documents"])
def test_asking_a_store_that_is_none(store: Path, command: str, capsys: pytest.CaptureFixture[str]) -> None:
    store.write_bytes(b"This is a letter, no database. " * 100)
    assert main([command, "--json"]) == 1
    said = capsys.readouterr()
    assert said.err == f"parley: {store}: is no SQLite database; choose another file with --store\n"
    assert said.out == ""


def test_a_store_that_is_a_folder(store: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store.mkdir()
    assert main(["import", str(folder)]) == 1
    assert complaints(capsys) == [f"parley: {store}: is a folder; name a file, such as parley.db"]


def test_a_full_disk(
    store: Path, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite gives the same error for a disk that is full as for a database that may grow no further."""
    assert main(["import", str(folder)]) == 0
    for n in range(10):
        (folder / f"2031-04-{n + 10}.txt").write_text(f"{GOOD} {n}\n" * 40)

    @contextmanager
    def nearly_full(path: Path) -> Iterator[Database]:
        with open_store(path) as db:
            pages = db.conn.execute("pragma page_count").fetchone()[0]
            db.conn.execute(f"pragma max_page_count = {pages + 4}")
            yield db

    capsys.readouterr()
    monkeypatch.setattr(importing, "open_store", nearly_full)
    assert main(["import", str(folder)]) == 1
    lines = complaints(capsys)
    assert 1 <= len(lines) <= 3
    assert all("cannot be written: the disk is full" in line and "what was stored is whole" in line for line in lines)
    assert "2031-03-12-good.txt" in stored(store)
    monkeypatch.undo()
    monkeypatch.setenv("PARLEY_STORE", str(store))
    assert main(["import", str(folder)]) == 0, "when there is room again, they go in"
    assert len(stored(store)) == 11
