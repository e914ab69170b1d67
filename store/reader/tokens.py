"""Tokens, sentences and paragraphs of a report, each with its offsets into the text.

A paragraph is a line. A sentence never runs over the end of a paragraph, but may hold several quoted ones. What stands
before the prose of a paragraph (dateline, time of a live report, speaker, label) is a sentence of its own.

Hyphened words are one token. Clitics are tokens of their own, as in the Penn treebank ("Putin" "'s", "did" "n't",
"ca" "n't", "can" "not"), and so is the apostrophe of "the workers'".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from store.reader.labels import (
    caption_end,
    dateline_end,
    is_byline,
    is_day_alone,
    is_speaker,
    speaker_at,
    speakers,
    time_end,
)

Kind = Literal["prose", "headline", "dateline", "time", "speaker", "label"]
"""What a sentence is. A headline has no final stop; a label is a caption, a byline, a pointer to another text."""

TOKEN = re.compile(
    r"""
      (?:[A-Za-z]\.){2,}(?:-[^\W_]+)*                        # U.S.  a.m.  J.R.  U.N.-backed
    | \d+(?:[.,:]\d+)*(?:(?:st|nd|rd|th|s)\b)?(?:-[^\W\d_]+)*  # 30  1,200  7.30  2nd  1990s  30-day  6-month-long
    | [^\W\d_][^\W_]*(?:[-‐‑][^\W_]+|[’'](?!(?:s|re|ve|ll|d|m)\b)[^\W\d_]+)*  # words, hyphened words, O'Brien
    | [’'](?:s|re|ve|ll|d|m)\b                             # clitics
    | \.{2,} | -{2,} | \S
    """,
    re.VERBOSE | re.IGNORECASE,
)

LONGEST_HEADLINE = 30
"""Tokens: a longer line without a final stop is prose."""

LONGEST_CROSSHEAD = 12
"""Tokens of a headline inside a report."""

ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof gen lt col maj capt sgt cpl adm cmdr rev hon sen rep gov pres amb st ste jr sr messrs mme "
    "vs v no nos art arts para paras fig vol pp approx est dept univ assn bros inc ltd corp co cos "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun".split()
)
"""Words after which a full stop does not end a sentence, unless nothing else can follow."""

ENDS_TOO = frozenset("jr sr inc ltd corp co cos jan feb mar apr jun jul aug sep sept oct nov dec sat sun no".split())
"""Of those, the ones that also stand at the end of a sentence; there the next word decides."""

STARTERS = frozenset(
    "the a an this that these those he she it they we i you in on at but and however both his her its their our "
    "there when while after before as if no neither according asked meanwhile also earlier later with for by".split()
)
"""Words that, capitalised after an abbreviation, begin a new sentence."""


LONGEST = 400
"""Tokens after which a sentence is cut wherever it stands. The longest of 47 959 of newswire (GMB) has 104; with a
bound, a line of millions of words costs no more than as many sentences."""


@dataclass(slots=True)
class Token:
    """One word or mark. `tag` and `lemma` are filled by the tagger; `i` is its place among all tokens."""

    text: str
    start: int
    end: int
    i: int
    lower: str
    tag: str = ""
    lemma: str = ""


@dataclass(slots=True)
class Sentence:
    """`tokens[first:last]` of the report; `text[start:end]` is the sentence as it would be quoted.

    `speaker` is the label of who says it, in a transcript: "MS. KOSTA".
    """

    i: int
    start: int
    end: int
    first: int
    last: int
    paragraph: int
    kind: Kind = "prose"
    speaker: str | None = None


@dataclass(slots=True)
class Text:
    """A report cut into tokens and sentences. `paragraphs` holds the span of each line that is not blank."""

    text: str
    tokens: list[Token] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    paragraphs: list[tuple[int, int]] = field(default_factory=list)

    def words(self, sentence: Sentence) -> list[Token]:
        """The tokens of a sentence."""
        return self.tokens[sentence.first : sentence.last]

    def quote(self, sentence: Sentence) -> str:
        """The sentence as it stands in the report."""
        return self.text[sentence.start : sentence.end]


def cut(text: str) -> Text:
    """Cut a report into tokens and sentences."""
    out = Text(text)
    for line in re.finditer(r"[^\n\r\u2028\u2029]+", text):
        start = line.start() + len(line.group()) - len(line.group().lstrip())
        end = line.start() + len(line.group().rstrip())
        if start < end:
            out.paragraphs.append((start, end))
    voices = _Voices(speakers([text[start : min(end, start + 160)] for start, end in out.paragraphs]))
    for number in range(len(out.paragraphs)):
        _paragraph(out, number, voices)
    return out


@dataclass(slots=True)
class _Voices:
    """The labels of a transcript's speakers (none in other reports), and who speaks now."""

    labels: frozenset[str]
    now: str | None = None

    def label(self, text: str, start: int, end: int) -> int:
        """Where the words begin after the label of a speaker at `start`; `start` where there is none."""
        match = speaker_at(text, start, end) if self.labels else None
        if match is None or not (match["who"] in self.labels or is_speaker(match["who"])):
            return start
        self.now = match["who"]
        return match.end()


def _paragraph(out: Text, number: int, voices: _Voices) -> None:
    """Cut one paragraph: what stands before its prose, then its sentences."""
    start, end = out.paragraphs[number]
    first = len(out.tokens)
    tokenize(out, start, end)
    length = len(out.tokens) - first
    beginning = out.text[start : min(end, start + 200)] + (out.text[end - 1] if end - start > 200 else "")
    kind: Kind = "prose"
    if is_day_alone(beginning):
        kind = "dateline"
    elif is_byline(beginning):
        kind = "label"
    elif begin := dateline_end(beginning):
        first = _before(out, first, start + begin, number, "dateline")
    elif begin := time_end(beginning):
        first = _before(out, first, start + begin, number, "time")
    elif begin := caption_end(beginning):
        first = _before(out, first, start + begin, number, "label")
        kind = "prose" if out.text[end - 1] == "." else "label"
    elif out.text[end - 1] not in _FINAL and length <= LONGEST_HEADLINE:
        top = all(sentence.kind != "prose" for sentence in out.sentences[-4:])
        kind = "headline" if (top or length <= LONGEST_CROSSHEAD) and beginning[0] not in "-*•–—·" else "prose"
    _sentences(out, first, number, kind, voices)


def tokenize(out: Text, start: int, end: int) -> None:
    """Add the tokens of `out.text[start:end]`."""
    tokens = out.tokens
    for match in TOKEN.finditer(out.text, start, end):
        word = match.group()
        lower = word.lower()
        at, until = match.span()
        if lower[-1] == "t" and len(lower) > 3 and (lower[-3:-1] in ("n'", "n’") or lower == "cannot"):
            cut_at = at + len(word) - 3
            tokens.append(Token(word[:-3], at, cut_at, len(tokens), lower[:-3]))
            word, lower, at = word[-3:], lower[-3:], cut_at
        tokens.append(Token(word, at, until, len(tokens), lower))


def _before(out: Text, first: int, end: int, paragraph: int, kind: Kind) -> int:
    """Add the tokens from `first` up to character `end` as a sentence; the token after them is returned."""
    last = first
    while last < len(out.tokens) and out.tokens[last].start < end:
        last += 1
    if last > first:
        _add(out, first, last, paragraph, kind, None)
    return last


_CLOSERS = frozenset("\"'”’»)]")
_OPENERS = frozenset("\"'“‘«([")
_FINAL = frozenset(".?!…\"'”’:;,)")


def _sentences(out: Text, first: int, paragraph: int, kind: Kind, voices: _Voices) -> None:
    tokens, n, end = out.tokens, len(out.tokens), out.paragraphs[paragraph][1]
    begin = at = first
    fresh = kind == "prose" and bool(voices.labels)
    while at < n:
        if fresh:
            fresh = False
            words = voices.label(out.text, tokens[at].start, end)
            if words > tokens[at].start:
                begin = at = _before(out, at, words, paragraph, "speaker")
                continue
        token = tokens[at]
        if token.text[-1] in ".?!…" and _may_end(tokens, at, begin):
            stop = at + 1
            while stop < n and tokens[stop].text in _CLOSERS and tokens[stop].start == tokens[stop - 1].end:
                stop += 1
            if stop >= n or _can_start(tokens, at, stop):
                _add(out, begin, stop, paragraph, kind, voices.now)
                begin = stop
                fresh = kind == "prose" and bool(voices.labels)
            at = stop
        else:
            at += 1
        if at - begin >= LONGEST:
            _add(out, begin, at, paragraph, kind, voices.now)
            begin = at
    if begin < n:
        _add(out, begin, n, paragraph, kind, voices.now)


def _add(out: Text, first: int, last: int, paragraph: int, kind: Kind, speaker: str | None) -> None:
    start, end = out.tokens[first].start, out.tokens[last - 1].end
    out.sentences.append(Sentence(len(out.sentences), start, end, first, last, paragraph, kind, speaker))


def _may_end(tokens: list[Token], at: int, begin: int) -> bool:
    """Whether the mark at `at` can end a sentence at all: "Dec. 12" and "Mr. Fain" do not."""
    token = tokens[at]
    if token.text != ".":
        return True
    before = tokens[at - 1] if at > begin else None
    if before is None or before.end != token.start:
        return True
    if len(before.text) == 1 and before.text.isupper() and before.text != "I":
        return False
    return before.lower not in ABBREVIATIONS or before.lower in ENDS_TOO


def _can_start(tokens: list[Token], at: int, stop: int) -> bool:
    """Whether a new sentence can start at `stop`, after the mark at `at`."""
    following = tokens[stop]
    if following.start == tokens[stop - 1].end:
        return False
    closed = stop > at + 1
    k = stop
    while k + 1 < len(tokens) and tokens[k].text in _OPENERS:
        k += 1
    word = tokens[k].text
    if not (word[0].isupper() or word[0].isdigit() or (k > stop and not closed)):
        return False
    mark = tokens[at].text
    if len(mark) > 1 and mark[0].isalpha():  # U.S.  a.m.
        return tokens[k].lower in STARTERS and word[0].isupper()
    if mark == "." and tokens[at - 1].end == tokens[at].start and tokens[at - 1].lower in ENDS_TOO:
        return not word[0].isdigit() and (tokens[at - 1].text[0].islower() or tokens[k].lower in STARTERS)
    return True
