"""The words of a report: which paragraphs belong to which part, which are title or signature, which are no part."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from model.files.visible_text import join_cells
from model.form.form import Form
from model.importing.document import DocumentRow
from model.importing.matching import cover
from model.importing.matching.labels import normalise_label
from model.importing.matching.sections import PREAMBLE, SectionRow
from model.text import clean_line, split_paragraphs

_MAX_NAME_LENGTH = 40


@dataclass
class WrittenParts:
    """Collects paragraphs and cover fields. notes: sentences about what has no place."""

    form: Form
    cover: dict[str, str] = field(default_factory=dict)
    paragraphs: dict[str, list[str]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    title: str = ""

    def join_prose(self) -> dict[str, str]:
        """The paragraphs of each part, one a line."""
        return {id: join_cells(texts) for id, texts in self.paragraphs.items() if texts}


def read_written_parts(rows: Sequence[SectionRow], form: Form, own: bool) -> WrittenParts:
    """Sort the rows that are no figures. own: our own workbook, which states its cover and has no signature.

    A part that no row stands in is not among the paragraphs; one whose rows are blank is, empty.
    """
    words = WrittenParts(form)
    heads = [placed.row for placed in rows if placed.section == PREAMBLE and not placed.is_heading]
    if own:
        _read_own_cover(words, heads)
    else:
        _read_opening(words, heads)
    for section in form.sections:
        if section.kind == "prose" and any(placed.section == section.id for placed in rows):
            texts = [placed.row.text for placed in rows if placed.section == section.id and not placed.is_heading]
            words.paragraphs[section.id] = [line for text in texts for line in split_paragraphs(text)]
    strays = {placed.row.worksheet for placed in rows if not placed.section and placed.row.text}
    words.notes += [f"工作表“{part}”不是报告的一部分，没有读。" for part in sorted(strays)]
    written = [texts for id, texts in words.paragraphs.items() if id != PREAMBLE and texts]
    if not own and written:
        for behind in cover.take_text_behind_signature(written[-1]):
            words.notes.append(f"“{behind}”在署名日期之后，不是报告的内容，没有放处。")
        words.cover |= cover.take_signature(written[-1])
    return words


def _clean_text(row: DocumentRow) -> str:
    return clean_line(row.text)


def _read_own_cover(words: WrittenParts, rows: Sequence[DocumentRow]) -> None:
    """The title, the fields, then the preamble under its heading."""
    for at, row in enumerate(rows):
        said = cover.read_cover_field(row, words.form)
        if PREAMBLE in words.paragraphs:
            words.paragraphs[PREAMBLE] += split_paragraphs(row.text)
        elif row.only_text == words.form.name_of(PREAMBLE):
            words.paragraphs[PREAMBLE] = []
        elif said:
            words.cover[said[0]] = clean_line(said[1])
        elif at == 0:
            words.title = _clean_text(row)
        elif _clean_text(row):
            words.notes.append(f"{row.location}：“{_clean_text(row)[:60]}”没有放处。")


def _read_opening(words: WrittenParts, rows: Sequence[DocumentRow]) -> None:
    """What stands before the first heading: title, unit, date, junk, and the preamble itself."""
    texts: list[str] = []
    title: list[str] = []
    said_all = ["" if row.is_table and not row.only_text else _clean_text(row) for row in rows]
    left = 0
    for at, row in enumerate(rows):
        text, said = _clean_text(row), cover.read_cover_field(row, words.form)
        left = max(left - 1, 0) or (0 if title else cover.count_title_lines(said_all, at))
        if left:
            title.append(text)
        elif said:
            words.cover[said[0]] = clean_line(said[1])
        elif text == words.form.name_of(PREAMBLE):
            texts.clear()
        elif cover.is_title(text):
            continue
        elif not re.search(r"\w", text) or (row.is_table and not row.only_text) or cover.is_page_metadata(text):
            if text:
                words.notes.append(f"{row.location}：“{text[:60]}”不是报告的内容，没有放处。")
        elif dated := cover.parse_date(text):
            words.cover.setdefault("dated", dated)
        else:
            texts += split_paragraphs(row.text)
    if title:
        texts = _drop_unit_line(texts, title)
        stated = cover.parse_title(title)
        words.cover = {**stated, **words.cover}
    words.cover = {**cover.parse_preamble("\n".join(texts)), **words.cover}
    words.paragraphs[PREAMBLE] = texts


def _drop_unit_line(texts: list[str], title: list[str]) -> list[str]:
    """The preamble without the line above it that names the unit: the first half of the title, or its repetition."""
    first = texts[0] if texts else ""
    if not first or len(first) > _MAX_NAME_LENGTH or re.search(r"[，。；：、,;:]", first):
        return texts
    unit = cover.parse_title(title).get("unit")
    if not unit:
        title.insert(0, first)
    return texts[1:] if not unit or normalise_label(first) == normalise_label(unit) else texts
