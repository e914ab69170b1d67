"""Where one negotiation is all that may be seen, no other is: not in any list, screen or dialog."""

from __future__ import annotations

from pathlib import Path

from store.changes import Change
from store.corrections import correct
from store.database import open_store
from store.lookup import Filter, Lookup
from store.negotiations import move, negotiation_id
from tests.building import actor, event
from tests.tui.conftest import lines, press
from tests.tui.stories import kept, told
from tests.tui.test_read_only import looked_at
from tests.tui.test_switching import two_negotiations
from tui.app import ParleyApp
from tui.panes.evidence import Told, evidence
from tui.refining import actors_called

ELSEWHERE = ("Orva", "river", "dam", "gauge", "Geneva", "Halvorsen", "Sutharia")
"""Words of the talks on the river alone."""


@kept
def shared_store(folder: Path) -> Path:
    """Two negotiations; Norland, which is in the talks on the river, mediates on wages too."""
    store = two_negotiations(folder)
    offered = "Norland offered to mediate on wages."
    told(
        store, "2031-03-08-wages.txt", "2031-03-08", "A mediator on wages",
        (offered, event("Norland offers to mediate", "proposal", "2031-03-08", "Norland")),
        (offered, actor("Norland", "state")),
    )  # fmt: skip
    with open_store(store) as db:
        ids = [row[0] for row in db.execute("select id from document where name = '2031-03-08-wages.txt'")]
        move(db, ids, negotiation_id(db, "Wages"))
        for table, what in (("event", "experts"), ("event", "Welders")):
            (number,) = db.execute(f"select id from {table} where what like ?", [f"%{what}%"]).fetchone()
            correct(db, Change("event", number, "confirm"), f"checked {what}")
    return store


def told_elsewhere(app: ParleyApp) -> list[str]:
    """Words of the other negotiation that are on the screen."""
    seen = "\n".join(lines(app))
    return [word for word in ELSEWHERE if word in seen]


def test_what_an_actor_of_two_is_told_in_is_asked_of_one(tmp_path: Path) -> None:
    with Lookup(shared_store(tmp_path)) as lookup:
        wages = lookup.negotiation("Wages").id
        (norland,) = [row for row in lookup.actors_named("Norland") if row.name == "Norland"]
        everywhere, here = (evidence(lookup, Told("actor", norland.id, negotiation=each)) for each in (None, wages))
        assert len(everywhere.reports) > len(here.reports) == 1
        assert here.report is not None and here.report.negotiation == "Wages"
        assert [row.negotiation for row in everywhere.reports].count("Orva river") >= 1
        assert lookup.actors_named("Halvorsen") and not lookup.actors_named("Halvorsen", 20, wages)
        assert actors_called(lookup, "Sutharia") and not actors_called(lookup, "Sutharia", wages)
        assert [row.reason for row in lookup.corrections()] == ["checked Welders", "checked experts"]
        assert [row.reason for row in lookup.corrections(wanted=Filter(negotiation=wages))] == ["checked Welders"]
        assert lookup.look_up("orva") and not lookup.look_up("orva", wanted=Filter(negotiation=wages))


async def test_no_key_leads_out_of_it(tmp_path: Path) -> None:
    async with looked_at(shared_store(tmp_path), "Wages") as (app, pilot):
        assert "Wages" in lines(app)[0]
        assert not told_elsewhere(app)
        for keys in (
            ("p", "p"), ("t",), ("x", "home", "enter"), ("g",), ("G",), ("right",), ("left",), ("enter",), ("right",),
            ("left", "escape"), ("tab", "tab", "g"), ("right",), ("enter",), ("G", "enter"), ("escape", "escape"),
            ("m",),
            ("p", "enter", "escape"), ("l", *"oru"), ("escape", "l", *"gen"), ("escape", "l", *"norland"), ("enter",),
            ("space",), ("r", *"hal"), ("escape", "escape"), ("c",), ("escape", "?"),
            ("escape", "w", *"march 9", "enter"),
            ("w",), ("escape", "v"), ("escape", "ctrl+p", *"negot"), ("escape",), ("s",), ("1",), ("[",), ("]",),
        ):  # fmt: skip
            await press(pilot, *keys)
            assert not told_elsewhere(app), keys
        assert app.screen is app.dashboard
