"""The units of money that a document's own headings state, where they are not those of the form (万元)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from model.form.form import Form
from model.importing.document import Document
from model.importing.matching.labels import normalise_characters, normalise_label

_LABEL_BEFORE_UNIT = re.compile(r"^([^（(]+)[（(]单位")


def find_stated_units(document: Document, form: Form) -> Mapping[str, str]:
    """By cell id, the unit that stands in the heading over it instead of the form's: 本年收费金额（单位：元）."""
    found: dict[str, str] = {}
    for cell in form.cells.values():
        before_unit = _LABEL_BEFORE_UNIT.match(cell.column.label) if cell.unit else None
        if before_unit is None:
            continue
        label = re.escape(normalise_label(before_unit[1]))
        expression = re.compile(rf"{label}\W*(?:单位)?\W*([百千万亿]*元)")
        matches = [expression.search(normalise_characters(text)) for text in document.iter_texts()]
        units = [match[1] for match in matches if match]
        if units and cell.unit not in units:
            found[cell.id] = units[0]
    return found
