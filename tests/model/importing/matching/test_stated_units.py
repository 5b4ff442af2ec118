"""The unit that stands beside an amount of money or over its table."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from model.form.figures import Money
from tests.model.importing import layouts, spoiled
from tests.model.importing.layouts import laid_out
from tests.model.importing.matching.reading import read, read_page
from tests.model.importing.matching.small_tables import LAYOUTS, Rows, read_table


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


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(
    ("caption", "heading", "unit"),
    [
        ("", "采购总金额（万元）", "万元"),
        ("", "采购总金额(元)", "元"),
        ("", "采购总金额（亿元）", "亿元"),
        ("", "采购总金额（单位：万元）", "万元"),
        ("", "采购总金额：万元", "万元"),
        ("单位：万元", "采购总金额", "万元"),
        ("（单位：元）", "采购总金额", "元"),
        ("单位：件、万元", "采购总金额", "万元"),
        ("金额单位：万元", "采购总金额（万元）", "万元"),
        ("单位：件", "采购总金额（万元）", "万元"),
    ],
)
def test_an_amount_has_the_unit_that_stands_over_it(
    caption: str, heading: str, unit: str, layout: str, tmp_path: Path
) -> None:
    parts = [caption] if caption else []
    rows: Rows = [["信息内容", "采购项目数量", heading], ["政府集中采购", 6, "25.1"]]
    reading = read_table(tmp_path, layout, "disclosure", *parts, rows, year=2019)
    assert reading.report.figures["disclosure.procurement.amount"] == Money(Decimal("25.1"), unit)
    assert not any("采购" in note for note in reading.unplaced if "没有读到" not in note)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_an_amount_under_two_units_is_listed(layout: str, tmp_path: Path) -> None:
    rows: Rows = [["信息内容", "采购项目数量", "采购总金额（万元）"], ["政府集中采购", 6, "25.1"]]
    reading = read_table(tmp_path, layout, "disclosure", "单位：元", rows, year=2019)
    assert reading.report.figures.get("disclosure.procurement.amount") is None
    assert any("25.1" in note and "万元、元" in note for note in reading.unplaced)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_unit_beside_the_number_stays_and_the_other_is_told(layout: str, tmp_path: Path) -> None:
    rows: Rows = [["信息内容", "采购项目数量", "采购总金额（万元）"], ["政府集中采购", 6, "251000元"]]
    reading = read_table(tmp_path, layout, "disclosure", rows, year=2019)
    assert reading.report.figures["disclosure.procurement.amount"] == Money(251000, "元")
    assert any("表头写的是万元" in note for note in reading.unplaced)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_fees_under_a_caption_of_another_unit_are_listed(layout: str, tmp_path: Path) -> None:
    rows: Rows = [["信息内容", "本年收费金额"], ["行政事业性收费", "251000"]]
    reading = read_table(tmp_path, layout, "disclosure", "单位：元", rows)
    assert reading.report.figures.get("disclosure.fees.amount") is None
    assert any("251000" in note and "没有换算" in note for note in reading.unplaced)
