"""Finds where each section of a report begins: its headings stand alone, inside running text, or are worksheets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from model.form.form import Form, Section
from model.importing.document import Document, DocumentRow
from model.importing.matching.labels import normalise_characters, normalise_label

PREAMBLE = "preamble"
"""The id of what stands before the first heading: the title, the preamble and whatever a web page puts there."""

_SUBJECTS: Mapping[str, str] = {
    "overview": "总体情况|总体概况|基本情况|概述",
    "disclosure": "主动公开",
    "requests": "申请",
    "remedies": "行政复议|行政诉讼",
    "problems": "问题|改进|整改",
    "other": "其他|其它",
}
"""By section, a regular expression for the words that its heading has however it is worded."""

# How headings inside running text end
_HEADING_ENDINGS = "情况|概况|概述|事项|措施|方向|打算|问题|内容"
_MAX_HEADING_LENGTH = 40
_MAX_SPACED_LENGTH = 400
"""Characters of a heading with the blanks between them; what is longer is not looked at."""
_NUMERALS = "一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A row and the section it stands in: PREAMBLE, a section's id, or "" for none. is_heading: it is its heading."""

    row: DocumentRow
    section: str
    is_heading: bool = False


def assign_sections(document: Document, form: Form) -> list[SectionRow]:
    """Every row of a document with its section.

    A worksheet named or headed like a sheet of our own workbook is that section throughout; beside such, other
    worksheets belong to none. Where there are none, headings divide the rows.
    """
    worksheets = dict(_match_worksheets(document.rows, form))
    if any(worksheets.values()):
        return list(_assign_by_worksheet(document.rows, worksheets))
    sections = [section for section in form.sections if section.kind != "cover"]
    missing = [section for section in sections if not any(_is_heading_of(row, section, form) for row in document.rows)]
    rows: list[DocumentRow] = []
    for row in document.rows:
        rows += _split_at_headings(row, missing, form)
    return list(_assign_by_headings(rows, sections, form))


def _match_worksheets(rows: Sequence[DocumentRow], form: Form) -> Iterator[tuple[str, Section | None]]:
    """Each worksheet and the section it is, by its name, else by its first line; None where it is none."""
    by_tab = {normalise_label(section.tab): section for section in form.sections}
    by_label = {normalise_label(section.label): section for section in form.sections if section.kind != "cover"}
    for worksheet, group in groupby((row for row in rows if row.worksheet), key=lambda row: row.worksheet):
        first = next((row.only_text for row in group if row.text), "")
        yield worksheet, by_tab.get(normalise_label(worksheet)) or by_label.get(normalise_label(first))


def _assign_by_worksheet(rows: Sequence[DocumentRow], worksheets: Mapping[str, Section | None]) -> Iterator[SectionRow]:
    worksheet, has_begun = "", False
    for row in rows:
        if row.worksheet != worksheet:
            worksheet, has_begun = row.worksheet, False
        section = worksheets.get(worksheet)
        if section is None:
            yield SectionRow(row, "")
            continue
        says_label = bool(row.only_text) and normalise_label(row.only_text) == normalise_label(section.label)
        is_heading = says_label and not has_begun
        has_begun = has_begun or bool(row.text)
        yield SectionRow(row, PREAMBLE if section.kind == "cover" else section.id, is_heading)


def _assign_by_headings(rows: Sequence[DocumentRow], sections: Sequence[Section], form: Form) -> Iterator[SectionRow]:
    """The rows with the section whose heading stands last above them; every worksheet begins anew."""
    for _, group in groupby(rows, key=lambda row: row.worksheet):
        in_worksheet = list(group)
        headings = _find_headings(in_worksheet, sections, form)
        section = PREAMBLE
        for number, row in enumerate(in_worksheet):
            section = headings.get(number, section)
            yield SectionRow(row, section, number in headings)


@dataclass(frozen=True, slots=True)
class _HeadingChain:
    """Headings in the order of the form. last_place: the place of the last one's section in that order, -1 for none."""

    score: int
    last_place: int
    headings: dict[int, str]


def _find_headings(rows: Sequence[DocumentRow], sections: Sequence[Section], form: Form) -> dict[int, str]:
    """The rows that are headings, by number, and the sections they begin.

    A list inside a section may be numbered like the sections themselves. Headings follow each other in the form's
    order, so the longest chain in that order is taken, in which official wording counts more than a variant.
    """
    chains = [_HeadingChain(0, -1, {})]
    for number, row in enumerate(rows):
        for place, section in enumerate(sections):
            if not _is_heading_of(row, section, form):
                continue
            weight = 3 if normalise_label(row.only_text) == normalise_label(section.label) else 2
            before = max((chain for chain in chains if chain.last_place < place), key=lambda chain: chain.score)
            headings = {**before.headings, number: section.id}
            chains.append(_HeadingChain(before.score + weight, place, headings))
    return max(chains, key=lambda chain: chain.score).headings


def _is_heading_of(row: DocumentRow, section: Section, form: Form) -> bool:
    """Whether a row is the heading of a section: it has its number and its subject, or its official wording."""
    text = normalise_characters(row.only_text).lstrip("#*") if len(row.only_text) <= _MAX_SPACED_LENGTH else ""
    if not text or len(text) > _MAX_HEADING_LENGTH:
        return False
    if normalise_label(text) == normalise_label(section.label):
        return True
    if text.endswith(("。", ";", "；")):
        return False
    numeral = _numeral_of(section, form)
    heading = re.match(rf"(?:第?{numeral}(?:部分|[、.,:])).*(?:{_SUBJECTS[section.id]})", text)
    return heading is not None and _is_no_table_row(text, section)


def _is_no_table_row(text: str, section: Section) -> bool:
    """Whether a text is not the label of a table's row, as 二、上年结转政府信息公开申请数量 is."""
    return section.kind == "prose" or not re.search(r"数量|办理结果|继续办理|不予|予以", text)


def _numeral_of(section: Section, form: Form) -> str:
    numbered = [other.id for other in form.sections if other.kind != "cover"]
    return _NUMERALS[numbered.index(section.id)]


def _split_at_headings(row: DocumentRow, missing: Sequence[Section], form: Form) -> Iterator[DocumentRow]:
    """A paragraph cut before and after each heading inside it, of the sections that have none of their own."""
    text = row.only_text if not row.is_table and len(row.only_text) > _MAX_HEADING_LENGTH else ""
    headings: list[tuple[int, int]] = []
    for section in missing if text else ():
        begin = headings[-1][1] if headings else 0
        for found in _inner_heading_pattern(section, form).finditer(text, begin):
            if _is_no_table_row(found[0], section):
                headings.append(found.span())
                break
    if not headings:
        yield row
        return
    at = 0
    for start, end in headings:
        before = text[at:start].strip()
        if before:
            yield row.with_text(before)
        yield row.with_text(text[start:end])
        at = end
    rest = text[at:].strip()
    if rest:
        yield row.with_text(rest)


def _inner_heading_pattern(section: Section, form: Form) -> re.Pattern[str]:
    """How the heading of a section looks inside running text: its number, its subject, and an end of its own."""
    numeral = _numeral_of(section, form)
    subject = _SUBJECTS[section.id]
    if section.id == "overview":
        return re.compile(rf"{numeral}、\s*(?:{subject})(?![，,、；;])")
    between = "[^。；;，,]"
    ending = rf"(?:{_HEADING_ENDINGS})(?![，,、；;])"
    return re.compile(rf"{numeral}、{between}{{0,12}}?(?:{subject}){between}{{0,20}}?{ending}")
