"""What a newcomer sees after the README's first command: the report in seeds/, read, stored and looked up."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from store.importing import import_paths
from store.lookup import Filter, Lookup

SEEDS = Path(__file__).parents[1] / "seeds"


@pytest.fixture(scope="module")
def lookup(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lookup]:
    path = tmp_path_factory.mktemp("seed") / "parley.db"
    assert [done.error for done in import_paths(path, [SEEDS])] == [None]
    with Lookup(path) as opened:
        yield opened


def test_the_next_round_is_pending_and_being_considered(lookup: Lookup) -> None:
    [meeting] = [
        p for p in lookup.proposals(Filter(status="pending")) if p.date == "2025-06-02" and p.kind == "meeting"
    ]
    assert meeting.place == "Istanbul"
    assert {"Russia", "Sergey Lavrov", "Vladimir Medinsky"} <= set(meeting.by)
    assert meeting.to == ("Ukraine",)
    assert [(a.response, a.by[-1]) for a in meeting.answers] == [("considers", "Ukraine")]


def test_the_memorandum_is_pending(lookup: Lookup) -> None:
    [memorandum] = [p for p in lookup.proposals(Filter(status="pending")) if p.kind == "document"]
    assert "memorandum" in memorandum.what
    assert "Russia" in memorandum.by
    assert memorandum.answers == ()


def test_the_ultimatum_was_rejected(lookup: Lookup) -> None:
    [ultimatum] = [p for p in lookup.proposals(Filter(words="ultimatum")) if p.kind == "terms"]
    assert ultimatum.status == "rejected"
    assert "European" in ultimatum.by
    assert [a.response for a in ultimatum.answers] == ["rejects"]


@pytest.mark.parametrize(
    ("day", "kind", "status", "place"),
    [
        ("2022", "suspension", "held", None),
        ("2025-05-16", "talks", "held", "Istanbul"),
        ("2025-05-28", "proposal", "held", None),
        ("2025-05-28", "contact", "held", None),
        ("2025-06-02", "talks", "proposed", "Istanbul"),
    ],
)
def test_the_timeline_has(lookup: Lookup, day: str, kind: str, status: str, place: str | None) -> None:
    [event] = [e for e in lookup.timeline() if (e.date, e.kind) == (day, kind)]
    assert (event.status, event.place) == (status, place)


def test_the_call_was_between_medinsky_and_umerov(lookup: Lookup) -> None:
    [call] = lookup.timeline(Filter(kind="contact"))
    assert {"Vladimir Medinsky", "Rustem Umerov"} <= set(call.actors)


@pytest.mark.parametrize(
    ("name", "role", "party"),
    [
        ("Sergey Lavrov", "Foreign Minister", "Russia"),
        ("Vladimir Medinsky", "presidential aide", "Russia"),
        ("Rustem Umerov", "Defense Minister", "Ukraine"),
        ("Vladimir Putin", "President", "Russia"),
        ("Donald Trump", "President", "U.S."),
        ("Volodymyr Zelensky", "President", "Ukraine"),
        ("Yuri Ushakov", "senior aide to Putin", "Russia"),
    ],
)
def test_people_come_with_office_and_side(lookup: Lookup, name: str, role: str, party: str) -> None:
    [person] = lookup.actors_named(name)
    assert person.role is not None and person.role.startswith(role)
    assert person.party == party


def test_the_states_are_there_by_every_name(lookup: Lookup) -> None:
    states = {row.name: set(row.also) for row in lookup.actors(Filter(kind="state"))}
    assert states.keys() == {"Russia", "Ukraine", "U.K.", "U.S."}
    assert states["Russia"] == {"Russian", "Moscow"}
    assert states["Ukraine"] == {"Ukrainian", "Ukrainians"}


def test_who_placed_the_call_is_disputed(lookup: Lookup) -> None:
    [dispute] = lookup.disputes()
    assert {account.side for account in dispute.accounts} == {"Western media", "Vladimir Medinsky"}


def test_every_line_stands_in_the_report(lookup: Lookup) -> None:
    facts = [("event", e.id) for e in lookup.timeline()]
    facts += [("proposal", p.id) for p in lookup.proposals()] + [("actor", a.id) for a in lookup.actors()]
    facts += [("dispute", d.id) for d in lookup.disputes()]
    assert len(facts) > 20
    for kind, fact_id in facts:
        sources = lookup.sources(kind, fact_id)  # type: ignore[arg-type]
        assert sources
        for source in sources:
            assert lookup.text(source.document.id)[source.start : source.end] == source.quote
