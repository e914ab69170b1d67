"""What holds of notices, whatever is told, in whatever order, and whenever notice is taken."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from store import following
from store.database import open_store
from store.lookup import Lookup
from store.noticing import take_notice
from tests.store.test_news_properties import tell
from tests.thoroughness import examples

steps = st.lists(
    st.tuples(st.sampled_from(["tell", "tell", "notice"]), st.integers(0, 4), st.integers(0, 5)), max_size=10
)


@settings(max_examples=examples(40), deadline=None)
@given(steps)
def test_each_change_is_told_once_and_every_notice_that_is_shown_is_so(plan: list[tuple[str, int, int]]) -> None:
    today = date(2031, 3, 10)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "parley.db"
        with open_store(path) as db:
            tell(db, 0, 2, 1000)
            (norland,) = db.execute("select id from actor where name = 'Norland'").fetchone()
            following.follow(db, "actor", norland)
            told: list[int] = []
            for number, (step, day, what) in enumerate(plan):
                if step == "tell":
                    tell(db, day, what, number)
                else:
                    told += take_notice(path, today)
                    assert take_notice(path, today) == []
            told += take_notice(path, today)
            assert len(set(told)) == len(told)
            kept = db.execute(
                "select about, entry_id, change, document_id, response, start, status, date, near from notice"
            ).fetchall()
            assert len(set(kept)) == len(kept) == len(told)
            with Lookup(path) as lookup:
                rows = lookup.notices()
                assert lookup.count_notices() == lookup.unread()[0] == len(rows)
                assert {row.id for row in rows} <= set(told)
                assert [lookup.notice_index(row.id) for row in rows] == list(range(len(rows)))
                for row in rows:
                    assert row.due == ("Norland",)
                    assert (row.report is None) == (row.change == "near")
                    assert (row.answer is not None) == (row.change == "answer")
