"""A store with one negotiation at length: tolls on a bridge, offered to two sides, answered, countered, disputed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from store.reader.reading import Actor, Proposal
from tests.building import actor, answer, event, proposal
from tests.tui.stories import empty_store, kept, told

OFFER = "Norland proposed to Sutharia and Veldania a round on the bridge tolls in Geneva on March 12."
AGAIN = "Norland's offer of a round on March 12 still stands."
YES = "Tomas Brel said on Sunday that Sutharia would come."
NO = "Veldania's ministry turned the date down and offered Bergen on March 20 instead."
IN_RETURN = "Veldania offered Norland a round in Bergen on March 20."
THEIRS = "Veldania says that it was never asked."
HELD = "Halvorsen and Brel met in Geneva on February 20."
CALLED = "Halvorsen called Brel again on March 3."
ABOUT = "whether Veldania was asked"


@kept
def dealings_store(folder: Path) -> Path:
    """Four reports: a round is offered to two sides; one accepts, through its envoy; the other counters, and says that
    it was never asked."""
    store = empty_store(folder)
    told(
        store, "2031-02-21.txt", "2031-02-21", "Norland and Sutharia meet",
        (HELD, event("Halvorsen and Brel meet", "talks", "2031-02-20", "Norland", "Ingrid Halvorsen", "Tomas Brel",
                     place="Geneva")),
        *_named(HELD, "envoy"),
    )  # fmt: skip
    told(
        store, "2031-03-01.txt", "2031-03-01", "A round on the tolls",
        (OFFER, _offer()), *_named(OFFER), publisher="Herald",
        accounts=(ABOUT, ("Norland", OFFER), ("Veldania", THEIRS)),
    )  # fmt: skip
    told(
        store, "2031-03-04.txt", "2031-03-04", "Sutharia agrees",
        (AGAIN, replace(_offer(), answers=(replace(answer("accepts", "Tomas Brel", said="2031-03-02"), quote=YES),))),
        (CALLED, event("Halvorsen calls Brel", "contact", "2031-03-03", "Ingrid Halvorsen", "Tomas Brel")),
        *_named(AGAIN),
    )  # fmt: skip
    told(
        store, "2031-03-06.txt", "2031-03-06", "Veldania wants Bergen",
        (AGAIN, replace(_offer(), answers=(replace(answer("counters", "Veldania"), quote=NO),))),
        (IN_RETURN, proposal("Round in Bergen", ("Veldania",), ("Norland",), day="2031-03-20", place="Bergen")),
        *_named(AGAIN),
    )  # fmt: skip
    return store


def _offer() -> Proposal:
    return proposal("Round on the tolls", ("Norland",), ("Sutharia", "Veldania"), day="2031-03-12", place="Geneva")


def _named(sentence: str, role: str = "minister") -> tuple[tuple[str, Actor], ...]:
    """The actors, as if all of them were named in a sentence."""
    return (
        (sentence, actor("Norland", "state", "Norland's")),
        (sentence, actor("Sutharia", "state")),
        (sentence, actor("Veldania", "state")),
        (sentence, actor("Ingrid Halvorsen", "person", "Halvorsen", party="Norland", role="Foreign Minister")),
        (sentence, actor("Tomas Brel", "person", "Brel", party="Sutharia", role=role)),
    )
