"""Events that a report tells as a person corrected them: on the corrected day, as of the corrected kind.

Reports are joined by what was read. But one that tells the right day, which an earlier reading had wrong, tells that
event too.
"""

from __future__ import annotations

from sqlite_utils import Database

from store.ledger.known_events import known_event
from store.ledger.rows import Row, rows


def known_or_corrected_event(db: Database, told: Row, taken: set[int]) -> int | None:
    """The event already known that a report tells again, by what was read of it, else by what a person said of it."""
    known = known_event(db, told, taken)
    if known is not None or told["date"] is None:
        return known
    for event_id, (kind, day) in _corrected(db, told["negotiation_id"]).items():
        if event_id not in taken and (kind, day) == (told["kind"], told["date"]) and _together(db, told, event_id):
            return event_id
    return None


def told_as_corrected(db: Database, correction_id: int) -> list[int]:
    """The rows that joined an event since its day or kind was corrected, and tell it as it was corrected."""
    return [
        row[0]
        for row in db.execute(
            "select told.id from event_report told join correction on correction.entry_id = told.event_id"
            " where correction.id = ? and value = case field when 'day' then told.date else told.kind end"
            " and not exists (select 1 from correction_telling known where known.correction_id = correction.id"
            " and known.document_id = told.document_id and known.told = told.what and known.start = told.start)"
            " order by told.id",
            [correction_id],
        )
    ]


def _corrected(db: Database, negotiation: object) -> dict[int, tuple[object, object]]:
    """Kind and day of the events of which a person has set one or the other, in the order of the corrections."""
    found: dict[int, tuple[object, object]] = {}
    for row in rows(
        db,
        "select event.id, event.kind, event.date, field, value from correction"
        " join event on event.id = correction.entry_id where correction.about = 'event' and undone_at is null"
        " and field in ('day', 'kind') and event.reports > 0 and negotiation_id = ? order by correction.id",
        [negotiation],
    ):
        kind, day = found.get(int(row["id"] or 0), (row["kind"], row["date"]))
        found[int(row["id"] or 0)] = (row["value"], day) if row["field"] == "kind" else (kind, row["value"])
    return found


def _together(db: Database, told: Row, event_id: int) -> bool:
    """Whether somebody takes part in both, or nobody is named in one of them."""
    one = db.execute(
        "select actor_id from event_report_actor join actor_report on actor_report.id = actor_report_id"
        " where event_report_id = ?",
        [told["id"]],
    )
    other = db.execute("select actor_id from event_actor where event_id = ?", [event_id])
    mine, theirs = {row[0] for row in one}, {row[0] for row in other}
    return not mine or not theirs or bool(mine & theirs)
