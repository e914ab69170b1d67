"""Disputes: two accounts of one matter, side by side."""

from __future__ import annotations

from tests.reader.facts import reading


def test_a_denial_after_a_claim_is_a_dispute() -> None:
    claim = "Norway's foreign ministry said that Chile had asked for the meeting."
    denial = "A Chilean government spokesman denied that Chile had asked for any meeting."
    found = reading("The two delegations met in Oslo on Monday.", claim, denial).disputes
    assert [[a.quote for a in d.accounts] for d in found] == [[claim, denial]]


def test_two_who_say_different_things_of_different_matters_are_none() -> None:
    assert reading("Norway said that the weather was fine.", "Chile opened a new port on Monday.").disputes == ()


def test_both_accounts_have_their_sides() -> None:
    found = reading(
        "Norway's foreign ministry said that Chile had asked for the meeting.",
        "Chile's government denied that it had asked for any meeting.",
    ).disputes
    assert [{a.side for a in d.accounts} for d in found] == [{"Norway", "Chile"}]
