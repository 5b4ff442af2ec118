"""Lays out 一图读懂: the charts of a report on one A4 page, or as an appendix of the report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from exporters.drawing.shapes import Drawing, Rectangle, Shape, make_label, move_shapes
from exporters.infographic import charts, disclosure_charts
from exporters.infographic.chart_parts import add_heading
from exporters.infographic.chart_style import load_chart_style
from exporters.infographic.title_band import make_title_band, make_title_text
from exporters.typesetting.page_standard import load_page_standard
from model.form.form import Form
from model.report.report import Report

_GUTTER = 30.0
_MAX_GAP = 66.0
_FOOTING_HEIGHT = 22.0
"""Points: between two charts in a row, between two rows at most, and for the line at the foot of the page."""
_SPARE_HEIGHT = 8.0
"""Points a page of the appendix keeps free: Word's lines are a little higher than the pictures in them."""


def list_sentences(form: Form, report: Report, last: Report | None = None) -> list[str]:
    """All numbers of the infographic in sentences, for people who cannot see it."""
    return list(make_infographic(form, report, last).sentences)


def make_infographic(form: Form, report: Report, last: Report | None = None) -> Drawing:
    """The whole page: title, requests, applicants and results, 主动公开, comparison with last, cases."""
    style = load_chart_style()
    band = make_title_band(form, report)
    rows = make_chart_rows(form, report, last, style.content_width)
    used = band.height + sum(row.height for row in rows)
    gap = min(_MAX_GAP, (style.height - style.foot_margin - _FOOTING_HEIGHT - used) / (len(rows) + 1))
    shapes, y = list(band.shapes), band.height + gap
    for row in rows:
        shapes += move_shapes(row.shapes, style.margin, y)
        y += row.height + gap
    title = make_title_text(form, report)
    sentences = [f"{title}一图读懂。"]
    for row in rows:
        sentences += row.sentences
    return Drawing(style.width, style.height, title, tuple(sentences), (*shapes, *_make_footing(report)))


def make_appendix(form: Form, report: Report, last: Report | None = None) -> list[Drawing]:
    """The charts for a page of the report: one drawing for each row, with some of the page's spare height above it.

    They are drawn wider than the type area and scaled down to it, so that all of them fit one page below a heading.
    """
    standard, width = load_page_standard(), load_chart_style().appendix_width
    rows = make_chart_rows(form, report, last, width)
    room = (standard.text_height - standard.leading - _SPARE_HEIGHT) * width / standard.text_width
    gap = max(0.0, min(_GUTTER, (room - sum(row.height for row in rows)) / len(rows)))
    return [replace(row, height=row.height + gap, shapes=tuple(move_shapes(row.shapes, 0.0, gap))) for row in rows]


def make_chart_rows(form: Form, report: Report, last: Report | None, width: float) -> list[Drawing]:
    """The charts, each with its heading, in rows of this width (points); each row is one drawing.

    The comparison of years is left out where last is None.
    """
    half = (width - _GUTTER) / 2
    comparison = [] if last is None else [charts.make_change_chart(form, report, last, half)]
    rows: Iterable[list[Drawing]] = (
        [charts.make_flow_chart(form, report, width)],
        [charts.make_applicants_chart(form, report, half), charts.make_results_chart(form, report, half)],
        [
            disclosure_charts.make_documents_chart(form, report, half),
            disclosure_charts.make_decisions_chart(form, report, half),
        ],
        [*comparison, charts.make_cases_chart(form, report, half if comparison else width)],
    )
    return [_join_side_by_side([add_heading(chart) for chart in row], width) for row in rows]


def _join_side_by_side(row: Sequence[Drawing], width: float) -> Drawing:
    """Charts side by side as one drawing."""
    shapes: list[Shape] = []
    sentences: list[str] = []
    x = 0.0
    for chart in row:
        shapes += move_shapes(chart.shapes, x, 0.0)
        sentences += chart.sentences
        x += chart.width + _GUTTER
    title = "；".join(chart.title for chart in row)
    return Drawing(width, max(chart.height for chart in row), title, tuple(sentences), tuple(shapes))


def _make_footing(report: Report) -> list[Shape]:
    """The line at the foot of the page that says where the numbers are from."""
    style = load_chart_style()
    y = style.height - style.foot_margin - style.type_sizes["note"] / 2
    year = "" if report.year is None else f"，统计期限为{report.year}年1月1日至12月31日"
    text = f"图中数字取自本单位政府信息公开工作年度报告{year}。"
    return [
        Rectangle(style.margin, y - 10.0, style.content_width, 0.75, style.colours["tint"]),
        make_label(text, style.margin, y, style.type_sizes["note"], style.colours["faint"]),
    ]
