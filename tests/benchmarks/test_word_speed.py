"""What the guard of words costs at an edit: where no text changed, and where the longest one did."""

from __future__ import annotations

import time
from statistics import median

import pytest

from model.drafts.samples import DEMO_SAMPLE, load_sample
from model.form import editions
from model.words.guard.all_kinds import check_guard

EDITS = 200


@pytest.mark.bench
def test_the_guard_of_words_at_an_edit() -> None:
    report = load_sample(DEMO_SAMPLE)
    form = editions.load_form(report.edition)
    unchanged: list[float] = []
    changed: list[float] = []
    for number in range(EDITS):
        edited = report.with_values({"overview": f"{report.prose['overview']}第{number}次。"})
        for times in (changed, unchanged):
            begun = time.perf_counter()
            assert list(check_guard(form, edited, None)) == []
            times.append((time.perf_counter() - begun) * 1000)
    for name, times in (("a text changed", changed), ("no text changed", unchanged)):
        print(f"\nguard of words, {name}: median {median(times):.3f} ms, worst {max(times):.3f} ms")
