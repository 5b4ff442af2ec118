"""Bars are as long as their numbers say."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from exporters.infographic import charts
from exporters.infographic.chart_style import load_chart_style
from model.form.form import Form
from model.report.report import Report
from tests.examples import examples
from tests.exporters.infographic.pictured import reports, zeros

WIDTH = 235.0


@settings(max_examples=examples(20))
@given(reports())
def test_bars_are_as_long_as_their_numbers(case: tuple[Form, Report]) -> None:
    form, report = case
    drawing = charts.make_applicants_chart(form, report, WIDTH)
    columns = [column for column in form.tables["requests"].list_lines("column") if not column.computed]
    values = {column.label: report.stated_or_computed(f"requests.received.{column.id}") or 0 for column in columns}
    drawn = {bar.meaning.rstrip("0123456789,件"): bar.width for bar in drawing.bars}
    assert set(drawn) == {label for label, value in values.items() if value}
    for label, width in drawn.items():
        share = int(values[label]) / max(map(int, values.values()))  # type: ignore[arg-type]
        assert width == pytest.approx(max(load_chart_style().bar_style.least, share * max(drawn.values())), abs=0.01)


def test_one_applicant_in_a_thousand_is_seen_and_named() -> None:
    form, report = zeros("2021")
    entered = report.with_figures({"requests.received.natural": 99_900, "requests.received.legal": 1})
    drawing = charts.make_applicants_chart(form, entered, WIDTH)
    assert [bar.meaning for bar in drawing.bars] == ["自然人99,900件", "法律服务机构1件"]
    assert drawing.bars[1].width == load_chart_style().bar_style.least
    assert "1件" in {text.text for text in drawing.labels}


def test_each_bar_shares_one_axis_and_one_scale_with_last_year() -> None:
    form, report = zeros("2021")
    now = report.with_figures({"requests.received.total": 30, "requests.handled.total": 20})
    before = report.with_figures({"requests.received.total": 15})
    bars = {bar.meaning: bar for bar in charts.make_change_chart(form, now, before, WIDTH).bars}
    assert bars.keys() == {"本年新收30件", "本年新收2025年15件", "本年办结20件"}
    assert len({bar.x for bar in bars.values()}) == 1
    assert bars["本年新收2025年15件"].width == pytest.approx(bars["本年新收30件"].width / 2)
    assert bars["本年办结20件"].width == pytest.approx(bars["本年新收30件"].width * 2 / 3)
