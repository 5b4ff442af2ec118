"""The sheet 图表: native charts of the report's figures, words where there is nothing to draw.

Covers exporters/excel/chart.py too.
"""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

import exporters
from exporters.infographic.chart_style import load_chart_style
from model.checks.rules import compute_totals
from model.drafts.samples import load_sample
from model.form import editions
from model.form.form import Form
from model.report.report import Report
from tests.exporters.excel.formulas import total
from tests.exporters.invented import invented

FORM = editions.load_form("2021")


def charts(form: Form, report: Report, path: Path) -> tuple[list[str], list[str]]:
    """The charts' XML, and every text on their sheet."""
    exporters.write_report(form, report, path)
    with zipfile.ZipFile(path) as package:
        names = [name for name in package.namelist() if name.startswith("xl/charts/chart")]
        drawn = [package.read(name).decode("utf-8") for name in names]
    page = load_workbook(path)["图表"]
    return drawn, [str(box.value) for row in page.iter_rows() for box in row if box.data_type == "s"]


def bars(book: Workbook) -> dict[str, int]:
    """The names and numbers of the small tables."""
    return {str(a): b for a, b, *_ in book["图表"].iter_rows(values_only=True) if isinstance(b, int)}


def test_bars_are_the_reports_figures_and_their_cells_follow_the_tables(tmp_path: Path) -> None:
    report = load_sample("linjiang-2025")
    exporters.write_report(FORM, report, tmp_path / "a.xlsx")
    results = load_workbook(tmp_path / "a.xlsx", data_only=True)
    shown = bars(results)
    assert shown["自然人"] == report.figures["requests.received.natural"]
    assert shown["部分公开"] == report.figures["requests.partial.total"]
    refused = [id for id in report.figures if id.startswith("requests.refused.") and id.endswith(".total")]
    assert shown["不予公开"] == sum(int(str(report.figures[id])) for id in refused)
    assert shown["结转下年"] == report.figures["requests.carried_out.total"]
    for row in load_workbook(tmp_path / "a.xlsx")["图表"].iter_rows(values_only=True):
        if str(row[1]).startswith("="):
            assert total(results, str(row[1])) == shown[str(row[0])]


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_there_are_two_charts_with_stored_values_in_calm_blue(edition: str, tmp_path: Path) -> None:
    form, report = invented(edition)
    drawn, texts = charts(form, report, tmp_path / "a.xlsx")
    assert len(drawn) == 2
    assert "本年新收：谁在申请" in texts
    numbers = bars(load_workbook(tmp_path / "a.xlsx", data_only=True))
    stored = [re.findall(r"<pt idx=\"\d+\"><v>(.*?)</v>", xml) for xml in drawn]
    assert [name for xml in stored for name in xml[: len(xml) // 2]] == list(numbers)
    assert [int(value) for xml in stored for value in xml[len(xml) // 2 :]] == list(numbers.values())
    assert all(load_chart_style().colours["blue"].removeprefix("#") in xml for xml in drawn)
    assert [len(xml) // 2 for xml in stored] == [6, 7]


def test_where_all_is_0_there_are_words_and_no_chart(tmp_path: Path) -> None:
    nothing = compute_totals(FORM, Report("2021").with_figures({cell.id: 0 for cell in FORM.entry_cells}))
    drawn, texts = charts(FORM, nothing, tmp_path / "a.xlsx")
    assert drawn == []
    assert "本年没有新收政府信息公开申请。" in texts


def test_where_nothing_is_filled_in_the_words_say_so(tmp_path: Path) -> None:
    drawn, texts = charts(FORM, Report("2021"), tmp_path / "a.xlsx")
    assert drawn == []
    assert "办理结果未填。" in texts
