"""Which files in a folder are reports."""

from __future__ import annotations

from pathlib import Path

from store.reports import reports_in


def test_a_folder_gives_its_reports_and_those_in_its_folders_by_name(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "inner/c.txt", "inner/deeper/d"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("Talks.")
    found = [path.relative_to(tmp_path).as_posix() for path in reports_in([tmp_path])]
    assert found == ["a.md", "b.txt", "inner/c.txt", "inner/deeper/d"]


def test_hidden_files_editors_files_data_and_what_sqlite_keeps_are_left_alone(tmp_path: Path) -> None:
    for name in (
        ".talks.txt.swp", ".hidden/talks.txt", "talks.txt~", "#talks.txt#", "4913", "~$talks.txt", "talks.part",
        "gold.json", "parley.db", "parley.db-wal", "parley.db-shm", "report.txt",
    ):  # fmt: skip
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("Talks.")
    assert [path.name for path in reports_in([tmp_path])] == ["report.txt"]


def test_a_file_that_is_named_by_itself_is_always_taken() -> None:
    assert list(reports_in([Path("gold.json"), Path("-")])) == [Path("gold.json"), Path("-")]
