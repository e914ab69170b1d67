"""Collects words/irregular_forms.txt: `python -m store.reader.training.lemmas CORPORA`, after the tagger is trained."""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from pathlib import Path

from store.reader.lemmas import Lemmas, lemmas
from store.reader.training.treebank import read_trees, tokens_of

SOURCE = "# tag, form and lemma where the rules of lemmas.py are wrong; from the train parts of EWT and GUM (UD 2.15)"
NAMES = ("NNP", "NNPS")


def counted(path: Path) -> dict[tuple[str, str], Counter[str]]:
    """How often each form with its tag has which lemma."""
    out: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for tree in read_trees(path):
        tokens, answers = tokens_of(tree)
        for token, (tag, lemma) in zip(tokens, answers, strict=True):
            if lemma and lemma != "_" and tag not in NAMES and any(c.isalpha() for c in token.text):
                out[token.lower.replace("’", "'"), tag][lemma.lower()] += 1
    return out


def main(corpora: Path) -> None:
    """Write the exceptions, and print how many lemmas of other treebanks come out."""
    target = Path(__file__).parent.parent / "words" / "irregular_forms.txt"
    target.write_text(SOURCE + "\n", encoding="utf-8")
    lemmas.cache_clear()
    rules = Lemmas({tag: {} for tag in lemmas().forms}, lemmas().verbs)
    lines = set()
    for part in ("ewt-train", "gum-train"):
        for (word, tag), seen in counted(corpora / f"{part}.conllu.xz").items():
            lemma, count = seen.most_common(1)[0]
            plain = rules.by_rule(word, tag)
            inflects = tag in rules.forms or tag in ("PRP", "DT", "MD", "RB", "VBP", "VB", "NN")
            if not inflects or lemma == plain or " " in lemma or not lemma.replace("-", "").isalpha():
                continue
            if tag in ("NN", "VB", "DT", "RB") and not ("'" in word or (tag == "DT" and count > 5)):
                continue
            if count > 1 or (word.isalpha() and word[:2] == lemma[:2] and tag not in ("PRP", "MD", "VBP")):
                lines.add(f"{tag} {word} {lemma}")
                if "'" in word:
                    lines.add(f"{tag} {word.replace(chr(39), '’')} {lemma}")
    target.write_text("\n".join([SOURCE, *sorted(lines)]) + "\n", encoding="utf-8")
    lemmas.cache_clear()
    for part in ("gum-news-test", "ewt-test", "pud"):
        right = total = 0
        for (word, tag), seen in counted(corpora / f"{part}.conllu.xz").items():
            total += sum(seen.values())
            right += seen[lemmas().of(word, word, tag)]
        print(part, f"{right / total:.4f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
