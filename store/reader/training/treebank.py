"""Sentences of treebanks in CoNLL-U, packed with xz, over the reader's own tokens."""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from store.reader.tokens import Text, Token, tokenize

PENN = {"GW": "", "HYPH": ":", "NFP": ":", "ADD": "NN", "XX": "FW", "AFX": "JJ", "LS": "CD"}
"""Tags of the newer treebanks, and what stands for them here."""


@dataclass(slots=True)
class Node:
    """A word of a treebank: its place in the sentence's text, and its line."""

    form: str
    start: int
    end: int
    tag: str
    lemma: str
    head: int
    relation: str


@dataclass(slots=True)
class Tree:
    """A sentence of a treebank. Node `k` has the number `k + 1` in `head`s; 0 is the root."""

    name: str
    text: str
    nodes: list[Node] = field(default_factory=list)


def read_trees(path: Path) -> Iterator[Tree]:
    """The sentences of a packed CoNLL-U file. Words of a contraction share its span where the file does not cut it."""
    name, text = "", ""
    lines: list[list[str]] = []
    with lzma.open(path, "rt", encoding="utf-8") as file:
        for raw in file:
            line = raw.rstrip("\n")
            if line.startswith("# sent_id = "):
                name = line[12:]
            elif line.startswith("# text = "):
                text = line[9:]
            elif line and line[0].isdigit():
                lines.append(line.split("\t"))
            elif not line and lines:
                yield _tree(name, text, lines)
                lines = []
    if lines:
        yield _tree(name, text, lines)


def _tree(name: str, text: str, lines: list[list[str]]) -> Tree:
    tree = Tree(name, text)
    at = 0
    for columns in lines:
        if not columns[0].isdigit():
            continue
        form = columns[1]
        found = text.find(form, at)
        if found < 0 or found > at + 2:  # a contraction whose parts are written otherwise
            found = at
        end = min(found + len(form), len(text))
        at = end
        tree.nodes.append(Node(form, found, end, columns[4], columns[2], int(columns[6]), columns[7]))
    return tree


def tokens_of(tree: Tree) -> tuple[list[Token], list[tuple[str, str]]]:
    """The reader's tokens of a sentence, and for each its tag and lemma by the treebank ("" where it has none)."""
    out = Text(tree.text)
    tokenize(out, 0, len(tree.text))
    answers = []
    k = 0
    nodes = tree.nodes
    for token in out.tokens:
        while k < len(nodes) and nodes[k].end <= token.start:
            k += 1
        last = k
        while last + 1 < len(nodes) and nodes[last + 1].start < token.end:
            last += 1
        if k < len(nodes) and token.end < nodes[k].end and nodes[k].form == token.text + ".":
            answers.append((PENN.get(nodes[k].tag, nodes[k].tag), ""))
        elif k >= len(nodes) or nodes[k].start >= token.end:
            answers.append(("", ""))
        elif last == k:
            whole = nodes[k].start == token.start and nodes[k].end == token.end
            answers.append((PENN.get(nodes[k].tag, nodes[k].tag), nodes[k].lemma) if whole else ("", ""))
        else:
            answers.append((_joined(nodes[k : last + 1], k), ""))
    return out.tokens, answers


def _joined(nodes: list[Node], first: int) -> str:
    """The tag of a word that the treebank cuts: "U.S.-led" and "30-day" are adjectives before a noun."""
    last = nodes[-1]
    if last.tag in ("NNP", "NNPS"):
        return last.tag
    if not any(node.form in "-‐‑" for node in nodes):
        return ""
    if last.tag in ("VBN", "VBG", "JJ", "VBD"):
        return "JJ"
    if last.tag in ("NN", "NNS"):
        return "JJ" if last.relation in ("compound", "amod", "nummod") or nodes[0].tag == "CD" else last.tag
    return last.tag if last.tag in ("RB", "CD", "VB") else ""
