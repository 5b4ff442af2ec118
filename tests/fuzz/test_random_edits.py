"""No edit of a published report makes a figure wrong in silence."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.fuzz.random_edits import try_edit


@pytest.mark.parametrize("edits", [40, pytest.param(2_000, marks=pytest.mark.fuzz)])
def test_no_random_edit_makes_a_figure_wrong_in_silence(edits: int, tmp_path: Path) -> None:
    outcomes = [try_edit(seed, tmp_path) for seed in range(edits)]
    counts = Counter[str]()
    for outcome in outcomes:
        counts["figures wrong in silence"] += len(outcome.wrong_in_silence)
        counts["figures wrong, which is told"] += len(outcome.wrong) - len(outcome.wrong_in_silence)
        counts["figures left blank in silence"] += len(outcome.lost_in_silence)
        counts["figures left blank, which is told"] += len(outcome.lost) - len(outcome.lost_in_silence)
        counts["files refused"] += bool(outcome.refusal)
    silent = [outcome for outcome in outcomes if outcome.wrong_in_silence or outcome.lost_in_silence]
    print(f"\n{edits} edits:", *(f"{count} {name}" for name, count in counts.items()), sep="\n  ")
    print(*(outcome.describe() for outcome in silent), sep="\n")
    assert [outcome.describe() for outcome in outcomes if outcome.wrong_in_silence] == []
