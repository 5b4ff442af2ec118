"""Draws the charts of 表二: documents and money as numbers in rows, decisions as bars. Lengths in points."""

from __future__ import annotations

from exporters.drawing.shapes import Drawing, Rectangle, Shape, fit_type_size, make_label
from exporters.infographic import chart_data, chart_texts
from exporters.infographic.chart_data import FigureRow, LabelledFigure
from exporters.infographic.chart_parts import LABEL_GAP, make_bars, make_sentence_panel, measure_labels
from exporters.infographic.chart_style import load_chart_style
from model.form.form import Form
from model.report.report import Report

_ROW_HEIGHT = 37.0
_LOW_ROW_HEIGHT = 24.0
_RULE_WIDTH = 0.75
_NOTE_HEIGHT = 12.0
_NOTE_GAP = 2.0


def make_documents_chart(form: Form, report: Report, width: float) -> Drawing:
    """规章, 规范性文件, 收费 and so on: a row each, with its numbers side by side."""
    rows = chart_data.list_documents(form, report)
    labels = [LabelledFigure(row.label, 0) for row in rows]
    numbers_start = measure_labels(labels, load_chart_style().type_sizes["label"]) + 2 * LABEL_GAP
    shapes: list[Shape] = []
    top = 0.0
    for i, row in enumerate(rows):
        if i:
            shapes.append(Rectangle(0.0, top, width, _RULE_WIDTH, load_chart_style().colours["tint"]))
        height = _ROW_HEIGHT if row.state == "shown" else _LOW_ROW_HEIGHT
        shapes += _make_number_row(row, top, height, numbers_start, width)
        top += height
    return Drawing(width, top, "主动公开：文件、收费等", chart_texts.describe_documents(rows), tuple(shapes))


def _make_number_row(row: FigureRow, top: float, height: float, start: float, width: float) -> list[Shape]:
    """A row: its label, and from start on its numbers above their labels; or that there are none."""
    style, middle = load_chart_style(), top + height / 2
    shapes: list[Shape] = [make_label(row.label, 0.0, middle, style.type_sizes["label"], style.colours["ink"])]
    if row.state != "shown":
        faint = style.colours["faint"]
        return [
            *shapes,
            make_label(chart_texts.describe_empty_row(row), start, middle, style.type_sizes["label"], faint),
        ]
    pitch = (width - start) / len(row.figures)
    size = fit_type_size(
        style.type_sizes["figure"], "first", pitch - LABEL_GAP, (entry.full_text for entry in row.figures)
    )
    for i, entry in enumerate(row.figures):
        x = start + i * pitch
        ink = style.colours["deep" if entry.number else "faint"]
        shapes.append(make_label(entry.full_text, x, middle - 6.0, size, ink, "first"))
        note = style.type_sizes["note"]
        shapes.append(make_label(entry.label, x, middle + 9.0, note, style.colours["faint"], room=pitch - LABEL_GAP))
    return shapes


def make_decisions_chart(form: Form, report: Report, width: float) -> Drawing:
    """处理决定 of 许可, 处罚, 强制 and so on as bars, with the 项目 the edition 2019 asks for below them."""
    rows = list(chart_data.list_decisions(form, report))
    sentences, title = chart_texts.describe_decisions(rows), "主动公开：处理决定"
    entries = [entry for decisions, projects in rows for entry in (decisions, *projects)]
    if chart_data.summarise_state(entries) != "shown":
        return make_sentence_panel(sentences[0], width, title)
    style = load_chart_style()
    pitch = style.bar_style.row
    if any(projects for _, projects in rows):
        pitch += _NOTE_HEIGHT + _NOTE_GAP
    shapes = make_bars([decisions for decisions, _ in rows], width, pitch)
    for i, (_, projects) in enumerate(rows):
        if projects:
            text = chart_texts.describe_projects(projects)
            middle = i * pitch + style.bar_style.row + _NOTE_HEIGHT / 2
            shapes.append(make_label(text, 0.0, middle, style.type_sizes["note"], style.colours["faint"], room=width))
    return Drawing(width, len(rows) * pitch, title, sentences, tuple(shapes))
