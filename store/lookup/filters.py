"""What a list is narrowed to, and the conditions that this makes."""

from datetime import date
from typing import Literal, NamedTuple

from store.spelling import folded, heard

LAST = "\U0010ffff"
"""Sorts after every other character: the end of the range of what begins with a text."""


Order = Literal["usual", "newest", "reported"]
"""How a list is sorted: as it comes (by its day, actors by their side), what was reported last first, or what most
reports tell first."""


class Filter(NamedTuple):
    """What a list is narrowed to, and how it is sorted.

    `words` must all occur; `actor` is an actor's id, counting those of its side too; `negotiation` is a negotiation's
    id, and of actors those whom its reports name; `place` is where it happens, as reports write it.
    Of `kinds` and `statuses`, where any are given, a row has one.
    """

    words: str = ""
    actor: int | None = None
    kind: str | None = None
    status: str | None = None
    since: date | None = None
    until: date | None = None
    negotiation: int | None = None
    kinds: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    order: Order = "usual"
    place: str | None = None


EVERYTHING = Filter()
"""No narrowing."""


def phrase(text: str) -> str:
    """An FTS5 query for a text as it stands."""
    return '"' + text.replace('"', '""') + '"'


def query(typed: str, *, whole: bool = False) -> str:
    """An FTS5 query: every word must occur, as the beginning of a word, or as a `whole` one."""
    words = [word for word in "".join(c if c.isalnum() else " " for c in typed).split() if word]
    return " ".join(f"{phrase(word)}{'' if whole else '*'}" for word in words) or '""'


def between(earliest: str, latest: str, wanted: Filter, conditions: list[str], values: list[object]) -> None:
    """Add what `since` and `until` ask of the columns with the first and the last day."""
    if wanted.since is not None:
        conditions.append(f"{latest} >= ?")
        values.append(wanted.since.isoformat())
    if wanted.until is not None:
        conditions.append(f"{earliest} <= ?")
        values.append(wanted.until.isoformat())


def one_of(column: str, wanted: tuple[str, ...], conditions: list[str], values: list[object]) -> None:
    """Add that a column has one of these values, where any are given."""
    if wanted:
        conditions.append(f"{column} in ({', '.join('?' for _ in wanted)})")
        values += wanted


_SIDE = "(select id from actor where id = ? or party_id = ?)"


def event_conditions(wanted: Filter) -> tuple[str, list[object]]:
    """The condition on rows of `event`, and its values."""
    return _fact_conditions("event", wanted, "sort_day", "coalesce(latest, sort_day)")


def proposal_conditions(wanted: Filter) -> tuple[str, list[object]]:
    """The condition on rows of `proposal`, and its values."""
    return _fact_conditions("proposal", wanted, "earliest", "latest")


def _fact_conditions(table: str, wanted: Filter, earliest: str, latest: str) -> tuple[str, list[object]]:
    conditions, values = ["hidden = 0"], list[object]()
    if wanted.words:
        conditions.append(f"id in (select rowid from {table}_search where {table}_search match ?)")
        values.append(query(wanted.words))
    if wanted.actor is not None:
        conditions.append(f"id in (select {table}_id from {table}_actor where actor_id in {_SIDE})")
        values += [wanted.actor, wanted.actor]
    for column, value in (
        ("kind", wanted.kind), ("status", wanted.status), ("negotiation_id", wanted.negotiation),
        ("place", wanted.place),
    ):  # fmt: skip
        if value is not None:
            conditions.append(f"{column} = ?")
            values.append(value)
    one_of("kind", wanted.kinds, conditions, values)
    one_of("status", wanted.statuses, conditions, values)
    between(earliest, latest, wanted, conditions, values)
    return " and ".join(conditions), values


def spelled(typed: str) -> tuple[str, list[object]]:
    """The condition on rows of `actor_name` that they hold what was typed, or begin a word that sounds like it.

    Of less than three letters (the index is of trigrams) only what begins with them is found.
    """
    text, sound = folded(typed), heard(typed)
    if len(text) < 3:
        return "folded >= ? and folded < ?", [text, text + LAST]
    hits = "id in (select rowid from actor_search where actor_search match ?)"
    if len(sound) < 3:
        return hits, [f"folded : {phrase(text)}"]
    return (
        f"{hits} and (instr(folded, ?) or substr(heard, 1, length(?)) = ? or instr(heard, ' ' || ?))",
        [f"folded : {phrase(text)} OR heard : {phrase(sound)}", text, sound, sound, sound],
    )


def actor_conditions(wanted: Filter) -> tuple[str, list[object]]:
    """The condition on rows of `actor`, and its values. What is typed is looked for in their names, those of their
    sides, and their offices."""
    conditions, values = ["1"], list[object]()
    if wanted.words:
        hits, found = spelled(wanted.words)
        named = f"(select actor_id from actor_name where {hits})"
        conditions.append(f"(actor.id in {named} or actor.party_id in {named} or instr(lower(actor.role), ?))")
        values += [*found, *found, wanted.words.lower().strip()]
    if wanted.actor is not None:
        conditions.append(f"actor.id in {_SIDE}")
        values += [wanted.actor, wanted.actor]
    if wanted.kind is not None:
        conditions.append("actor.kind = ?")
        values.append(wanted.kind)
    one_of("actor.kind", wanted.kinds, conditions, values)
    if wanted.negotiation is not None:
        conditions.append(
            "actor.id in (select actor_id from actor_report where document_id in"
            " (select id from document where negotiation_id = ?))"
        )
        values.append(wanted.negotiation)
    return " and ".join(conditions), values


def about_conditions(wanted: Filter, about: str, entry: str) -> tuple[str, list[object]]:
    """The condition on a row that says which fact it is about, in the columns `about` and `entry`; of the filter words
    and the negotiation count."""
    wanted = Filter(words=wanted.words, negotiation=wanted.negotiation)
    if wanted == EVERYTHING:
        return "true", []
    parts, given = list[str](), list[object]()
    for kind, (where, values) in (
        ("event", event_conditions(wanted)),
        ("proposal", proposal_conditions(wanted)),
        ("actor", actor_conditions(wanted)),
    ):
        parts.append(f"when '{kind}' then exists (select 1 from {kind} where {kind}.id = {entry} and {where})")
        given += values
    return f"case {about} {' '.join(parts)} end", given


def told_in(negotiation: int | None, column: str = "told.document_id") -> str:
    """The condition that a row is of a report of a negotiation; nothing where none is given."""
    if negotiation is None:
        return ""
    return f" and {column} in (select id from document where negotiation_id = {negotiation:d})"


def is_of(negotiation: int | None, table: str) -> str:
    """The condition that a row of a table is of a negotiation; nothing where none is given."""
    return "" if negotiation is None else f" and {table}.negotiation_id = {negotiation:d}"
