"""Leaves out what stands around the report in a document: page numbers, a second report, sheets of our own workbook."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from model.form.form import Form
from model.importing.document import DERIVED_SHEETS, Document, DocumentRow
from model.importing.matching.labels import normalise_label
from model.importing.matching.written.titles import count_title_lines

_PAGE_NUMBER = re.compile(r"[-—–－─·]+\s*\d{1,3}\s*[-—–－─·]+|第\s*\d{1,3}\s*页(?:\s*[,，/]?\s*共\s*\d{1,3}\s*页)?")


def drop_page_furniture(document: Document, form: Form) -> Document:
    """The document without its page numbers, and without all from the title of a second report on, which is noted.

    Our own workbook, printed or saved as a web page, ends where the first of DERIVED_SHEETS begins.
    """
    rows = tuple(row for row in document.rows if row.is_table or not _PAGE_NUMBER.fullmatch(row.text.strip()))
    rows = tuple(takewhile(lambda row: row.worksheet or row.only_text != DERIVED_SHEETS["校验"], rows))
    end = _find_second_title(rows, form)
    if end is None:
        return replace(document, rows=rows)
    note = f"{rows[end].location}：从“{rows[end].text[:40]}”起是另一份报告，没有读。要读它，请把它单独存成一个文件。"
    return replace(document, rows=rows[:end], notes=(*document.notes, note))


def _find_second_title(rows: Sequence[DocumentRow], form: Form) -> int | None:
    """The row where a second report begins: a title between two headings of the first part."""
    first = next(normalise_label(section.label) for section in form.sections if section.kind != "cover")
    places = [at for at, row in enumerate(rows) if not row.worksheet and normalise_label(row.only_text) == first]
    texts = [row.only_text for row in rows]
    for place, next_place in pairwise(places):
        title = next((at for at in range(place, next_place) if count_title_lines(texts, at)), None)
        if title is not None:
            return title
    return None
