"""How well the ledger joins what reports say, with careful readings in place of the reader's own.

    python -m tests.store.gold_readings [--misses] FOLDER

FOLDER holds gold stories, as `shared/gold/README.md` lays them down: `train` to learn from, `stories` to measure by.
Each report of a story is recorded with the reading that its gold.json gives, and what the store then says of the whole
story is scored by the `score.py` beside FOLDER. What is missed is the ledger's doing, not the reader's.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from store.database import open_store
from store.document import Document
from store.lookup import Filter, Lookup
from store.reader.reading import Account, Actor, Answer, Date, Dispute, Event, Mention, Proposal, Reading
from store.recording import record
from tui import as_json

GOLD = Path(__file__).parents[3] / "shared" / "gold"
"""Where the gold stories lie, beside the checkout; not everybody has them."""

FIGURES = ("story actors", "story timeline", "story proposals", "story proposal status accuracy")


@dataclass(frozen=True, slots=True)
class GoldStory:
    """A story: its reports with their readings, in order of publication, and what is known after all of them."""

    name: str
    told: tuple[tuple[Document, Reading], ...]
    after: dict[str, Any]


def stories(folder: Path) -> Iterator[GoldStory]:
    """The gold stories of a folder."""
    for path in sorted(folder.glob("*/gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        told = []
        for said in gold["documents"]:
            text = (path.parent / said["file"]).read_text(encoding="utf-8")
            day = date.fromisoformat(said["published"])
            document = Document(
                said["file"], text, day, "file name", title=said["title"], path=f"/{path.parent.name}/{said['file']}"
            )
            told.append((document, reading_of(said, text)))
        yield GoldStory(path.parent.name, tuple(told), gold["after"])


def reading_of(said: dict[str, Any], text: str) -> Reading:
    """A report's part of gold.json as a Reading. It has no line for what happened: the sentence stands in."""
    made = {e["quote"]: e["date"] for e in reversed(said["events"]) if e["kind"] == "proposal"}
    return Reading(
        tuple(_dates(said["dates"], text)),
        tuple(_actor(a, text) for a in said["actors"]),
        tuple(_event(e, text) for e in said["events"]),
        tuple(_proposal(p, text, made.get(p["quote"])) for p in said["proposals"]),
        tuple(_dispute(d, text) for d in said["disputes"]),
    )


def _span(quote: str, text: str) -> tuple[str, int, int]:
    start = text.index(quote)
    return quote, start, start + len(quote)


def _dates(said: list[dict[str, Any]], text: str) -> Iterator[Date]:
    """The dates of a report, which gold.json gives in order of appearance."""
    at = 0
    for each in said:
        found = text.find(each["text"], at)
        quote, start, end = _span(each["text"], text) if found < 0 else (each["text"], found, found + len(each["text"]))
        at = max(at, start + 1)
        yield Date(quote, each["value"], start, end)


def _actor(said: dict[str, Any], text: str) -> Actor:
    start = min((at for name in (said["name"], *said["also"]) if (at := text.find(name)) >= 0), default=0)
    begin = text.rfind("\n", 0, start) + 1
    end = text.find("\n", start)
    end = len(text) if end < 0 else end
    mention = Mention(said["name"], start, start + len(said["name"]))
    also = tuple(said["also"])
    return Actor(
        said["name"], said["kind"], also, said["party"], said.get("role"), (mention,), text[begin:end], begin, end
    )


def _event(said: dict[str, Any], text: str) -> Event:
    quote = said["quote"]
    return Event(
        quote, said["kind"], said["status"], said["date"], tuple(said["actors"]), said["place"], None,
        *_span(quote, text),
    )  # fmt: skip


def _proposal(said: dict[str, Any], text: str, made: str | None) -> Proposal:
    answers = tuple(Answer(a["response"], tuple(a["by"]), None, *_span(a["quote"], text)) for a in said["responses"])
    return Proposal(
        said["quote"], said["kind"], tuple(said["by"]), tuple(said["to"]), said["date"], said["place"], made,
        said["status"], answers, *_span(said["quote"], text),
    )  # fmt: skip


def _dispute(said: dict[str, Any], text: str) -> Dispute:
    one, other = (
        Account(side, *_span(quote, text)) for side, quote in zip(said["sides"][:2], said["quotes"][:2], strict=True)
    )
    return Dispute(said["about"], (one, other))


def scorer(folder: Path) -> Any:
    """The module `score.py` beside a folder of stories."""
    spec = importlib.util.spec_from_file_location("gold_score", folder.parent / "score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def scored(folder: Path) -> tuple[dict[str, float], list[str]]:
    """The figures of the stories in a folder, in per cent, and the misses in words."""
    score = scorer(folder)
    tally = score.Tally()
    for story in stories(folder):
        with tempfile.TemporaryDirectory() as scratch:
            path = Path(scratch) / "parley.db"
            with open_store(path) as db:
                for document, said in story.told:
                    record(db, document, said)
            with Lookup(path) as lookup:
                everything = Filter()
                score.score_story(
                    tally, story.name, story.after,
                    [as_json.actor_shape(row) for row in lookup.actors(everything, 0, 10_000)],
                    [as_json.event_shape(row) for row in lookup.timeline(everything, 0, 10_000)],
                    [as_json.proposal_shape(row) for row in lookup.proposals(everything, 0, 10_000)],
                )  # fmt: skip
    return {figure: round(tally.f1(figure), 1) for figure in FIGURES}, tally.misses


def main() -> None:
    """Print the figures, and the misses where they are asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--misses", action="store_true", help="list every miss and every false find")
    options = parser.parse_args()
    figures, misses = scored(options.folder)
    if options.misses:
        print("\n".join(misses))
    for figure, value in figures.items():
        print(f"{figure:32s} {value:5.1f}")


if __name__ == "__main__":
    main()
