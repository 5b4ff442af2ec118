"""What places are called in papers that go out: by section, row and column as the form prints them."""

from __future__ import annotations

from model.form.figures import Figure, format_figure
from model.form.form import Form

UNFILLED_TEXT = "未填"
"""What stands for a figure that is not filled in."""


def label_place(form: Form, place: str) -> str:
    """The official label of a cell, prose text or cover field.

    二、主动公开政府信息情况：行政事业性收费，本年收费金额（单位：万元）. Headings over a row or column stand before it.
    """
    cell = form.cells.get(place)
    if cell is None:
        return form.name_of(place)
    parts = [part for part in (cell.row.full_label, cell.column.full_label) if part]
    return f"{form.section_by_id(cell.table).label}：{'，'.join(parts)}"


def write_figure(form: Form, cell: str, figure: Figure | None) -> str:
    """A figure with its unit as a paper says it: 12, 52.15 万元; UNFILLED_TEXT for none."""
    text = format_figure(figure)
    if not text:
        return UNFILLED_TEXT
    unit = form.cells[cell].unit
    return f"{text} {unit}" if unit and not text.endswith(unit) else text
