"""The units of money that a document states in the headings of its tables, or once over a table: 单位：万元."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from model.form.figures import Figure, Money
from model.form.form import Cell, Form
from model.importing.document import DocumentRow
from model.importing.matching.labels import normalise_characters, normalise_label
from model.importing.matching.sections import SectionRow

_LABEL_BEFORE_UNIT = re.compile(r"^([^（(]+)[（(]单位")
_UNIT = r"([百千万亿]*元)"
_CAPTION = re.compile(rf"\W*(?:金额|计量|计价|数据)?单位\W*(?:人民币)?(?:[件条项宗个次份部]\W*)*(?:人民币)?{_UNIT}\W*")
"""A text that says nothing but the unit, over a table or in a corner of it."""
_MAX_CAPTION_LENGTH = 30

_UNIT_CAPTION = re.compile(r"\W*(?:金额|计量|计价|数据)?单位[:：][\w、，,/ ]{1,12}\W*")


def is_unit_caption(text: str) -> bool:
    """Whether a text says nothing but in which units a table counts: 单位：件, （金额单位：万元）."""
    return len(text) <= _MAX_CAPTION_LENGTH and bool(_UNIT_CAPTION.fullmatch(normalise_characters(text)))


@dataclass(frozen=True, slots=True)
class StatedUnits:
    """The units that were stated for one cell: in the heading over it, and over its table."""

    in_heading: tuple[str, ...] = ()
    over_table: tuple[str, ...] = ()

    @property
    def units(self) -> tuple[str, ...]:
        """All of them, each once."""
        return tuple(dict.fromkeys((*self.in_heading, *self.over_table)))


def find_stated_units(rows: Sequence[SectionRow], form: Form) -> Mapping[str, StatedUnits]:
    """By the id of each cell that holds money, the units that a document states for it; left out where it states none.

    本年收费金额（单位：元） is a unit other than the form's; 采购总金额 has none in the form.
    """
    all_texts = [normalise_characters(text) for row in rows for text in _iter_texts(row.row)]
    captions_by_table = {
        table: _find_units(_CAPTION, (normalise_characters(text) for text in _texts_of(rows, table)), is_whole=True)
        for table in form.tables
    }
    found: dict[str, StatedUnits] = {}
    for cell in form.cells.values():
        if not (cell.unit or cell.kind == "money"):
            continue
        before_unit = _LABEL_BEFORE_UNIT.match(cell.column.label)
        label = re.escape(normalise_label(before_unit[1] if before_unit else cell.column.label))
        in_heading = _find_units(re.compile(rf"{label}\W*(?:金额)?(?:单位)?\W*(?:人民币)?{_UNIT}"), all_texts)
        stated = StatedUnits(in_heading, captions_by_table[cell.table])
        if stated.units:
            found[cell.id] = stated
    return found


def _iter_texts(row: DocumentRow) -> Iterable[str]:
    return (cell for cell in row.cells if cell)


def _texts_of(rows: Sequence[SectionRow], table: str) -> Iterable[str]:
    return (text for row in rows if row.section == table for text in _iter_texts(row.row))


def _find_units(pattern: re.Pattern[str], texts: Iterable[str], is_whole: bool = False) -> tuple[str, ...]:
    """The units that a pattern finds in texts, each once. is_whole: it has to match a text whole."""
    matches = [pattern.fullmatch(text) if is_whole else pattern.search(text) for text in texts]
    return tuple(dict.fromkeys(match[1] for match in matches if match))


def find_foreign_unit(cell: Cell, stated: StatedUnits) -> str:
    """The unit stated for a cell instead of the one that the form prints; "" where it is the form's, or none."""
    others = [unit for unit in stated.over_table if unit != cell.unit]
    if cell.unit not in stated.in_heading:
        others = [*stated.in_heading, *others]
    return others[0] if cell.unit and others else ""


def add_stated_unit(figure: Figure, stated: StatedUnits) -> tuple[Figure | None, str]:
    """An amount of money with the unit stated over it, and a remark for the clerk, "" where none is needed.

    None where several units are stated and none stands beside the number. No number is ever converted.
    """
    if not isinstance(figure, Money) or not stated.units or not figure.number:
        return figure, ""
    units = "、".join(stated.units)
    if figure.unit:
        is_other = stated.units != (figure.unit,)
        return figure, f"写的单位是{figure.unit}，表头写的是{units}，没有换算，请核对" if is_other else ""
    if len(stated.units) > 1:
        return None, f"写的是“{figure.number}”，原表写了几种单位（{units}），按未填读入，请手填"
    return replace(figure, unit=stated.units[0]), ""
