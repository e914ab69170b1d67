"""Negotiations that have to do with each other, as somebody who is told of in one may be told of in the other.

Events and proposals are of one negotiation, but actors are one across all, so what one report tells may bear on how
another negotiation's reports are laid: but only where their actors are the same, or could be taken for each other.
"""

from __future__ import annotations

from typing import Any

from sqlite_utils import Database

from store.ledger.actors import keys_in
from store.ledger.rows import marks

_AT_ONCE = 500
"""Values named in one statement; SQLite takes some thousands of question marks."""


def unaffected(db: Database, published: str, text_hash: str, document_id: int | None = None) -> set[int]:
    """The negotiations whose reports may stay in the ledger when the others are laid again from this place in the order
    of publication on: the same would come of laying them too. Affected are those of the reports that are not in the
    ledger, and of the report `document_id`.

    What a person has said of who is who may bring any two names together: then none may stay.
    """
    later = _negotiations(db, "laid and (published, hash) >= (?, ?)", [published, text_hash])
    to_lay = _negotiations(db, "not laid or id = ?", [document_id])
    if later <= to_lay or db.execute("select 1 from actor_pin limit 1").fetchone():
        return set()
    waiting = db.execute("select id from document where not laid").fetchall()
    keys = {key for (document_id,) in waiting for key in keys_in(db, document_id)}
    return later - _connected(db, to_lay, keys)


def _connected(db: Database, negotiations: set[int], keys: set[str]) -> set[int]:
    """These negotiations, and all that have to do with them; `keys` are those of actors who are to be laid in them."""
    found, actors = set(negotiations), set[int]()
    while True:
        told = _ask(db, "select actor_id from actor_key where key in ({})", {str(number) for number in found})
        keys |= _ask(db, "select key from actor_key where actor_id in ({})", told | actors)
        near = told | _ask(db, "select actor_id from actor_key where key in ({})", keys)
        near |= _ask(db, "select id from actor where party_id in ({})", near)
        near |= _ask(db, "select actor_id from actor_state where party_id in ({})", near)
        told_in = {int(key) for key in _ask(db, _TOLD_IN, near) if key.isdigit()}
        if told_in <= found and near <= actors:
            return found
        found |= told_in
        actors |= near


_TOLD_IN = "select key from actor_key where key < ':' and actor_id in ({})"
"""Keys that begin with a number: that by itself says in which negotiation an actor is told of."""


def _negotiations(db: Database, where: str, values: list[Any]) -> set[int]:
    return {row[0] for row in db.execute(f"select distinct negotiation_id from document where {where}", values)}


def _ask(db: Database, sql: str, values: set[Any]) -> set[Any]:
    """The answers for any of these values."""
    wanted, found = sorted(values), set[Any]()
    for at in range(0, len(wanted), _AT_ONCE):
        some = wanted[at : at + _AT_ONCE]
        found.update(row[0] for row in db.execute(sql.format(marks(some)), some))
    return found
