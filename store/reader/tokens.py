"""Tokens, sentences and paragraphs of a report, each with its offsets into the text.

A paragraph is a line. A sentence never runs over the end of a paragraph, but may hold several quoted ones.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

TOKEN = re.compile(
    r"""
      (?:[A-Za-z]\.){2,}                                  # U.S.  a.m.  J.R.
    | \d+(?:[.,:]\d+)*(?:st|nd|rd|th)?(?:-[^\W\d_]+)*     # 30  1,200  7.30  2nd  30-day  6-month-long
    | [^\W\d_]+(?:[-‐‑][^\W_]+|[’'](?!(?:s|re|ve|ll|d|m)\b)(?<!n['’])[^\W\d_]+)*  # words, hyphened words, O'Brien
    | [’'](?:s|re|ve|ll|d|m)\b                            # clitics
    | \.{2,} | -{2,} | \S
    """,
    re.VERBOSE | re.IGNORECASE,
)

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
    """`tokens[first:last]` of the report; `text[start:end]` is the sentence as it would be quoted."""

    i: int
    start: int
    end: int
    first: int
    last: int
    paragraph: int


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
        if start >= end:
            continue
        out.paragraphs.append((start, end))
        first = len(out.tokens)
        for match in TOKEN.finditer(text, start, end):
            word = match.group()
            out.tokens.append(Token(word, match.start(), match.end(), len(out.tokens), word.lower()))
        _sentences(out, first, len(out.paragraphs) - 1)
    return out


_CLOSERS = frozenset("\"'”’»)]")
_OPENERS = frozenset("\"'“‘«([")


def _sentences(out: Text, first: int, paragraph: int) -> None:
    tokens, n = out.tokens, len(out.tokens)
    begin = at = first
    while at < n:
        token = tokens[at]
        if token.text[-1] in ".?!…" and _may_end(tokens, at, begin):
            stop = at + 1
            while stop < n and tokens[stop].text in _CLOSERS and tokens[stop].start == tokens[stop - 1].end:
                stop += 1
            if stop >= n or _can_start(tokens, at, stop):
                _add(out, begin, stop, paragraph)
                begin = at = stop
                continue
            at = stop
        else:
            at += 1
    if begin < n:
        _add(out, begin, n, paragraph)


def _add(out: Text, first: int, last: int, paragraph: int) -> None:
    tokens = out.tokens
    sentence = Sentence(len(out.sentences), tokens[first].start, tokens[last - 1].end, first, last, paragraph)
    out.sentences.append(sentence)


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
