"""Linear models over named cues: their weights as shipped, and the odds that they give.

A space holds several logistic models that look at the same cues. Weights are whole thousandths, written by
`store/reader/training/facts.py`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp


@dataclass(frozen=True, slots=True)
class Space:
    """The models of one question. `weights` gives, a cue, pairs of (model, weight)."""

    models: tuple[str, ...]
    bias: tuple[float, ...]
    weights: dict[str, tuple[tuple[int, float], ...]]
    floor: dict[str, float]
    """The probability from which a model's answer counts as yes."""

    def odds(self, cues: Iterable[str]) -> list[float]:
        """The probability that each model gives, in the order of `models`."""
        sums = list(self.bias)
        weights = self.weights
        for cue in set(cues):
            found = weights.get(cue)
            if found:
                for model, weight in found:
                    sums[model] += weight
        return [chance(s) for s in sums]

    def weight(self, cue: str, model: int) -> float:
        """What a cue adds to the log odds of a model."""
        return next((w for m, w in self.weights.get(cue, ()) if m == model), 0.0)


def chance(log_odds: float) -> float:
    """Log odds as a probability."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, log_odds))))


def step(probability: float) -> str:
    """A probability as one of nine steps, so that a later model can look at an earlier one's answer."""
    bounds = (0.03, 0.07, 0.12, 0.2, 0.35, 0.5, 0.7, 0.85)
    return str(sum(probability >= b for b in bounds))


def space_from(data: dict[str, object]) -> Space:
    """A space from its written form."""
    models: list[str] = data["models"]  # type: ignore[assignment]
    bias: list[int] = data["bias"]  # type: ignore[assignment]
    weights: dict[str, list[int]] = data["weights"]  # type: ignore[assignment]
    floor: dict[str, float] = data["floor"]  # type: ignore[assignment]
    return Space(
        tuple(models),
        tuple(b / 1000 for b in bias),
        {k: tuple((v[n], v[n + 1] / 1000) for n in range(0, len(v), 2)) for k, v in weights.items()},
        floor,
    )


@cache
def spaces() -> dict[str, Space]:
    """All shipped models of facts, by the question that they answer."""
    text = (files("store.reader") / "weights" / "facts.json").read_text(encoding="utf-8")
    return {name: space_from(data) for name, data in json.loads(text).items()}
