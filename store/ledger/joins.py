"""Proposals that a person joined: what tells the one is shown as telling the other.

While reports are laid each takes in its own tellings, as if nobody had joined them, so the joined one goes on
receiving what later reports tell of it; then it hands them over.
"""

from __future__ import annotations

from sqlite_utils import Database

from store.ledger import proposals, states
from store.ledger.outcomes import judge


def join(db: Database, joined: int, into: int) -> None:
    """Hand what tells `joined` over to another proposal, and work that out from all that tell it now."""
    db.execute(
        "update proposal_report set joined_from = proposal_id, proposal_id = ? where proposal_id = ?", [into, joined]
    )
    proposals.refresh(db, into)
    latest = db.execute(
        "select document.id from document join proposal using (negotiation_id) where proposal.id = ? and laid"
        " order by published desc, hash desc limit 1",
        [into],
    ).fetchone()
    if latest is not None:
        judge(db, into, latest[0])


def part(db: Database) -> None:
    """Give every joined proposal back what tells it."""
    into = {row[0] for row in db.execute("select proposal_id from proposal_report where joined_from is not null")}
    db.execute("update proposal_report set proposal_id = joined_from, joined_from = null where joined_from is not null")
    for proposal_id in sorted(into):
        proposals.refresh(db, proposal_id)
        states.restore(db, "proposal", proposal_id)
