"""一图读懂: the figures of a report on one A4 page, as .pdf, .svg or .png."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from exporters import charts, drawing_pdf, drawing_png, drawing_svg, infographic_disclosure
from exporters.drawing import Box, Drawing, Shape, moved, text
from exporters.infographic_head import head, name
from exporters.infographic_parts import headed
from exporters.infographic_style import style
from model.errors import UnwritableFile
from model.form import Form
from model.report import Report

_GUTTER = 30.0
_MOST_GAP = 66.0
_FOOTING = 22.0

WRITERS = {".pdf": drawing_pdf.content, ".svg": drawing_svg.content, ".png": drawing_png.content}
"""Suffix → the function that makes such a file's bytes from a drawing."""


def write(form: Form, report: Report, path: Path, last: Report | None = None) -> None:
    """Write the picture of a settled report; last is the report of the year before. The path's suffix says which kind.

    Raises UnwritableFile for another suffix, OSError where the path cannot be written.
    """
    content = WRITERS.get(path.suffix.lower())
    if content is None:
        raise UnwritableFile(path.name, f"一图读懂不会写这种文件，可以写的有 {'、'.join(WRITERS)}。")
    path.write_bytes(content(drawing(form, report, last)))


def words(form: Form, report: Report, last: Report | None = None) -> list[str]:
    """What the picture shows, in sentences: every number of it, for who cannot see it."""
    return list(drawing(form, report, last).says)


def drawing(form: Form, report: Report, last: Report | None = None) -> Drawing:
    """The page: title, what came in and went out, who asked and what came of it, 主动公开, last year, cases."""
    look = style()
    top = head(form, report)
    rows = _rows(form, report, last)
    used = top.height + sum(max(chart.height for chart in row) for row in rows)
    gap = min(_MOST_GAP, (look.height - look.foot - _FOOTING - used) / (len(rows) + 1))
    shapes, y = list(top.shapes), top.height + gap
    for row in rows:
        x = look.margin
        for chart in row:
            shapes += moved(chart.shapes, x, y)
            x += chart.width + _GUTTER
        y += max(chart.height for chart in row) + gap
    says = (f"{name(form, report)}一图读懂。", *(each for row in rows for chart in row for each in chart.says))
    return Drawing(look.width, look.height, name(form, report), says, (*shapes, *_footing(report)))


def _rows(form: Form, report: Report, last: Report | None) -> list[list[Drawing]]:
    """The charts, by the rows they stand in."""
    whole = style().measure
    half = (whole - _GUTTER) / 2
    comparison = [] if last is None else [charts.change(form, report, last, half)]
    rows: Iterable[list[Drawing]] = (
        [charts.flow(form, report, whole)],
        [charts.applicants(form, report, half), charts.results(form, report, half)],
        [infographic_disclosure.documents(form, report, half), infographic_disclosure.decisions(form, report, half)],
        [*comparison, charts.cases(form, report, half if comparison else whole)],
    )
    return [[headed(chart) for chart in row] for row in rows]


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
