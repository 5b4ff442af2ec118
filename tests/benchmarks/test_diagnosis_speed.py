"""All checks of a report with a slip in it, and the search for the slips that explain it.

In seconds of the processor: other programs of the machine do not count.
"""

from __future__ import annotations

import time
from statistics import median, quantiles

import pytest

from model.checks.rules import check_report
from model.diagnosis.diagnosis import diagnose
from tests.fuzz.slips import MAKERS, make_case, write_down

SLIPS_OF_A_KIND = 60
MAX_MILLISECONDS = 8
"""What all checks with the diagnosis may take at an edit."""


@pytest.mark.bench
@pytest.mark.parametrize("totals_are_stated", [True, False], ids=["stated", "computed"])
def test_checks_and_diagnosis(totals_are_stated: bool) -> None:
    checking: list[float] = []
    diagnosing: list[float] = []
    for maker in MAKERS:
        for seed in range(SLIPS_OF_A_KIND):
            case = make_case(seed)
            report = write_down(case, maker(case) or {}, totals_are_stated)
            if report is None:
                continue
            last = case.last if seed % 2 else None
            begun = time.thread_time()
            findings = check_report(case.form, report, last)
            checked = time.thread_time()
            if any(finding.weight == "error" for finding in findings):
                diagnose(case.form, report, findings, last, totals_are_stated)
                checking.append((checked - begun) * 1000)
                diagnosing.append((time.thread_time() - checked) * 1000)
    both = [one + other for one, other in zip(checking, diagnosing, strict=True)]
    late = sum(taken > MAX_MILLISECONDS for taken in both)
    print(f"\n{len(both)} reports with an error, totals {'stated' if totals_are_stated else 'computed'}:")
    for what, taken in {"checks": checking, "diagnosis": diagnosing, "both": both}.items():
        print(
            f"{what:10} median {median(taken):5.2f} ms · 95 % {quantiles(taken, n=20)[-1]:5.2f} ms · "
            f"worst {max(taken):5.2f} ms"
        )
    print(f"{late} over {MAX_MILLISECONDS} ms")
