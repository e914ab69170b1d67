"""The negotiations written for training, `stories/*.txt`: reports with a reading beside each.

    python -m store.reader.training.own_stories [FILE ...]

checks them and says in which line something is wrong. A file is one negotiation over several reports:

    # What is negotiated, by whom
    == 2023-03-14
    0 Headline, where there is one
    1 PORT ELLA, March 14 - The first sentence.
    2 The second sentence.

    3 The first sentence of the next paragraph.
    -- actors
    state | Kenya | Kenyan; Nairobi
    organization | Pilots' Association | KPA | party
    person | Murithi Nyagah | Nyagah | Pilots' Association | general secretary
    -- dates
    1 | March 14 = 2023-03-14
    3 | last week = 2023-W10 | Friday = 2023-03-17
    -- events
    1 | talks | held | 2023-03-13 | Kenya; Pilots' Association | Port Ella
    -- proposals
    2 | terms | Murithi Nyagah; Pilots' Association > Kenya | - | - | pending
    3 considers: Kenya
    -- disputes
    2, 3 | who broke off | Kenya; Murithi Nyagah

Numbers are those of sentences, `-` is nothing given. The answers to a proposal stand in the lines after it.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

from store.reader.reading import EventKind, EventStatus, ProposalKind, ProposalStatus, Response

HERE = Path(__file__).parent / "stories"
PARTS = ("actors", "dates", "events", "proposals", "disputes")
_VALUE = re.compile(r"\d{4}(-\d\d(-\d\d)?|-W\d\d|-Q[1-4])?(/\d{4}-\d\d(-\d\d)?)?")
_SENTENCE = re.compile(r"(\d+)\s+(\S.*)")
_ANSWER = re.compile(r"(\d+)\s+(\w+)\s*:\s*(.*)")


@dataclass(slots=True)
class Written:
    """A report of our own: its text and its reading in the schema of the gold stories, `troubles` where it has any."""

    story: str
    text: str
    gold: dict[str, Any]
    troubles: list[str] = field(default_factory=list)


def written(paths: list[Path] | None = None) -> list[Written]:
    """The reports of the files, all those shipped by default, in order."""
    out: list[Written] = []
    for path in paths if paths is not None else sorted(HERE.glob("*.txt")):
        out.extend(_reports(path))
    return out


def _reports(path: Path) -> list[Written]:
    out: list[Written] = []
    lines = list(enumerate(path.read_text(encoding="utf-8").splitlines(), 1))
    starts = [k for k, (_, line) in enumerate(lines) if line.startswith("== ")]
    for k, start in enumerate(starts):
        end = starts[k + 1] if k + 1 < len(starts) else len(lines)
        out.append(_Parser(path, lines[start:end]).report())
    return out


class _Parser:
    """One report of a file."""

    def __init__(self, path: Path, lines: list[tuple[int, str]]) -> None:
        self.path, self.lines = path, lines
        self.at = lines[0][0]
        self.sentences: dict[int, str] = {}
        self.names: set[str] = set()
        self.troubles: list[str] = []

    def report(self) -> Written:
        """The report, with what is wrong in it."""
        text: list[str] = []
        part, gap = "", True
        gold: dict[str, Any] = {name: [] for name in PARTS}
        gold["published"] = self.lines[0][1][3:].strip()
        self._day(gold["published"])
        for at, line in self.lines[1:]:
            self.at = at
            if line.startswith("-- "):
                part = line[3:].strip()
                if part not in PARTS:
                    self._wrong(f"no such part: {part}")
                    part = "?"
            elif not line.strip():
                gap = True
            elif not part:
                number, sentence = self._sentence(line)
                after_headline = number == 1 and 0 in self.sentences
                text.append(("" if not text else "\n" if gap or after_headline else " ") + sentence)
                gap = False
            elif part != "?":
                getattr(self, f"_{part}")(gold[part], [cell.strip() for cell in line.split("|")])
        gold["title"] = self.sentences.get(0)
        whole = "".join(text)
        for number, sentence in self.sentences.items():
            if whole.count(sentence) != 1:
                self._wrong(f"sentence {number} stands in the report more than once")
        return Written(self.path.stem, whole, gold, self.troubles)

    def _sentence(self, line: str) -> tuple[int, str]:
        found = _SENTENCE.fullmatch(line.strip())
        if not found or int(found[1]) in self.sentences:
            self._wrong(f"no new numbered sentence: {line[:40]}")
            return 0, line
        self.sentences[int(found[1])] = found[2]
        return int(found[1]), found[2]

    def _actors(self, out: list[Any], cells: list[str]) -> None:
        if not 2 <= len(cells) <= 5 or cells[0] not in ("state", "organization", "person"):
            self._wrong("an actor is KIND | NAME | SPELLINGS | SIDE | ROLE")
            return
        cells += [""] * (5 - len(cells))
        also = [name for name in self._split(cells[2]) if name]
        whole = " ".join(self.sentences.values())
        for name in (cells[1], *also):
            if name not in whole:
                self._wrong(f"{name!r} does not stand in the report")
        self.names.add(cells[1])
        actor = {"kind": cells[0], "name": cells[1], "also": also, "party": self._given(cells[3])}
        out.append(actor | ({"role": self._given(cells[4])} if cells[0] == "person" else {}))

    def _dates(self, out: list[Any], cells: list[str]) -> None:
        sentence = self._quote(cells[0])
        for cell in cells[1:]:
            words, _, value = (part.strip() for part in cell.rpartition("="))
            if words not in sentence:
                self._wrong(f"{words!r} does not stand in sentence {cells[0]}")
            out.append({"text": words, "value": self._day(value)})

    def _events(self, out: list[Any], cells: list[str]) -> None:
        if len(cells) != 6 or cells[1] not in get_args(EventKind) or cells[2] not in get_args(EventStatus):
            self._wrong("an event is SENTENCE | KIND | STATUS | DAY | ACTORS | PLACE")
            return
        out.append(
            {
                "quote": self._quote(cells[0]), "kind": cells[1], "status": cells[2], "date": self._day(cells[3]),
                "actors": self._actors_named(cells[4]), "place": self._given(cells[5]),
            }
        )  # fmt: skip

    def _proposals(self, out: list[Any], cells: list[str]) -> None:
        answer = _ANSWER.fullmatch(cells[0])
        if answer and len(cells) == 1 and out and answer[2] in get_args(Response):
            quote = self._quote(answer[1])
            out[-1]["responses"].append({"quote": quote, "by": self._actors_named(answer[3]), "response": answer[2]})
            return
        if len(cells) != 6 or cells[1] not in get_args(ProposalKind) or cells[5] not in get_args(ProposalStatus):
            self._wrong("a proposal is SENTENCE | KIND | BY > TO | DAY | PLACE | STATUS, an answer SENTENCE ANSWER: BY")
            return
        by, _, to = cells[2].partition(">")
        out.append(
            {
                "quote": self._quote(cells[0]), "kind": cells[1], "by": self._actors_named(by),
                "to": self._actors_named(to), "date": self._day(cells[3]), "place": self._given(cells[4]),
                "status": cells[5], "responses": [],
            }
        )  # fmt: skip

    def _disputes(self, out: list[Any], cells: list[str]) -> None:
        numbers = cells[0].split(",")
        if len(cells) != 3 or len(numbers) != 2:
            self._wrong("a dispute is SENTENCE, SENTENCE | ABOUT | SIDES")
            return
        quotes = [self._quote(number) for number in numbers]
        out.append({"about": cells[1], "quotes": quotes, "sides": self._split(cells[2])})

    def _quote(self, number: str) -> str:
        number = number.strip()
        if not number.isdigit() or int(number) not in self.sentences:
            self._wrong(f"no sentence {number}")
            return ""
        return self.sentences[int(number)]

    def _actors_named(self, cell: str) -> list[str]:
        names = self._split(cell)
        for name in names:
            if name not in self.names:
                self._wrong(f"{name!r} is not among the actors")
        return names

    def _split(self, cell: str) -> list[str]:
        return [name.strip() for name in cell.split(";") if name.strip() and name.strip() != "-"]

    def _given(self, cell: str) -> str | None:
        return cell if cell and cell != "-" else None

    def _day(self, cell: str) -> str | None:
        if self._given(cell) and not _VALUE.fullmatch(cell):
            self._wrong(f"no day: {cell}")
        return self._given(cell)

    def _wrong(self, what: str) -> None:
        self.troubles.append(f"{self.path.name}:{self.at}: {what}")


def main() -> None:
    """Check the files named, or all."""
    reports = written([Path(name) for name in sys.argv[1:]] or None)
    troubles = [trouble for report in reports for trouble in report.troubles]
    counts = {part: sum(len(report.gold[part]) for report in reports) for part in PARTS}
    words = sum(len(report.text.split()) for report in reports)
    print("\n".join([*troubles, f"{len(reports)} reports, {words} words: {counts}; {len(troubles)} troubles"]))
    sys.exit(bool(troubles))


if __name__ == "__main__":
    main()
