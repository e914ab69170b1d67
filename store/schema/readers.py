"""Which reader read each report."""

from __future__ import annotations

from sqlite_utils import Database

from store.schema.steps import migrations, run


@migrations()
def m010_readers(db: Database) -> None:
    """Each report remembers what read it; of those read before this was kept it is not known."""
    run(
        db,
        "alter table document add column read_by text",
        # Without the index each question for it would walk over the text of every report, which stands before it.
        "create index document_read_by on document(read_by)",
    )
