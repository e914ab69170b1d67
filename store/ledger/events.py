"""Events over many reports: one event, many reports, with the status and the day that the latest of them give."""

from __future__ import annotations

from sqlite_utils import Database

from store.days import span_of
from store.ledger import states
from store.ledger.known_corrected import known_or_corrected_event
from store.ledger.rows import Again, Row, Value, latest, lay_each, rows, write
from store.spelling import respelled

TABLE = "event"


def lift(db: Database, documents: list[int]) -> None:
    """Take what these reports tell out of the ledger; they are no longer marked as laid."""
    for event_id in states.lift(db, TABLE, documents):
        _refresh(db, event_id)


def lay(db: Database, document_id: int, again: Again | None = None) -> None:
    """Find or found the event of everything that the report tells; with `again` only of these rows."""
    states.note(db, TABLE, document_id, lay_each(db, TABLE, document_id, known_or_corrected_event, _refresh, again))


def _refresh(db: Database, event_id: int) -> None:
    """Work out again what is known of an event, from the reports that are laid, in order of publication."""
    told = rows(
        db,
        "select event_report.*, document.published from event_report join document on document.id = document_id"
        " where event_id = ? and document.laid"
        " order by document.published, document.hash, event_report.start, event_report.id",
        [event_id],
    )
    db.execute("delete from event_actor where event_id = ?", [event_id])
    db.execute("delete from event_search where rowid = ?", [event_id])
    if not told:
        db.execute("update event set reports = 0 where id = ?", [event_id])
        return
    day = _narrowest(told)
    write(
        db, "event", event_id, what=told[0]["what"], kind=told[0]["kind"], status=_status(told), date=day["date"],
        earliest=day["earliest"], latest=day["latest"], place=latest(row["place"] for row in told),
        reports=len({row["document_id"] for row in told}), sort_day=day["earliest"] or told[0]["published"],
    )  # fmt: skip
    db.execute(
        "insert or ignore into event_actor (event_id, actor_id) select ?, actor_id from event_report_actor"
        " join actor_report on actor_report.id = actor_report_id join event_report on event_report.id = event_report_id"
        " join document on document.id = event_report.document_id where event_id = ? and document.laid",
        [event_id, event_id],
    )
    names = db.execute(
        "select group_concat(actor_name.name, ' ') from event_actor join actor_name using (actor_id)"
        " where event_id = ?",
        [event_id],
    ).fetchone()[0]
    words = " ".join(
        str(part) for row in told for part in (row["what"], row["place"], row["kind"], row["quote"]) if part
    )
    text = f"{words} {names or ''}"
    db.execute("insert into event_search (rowid, text) values (?, ?)", [event_id, f"{text} {respelled(text)}"])


def _narrowest(told: list[Row]) -> Row:
    """The report that gives the day most exactly; of equally exact ones the latest."""

    def days(row: Row) -> int:
        span = span_of(str(row["date"])) if row["date"] else None
        return (span[1] - span[0]).days if span else 1_000_000

    narrowest = min(days(row) for row in told)
    return [row for row in told if days(row) == narrowest][-1]


def _status(told: list[Row]) -> Value:
    """What was held stays held; else the latest word: proposed, then scheduled, then held or cancelled."""
    said = [row["status"] for row in told]
    if "held" in said:
        return "held"
    if said[-1] == "proposed" and "scheduled" in said:
        return "scheduled"
    return said[-1]
