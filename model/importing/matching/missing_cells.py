"""What a document does not say: tables and cells that were not found, and totals of which some part is missing."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from model.form.figures import Figure
from model.form.form import Cell, Form, Table
from model.importing.matching.found_figures import FoundFigures, FoundText
from model.importing.matching.values import is_dash

_MAX_NAMES = 4
"""So many rows or columns are named in one sentence for the clerk."""


def describe_missing_cells(found_figures: FoundFigures) -> Iterator[str]:
    """A sentence for each table of which cells were not found; a total whose parts were all found is not missing."""
    form = found_figures.form
    for table in form.tables.values():
        if not any(cell.id in found_figures.texts for cell in table.cells):
            yield f"没有找到{table.name}（{form.section_by_id(table.id).label}），请核对原文。"
            continue
        missing = [cell for cell in table.cells if not _is_known(cell.id, found_figures.texts, form)]
        if missing:
            yield f"{table.name}有 {len(missing)} 格没有读到（{_describe_places(missing, table)}），请对照原文填写。"


def find_unsure_totals(found_figures: FoundFigures, figures: Mapping[str, Figure | None]) -> tuple[str, ...]:
    """The totals that cannot be read and of which some part cannot either: the sum of the rest would be no total.

    A part that is blank or a dash has been read: it counts as nothing.
    """
    form = found_figures.form
    read = set[str]()
    for id, found in found_figures.texts.items():
        is_blank_part = not form.cells[id].is_computed and not found.text.strip()
        if figures[id] is not None or is_blank_part or is_dash(found.text):
            read.add(id)
    return tuple(id for id, cell in form.cells.items() if cell.is_computed and not _is_known(id, read, form))


def combine_remarks(remarks: Mapping[str, str], texts: Mapping[str, FoundText], form: Form) -> Iterator[str]:
    """The remarks on single cells as sentences for the clerk; those on dashes (/, —) as one sentence for each table."""
    told = set[str]()
    for table in form.tables.values():
        cells = [cell for cell in table.cells if cell.id in remarks and is_dash(texts[cell.id].text)]
        if len(cells) > 1:
            told |= {cell.id for cell in cells}
            marks = "".join(f"“{mark}”" for mark in dict.fromkeys(texts[cell.id].text.strip() for cell in cells))
            names = _list_place_names(cells, table)
            where = f"（{'、'.join(names)}）" if len(names) <= _MAX_NAMES else ""
            yield f"{table.name}有 {len(cells)} 格写的是{marks}{where}，按未填读入；没有的请填 0。"
    yield from (remark for id, remark in remarks.items() if id not in told)


def _is_known(id: str, read: Collection[str], form: Form) -> bool:
    """Whether a cell was read, or is a total that follows from cells that were, totals among them too."""
    if id in read:
        return True
    rule = next((rule for rule in form.total_rules if rule.total_cell == id), None)
    if rule is None or not rule.right:
        return False
    return all(_is_known(term.cell, read, form) for term in rule.right)


def _describe_places(missing: list[Cell], table: Table) -> str:
    """The names of the first rows or columns that cells are missing in, and how many there are."""
    names = _list_place_names(missing, table)
    named = "、".join(names[:_MAX_NAMES])
    return f"{named}等 {len(names)} 处" if len(names) > _MAX_NAMES else named


def _list_place_names(cells: list[Cell], table: Table) -> list[str]:
    """The labels of the rows that cells are in; of their columns where the table has but one row."""
    has_one_row = sum(len(block.rows) for block in table.blocks) == 1
    labels = [cell.column.full_label if has_one_row else cell.row.label for cell in cells]
    return list(dict.fromkeys(labels))
