"""Names compared whatever their spelling."""

from __future__ import annotations

import pytest

from store.spelling import folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("U.S.", "us"),
        ("Erdoğan", "ERDOGAN"),
        ("Sana’a", "Sana'a"),
        ("Łukasz  Øst", "lukasz ost"),
        ("İstanbul", "istanbul"),
        ("Åse-Marie", "ase-marie"),
    ],
)
def test_spellings_of_one_name_fold_alike(one: str, other: str) -> None:
    assert folded(one) == folded(other)


def test_different_names_stay_different() -> None:
    assert folded("Kosta") != folded("Costa")
