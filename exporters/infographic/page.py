"""一图读懂: the figures of a report drawn on one A4 page, or as an appendix of the report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from exporters.drawing.shapes import Box, Drawing, Shape, moved, text
from exporters.infographic import charts, disclosure_charts
from exporters.infographic.chart_parts import headed
from exporters.infographic.chart_style import style
from exporters.infographic.title_band import head, name
from exporters.typesetting.page_standard import paper
from model.form.form import Form
from model.report.report import Report

_GUTTER = 30.0
_MOST_GAP = 66.0
_FOOTING = 22.0
_SPARE = 8.0
"""What a page of the appendix keeps free, in points: Word's lines are a little higher than the pictures in them."""


def words(form: Form, report: Report, last: Report | None = None) -> list[str]:
    """What the picture shows, in sentences: every number of it, for who cannot see it."""
    return list(drawing(form, report, last).says)


def drawing(form: Form, report: Report, last: Report | None = None) -> Drawing:
    """The page: title, what came in and went out, who asked and what came of it, 主动公开, last year, cases."""
    look = style()
    top = head(form, report)
    found = rows(form, report, last, look.measure)
    used = top.height + sum(row.height for row in found)
    gap = min(_MOST_GAP, (look.height - look.foot - _FOOTING - used) / (len(found) + 1))
    shapes, y = list(top.shapes), top.height + gap
    for row in found:
        shapes += moved(row.shapes, look.margin, y)
        y += row.height + gap
    says = (f"{name(form, report)}一图读懂。", *(words for row in found for words in row.says))
    return Drawing(look.width, look.height, name(form, report), says, (*shapes, *_footing(report)))


def appendix(form: Form, report: Report, last: Report | None = None) -> list[Drawing]:
    """The same charts for the pages of the report, a drawing a row, with some of the page's spare height above each.

    They are drawn wider than the type area and set as wide as it, so that all of them stand on a page, under a heading.
    """
    page, width = paper(), style().appendix
    found = rows(form, report, last, width)
    room = (page.text_height - page.leading - _SPARE) * width / page.text_width
    gap = max(0.0, min(_GUTTER, (room - sum(row.height for row in found)) / len(found)))
    return [replace(row, height=row.height + gap, shapes=tuple(moved(row.shapes, 0.0, gap))) for row in found]


def rows(form: Form, report: Report, last: Report | None, width: float) -> list[Drawing]:
    """The charts in rows of this width, each with its heading, and each row one drawing."""
    half = (width - _GUTTER) / 2
    comparison = [] if last is None else [charts.change(form, report, last, half)]
    found: Iterable[list[Drawing]] = (
        [charts.flow(form, report, width)],
        [charts.applicants(form, report, half), charts.results(form, report, half)],
        [disclosure_charts.documents(form, report, half), disclosure_charts.decisions(form, report, half)],
        [*comparison, charts.cases(form, report, half if comparison else width)],
    )
    return [_beside([headed(chart) for chart in row], width) for row in found]


def _beside(row: Sequence[Drawing], width: float) -> Drawing:
    """Charts side by side as one drawing."""
    shapes, x = list[Shape](), 0.0
    for chart in row:
        shapes += moved(chart.shapes, x, 0.0)
        x += chart.width + _GUTTER
    says = tuple(words for chart in row for words in chart.says)
    title = "；".join(chart.title for chart in row)
    return Drawing(width, max(chart.height for chart in row), title, says, tuple(shapes))


def _footing(report: Report) -> list[Shape]:
    """Where the numbers are from, at the foot of the page."""
    look = style()
    y = look.height - look.foot - look.sizes["note"] / 2
    year = "" if report.year is None else f"，统计期限为{report.year}年1月1日至12月31日"
    words = f"图中数字取自本单位政府信息公开工作年度报告{year}。"
    return [
        Box(look.margin, y - 10.0, look.measure, 0.75, look.colours["tint"]),
        text(words, look.margin, y, look.sizes["note"], look.colours["faint"]),
    ]
