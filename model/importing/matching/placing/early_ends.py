"""Rows that end before their table does: a blank last cell may mean that another one is missing and all moved up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from model.form.form import Form
from model.importing.matching.labels import TargetRow
from model.importing.matching.placing.row_choices import RowChoice
from model.importing.matching.placing.uneven_rows import list_ways

if TYPE_CHECKING:
    from model.importing.matching.found_figures import FoundFigures, FoundText

_MIN_WRITTEN = 2
"""So many cells of a row are written at least where the next may be blank because one of them is missing."""


def is_ended_early(form: Form, target: TargetRow, cells: Sequence[FoundText]) -> bool:
    """Whether the last cell of a row is blank and others are not, in a table whose rows end in totals."""
    has_totals = any(cell.column.computed for cell in form.tables[target.table_id].cells)
    written = [cell for cell in cells if cell.text.strip()]
    return has_totals and len(written) >= _MIN_WRITTEN and not cells[-1].text.strip()


def has_blank_inside(cells: Sequence[FoundText]) -> bool:
    """Whether a blank cell stands before a written one."""
    texts = [cell.text.strip() for cell in cells]
    written = [at for at, text in enumerate(texts) if text]
    return bool(written) and not all(texts[: written[-1]])


def offer_longer_row(found_figures: FoundFigures, target: TargetRow, cells: Sequence[FoundText]) -> RowChoice | None:
    """The ways to fill a row that ended early; None where its blanks are what they look like.

    They are where all totals of the table are blank, or, in a table without totals, where other rows have blanks too.
    """
    is_total = found_figures.form.cells[target.cell_ids[-1]].is_computed
    own_totals = [
        cell for id, cell in zip(target.cell_ids, cells, strict=True) if found_figures.form.cells[id].is_computed
    ]
    has_totals = any(cell.text.strip() for cell in own_totals) or _has_totals(found_figures, target.table_id)
    if not (has_totals if is_total else not found_figures.has_blanks_inside):
        return None
    last = max(at for at, cell in enumerate(cells) if cell.text.strip())
    ways = list_ways(cells[: last + 1], len(cells))
    if not ways:
        return None
    written = [cell for cell in cells if cell.text.strip()]
    source = replace(written[0], text=" ".join(cell.text for cell in written))
    return RowChoice("uneven", target.row.label, target.cell_ids, tuple(ways), source)


def _has_totals(found_figures: FoundFigures, table_id: str) -> bool:
    """Whether some total of a table was found that is not blank."""
    totals = [cell.id for cell in found_figures.form.tables[table_id].cells if cell.column.computed]
    return any(id in found_figures.texts and found_figures.texts[id].text.strip() for id in totals)
