"""In which unit of money a file's own headings give an amount, where that is not the form's."""

from __future__ import annotations

import re
from collections.abc import Mapping

from model.form.form import Form
from model.importing.document import Document
from model.importing.matching.labels import normalise_characters, normalise_label

_LABEL_BEFORE_UNIT = re.compile(r"^([^（(]+)[（(]单位")


def find_stated_units(document: Document, form: Form) -> Mapping[str, str]:
    """By cell id, the unit that stands in the heading over it instead of the form's: 本年收费金额（单位：元）."""
    stems = {cell.id: _LABEL_BEFORE_UNIT.match(cell.column.label) for cell in form.cells.values() if cell.unit}
    found: dict[str, str] = {}
    for id, stem in stems.items():
        if stem is None:
            continue
        expression = re.compile(rf"{re.escape(normalise_label(stem[1]))}\W*(?:单位)?\W*([百千万亿]*元)")
        units = [match[1] for text in document.iter_texts() if (match := expression.search(normalise_characters(text)))]
        if units and form.cells[id].unit not in units:
            found[id] = units[0]
    return found
