"""The dictionary form of a word, from its form and its tag: "proposed" (VBD) is "propose", "talks" (NNS) "talk".

Endings are taken off by rule; what the rules get wrong stands in words/irregular_forms.txt. Names are left as written,
everything else is in small letters.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from store.reader.shipped import WORDS
from store.reader.tag_model import tag_model

LIMIT = 20_000
"""Forms remembered for each tag: text of strangers must not fill the memory."""


@dataclass(slots=True)
class Lemmas:
    """`forms` gives for each tag that inflects the forms known so far; `verbs` are the verbs of the lexicon."""

    forms: dict[str, dict[str, str]]
    verbs: frozenset[str]

    def of(self, word: str, lower: str, tag: str) -> str:
        """The lemma of a word with this tag; `lower` is the word in small letters."""
        known = self.forms.get(tag)
        if known is None:
            return word if tag == "NNP" or tag == "NNPS" else lower
        lemma = known.get(lower)
        if lemma is None:
            lemma = self.by_rule(lower, tag)
            if len(known) < LIMIT:
                known[lower] = lemma
        return lemma

    def by_rule(self, lower: str, tag: str) -> str:
        """The lemma of a regular form; of a hyphened word, its last part is inflected."""
        head, dash, last = lower.rpartition("-")
        if tag == "NNS":
            return head + dash + _singular(last)
        if tag == "VBZ":
            return head + dash + self._third_person(last)
        if tag in ("VBD", "VBN"):
            return head + dash + (self._stem(last[:-2]) if last.endswith("ed") and len(last) > 3 else last)
        if tag == "VBG":
            return head + dash + (self._stem(last[:-3]) if last.endswith("ing") and len(last) > 4 else last)
        if tag in ("JJR", "RBR"):
            return head + dash + (_positive(last[:-2]) if last.endswith("er") and len(last) > 4 else last)
        if tag in ("JJS", "RBS"):
            return head + dash + (_positive(last[:-3]) if last.endswith("est") and len(last) > 5 else last)
        return lower

    def _third_person(self, word: str) -> str:
        if word[:-1] in self.verbs or not word.endswith("es"):
            return word[:-1] if word.endswith("s") and len(word) > 2 else word
        return word[:-2] if word[:-2] in self.verbs else _singular(word)

    def _stem(self, stem: str) -> str:
        """The verb whose form without -ed or -ing is `stem`."""
        verbs = self.verbs
        if stem + "e" in verbs and not (stem in verbs and stem[-1] not in "sz"):
            return stem + "e"
        if stem in verbs:
            return stem
        doubled = len(stem) > 2 and stem[-1] == stem[-2]
        if doubled and (stem[:-1] in verbs or stem[-1] not in "lsfz"):
            return stem[:-1]
        if stem[-1] == "i":
            return stem[:-1] + "y"
        if stem.endswith(_SILENT) and not stem.endswith(("ng", "eat", "oat", "ss")):
            return stem + "e"
        return stem


_SILENT = (
    "at",
    "iz",
    "is",
    "ys",
    "v",
    "c",
    "g",
    "u",
    "ns",
    "rs",
    "bl",
    "pl",
    "tl",
    "dl",
    "id",
    "ir",
    "ur",
    "uir",
    "in",
)


def _singular(word: str) -> str:
    if len(word) < 3 or not word.endswith("s") or word.endswith("ss"):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return word[:-2]
    return word[:-1]


def _positive(stem: str) -> str:
    """The adjective whose form without -er or -est is `stem`."""
    if stem[-1] == "i":
        return stem[:-1] + "y"
    if stem[-1] == stem[-2] and stem[-1] not in "lsf":
        return stem[:-1]
    if stem[-1] in "cgsvuz" or stem.endswith(("at", "id", "ut", "ur", "pl", "bl", "tl")):
        return stem + "e"
    return stem


@cache
def lemmas() -> Lemmas:
    """The rules with the exceptions that ship with the reader; `training/lemmas.py` collects these."""
    forms: dict[str, dict[str, str]] = {tag: {} for tag in "NNS VBZ VBD VBN VBG JJR JJS RBR RBS".split()}
    lines = (WORDS / "irregular_forms.txt").read_text(encoding="utf-8").splitlines()
    for line in lines:
        if not line.startswith("#"):
            tag, word, lemma = line.split()
            forms.setdefault(tag, {})[word] = lemma
    verbs = frozenset(w for w, (_, tags) in tag_model().lexicon.items() if "VB" in tags or "VBP" in tags)
    return Lemmas(forms, verbs)
