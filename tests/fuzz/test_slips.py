"""Slips made in sound reports of both editions are told, and the diagnosis names the right cells and figures."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.fuzz.slips import MAKERS, Maker, Outcome, make_case, make_outcomes, try_slip

MIN_FIRST_WHERE_LINES_MEET = 0.95
"""This share of the slips at whose cell a row's and a column's equation are broken must come first."""
MIN_FOUND = 0.97
"""Of a file that states its totals; a row that was shifted with but two figures in it cannot be told from others."""


@pytest.mark.parametrize("maker", MAKERS, ids=lambda maker: maker.__name__)
@pytest.mark.parametrize(
    ("first_seed", "slips"),
    [(0, 12), *(pytest.param(seed, 5_000, marks=pytest.mark.fuzz) for seed in (0, 1_000_000, 2_000_000))],
)
def test_a_slip_in_a_file_that_states_its_totals_is_found(maker: Maker, first_seed: int, slips: int) -> None:
    seeds = range(first_seed, first_seed + slips)
    outcomes = list(make_outcomes(maker, seeds, totals_are_stated=True, beside_last=maker.__name__ == "mistake_unit"))
    told = [outcome for outcome in outcomes if outcome.is_told]
    print(describe(f"{maker.__name__}, totals stated", outcomes))
    meeting = [outcome for outcome in told if outcome.meets]
    assert [outcome.words for outcome in meeting if outcome.place is None] == []
    assert count_within(meeting, 1) >= MIN_FIRST_WHERE_LINES_MEET * len(meeting)
    assert sum(outcome.place is not None for outcome in told) >= MIN_FOUND * len(told)


@pytest.mark.parametrize("maker", MAKERS, ids=lambda maker: maker.__name__)
@pytest.mark.parametrize(
    ("first_seed", "slips"),
    [(0, 6), *(pytest.param(seed, 5_000, marks=pytest.mark.fuzz) for seed in (0, 1_000_000))],
)
def test_slips_in_a_draft_whose_totals_are_computed(maker: Maker, first_seed: int, slips: int) -> None:
    """Only a column's balance tells of them; what is not told or not certain is counted and no fault."""
    seeds = range(first_seed, first_seed + slips)
    outcomes = list(make_outcomes(maker, seeds, totals_are_stated=False, beside_last=True))
    print(describe(f"{maker.__name__}, totals computed", outcomes))


@pytest.mark.parametrize("reports", [8, pytest.param(3_000, marks=pytest.mark.fuzz)])
def test_a_sound_report_gets_no_proposal(reports: int) -> None:
    for seed in range(reports):
        case = make_case(seed)
        for totals_are_stated in (True, False):
            outcome = try_slip(case, "none", {}, totals_are_stated, beside_last=True)
            assert outcome is None or not outcome.proposals


def count_within(outcomes: Sequence[Outcome], places: int) -> int:
    return sum(outcome.place is not None and outcome.place < places for outcome in outcomes)


def describe(title: str, outcomes: Sequence[Outcome]) -> str:
    """A line with how many were told, found, first, among the first three, wrong, and without any proposal."""
    told = [outcome for outcome in outcomes if outcome.is_told]
    meeting = [outcome for outcome in told if outcome.meets]
    wrong = sum(outcome.place is None and outcome.proposals > 0 for outcome in told)
    return (
        f"\n{title}: {len(outcomes)} slips, {len(told)} told · found {sum(o.place is not None for o in told)} · "
        f"first {count_within(told, 1)} · first three {count_within(told, 3)} · wrong {wrong} · "
        f"none {sum(not o.proposals for o in told)} · row and column meet {len(meeting)}, "
        f"first {count_within(meeting, 1)}"
    )
