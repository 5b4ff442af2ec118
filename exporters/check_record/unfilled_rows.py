"""The rows about what is not filled in: counted by table, and named by rows."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from exporters.content.text_table import TextRow, split_text
from model.checks.findings import UNFILLED_RULE, Finding
from model.form.form import Cell, Form, Table


def list_unfilled_rows(form: Form, findings: Iterable[Finding]) -> list[TextRow]:
    """A row for each table with blank cells and each prose section without words; nothing where all is filled in."""
    places = {place for finding in findings if finding.rule == UNFILLED_RULE for place in finding.places}
    rows: list[TextRow] = []
    for section in form.sections:
        table = form.tables.get(section.id)
        if table is None:
            here = [place for place in places if form.section_of(place) == section.id]
            rows += [TextRow((section.tab, f"{len(here)} 处", _name_places(form, here)))] if here else []
            continue
        blank = [cell for cell in table.cells if cell.id in places]
        if blank:
            first, *others = split_text(_describe_blank_cells(table, blank))
            rows.append(TextRow((table.name, f"{len(blank)} 格", first)))
            rows += [TextRow(("", "", text)) for text in others]
    return rows


def _name_places(form: Form, places: Collection[str]) -> str:
    names = "、".join(form.name_of(place) for place in sorted(places, key=lambda one: form.reading_order[one]))
    return f"{names} 还没有写"


def _describe_blank_cells(table: Table, blank: list[Cell]) -> str:
    """The blank cells of a table, row by row; of a row or table that is all blank only that it is."""
    entries = [cell for cell in table.cells if not cell.is_computed]
    if len(blank) == len(entries):
        return "整张表"
    blank_ids = {cell.id for cell in blank}
    parts = []
    for row in dict.fromkeys(cell.row for cell in blank):
        label = row.short or row.full_label
        in_row = [cell for cell in entries if cell.row == row]
        missing = [cell for cell in in_row if cell.id in blank_ids]
        if len(missing) == len(in_row):
            parts.append(label)
        else:
            columns = "、".join(cell.column.short or cell.column.full_label for cell in missing)
            parts.append(f"{label}（{columns}）" if label else columns)
    return "；".join(parts)
