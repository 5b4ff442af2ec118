"""A column of figures pasted over the totals beside it: the totals are added up anew, as one proposal."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from model.checks.rules import check_report
from model.diagnosis.diagnosis import diagnose
from model.form import editions
from model.form.figures import Figure, number_of
from tests.model.reports import claimed, full

FORM = editions.load_form("2021")
SOUND = claimed(FORM, full("2021"))
TOTALS = [cell.id for cell in FORM.tables["requests"].cells if cell.column.id == "total"]


def figure_of_other(total: str) -> Figure | None:
    return SOUND.figures[total.replace(".total", ".other")]


@pytest.mark.parametrize(
    ("pasted", "cause"),
    [
        (figure_of_other, "像是贴成了“其他”列的数"),
        (lambda _: 0, "像是没有相加"),
        (lambda total: number_of(SOUND.figures[total]) + 7 + len(total), "像是贴成了别处的数"),
    ],
)
def test_totals_that_are_wrong_together_are_added_up_anew(pasted: Callable[[str], Figure], cause: str) -> None:
    stated = {f"claim.{total}": pasted(total) for total in TOTALS}
    report = SOUND.with_values(stated)
    wrong = {total for total in TOTALS if pasted(total) != SOUND.figures[total]}
    proposals = diagnose(FORM, report, check_report(FORM, report, None), None, totals_are_stated=True)
    offered = proposals["requests.total:received"][0]
    assert {cell: number_of(figure) for cell, figure in offered.changes if figure is not None} == {
        total: SOUND.figures[total] for total in wrong
    }
    assert cause in offered.text
    assert f"“总计”列有 {len(wrong)} 格" in offered.text
