"""What a file was not found to say: tables, rows, and totals that some of their parts are missing for."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from model.form.figures import Figure
from model.form.form import Cell, Form, Table
from model.importing.matching.found_figures import FoundFigures, FoundText
from model.importing.matching.values import is_dash

_MAX_NAMES = 4


def describe_missing_cells(harvest: FoundFigures) -> Iterator[str]:
    """A sentence for each table of which something is missing; a total whose parts are all there is no gap."""
    form = harvest.form
    for table in form.tables.values():
        if not any(cell.id in harvest.texts for cell in table.cells):
            yield f"没有找到{table.name}（{form.section_by_id(table.id).label}），请核对原文。"
            continue
        missing = [cell for cell in table.cells if not _is_known(cell.id, harvest.texts, form)]
        if missing:
            yield f"{table.name}有 {len(missing)} 格没有读到（{_describe_places(missing, table)}），请对照原文填写。"


def find_unsure_totals(harvest: FoundFigures, figures: Mapping[str, Figure | None]) -> tuple[str, ...]:
    """The totals that cannot be read and of which some part cannot either: the sum of the rest would be no total."""
    form = harvest.form
    read = {
        id
        for id, found in harvest.texts.items()
        if figures[id] is not None or not (form.cells[id].is_computed or found.text.strip()) or is_dash(found.text)
    }
    return tuple(id for id, cell in form.cells.items() if cell.is_computed and not _is_known(id, read, form))


def combine_remarks(remarks: Mapping[str, str], texts: Mapping[str, FoundText], form: Form) -> Iterator[str]:
    """Remarks, by cell, as the clerk is told them: those on marks that stand for nothing in a sentence a table."""
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
    parts = next(([term.cell for term in rule.right] for rule in form.total_rules if rule.total_cell == id), [])
    return bool(parts) and all(_is_known(part, read, form) for part in parts)


def _describe_places(missing: list[Cell], table: Table) -> str:
    names = _list_place_names(missing, table)
    return "、".join(names[:_MAX_NAMES]) + (f"等 {len(names)} 处" if len(names) > _MAX_NAMES else "")


def _list_place_names(cells: list[Cell], table: Table) -> list[str]:
    """The rows that cells are in, or their headings where the table has but one."""
    single = sum(len(block.rows) for block in table.blocks) == 1
    return list(dict.fromkeys(cell.column.full_label if single else cell.row.label for cell in cells))
