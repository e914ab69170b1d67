"""Facts as JSON, for scripts: the keys are the field's words, days are ISO, offsets count characters of the report."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.document import Document
    from store.lookup import (
        ActorRow,
        Aspect,
        CorrectionRow,
        DateRow,
        DocumentRow,
        EventRow,
        FollowRow,
        NewsRow,
        NoticeRow,
        ProposalRow,
    )
    from store.reader.reading import Reading

Shape = Mapping[str, object]

_UNSAFE = re.compile("[\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")
"""What a terminal might obey, or what has no encoding: control, bidirectional and zero-width characters."""


def write_list(shapes: Iterable[Shape]) -> None:
    """Print a JSON list, an object a line, as the objects come."""
    plain = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    separator = "[\n"
    for shape in shapes:
        text = json.dumps(shape, ensure_ascii=not plain)
        sys.stdout.write(separator + _UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04x}", text))
        separator = ",\n"
    sys.stdout.write("[]\n" if separator == "[\n" else "\n]\n")


def event_shape(row: EventRow) -> Shape:
    """An event of the timeline."""
    return {
        "id": row.id, "what": row.what, "date": row.date, "kind": row.kind, "status": row.status,
        "actors": row.actors, "place": row.place, "reports": row.reports, "checked": row.checked,
        "negotiation": row.negotiation,
    }  # fmt: skip


def proposal_shape(row: ProposalRow) -> Shape:
    """A proposal with its answers."""
    return {
        "id": row.id, "what": row.what, "kind": row.kind, "by": row.by, "to": row.to, "date": row.date,
        "place": row.place, "made": row.made, "status": row.status, "why": row.why, "counters": row.counters,
        "reports": row.reports, "checked": row.checked, "negotiation": row.negotiation,
        "responses": [
            {"response": a.response, "by": a.by, "said": a.said, "reported": a.reported, "quote": a.quote}
            for a in row.answers
        ],
    }  # fmt: skip


def actor_shape(row: ActorRow) -> Shape:
    """An actor with every spelling."""
    return {
        "id": row.id, "name": row.name, "kind": row.kind, "also": row.also, "party": row.party, "role": row.role,
        "side": row.side, "reports": row.reports, "last_reported": row.last_reported,
        "checked": row.checked,
    }  # fmt: skip


def date_shape(row: DateRow) -> Shape:
    """A date that a report names."""
    return {
        "text": row.text, "value": row.value, "document": row.document, "name": row.name,
        "published": row.published, "start": row.start, "end": row.end,
    }  # fmt: skip


def document_shape(row: DocumentRow) -> Shape:
    """A report of the store."""
    return {
        "id": row.id, "name": row.name, "title": row.title, "publisher": row.publisher, "address": row.address,
        "published": row.published, "published_by": row.published_by, "words": row.words,
        "negotiation": row.negotiation,
    }  # fmt: skip


def correction_shape(row: CorrectionRow) -> Shape:
    """What a person corrected."""
    return {
        "id": row.id, "made": row.made, "about": row.about, "field": row.field, "entry": row.entry, "title": row.title,
        "value": row.value, "was": row.was, "other": row.other, "other_title": row.other_title, "reason": row.reason,
        "undone": row.undone,
    }  # fmt: skip


def news_shape(row: NewsRow, words: str) -> Shape:
    """One thing that is new: in words, what it is of, what it was before, and the report that brought it."""
    changed = "answer" if row.answer is not None else "new" if row.was is None else "changed"
    return {
        "words": words, "change": changed, "kind": row.kind, "id": row.fact.id,
        "now": _aspect(row.now), "was": _aspect(row.was) if row.was is not None else None,
        "response": row.answer.response if row.answer else None, "by": row.answer.by if row.answer else None,
        "report": {"id": row.report.id, "name": row.report.name, "published": row.report.published},
        "negotiation": row.report.negotiation,
    }  # fmt: skip


def _aspect(aspect: Aspect) -> Shape:
    return {"status": aspect.status, "date": aspect.date, "place": aspect.place, "role": aspect.role}


def notice_shape(row: NoticeRow, words: str) -> Shape:
    """A notice: in words, what it is of, what is so now and was before, and what is followed that it matters for."""
    return {
        "id": row.id, "words": words, "told": row.told, "read": row.is_read, "change": row.change, "near": row.near,
        "kind": row.kind, "of": row.fact.id, "now": _aspect(row.now),
        "was": _aspect(row.was) if row.was is not None else None,
        "response": row.answer.response if row.answer else None, "by": row.answer.by if row.answer else None,
        "report": {"id": row.report.id, "name": row.report.name, "published": row.report.published}
        if row.report else None,
        "followed": row.due,
    }  # fmt: skip


def follow_shape(row: FollowRow) -> Shape:
    """Something that is followed."""
    return {
        "id": row.id, "about": row.about, "of": row.fact.id if row.fact else None, "title": row.title,
        "since": row.since, "unread": row.unread,
    }  # fmt: skip


def reading_shape(document: Document, reading: Reading) -> Shape:
    """All that one report says by itself."""
    return {
        "file": document.name, "published": document.published.isoformat(), "published_by": document.published_by,
        "title": document.title, "publisher": document.publisher, "address": document.address,
        "actors": [
            {
                "name": a.name, "kind": a.kind, "also": a.also, "party": a.party, "role": a.role,
                "quote": a.quote, "start": a.start, "end": a.end,
            }
            for a in reading.actors
        ],
        "dates": [{"text": d.text, "value": d.value, "start": d.start, "end": d.end} for d in reading.dates],
        "events": [
            {
                "what": e.what, "quote": e.quote, "date": e.date, "kind": e.kind, "status": e.status,
                "actors": e.actors, "place": e.place, "said_by": e.said_by, "start": e.start, "end": e.end,
            }
            for e in reading.events
        ],
        "proposals": [
            {
                "what": p.what, "quote": p.quote, "kind": p.kind, "by": p.by, "to": p.to, "date": p.date,
                "place": p.place, "made": p.made, "status": p.status, "start": p.start, "end": p.end,
                "responses": [
                    {
                        "quote": a.quote, "by": a.by, "response": a.response, "said": a.said,
                        "start": a.start, "end": a.end,
                    }
                    for a in p.answers
                ],
            }
            for p in reading.proposals
        ],
        "disputes": [
            {
                "about": d.about,
                "quotes": [account.quote for account in d.accounts],
                "sides": [account.side for account in d.accounts],
                "spans": [[account.start, account.end] for account in d.accounts],
            }
            for d in reading.disputes
        ],
    }  # fmt: skip
