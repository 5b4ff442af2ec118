"""Charts of 表二: documents and money as numbers in rows, decisions as bars."""

from __future__ import annotations

from exporters.drawing.shapes import Drawing, Rectangle, Shape, fit_type_size, make_label
from exporters.infographic import chart_data, chart_texts
from exporters.infographic.chart_data import FigureRow
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
    """规章, 规范性文件, 收费 …: their numbers side by side."""
    rows = chart_data.list_documents(form, report)
    labels = (
        measure_labels(
            [chart_data.LabelledFigure(row.label, 0) for row in rows], load_chart_style().type_sizes["label"]
        )
        + 2 * LABEL_GAP
    )
    shapes: list[Shape] = []
    top = 0.0
    for i, row in enumerate(rows):
        if i:
            shapes.append(Rectangle(0.0, top, width, _RULE_WIDTH, load_chart_style().colours["tint"]))
        height = _ROW_HEIGHT if row.state == "shown" else _LOW_ROW_HEIGHT
        shapes += _make_number_row(row, top, height, labels, width)
        top += height
    return Drawing(width, top, "主动公开：文件、收费等", chart_texts.describe_documents(rows), tuple(shapes))


def _make_number_row(row: FigureRow, top: float, height: float, start: float, width: float) -> list[Shape]:
    """A row: its label, and its numbers over their names; or that there are none."""
    look, middle = load_chart_style(), top + height / 2
    shapes: list[Shape] = [make_label(row.label, 0.0, middle, look.type_sizes["label"], look.colours["ink"])]
    if row.state != "shown":
        faint = look.colours["faint"]
        return [
            *shapes,
            make_label(chart_texts.describe_empty_row(row), start, middle, look.type_sizes["label"], faint),
        ]
    pitch = (width - start) / len(row.figures)
    size = fit_type_size(
        look.type_sizes["figure"], "first", pitch - LABEL_GAP, (entry.full_text for entry in row.figures)
    )
    for i, entry in enumerate(row.figures):
        x = start + i * pitch
        ink = look.colours["deep" if entry.number else "faint"]
        shapes.append(make_label(entry.full_text, x, middle - 6.0, size, ink, "first"))
        note = look.type_sizes["note"]
        shapes.append(make_label(entry.label, x, middle + 9.0, note, look.colours["faint"], room=pitch - LABEL_GAP))
    return shapes


def make_decisions_chart(form: Form, report: Report, width: float) -> Drawing:
    """处理决定 of 许可, 处罚, 强制 …, with the 项目 the 2019 edition asks for."""
    rows = list(chart_data.list_decisions(form, report))
    says, title = chart_texts.describe_decisions(rows), "主动公开：处理决定"
    if chart_data.summarise_state(entry for row in rows for entry in (row[0], *row[1])) != "shown":
        return make_sentence_panel(says[0], width, title)
    look = load_chart_style()
    noted = any(more for _, more in rows)
    pitch = look.bar_style.row + (_NOTE_HEIGHT + _NOTE_GAP if noted else 0.0)
    shapes = make_bars([entry for entry, _ in rows], width, pitch)
    for i, (_, more) in enumerate(rows):
        if more:
            middle = i * pitch + look.bar_style.row + _NOTE_HEIGHT / 2
            note = make_label(
                chart_texts.describe_projects(more),
                0.0,
                middle,
                look.type_sizes["note"],
                look.colours["faint"],
                room=width,
            )
            shapes.append(note)
    return Drawing(width, len(rows) * pitch, title, says, tuple(shapes))
