"""An opened proposal: what, who answered what, how it came to that, what it is connected with, accounts that differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from store.lookup import (
    ActorRow,
    AddresseeRow,
    DisputeRow,
    DocumentRow,
    Explanation,
    FactKind,
    Lookup,
    Named,
    ProposalRow,
    ReplyRow,
    TellingRow,
)
from tui.panes.columns import Part, columns, folded_text, labelled, quoted, side_by_side
from tui.panes.entries import Entry, Section, Sentence, Target, ToEntry, ToSentence
from tui.panes.lines import Line
from tui.reasons import because_words, step_words
from tui.words import (
    CHECKED_MARKS,
    FOLLOWED,
    PROPOSAL_MARKS,
    count_words,
    day_words,
    how_far,
    report_title,
    response_words,
    short_day,
    shown,
)

MOST_REPORTS = 60
"""Reports in the history: those before are a key away in the report."""

MOST_BESIDE = 5
"""Disputes of the same reports: what is disputed of the proposal itself is shown in full."""

ANSWER = 11
"""Cells of a column of answers."""

LABEL_OF_DAY = 13
"""Cells of a column of days."""

STATUS_ROLES = {"pending": "pending", "accepted": "strong", "rejected": "off", "withdrawn": "off"}
"""How a status is written; any other is dim."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of a proposal; `told` is how many reports tell of it, `tellings` has the latest of them."""

    proposal: ProposalRow
    why: Explanation
    by: tuple[Named, ...]
    to: tuple[AddresseeRow, ...]
    replies: tuple[ReplyRow, ...]
    tellings: tuple[TellingRow, ...]
    told: int
    took_the_place_of: tuple[Named, ...]

    @property
    def target(self) -> ToSentence:
        """Where the latest report tells of it."""
        return ToSentence("proposal", self.proposal.id)


def proposal_sections(lookup: Lookup, proposal: ProposalRow, today: date) -> tuple[Section, ...]:
    """All that is known of a proposal. Runs in a thread. Raises StoreError."""
    replies = lookup.replies(proposal.id)
    known = _Known(
        proposal, lookup.explanation("proposal", proposal.id), lookup.proposers(proposal.id),
        lookup.addressees(proposal.id, replies), replies, lookup.tellings(proposal.id, MOST_REPORTS),
        lookup.count_tellings(proposal.id), lookup.superseding(proposal.id),
    )  # fmt: skip
    answered = sum(each.reply is not None for each in known.to)
    return (
        Section("", tuple(_facts(known, today))),
        Section(f"Answers ({answered} of {len(known.to)})" if known.to else "Answers", tuple(_answers(known))),
        Section(f"History ({count_words(known.told, 'report')})", tuple(_history(known))),
        Section("Connected", tuple(_connected(lookup, known))),
        Section("Told differently", tuple(_differences(lookup.disputes_over(proposal.id)))),
        Section(
            "Told differently in the same reports",
            tuple(_differences(lookup.disputes_beside(proposal.id, MOST_BESIDE))),
        ),
    )


# ------------------------------------------------------------ what it is


def _facts(known: _Known, today: date) -> Iterator[Entry]:
    proposal, tellings = known.proposal, known.tellings
    latest = _told(tellings[-1]) if tellings else None
    what = [(shown(proposal.what), "strong"), *marked(proposal)]
    yield fact("what", proposal.kind, what, known.target, latest)
    day = (day_words(proposal.date), "strong") if proposal.date else ("no day named", "dim")
    when = [day, (how_far(proposal.date, today), "dim"), (shown(proposal.place), "")]
    yield fact("for", "for", when, known.target, latest)
    first = ToSentence("proposal", proposal.id, tellings[0].report.id) if tellings else known.target
    told = f"first reported {short_day(proposal.told)}" if proposal.told and proposal.made else ""
    made = [(day_words(proposal.made or proposal.told), ""), (told, "dim")]
    yield fact("made", "made" if proposal.made else "reported", made, first, _told(tellings[0]) if tellings else None)
    for at, who in enumerate(known.by):
        to = ToEntry("actor", who.id)
        yield fact(f"by {who.id}", "" if at else "by", [(shown(who.what), "")], to, latest)
    yield _status(known, today)


def _status(known: _Known, today: date) -> Entry:
    """The status, why, and the sentence that says so."""
    status, why = known.proposal.status, known.why
    because = because_words(known.proposal, why, today)
    mark = f"{PROPOSAL_MARKS.get(status, '·')} {status}"
    words = [(mark, STATUS_ROLES.get(status, "dim")), (because.removeprefix(f"{status}: "), "dim")]
    target: Target = known.target
    sentence = None
    rests_on = why.answer and next(
        (each for each in known.replies if (each.quote, each.response) == (why.answer.quote, why.answer.response)), None
    )
    if rests_on:
        target, sentence = ToSentence("answer", rests_on.id), Sentence(rests_on.quote, rests_on.report)
    elif why.report is not None:
        told = next((each for each in known.tellings if each.report.id == why.report.id), None)
        target = ToSentence("proposal", known.proposal.id, told.report.id) if told else known.target
        target = target if told else ToSentence("document", why.report.id)
        sentence = _told(told) if told else None
    elif why.held is not None:
        target = ToSentence("event", why.held.id)
    return fact("status", "status", words, target, sentence)


def fact(key: str, label: str, parts: Sequence[Part], target: Target | None, sentence: Sentence | None = None) -> Entry:
    """A label with what it says."""
    return Entry(key, partial(labelled, label, tuple(parts)), target, sentence)


def marked(row: ProposalRow | ActorRow) -> list[Part]:
    """What a person has done with it, in words: corrected, confirmed, followed."""
    checked = f"{CHECKED_MARKS[row.checked]} {row.checked}" if row.checked else ""
    return [(checked, "strong"), (f"{FOLLOWED} followed" if row.followed else "", "strong")]


def _told(telling: TellingRow) -> Sentence:
    return Sentence(telling.quote, telling.report)


# ------------------------------------------------------------ answers


def _answers(known: _Known) -> Iterator[Entry]:
    asked = {each.side for each in known.to}
    latest = _told(known.tellings[-1]) if known.tellings else None
    for each in known.to:
        who = ", ".join(shown(named.what) for named in each.who)
        if each.reply is not None:
            others = tuple(named for named in each.reply.by if named not in each.who)
            yield _reply(f"to {each.side}", who, each.reply, others)
        else:
            yield Entry(f"to {each.side}", partial(_no_answer, who=who), ToEntry("actor", each.who[0].id), latest)
    unasked = {reply.by: reply for reply in known.replies if not reply.sides & asked}
    for reply in unasked.values():
        who = ", ".join(shown(named.what) for named in reply.by) or "somebody"
        yield _reply(f"unasked {reply.id}", who + (", not asked" if asked else ""), reply, ())


def _reply(key: str, who: str, reply: ReplyRow, through: tuple[Named, ...]) -> Entry:
    """A side, its answer, through whom it was given, and when: said, where that is told, and reported."""
    speaker = f"by {', '.join(shown(named.what) for named in through)}" if through else ""
    said = f"said {short_day(reply.said)}" if reply.said else ""
    told = ", ".join(each for each in (speaker, said, f"reported {short_day(reply.report.published)}") if each)

    def draw(width: int) -> list[Line]:
        column = _width_of_names(width)
        first, *more = folded_text(told, width - column - ANSWER)
        left = ((who, "strong", column), (response_words(reply.response), "strong", ANSWER))
        lines = columns(width, left, (first, "dim"))
        lines += [[(" " * (column + ANSWER), ""), (line, "dim")] for line in more]
        return [*lines, *quoted(reply.quote, width, 2)]

    return Entry(key, draw, ToSentence("answer", reply.id), Sentence(reply.quote, reply.report))


def _no_answer(width: int, who: str) -> list[Line]:
    return columns(width, ((who, "strong", _width_of_names(width)),), ("no answer yet", "dim"))


def _width_of_names(width: int) -> int:
    return min(34, width // 3)


# ------------------------------------------------------------ history


def _history(known: _Known) -> Iterator[Entry]:
    """The reports that tell of it or change it, oldest first, each with what it brings."""
    reports: dict[int, DocumentRow] = {each.report.id: each.report for each in known.tellings}
    changes: dict[int, list[str]] = {}
    for step, state in zip(step_words(known.why.states), known.why.states, strict=True):
        reports.setdefault(state.report.id, state.report)
        changes.setdefault(state.report.id, []).append(step)
    for reply in known.replies:
        who = ", ".join(shown(named.what) for named in reply.by)
        said = f"{who} {response_words(reply.response)}".strip()
        if said not in changes.setdefault(reply.report.id, []):
            changes[reply.report.id].append(said)
    told = {each.report.id: each for each in known.tellings}
    if known.told > len(known.tellings):
        more = f"{count_words(known.told - len(known.tellings), 'report')} before, a key away in the report"
        yield fact("before", "…", [(more, "dim")], known.target)
    for report in sorted(reports.values(), key=lambda each: each.published):
        telling = told.get(report.id)
        target = ToSentence("proposal", known.proposal.id, report.id) if telling else ToSentence("document", report.id)
        words = ", ".join(changes.get(report.id, ()))
        draw = partial(_history_line, report=report, words=words)
        yield Entry(f"told {report.id}", draw, target, _told(telling) if telling else None)


def _history_line(width: int, report: DocumentRow, words: str) -> list[Line]:
    """The day of a report, what it brings, and which it is."""
    title = report_title(report)
    column = min(60, (width - LABEL_OF_DAY) * 3 // 5)
    said = (words, "", column) if words else ("told again", "dim", column)
    return columns(width, ((short_day(report.published), "dim", LABEL_OF_DAY), said), (title, "dim"))


# ------------------------------------------------------------ what it is connected with


def _connected(lookup: Lookup, known: _Known) -> Iterator[Entry]:
    why = known.why
    links = [
        *(("counters", each) for each in (why.counters,) if each is not None),
        *(("countered by", each) for each in why.countered_by),
        *(("changed to", each) for each in (why.later,) if each is not None),
        *(("instead of", each) for each in known.took_the_place_of),
    ]
    for label, other in links:
        sentence = latest_sentence(lookup, "proposal", other.id)
        yield fact(f"{label} {other.id}", label, [(shown(other.what), "")], ToEntry("proposal", other.id), sentence)
    if why.held is not None:
        label = "held as" if known.proposal.kind == "meeting" else "settled by"
        sentence = latest_sentence(lookup, "event", why.held.id)
        yield fact(
            f"event {why.held.id}", label, [(shown(why.held.what), "")], ToSentence("event", why.held.id), sentence
        )


def latest_sentence(lookup: Lookup, kind: FactKind, fact_id: int) -> Sentence | None:
    """The first sentence about a fact in the latest report that tells it."""
    source = next(iter(lookup.sources(kind, fact_id, 1)), None)
    return Sentence(source.quote, source.document) if source else None


def _differences(disputes: Sequence[DisputeRow]) -> Iterator[Entry]:
    """The accounts of each side, of what is disputed about it."""
    for dispute in disputes:
        accounts = [(shown(account.side), account.source.quote) for account in dispute.accounts]
        about: Line = [("≠ ", "pending"), (shown(dispute.about), "")]

        def draw(width: int, about: Line = about, accounts: list[tuple[str, str]] = accounts) -> list[Line]:
            return [about, *([("  ", ""), *line] for line in side_by_side(accounts, width - 2))]

        first = dispute.accounts[0].source if dispute.accounts else None
        sentence = Sentence(first.quote, first.document) if first else None
        yield Entry(f"dispute {dispute.id}", draw, ToSentence("dispute", dispute.id), sentence)
