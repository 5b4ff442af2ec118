"""Charts of 表二: documents and money as numbers in rows, decisions as bars."""

from __future__ import annotations

from exporters.drawing.shapes import Box, Drawing, Shape, fitting, text
from exporters.infographic import chart_data, chart_texts
from exporters.infographic.chart_data import Row
from exporters.infographic.chart_parts import GAP, bars, label_width, sentence
from exporters.infographic.chart_style import style
from model.form.form import Form
from model.report.report import Report

_ROW = 37.0
_LOW_ROW = 24.0
_RULE = 0.75
_NOTE = 12.0
_NOTE_GAP = 2.0


def documents(form: Form, report: Report, width: float) -> Drawing:
    """规章, 规范性文件, 收费 …: their numbers side by side."""
    rows = chart_data.documents(form, report)
    labels = label_width([chart_data.Entry(row.label, 0) for row in rows], style().sizes["label"]) + 2 * GAP
    shapes: list[Shape] = []
    top = 0.0
    for i, row in enumerate(rows):
        if i:
            shapes.append(Box(0.0, top, width, _RULE, style().colours["tint"]))
        height = _ROW if row.state == "shown" else _LOW_ROW
        shapes += _numbers(row, top, height, labels, width)
        top += height
    return Drawing(width, top, "主动公开：文件、收费等", chart_texts.documents(rows), tuple(shapes))


def _numbers(row: Row, top: float, height: float, start: float, width: float) -> list[Shape]:
    """A row: its label, and its numbers over their names; or that there are none."""
    look, middle = style(), top + height / 2
    shapes: list[Shape] = [text(row.label, 0.0, middle, look.sizes["label"], look.colours["ink"])]
    if row.state != "shown":
        faint = look.colours["faint"]
        return [*shapes, text(chart_texts.row_words(row), start, middle, look.sizes["label"], faint)]
    pitch = (width - start) / len(row.entries)
    size = fitting(look.sizes["figure"], "first", pitch - GAP, (entry.full for entry in row.entries))
    for i, entry in enumerate(row.entries):
        x = start + i * pitch
        ink = look.colours["deep" if entry.number else "faint"]
        shapes.append(text(entry.full, x, middle - 6.0, size, ink, "first"))
        note = look.sizes["note"]
        shapes.append(text(entry.label, x, middle + 9.0, note, look.colours["faint"], room=pitch - GAP))
    return shapes


def decisions(form: Form, report: Report, width: float) -> Drawing:
    """处理决定 of 许可, 处罚, 强制 …, with the 项目 the 2019 edition asks for."""
    rows = list(chart_data.decisions(form, report))
    says, title = chart_texts.decisions(rows), "主动公开：处理决定"
    if chart_data.state(entry for row in rows for entry in (row[0], *row[1])) != "shown":
        return sentence(says[0], width, title)
    look = style()
    noted = any(more for _, more in rows)
    pitch = look.bars.row + (_NOTE + _NOTE_GAP if noted else 0.0)
    shapes = bars([entry for entry, _ in rows], width, pitch)
    for i, (_, more) in enumerate(rows):
        if more:
            middle = i * pitch + look.bars.row + _NOTE / 2
            note = text(chart_texts.projects(more), 0.0, middle, look.sizes["note"], look.colours["faint"], room=width)
            shapes.append(note)
    return Drawing(width, len(rows) * pitch, title, says, tuple(shapes))
