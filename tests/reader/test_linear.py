"""Weights packed into one integer add up as they would apart."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from store.reader.linear import chance, dump, lane, load, log_odds, packed, space, spaces, step, trial

WEIGHTS = st.lists(st.integers(-60_000, 60_000), min_size=3, max_size=3)


@given(WEIGHTS, st.dictionaries(st.sampled_from(["w=a", "w=b", "c=x", "s=y"]), WEIGHTS))
def test_lanes_add_up_apart(bias: list[int], rows: dict[str, list[int]]) -> None:
    models = space(("one", "two", "three"), bias, {cue: packed(row) for cue, row in rows.items()}, {})
    total = models.total(rows)
    assert [lane(total, k) for k in range(3)] == [bias[k] + sum(row[k] for row in rows.values()) for k in range(3)]


@given(WEIGHTS, st.dictionaries(st.text(min_size=1), WEIGHTS))
def test_models_read_back_as_written(bias: list[int], rows: dict[str, list[int]]) -> None:
    models = {"question": space(("one", "two", "three"), bias, {c: packed(r) for c, r in rows.items()}, {"one": 0.5})}
    assert load(dump(models)) == models


def test_an_unknown_cue_says_nothing() -> None:
    models = space(("one",), [500], {"w=a": packed([1000])}, {})
    assert models.odds(["w=never seen"]) == [chance(0.5)]


def test_within_a_trial_other_models_are_read() -> None:
    shipped = spaces()
    with trial({}):
        assert spaces() == {}
    assert spaces() is shipped


@given(st.floats(0.001, 0.999))
def test_log_odds_and_chance_are_inverse(probability: float) -> None:
    assert abs(chance(log_odds(probability)) - probability) < 1e-9


def test_steps_rise_with_the_probability() -> None:
    assert [step(p) for p in (0.0, 0.05, 0.3, 0.6, 0.99)] == ["0", "1", "4", "6", "8"]
