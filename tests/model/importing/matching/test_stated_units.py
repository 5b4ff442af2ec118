"""The unit that stands beside an amount of money or over its table."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from model.form.figures import Money
from tests.model.importing import layouts, spoiled
from tests.model.importing.layouts import laid_out
from tests.model.importing.matching.reading import read, read_page


@pytest.mark.parametrize(
    ("written", "money"),
    [("75338元", Money(75338, "元")), ("251,000 元", Money(251000, "元")), ("52", Money(52, ""))],
)
def test_money_keeps_the_unit_it_was_written_with(written: str, money: Money, tmp_path: Path) -> None:
    text = laid_out(layouts.report("2019")).replace("52.15万元", written)
    assert read(tmp_path, text).report.figures["disclosure.procurement.amount"] == money


@pytest.mark.parametrize("heading", ["本年收费金额（单位：元）", "本年收费金额（元）"])
def test_an_amount_under_another_unit_is_never_taken_for_the_forms(heading: str, tmp_path: Path) -> None:
    report = layouts.report("2021")
    some = spoiled.labels(spoiled.parts(report), lambda t: heading if t.startswith("本年收费金额") else t)
    reading = read_page(tmp_path, spoiled.page(some))
    assert "disclosure.fees.amount" not in reading.report.figures
    assert any("没有换算" in note for note in reading.unplaced)
    assert report.figures["disclosure.fees.amount"] == Decimal("72.701250")
