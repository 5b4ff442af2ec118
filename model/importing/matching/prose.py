"""The written parts of a report: sorts paragraphs into cover fields, preamble and sections, and notes what is none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from model.form.form import Form
from model.importing.document import DocumentRow
from model.importing.matching import cover
from model.importing.matching.labels import normalise_label
from model.importing.matching.sections import PREAMBLE, SectionRow
from model.text import clean_line, split_paragraphs
from model.workbook_text import join_cells

_MAX_NAME_LENGTH = 40
"""Characters of a line above the preamble that may name the unit."""


@dataclass
class WrittenParts:
    """The written parts of a document.

    cover: by field id. paragraphs: by id of the part, PREAMBLE or a section. notes: sentences for the clerk about what
    has no place. title: the title of our own workbook.
    """

    form: Form
    cover: dict[str, str] = field(default_factory=dict)
    paragraphs: dict[str, list[str]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    title: str = ""

    def join_prose(self) -> dict[str, str]:
        """The text of each part that has any, by its id, a paragraph a line."""
        return {id: join_cells(texts) for id, texts in self.paragraphs.items() if texts}


def read_written_parts(rows: Sequence[SectionRow], form: Form, own: bool) -> WrittenParts:
    """Sort the rows that hold no figures. own: our own workbook, which states its cover and has no signature.

    A part that no row stands in is not among the paragraphs; one whose rows are all blank is there, empty.
    """
    parts = WrittenParts(form)
    opening = [placed.row for placed in rows if placed.section == PREAMBLE and not placed.is_heading]
    if own:
        _read_own_cover(parts, opening)
    else:
        _read_opening(parts, opening)
    for section in form.sections:
        in_section = [placed for placed in rows if placed.section == section.id]
        if section.kind == "prose" and in_section:
            paragraphs: list[str] = []
            for placed in in_section:
                if not placed.is_heading:
                    paragraphs += split_paragraphs(placed.row.text)
            parts.paragraphs[section.id] = paragraphs
    other_worksheets = {placed.row.worksheet for placed in rows if not placed.section and placed.row.text}
    parts.notes += [f"工作表“{worksheet}”不是报告的一部分，没有读。" for worksheet in sorted(other_worksheets)]
    written = [paragraphs for id, paragraphs in parts.paragraphs.items() if id != PREAMBLE and paragraphs]
    if not own and written:
        for behind in cover.take_text_behind_signature(written[-1]):
            parts.notes.append(f"“{behind}”在署名日期之后，不是报告的内容，没有放处。")
        parts.cover |= cover.take_signature(written[-1])
    return parts


def _clean_text(row: DocumentRow) -> str:
    return clean_line(row.text)


def _read_own_cover(parts: WrittenParts, rows: Sequence[DocumentRow]) -> None:
    """Read the first sheet of our own workbook: the title, the fields, then the preamble under its heading."""
    for at, row in enumerate(rows):
        field = cover.read_cover_field(row, parts.form)
        if PREAMBLE in parts.paragraphs:
            parts.paragraphs[PREAMBLE] += split_paragraphs(row.text)
        elif row.only_text == parts.form.name_of(PREAMBLE):
            parts.paragraphs[PREAMBLE] = []
        elif field:
            id, text = field
            parts.cover[id] = clean_line(text)
        elif at == 0:
            parts.title = _clean_text(row)
        elif _clean_text(row):
            parts.notes.append(f"{row.location}：“{_clean_text(row)[:60]}”没有放处。")


def _read_opening(parts: WrittenParts, rows: Sequence[DocumentRow]) -> None:
    """Read what stands before the first heading: title, unit, date, the preamble, and what a web page puts there."""
    preamble: list[str] = []
    title: list[str] = []
    lines = ["" if _is_row_of_cells(row) else _clean_text(row) for row in rows]
    title_lines_left = 0
    for at, row in enumerate(rows):
        text = _clean_text(row)
        field = cover.read_cover_field(row, parts.form)
        title_lines_left = max(title_lines_left - 1, 0)
        if not title_lines_left and not title:
            title_lines_left = cover.count_title_lines(lines, at)
        if title_lines_left:
            title.append(text)
        elif field:
            id, stated_text = field
            parts.cover[id] = clean_line(stated_text)
        elif text == parts.form.name_of(PREAMBLE):
            preamble.clear()
        elif cover.is_title(text):
            continue
        elif not re.search(r"\w", text) or _is_row_of_cells(row) or cover.is_page_metadata(text):
            if text:
                parts.notes.append(f"{row.location}：“{text[:60]}”不是报告的内容，没有放处。")
        elif date := cover.parse_date(text):
            parts.cover.setdefault("dated", date)
        else:
            preamble += split_paragraphs(row.text)
    if title:
        preamble = _drop_unit_line(preamble, title)
        parts.cover = {**cover.parse_title(title), **parts.cover}
    parts.cover = {**cover.parse_preamble("\n".join(preamble)), **parts.cover}
    parts.paragraphs[PREAMBLE] = preamble


def _is_row_of_cells(row: DocumentRow) -> bool:
    return row.is_table and not row.only_text


def _drop_unit_line(preamble: list[str], title: list[str]) -> list[str]:
    """The preamble without a first line that only names the unit.

    Such a line repeats the unit of the title or, where the title names none, is its first half and put into title.
    """
    first = preamble[0] if preamble else ""
    if not first or len(first) > _MAX_NAME_LENGTH or re.search(r"[，。；：、,;:]", first):
        return preamble
    unit = cover.parse_title(title).get("unit")
    if not unit:
        title.insert(0, first)
        return preamble[1:]
    return preamble[1:] if normalise_label(first) == normalise_label(unit) else preamble
