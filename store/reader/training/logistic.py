"""Logistic models from examples of named cues: what the training of facts fits, and how it is packed.

Needs numpy and scipy, which the reader itself does not. The objective is that of liblinear: half the squared weights
plus `strength` times the loss, the bias among the weights. A cue is scaled by 2 / n^0.25, n the number of examples that
have it, so that rare words are held back less beside the frequent ones (63.0 to 64.6 over the kinds of events).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np  # type: ignore[import-not-found,unused-ignore]
from scipy import optimize, sparse  # type: ignore[import-not-found,import-untyped,unused-ignore]

from store.reader.linear import Space, packed, space

LEAST = 2
"""A cue that fewer examples have is left out."""
DAMPING = 0.25
SMALLEST = 0.04
"""Weights nearer to naught than this are dropped: half the size, nothing lost."""
KIND = "\x01"
"""Stands between a kind and a cue where both are weighed together."""


@dataclass(slots=True)
class Examples:
    """Examples of one question: their cues, and for each model whether it should say yes."""

    models: tuple[str, ...]
    rows: list[list[str]] = field(default_factory=list)
    answers: list[list[bool]] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    """The story that an example is from; empty for sentences written for training."""
    _table: tuple[list[str], Any] | None = None

    def add(self, row: Iterable[str], answers: Sequence[bool], weight: float = 1.0, group: str = "") -> None:
        """One more example."""
        self.rows.append(sorted(set(row)))
        self.answers.append(list(answers))
        self.weights.append(weight)
        self.groups.append(group)
        self._table = None

    def without(self, groups: set[str]) -> Examples:
        """The examples of other stories than `groups`."""
        kept = [i for i, group in enumerate(self.groups) if group not in groups]
        cues, matrix = self.table()
        return Examples(
            self.models,
            [self.rows[i] for i in kept],
            [self.answers[i] for i in kept],
            [self.weights[i] for i in kept],
            [self.groups[i] for i in kept],
            (cues, matrix[kept]),
        )

    def table(self) -> tuple[list[str], Any]:
        """The names of all cues, and which example has which of them: made once, whatever is left out later."""
        if self._table is None:
            self._table = _table_of(self.rows)
        return self._table


def fit(examples: Examples, strength: float) -> Space:
    """One logistic model for each of the examples' models, over the same cues."""
    cues, matrix, scale = _scaled(*examples.table())
    columns, biases = [], []
    weights = np.array(examples.weights)
    for k in range(len(examples.models)):
        found, bias = _solve(matrix, np.array([a[k] for a in examples.answers]), weights, strength)
        columns.append(found * scale)
        biases.append(_thousandths(bias))
    table = [[_thousandths(column[i]) for column in columns] for i in range(len(cues))]
    rows = {cue: packed(row) for cue, row in zip(cues, table, strict=True) if any(row)}
    return space(examples.models, biases, rows, {})


def fit_kinds(examples: Examples, kinds: list[str], strength: float) -> Space:
    """One model over cues alone and cues with a kind (`kinds`, one an example); lane 0 holds what is common to all."""
    plain, table = examples.table()
    names = sorted(set(kinds))
    number = np.array([names.index(kind) for kind in kinds])
    blocks, all_cues = [table], list(plain)
    for k, kind in enumerate(names):
        here = sparse.diags((number == k).astype(float)).tocsr()
        blocks += [sparse.csr_matrix((number == k).astype(float).reshape(-1, 1)), here @ table]
        all_cues += [kind + KIND, *(kind + KIND + cue for cue in plain)]
    cues, matrix, scale = _scaled(all_cues, sparse.hstack(blocks, format="csr"))
    answers = np.array([a[0] for a in examples.answers])
    found, bias = _solve(matrix, answers, np.array(examples.weights), strength)
    biases = [_thousandths(bias)] + [0] * (len(examples.models) - 1)
    weights: dict[str, list[int]] = {}
    for name, weight in zip(cues, found * scale, strict=True):
        kind, _, cue = name.rpartition(KIND)
        k, amount = examples.models.index(kind) if kind else 0, _thousandths(weight)
        if kind and not cue:
            biases[k] = amount
        elif amount:
            weights.setdefault(cue, [0] * len(examples.models))[k] = amount
    return space(examples.models, biases, {cue: packed(row) for cue, row in weights.items()}, {})


def best_floor(chances: Sequence[float], answers: Sequence[bool], missed: int = 0) -> float:
    """The probability from which to say yes for the highest F1, smoothed over nine neighbours."""
    likely, right = np.array(chances), np.array(answers)
    order = np.argsort(-likely, kind="stable")
    hits = np.cumsum(right[order])
    f1 = 2 * hits / (np.arange(1, len(right) + 1) + right.sum() + missed)
    best = int(np.convolve(f1, np.ones(9) / 9, "same").argmax())
    return float(round(likely[order][best], 3))


def _thousandths(weight: float) -> int:
    return round(1000 * float(weight)) if abs(weight) >= SMALLEST else 0


def _table_of(rows: list[list[str]]) -> tuple[list[str], Any]:
    number: dict[str, int] = {}
    columns, ends = [], [0]
    for row in rows:
        columns += [number.setdefault(cue, len(number)) for cue in row]
        ends.append(len(columns))
    ones = np.ones(len(columns))
    return list(number), sparse.csr_matrix((ones, columns, ends), shape=(len(rows), len(number)))


def _scaled(cues: list[str], table: Any) -> tuple[list[str], Any, Any]:
    """The cues that are frequent enough, in order of name, the examples over them, and what each is scaled by."""
    counts = np.asarray(table.sum(axis=0)).ravel()
    kept = sorted((i for i in np.flatnonzero(counts >= LEAST)), key=lambda i: cues[i])
    scale = 2 / counts[kept] ** DAMPING
    return [cues[i] for i in kept], table.tocsc()[:, kept].tocsr() @ sparse.diags(scale), scale


def _solve(matrix: Any, answers: Any, weights: Any, strength: float) -> tuple[Any, float]:
    if answers.all() or not answers.any():
        return np.zeros(matrix.shape[1]), 9.0 if answers.all() else -9.0
    signs = np.where(answers, 1.0, -1.0)
    transposed = matrix.T.tocsr()

    def loss(point: Any) -> tuple[float, Any]:
        margins = signs * (matrix @ point[:-1] + point[-1])
        total = 0.5 * point @ point + strength * (weights * np.logaddexp(0, -margins)).sum()
        slope = -strength * weights * signs / (1 + np.exp(margins))
        return float(total), point + np.append(transposed @ slope, slope.sum())

    start = np.zeros(matrix.shape[1] + 1)
    found = optimize.minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 200, "ftol": 1e-7}).x
    return found[:-1], float(found[-1])
