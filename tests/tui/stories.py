"""A store with two made-up negotiations, for the dashboard: a border river, and wages at a shipyard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache, wraps
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Concatenate, ParamSpec

from store.database import open_store
from store.document import Document, PublishedBy
from store.reader.reading import Account, Actor, Dispute, Event, Proposal, Reading
from store.recording import record
from tests.building import actor, answer, event, proposal

TODAY = date(2031, 3, 10)
"""The day on the wall in the tests: a Monday."""

Fact = Actor | Event | Proposal

Given = ParamSpec("Given")


def kept(make: Callable[Concatenate[Path, Given], Path]) -> Callable[Concatenate[Path, Given], Path]:
    """A store that is made once in a process, and copied for each test where there is none yet."""

    @cache
    def made(*given: Any, **named: Any) -> bytes:
        with TemporaryDirectory() as folder:
            return make(Path(folder), *given, **named).read_bytes()

    @wraps(make)
    def copied(folder: Path, /, *given: Given.args, **named: Given.kwargs) -> Path:
        store = folder / "talks.db"
        folder.mkdir(parents=True, exist_ok=True)
        if store.exists():  # one that is watched meanwhile: what is told goes into that
            return make(folder, *given, **named)
        store.write_bytes(made(*given, **named))  # type: ignore[arg-type]
        return store

    return copied


def told(
    store: Path,
    name: str,
    day: str,
    title: str | None,
    *sentences: tuple[str, Fact | None],
    accounts: tuple[str, tuple[str, str], tuple[str, str]] | None = None,
    by: PublishedBy = "file name",
    publisher: str | None = None,
    address: str | None = None,
) -> None:
    """Put a report into the store: sentences, each with the fact that it states. An actor may come without a sentence.

    `accounts` gives a dispute: about what, and two sides, each with its sentence.
    """
    told_by = [sentence for sentence, _ in sentences if sentence]
    for _, fact in sentences:
        if isinstance(fact, Proposal):
            told_by += [each.quote for each in fact.answers]
    if accounts:
        told_by += [accounts[1][1], accounts[2][1]]
    text = "\n".join(dict.fromkeys(told_by))

    def span(quote: str) -> tuple[int, int]:
        start = text.index(quote)
        return start, start + len(quote)

    facts: list[Fact] = []
    for sentence, fact in sentences:
        if isinstance(fact, Actor):
            quote = sentence or next(each for each in told_by if any(n in each for n in (fact.name, *fact.also)))
            facts.append(replace(fact, quote=quote, start=span(quote)[0], end=span(quote)[1]))
        elif isinstance(fact, Event):
            facts.append(replace(fact, quote=sentence, start=span(sentence)[0], end=span(sentence)[1]))
        elif isinstance(fact, Proposal):
            answers = tuple(replace(a, start=span(a.quote)[0], end=span(a.quote)[1]) for a in fact.answers)
            start, end = span(sentence)
            facts.append(replace(fact, quote=sentence, start=start, end=end, answers=answers))
    disputes: tuple[Dispute, ...] = ()
    if accounts:
        about, one, other = accounts
        disputes = (Dispute(about, (Account(*one, *span(one[1])), Account(*other, *span(other[1])))),)
    reading = Reading(
        (),
        tuple(fact for fact in facts if isinstance(fact, Actor)),
        tuple(fact for fact in facts if isinstance(fact, Event)),
        tuple(fact for fact in facts if isinstance(fact, Proposal)),
        disputes,
    )
    document = Document(
        name,
        text,
        date.fromisoformat(day),
        by,
        title=title,
        publisher=publisher,
        address=address,
        path=f"/reports/{name}",
    )
    with open_store(store) as db:
        record(db, document, reading)


@kept
def empty_store(folder: Path) -> Path:
    """A store with nothing in it."""
    store = folder / "talks.db"
    with open_store(store):
        pass
    return store


@kept
def river_store(folder: Path) -> Path:
    """Two reports: talks on the water of a border river, held, proposed and called off; an offer without an answer."""
    store = empty_store(folder)
    told(
        store, "2031-03-04-water.txt", "2031-03-04", "Delegations meet on the Orva",
        ("The delegations of Norland and Sutharia met in Geneva on Monday over the water of the Orva.",
         event("First round on the water of the Orva", "talks", "2031-03-03", "Norland", "Sutharia", place="Geneva")),
        ("Ingrid Halvorsen, Norland's Foreign Minister, proposed a second round on March 14.",
         proposal("Second round on the Orva, Geneva", ("Norland", "Ingrid Halvorsen"), ("Sutharia",),
                  replace(answer("considers", "Sutharia"), quote="Sutharia is studying the date."),
                  day="2031-03-14", place="Geneva")),
        ("Ingrid Halvorsen, Norland's Foreign Minister, proposed a second round on March 14.",
         event("Halvorsen proposes 14 March", "proposal", "2031-03-04", "Norland", "Ingrid Halvorsen", "Sutharia")),
        ("The second round is to be held on March 14.",
         event("Second round on the Orva", "talks", "2031-03-14", "Norland", "Sutharia", status="proposed",
               place="Geneva")),
        ("The technical committee will meet in April.",
         event("Technical committee on gauges", "talks", "2031-04", "Norland", "Sutharia", status="scheduled")),
        ("", actor("Norland", "state", "Norland's")),
        ("", actor("Sutharia", "state")),
        ("", actor("Ingrid Halvorsen", "person", "Halvorsen", party="Norland", role="Foreign Minister")),
        publisher="Orva Herald",
    )  # fmt: skip
    told(
        store, "river-call.txt", "2031-03-06", None,
        ("Sutharia's envoy Tomas Brel called Halvorsen on Wednesday, his office said.",
         event("Brel calls Halvorsen", "contact", "2031-03-05", "Sutharia", "Tomas Brel", "Norland",
               "Ingrid Halvorsen")),
        ("A visit of experts to the dam was called off.",
         event("Visit of experts to the dam", "talks", "2031-03-07", "Norland", "Sutharia", status="cancelled")),
        ("Norland refused to share the gauges.", event("Norland refuses to share gauges", "response", None, "Norland")),
        ("Norland handed over a draft treaty on the gauges.",
         proposal("Draft treaty on the gauges", ("Norland",), ("Sutharia",), kind="document")),
        ("Sutharia had asked for half of the water.",
         proposal("Half of the water", ("Sutharia",), ("Norland",),
                  replace(answer("rejects", "Norland"), quote="Norland turned that down."),
                  kind="terms", day="2031-02-20", status="rejected")),
        ("", actor("Norland", "state")),
        ("", actor("Sutharia", "state", "Sutharia's")),
        ("", actor("Ingrid Halvorsen", "person", "Halvorsen", party="Norland")),
        ("", actor("Tomas Brel", "person", party="Sutharia", role="envoy")),
        accounts=("who placed the call", ("Tomas Brel", "Brel says that he placed the call."),
                  ("Norland", "Norland says that it was the one that called.")),
        by="inferred",
    )  # fmt: skip
    return store


@kept
def strange_store(folder: Path) -> Path:
    """Wide and combining characters, markup, terminal codes, and marks that turn the direction of writing."""
    store = empty_store(folder)
    sentences = (
        "北京と東京の代表団は水曜日に会談した。[/bold] [red]not markup[/red] [/",
        "Zażo\u0301łć\u202e reversed\u202c and \x1b[31mred\x1b[0m met \u200bin Genève.",
        "The café owners’ union 🤝 offers [b]5%[/b] more.",
    )
    told(
        store, "2031-03-08-[/]-会談.txt", "2031-03-08", "[bold]会談 [/ \x07",
        (sentences[0], event(sentences[0], "talks", "2031-03-05", "中華人民共和国", "日本[/]", place="東京")),
        (sentences[1], event(sentences[1], "contact", "2031-03-08", "日本[/]", status="cancelled")),
        (sentences[2], proposal(sentences[2], ("日本[/]", "田中 一郎"), ("中華人民共和国",), day="2031-W12")),
        (sentences[0], actor("中華人民共和国", "state")),
        (sentences[0], actor("日本[/]", "state")),
        (sentences[1], actor("田中 一郎", "person", party="日本[/]", role="外務大臣 [i]")),
        accounts=("whether [/ it\u202e was so", ("日本[/]", sentences[0]), ("中華人民共和国", sentences[1])),
    )  # fmt: skip
    return store


@kept
def long_store(folder: Path, events: int = 400) -> Path:
    """Many events, one a day, from the first of January on; and an actor for every tenth of them."""
    store = empty_store(folder)
    days = [date.fromordinal(date(2030, 6, 1).toordinal() + n).isoformat() for n in range(events)]
    told(
        store, "2031-03-01-diary.txt", "2031-03-01", None,
        *((f"Meeting number {n} was held.", event(f"Meeting {n}", "talks", day, f"Guild {n // 10 * 10}"))
          for n, day in enumerate(days)),
        *((f"Meeting number {n} was held.", actor(f"Guild {n}", "organization")) for n in range(0, events, 10)),
    )  # fmt: skip
    return store
