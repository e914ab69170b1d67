"""What each report says joins what is known: the same actor, the same meeting, the same proposal.

Reports are laid in order of publication (those of one day in order of their hash), so the ledger does not depend on the
order in which they arrive: a late report lifts those after it, but for negotiations that have nothing to do with its
own, and all of them are laid again. What no report tells any more is dropped; what is laid again keeps its id.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from sqlite_utils import Database

from store.ledger import actors, corrected, events, proposals
from store.ledger.connected import unaffected
from store.ledger.rows import Again, drop_empty, ids_before, keep_ids, marks, new_id

LAYERS = (actors, events, proposals)
"""In the order of laying: events and proposals find their actors laid. Each has `lift`, `lay` and its `TABLE`."""


def lift(db: Database, document_id: int) -> None:
    """Take a report, and those after it that it bears on, out of the ledger, before what it says is replaced. `settle`
    lays them."""
    published, text_hash, laid = db.execute(
        "select published, hash, laid from document where id = ?", [document_id]
    ).fetchone()
    if laid:
        corrected.take_off(db)
        _lift_from(db, published, text_hash, unaffected(db, published, text_hash, document_id))


def settle(db: Database, *, only_newest: bool = False) -> None:
    """Lay every report that is not in the ledger yet, after lifting those that were published later and that they bear
    on.

    With `only_newest` nothing is done where that would mean laying others again.
    """
    first = db.execute(
        "select published, hash from document where not laid order by published, hash limit 1"
    ).fetchone()
    if first is None:
        return
    corrected.take_off(db)
    _lay_all(db, first, only_newest)
    corrected.put_on(db)


def lay_again(db: Database, documents: Sequence[int], between: Callable[[], Again | None] = lambda: None) -> None:
    """Take these reports, and those after the first of them, out of the ledger and lay them again.

    `between` is called while they are out: the entries that their rows then name are those whose ids they get back. It
    may say that only some rows are to be found again, and the others keep their entries.
    """
    first = db.execute(
        f"select published, hash from document where id in ({marks(documents)}) order by published, hash limit 1",
        list(documents),
    ).fetchone()
    if first is not None:
        corrected.take_off(db)
        _lift_from(db, *first)
        _lay_all(db, first, only_newest=False, again=between())
        corrected.put_on(db)


def _lay_all(db: Database, first: tuple[str, str], only_newest: bool, again: Again | None = None) -> None:
    """Lay what is not laid; `first` is the place of the first of these in the order of publication."""
    if db.execute("select 1 from document where laid and (published, hash) > (?, ?) limit 1", list(first)).fetchone():
        if only_newest:
            return
        _lift_from(db, *first, unaffected(db, *first))
    before = {layer.TABLE: ids_before(db, layer.TABLE) for layer in LAYERS}
    first_new = {layer.TABLE: new_id(db, layer.TABLE) for layer in LAYERS}
    for (document_id,) in db.execute("select id from document where not laid order by published, hash").fetchall():
        db.execute("update document set laid = 1 where id = ?", [document_id])
        for layer in LAYERS:
            layer.lay(db, document_id, again)
    for layer in reversed(LAYERS):
        keep_ids(db, layer.TABLE, before[layer.TABLE], first_new[layer.TABLE], searched=layer is not actors)
        drop_empty(db, layer.TABLE)


def _lift_from(db: Database, published: str, text_hash: str, staying: Collection[int] = ()) -> None:
    """Take every report from this place in the order of publication on out of the ledger, but for those of the
    negotiations that are `staying`."""
    later = db.execute(
        "select id from document where laid and (published, hash) >= (?, ?)"
        f" and negotiation_id not in ({marks(staying)})",
        [published, text_hash, *staying],
    )
    documents = [row[0] for row in later]
    db.conn.executemany("update document set laid = 0 where id = ?", [(document_id,) for document_id in documents])
    for layer in reversed(LAYERS):
        layer.lift(db, documents)
