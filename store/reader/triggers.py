"""The words that tell of negotiations: where a report uses them, and how (tense, modality, negation, voice)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from store.reader.shipped import WORDS
from store.reader.tokens import Sentence, Text, Token

REACH = 4
"""How many tokens a particle may stand behind its verb: "turned the latest offer down" has three between."""

PARTICLES = frozenset("off down up out away back forward aside over together through".split())
"""Small words that may stand apart from their verb; "on" and "for" do not."""
AUXILIARIES = {
    "will": "future", "'ll": "future", "’ll": "future", "shall": "future", "would": "modal", "could": "modal",
    "may": "modal", "might": "modal", "should": "must", "must": "must", "can": "modal", "cannot": "modal",
    "to": "infinitive",
}  # fmt: skip
HAVE = {"has": "perfect", "have": "perfect", "’ve": "perfect", "'ve": "perfect", "had": "pluperfect", "having": "ing"}
BE = {"is": "present", "are": "present", "was": "past", "were": "past", "be": "", "been": "", "being": "ing"}
NEGATIONS = frozenset("not n't n’t never no nor neither cannot didn't hasn't won't".split())
SKIPPED = frozenset("also already again now then once yet just even still first only formally repeatedly".split())


@dataclass(frozen=True, slots=True)
class Trigger:
    """A verb or noun of the lists at token `i`; `end` is the token after its last word."""

    i: int
    end: int
    lemma: str
    classes: tuple[str, ...]
    form: str
    negated: bool
    passive: bool

    @property
    def is_verb(self) -> bool:
        """Whether it is used as a verb here."""
        return self.form != "noun"


@dataclass(frozen=True, slots=True)
class _Lists:
    """The classes of single words, as verbs, as nouns and as anything; phrases by their first word, longest first.

    `words` are all words that any of these may begin with: most words of a report are none of them.
    """

    verbs: dict[str, tuple[str, ...]]
    nouns: dict[str, tuple[str, ...]]
    others: dict[str, tuple[str, ...]]
    phrases: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]]
    words: frozenset[str]


@cache
def _lists() -> _Lists:
    words: dict[str, dict[str, list[str]]] = {"v": {}, "n": {}, "a": {}}
    phrases: dict[str, dict[tuple[str, ...], list[str]]] = {}
    for line in (WORDS / "triggers.txt").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        name, _, entries = line.partition(":")
        for entry in entries.split():
            first, *rest = entry.split("_")
            if rest:
                phrases.setdefault(first, {}).setdefault(tuple(rest), []).append(name)
            else:
                words[name[-1]].setdefault(first, []).append(name)
    longest = {k: sorted(((r, tuple(c)) for r, c in v.items()), key=lambda x: -len(x[0])) for k, v in phrases.items()}
    verbs, nouns, others = ({word: tuple(c) for word, c in words[kind].items()} for kind in "vna")
    bare = (verb.removesuffix("e") for verb in verbs)
    return _Lists(verbs, nouns, others, longest, frozenset((*verbs, *bare, *nouns, *others, *longest)))


def find_triggers(text: Text, sentence: Sentence) -> list[Trigger]:
    """The words of the lists in one sentence, in order."""
    lists = _lists()
    known = lists.words
    tokens, found = text.tokens, []
    at = sentence.first
    while at < sentence.last:
        token = tokens[at]
        at += 1
        if token.lemma not in known and token.lower not in known:
            continue
        phrases = lists.phrases.get(token.lemma) or lists.phrases.get(token.lower)
        if phrases:
            hit = _phrase(tokens, token.i, sentence.last, phrases)
            if hit:
                classes, end = hit
                found.append(_trigger(tokens, sentence, token, end, classes))
                at = max(at, end if end == token.i + 2 else at)
                continue
        classes = _classes(lists, token)
        if classes:
            found.append(_trigger(tokens, sentence, token, token.i + 1, classes))
    return found


def _classes(lists: _Lists, token: Token) -> tuple[str, ...]:
    """The classes of a word as what the tagger has it for; a verb's lemma may lack its last "e" ("telephon")."""
    kind, lemma, lower = token.tag[:1], token.lemma, token.lower
    own: tuple[str, ...] = ()
    if kind == "V":
        own = lists.verbs.get(lemma) or lists.verbs.get(lower) or lists.verbs.get(lemma + "e") or ()
    elif kind == "N":
        own = lists.nouns.get(lemma) or lists.nouns.get(lower) or ()
    other = lists.others.get(lemma) or lists.others.get(lower)
    return own + other if other else own


def _phrase(
    tokens: list[Token], i: int, last: int, phrases: list[tuple[tuple[str, ...], tuple[str, ...]]]
) -> tuple[tuple[str, ...], int] | None:
    for rest, classes in phrases:
        verb = classes[0].endswith(".v")
        if verb and not tokens[i].tag.startswith("V"):
            continue
        start = i + 1
        stop = min(last, start + (REACH if verb and len(rest) == 1 and rest[0] in PARTICLES else 1))
        for k in range(start, stop):
            if tokens[k].lower == rest[0] or tokens[k].lemma == rest[0]:
                if all(
                    k + n < last and rest[n] in (tokens[k + n].lower, tokens[k + n].lemma) for n in range(len(rest))
                ):
                    return classes, k + len(rest)
                break
            if tokens[k].tag.startswith("V") or tokens[k].text in ".;:,—":
                break
    return None


def _trigger(tokens: list[Token], sentence: Sentence, token: Token, end: int, classes: tuple[str, ...]) -> Trigger:
    lemma = token.lemma if end == token.i + 1 else token.lemma + "_" + tokens[end - 1].lower
    if token.tag.startswith("V"):
        form, negated, passive = verb_form(tokens, sentence.first, token)
    else:
        form, passive = "noun", False
        negated = any(t.lower in NEGATIONS for t in tokens[max(sentence.first, token.i - 3) : token.i])
    return Trigger(token.i, end, lemma, classes, form, negated, passive)


def verb_form(tokens: list[Token], first: int, token: Token) -> tuple[str, bool, bool]:
    """Tense or modality of the verb group that ends in `token`, whether it is negated, whether it is passive.

    >>> "would not have been accepted" -> ("modal", True, True)
    """
    form, negated, passive = "", False, False
    k = token.i - 1
    steps = 0
    while k >= first and steps < 6:
        word = tokens[k].lower
        if word in NEGATIONS:
            negated = True
        elif word in AUXILIARIES:
            form = AUXILIARIES[word] if word != "to" or not form else form
            if (
                word == "to"
                and k - 1 >= first
                and tokens[k - 1].lemma in ("due", "be", "have", "schedule", "expect", "plan")
            ):
                form = "future"
            break
        elif word in HAVE:
            form = HAVE[word]
        elif word in BE:
            passive = passive or not token.text.endswith("ing")
            form = form or BE[word]
        elif not (tokens[k].tag.startswith("RB") or tokens[k].tag == "ADV" or word in SKIPPED):
            break
        k -= 1
        steps += 1
    if not form:
        if token.text.endswith("ing"):
            form = "ing"
        elif token.lower != token.lemma and (token.lower.endswith("s") and token.tag not in ("VBD", "VBN")):
            form = "present"
        elif token.lower != token.lemma or token.tag in ("VBD", "VBN"):
            form = "past"
        else:
            form = "base"
    return form, negated, passive
