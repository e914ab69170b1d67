"""What somebody follows is found again wherever it is, by what told it when it was followed."""

from __future__ import annotations

from collections.abc import Sequence

from sqlite_utils import Database

from store.ledger.retracing import MOST, About, Telling, retraced, tellings


def keep_tellings(db: Database, follow_id: int, about: About, entry: int) -> None:
    """Keep by what an entry is to be found again: its latest tellings, as many as are asked for."""
    db.conn.executemany(
        'insert into follow_telling (follow_id, document_id, told, kind, start, "end") values (?, ?, ?, ?, ?, ?)',
        [(follow_id, t.document, t.told, t.kind, t.start, t.end) for t in tellings(db, about, entry)[-MOST:]],
    )


def find_again(db: Database) -> None:
    """Note where each entry that is followed is now: the one into which it was merged or joined, or none where no
    report tells it any more."""
    for follow_id, about, entry in db.execute(
        "select id, about, entry_id from follow where stopped_at is null order by id"
    ).fetchall():
        now = retraced(db, about, _known_by(db, follow_id), entry)
        if now != entry:
            db.execute("update follow set entry_id = ? where id = ?", [now, follow_id])


def _known_by(db: Database, follow_id: int) -> Sequence[Telling]:
    return [
        Telling(*row)
        for row in db.execute(
            'select document_id, told, kind, start, "end" from follow_telling where follow_id = ? order by id',
            [follow_id],
        )
    ]
