"""Events over many reports: one event, many reports, with the status and the day that the latest of them give."""

from __future__ import annotations

from datetime import date

from sqlite_utils import Database

from store.days import span_of
from store.ledger.rows import Row, Value, entries_of, latest, lay_each, overlap, rows, write

SAME_WORDING = 0.5
"""Share of content words in common from which two undated events of one kind with an actor in common are one. It hardly
matters: with gold readings in, the timelines of the stories for learning score 95.5 at 0.3 and 95.7 from 0.4 to 0.7."""

TABLE = "event"


def lift(db: Database, documents: list[int]) -> None:
    """Take what these reports tell out of the ledger; they are no longer marked as laid."""
    for event_id in entries_of(db, TABLE, documents):
        _refresh(db, event_id)


def lay(db: Database, document_id: int) -> None:
    """Find or found the event of everything that the report tells."""
    lay_each(db, TABLE, document_id, _known, _refresh)


def _known(db: Database, told: Row, taken: set[int]) -> int | None:
    """The event already known that a report tells again, best match first."""
    actors = _actors_of(db, told["id"])
    best: tuple[float, int] | None = None
    for known in _candidates(db, told):
        score = _likeness(told, known, actors, _actors_in(db, known["id"]))
        if score and known["id"] not in taken and (best is None or score > best[0]):
            best = score, int(known["id"] or 0)
    return best[1] if best else None


def _candidates(db: Database, told: Row) -> list[Row]:
    """Events of the same kind on a compatible day; of undated ones those with an actor in common."""
    if told["earliest"] is not None:
        return rows(
            db,
            "select * from event where kind = ? and earliest = ? and reports > 0 union"
            " select * from event where kind = ? and earliest <= ? and latest >= ? and earliest >= ? and reports > 0"
            " order by sort_day, what",
            [
                told["kind"], told["earliest"], told["kind"], told["latest"], told["earliest"],
                f"{str(told['earliest'])[:4]}-01-01",
            ],
        )  # fmt: skip
    return rows(
        db,
        "select distinct event.* from event join event_actor on event_actor.event_id = event.id"
        " join actor_report on actor_report.actor_id = event_actor.actor_id"
        " join event_report_actor on event_report_actor.actor_report_id = actor_report.id"
        " where event_report_actor.event_report_id = ? and event.kind = ? and event.earliest is null"
        " and event.reports > 0 order by event.sort_day, event.what",
        [told["id"], told["kind"]],
    )


def _likeness(told: Row, known: Row, actors: frozenset[int], known_actors: frozenset[int]) -> float:
    """How well what a report tells fits a known event of its kind; 0 where it is another one."""
    shared = len(actors & known_actors)
    if actors and known_actors and not shared:
        return 0.0
    if told["place"] and known["place"] and not overlap(str(told["place"]), str(known["place"])):
        return 0.0
    wording = overlap(str(told["what"]), str(known["what"]))
    same_day = told["date"] == known["date"]
    if told["date"] is None:
        return wording + shared / 10 if wording >= SAME_WORDING else 0.0
    if same_day:  # whatever the words: asking for a quarter of them in common scored 95.7 instead of 96.1
        return 2 + wording + shared / 10
    return 1 + wording if _narrows(told["date"], known["date"]) and wording >= SAME_WORDING else 0.0


def _narrows(one: Value, other: Value) -> bool:
    """Whether one of two days lies within the other: 16 May within May."""
    a, b = span_of(str(one)), span_of(str(other))
    return a is not None and b is not None and (_within(a, b) or _within(b, a))


def _within(inner: tuple[date, date], outer: tuple[date, date]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _actors_of(db: Database, event_report_id: Value) -> frozenset[int]:
    return frozenset(
        row[0]
        for row in db.execute(
            "select actor_id from event_report_actor join actor_report on actor_report.id = actor_report_id"
            " where event_report_id = ?",
            [event_report_id],
        )
    )


def _actors_in(db: Database, event_id: Value) -> frozenset[int]:
    return frozenset(row[0] for row in db.execute("select actor_id from event_actor where event_id = ?", [event_id]))


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
    db.execute("insert into event_search (rowid, text) values (?, ?)", [event_id, f"{words} {names or ''}"])


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
