"""Linear models over named cues: their weights as shipped, and the odds that they give.

A space holds several logistic models that look at the same cues. The weights that a cue has in all of them are packed
into one integer, a lane of 24 bits for each model, in thousandths: adding up the cues is then one addition a cue,
whatever the number of models. Written by `store/reader/training/facts.py`.
"""

from __future__ import annotations

import pickle
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from math import exp, log

from store.reader.shipped import WEIGHTS

LANE = 24
"""Bits of a lane: sums of thousandths stay within 8 million either way."""
HALF = 1 << (LANE - 1)
MASK = (1 << LANE) - 1
BOUNDS = (0.03, 0.07, 0.12, 0.2, 0.35, 0.5, 0.7, 0.85)
STEPS = "012345678"


@dataclass(frozen=True, slots=True)
class Space:
    """The models of one question. `floor` is the probability from which an answer counts as yes."""

    models: tuple[str, ...]
    base: int
    """The models' biases, each raised by `HALF`."""
    weights: dict[str, int]
    floor: dict[str, float]

    def total(self, cues: Iterable[str], base: int | None = None) -> int:
        """The cues' weights added up, all lanes at once, upon `base` or the biases; a cue given twice counts twice."""
        return sum(filter(None, map(self.weights.get, cues)), self.base if base is None else base)

    def odds(self, cues: Iterable[str]) -> list[float]:
        """The probability that each model gives, in the order of `models`."""
        return self.chances(self.total(set(cues)))

    def chances(self, total: int) -> list[float]:
        """The probability of each model, in the order of `models`, from all its weights added up."""
        out = []
        for _ in self.models:
            out.append(chance(((total & MASK) - HALF) / 1000))
            total >>= LANE
        return out


def lane(total: int, k: int) -> int:
    """What a total says for model `k`, in thousandths."""
    return ((total >> (LANE * k)) & MASK) - HALF


def packed(weights: Iterable[int]) -> int:
    """Weights in thousandths, one a model, as one integer."""
    return sum(weight << (LANE * k) for k, weight in enumerate(weights))


def space(models: tuple[str, ...], bias: list[int], weights: dict[str, int], floor: dict[str, float]) -> Space:
    """A space from biases in thousandths and packed weights."""
    return Space(models, packed(b + HALF for b in bias), weights, floor)


def chance(log_odds: float) -> float:
    """Log odds as a probability."""
    return 1 / (1 + exp(-log_odds)) if log_odds > -30 else 1e-13


def log_odds(probability: float) -> float:
    """A probability as log odds."""
    return log(probability / (1 - probability)) if probability < 1 else 30.0


def step(probability: float) -> str:
    """A probability as one of nine steps, so that a later model can look at an earlier one's answer."""
    return STEPS[bisect_right(BOUNDS, probability)]


@cache
def _shipped() -> dict[str, Space]:
    return load((WEIGHTS / "facts.pickle").read_bytes())


_tried: list[dict[str, Space]] = []


def spaces() -> dict[str, Space]:
    """All models of facts, by the question that they answer: those that ship, or those on trial."""
    return _tried[-1] if _tried else _shipped()


@contextmanager
def trial(models: dict[str, Space]) -> Iterator[None]:
    """Within it facts are read by `models` instead of those that ship; training and its tests need it."""
    _tried.append(models)
    try:
        yield
    finally:
        _tried.pop()


def load(data: bytes) -> dict[str, Space]:
    """Models as written by `dump`."""
    return {name: Space(*parts) for name, parts in pickle.loads(data).items()}


def dump(models: dict[str, Space]) -> bytes:
    """Models as a pickle of plain tuples and dicts: read in a quarter of the time that JSON takes."""
    return pickle.dumps(
        {name: (one.models, one.base, one.weights, one.floor) for name, one in sorted(models.items())}, protocol=5
    )
