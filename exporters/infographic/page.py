"""一图读懂: the figures of a report drawn on one A4 page, or as an appendix of the report."""

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
_SPARE_HEIGHT = 8.0
"""What a page of the appendix keeps free, in points: Word's lines are a little higher than the pictures in them."""


def list_sentences(form: Form, report: Report, last: Report | None = None) -> list[str]:
    """What the picture shows, in sentences: every number of it, for who cannot see it."""
    return list(make_infographic(form, report, last).sentences)


def make_infographic(form: Form, report: Report, last: Report | None = None) -> Drawing:
    """The page: title, what came in and went out, who asked and what came of it, 主动公开, last year, cases."""
    look = load_chart_style()
    top = make_title_band(form, report)
    found = make_chart_rows(form, report, last, look.content_width)
    used = top.height + sum(row.height for row in found)
    gap = min(_MAX_GAP, (look.height - look.foot_margin - _FOOTING_HEIGHT - used) / (len(found) + 1))
    shapes, y = list(top.shapes), top.height + gap
    for row in found:
        shapes += move_shapes(row.shapes, look.margin, y)
        y += row.height + gap
    says = (f"{make_title_text(form, report)}一图读懂。", *(words for row in found for words in row.sentences))
    return Drawing(look.width, look.height, make_title_text(form, report), says, (*shapes, *_make_footing(report)))


def make_appendix(form: Form, report: Report, last: Report | None = None) -> list[Drawing]:
    """The same charts for the pages of the report, a drawing a row, with some of the page's spare height above each.

    They are drawn wider than the type area and set as wide as it, so that all of them stand on a page, under a heading.
    """
    page, width = load_page_standard(), load_chart_style().appendix_width
    found = make_chart_rows(form, report, last, width)
    room = (page.text_height - page.leading - _SPARE_HEIGHT) * width / page.text_width
    gap = max(0.0, min(_GUTTER, (room - sum(row.height for row in found)) / len(found)))
    return [replace(row, height=row.height + gap, shapes=tuple(move_shapes(row.shapes, 0.0, gap))) for row in found]


def make_chart_rows(form: Form, report: Report, last: Report | None, width: float) -> list[Drawing]:
    """The charts in rows of this width, each with its heading, and each row one drawing."""
    half = (width - _GUTTER) / 2
    comparison = [] if last is None else [charts.make_change_chart(form, report, last, half)]
    found: Iterable[list[Drawing]] = (
        [charts.make_flow_chart(form, report, width)],
        [charts.make_applicants_chart(form, report, half), charts.make_results_chart(form, report, half)],
        [
            disclosure_charts.make_documents_chart(form, report, half),
            disclosure_charts.make_decisions_chart(form, report, half),
        ],
        [*comparison, charts.make_cases_chart(form, report, half if comparison else width)],
    )
    return [_join_side_by_side([add_heading(chart) for chart in row], width) for row in found]


def _join_side_by_side(row: Sequence[Drawing], width: float) -> Drawing:
    """Charts side by side as one drawing."""
    shapes, x = list[Shape](), 0.0
    for chart in row:
        shapes += move_shapes(chart.shapes, x, 0.0)
        x += chart.width + _GUTTER
    says = tuple(words for chart in row for words in chart.sentences)
    title = "；".join(chart.title for chart in row)
    return Drawing(width, max(chart.height for chart in row), title, says, tuple(shapes))


def _make_footing(report: Report) -> list[Shape]:
    """Where the numbers are from, at the foot of the page."""
    look = load_chart_style()
    y = look.height - look.foot_margin - look.type_sizes["note"] / 2
    year = "" if report.year is None else f"，统计期限为{report.year}年1月1日至12月31日"
    words = f"图中数字取自本单位政府信息公开工作年度报告{year}。"
    return [
        Rectangle(look.margin, y - 10.0, look.content_width, 0.75, look.colours["tint"]),
        make_label(words, look.margin, y, look.type_sizes["note"], look.colours["faint"]),
    ]
