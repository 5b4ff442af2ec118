"""Where each part of a report begins: headings of the six sections, standing alone or inside running text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from model.form.form import Form, Section
from model.importing.document import Document, DocumentRow
from model.importing.matching.labels import normalise_characters, normalise_label

PREAMBLE = "preamble"
"""The part before the first heading; its rows are the title, the preamble and whatever a web page puts there."""

_SUBJECTS: Mapping[str, str] = {
    "overview": "总体情况|总体概况|基本情况|概述",
    "disclosure": "主动公开",
    "requests": "申请",
    "remedies": "行政复议|行政诉讼",
    "problems": "问题|改进|整改",
    "other": "其他|其它",
}
"""What the heading of a section is known by, however it is worded."""

_HEADING_ENDINGS = "情况|概况|概述|事项|措施|方向|打算|问题|内容"
_MAX_HEADING_LENGTH = 40
_MAX_SPACED_LENGTH = 400
"""With the blanks between its characters; what is longer is not looked at."""
_NUMERALS = "一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A row and the section it stands in: PREAMBLE or a section's id. heading: it is that section's heading."""

    row: DocumentRow
    section: str
    is_heading: bool = False


def assign_sections(document: Document, form: Form) -> list[SectionRow]:
    """Every row with its section, "" where it has none.

    A worksheet named or headed like a tab of ours is that section throughout; beside such, others belong to none.
    """
    sheets = dict(_match_worksheets(document.rows, form))
    if any(section for section in sheets.values()):
        return list(_assign_by_worksheet(document.rows, sheets))
    sections = [section for section in form.sections if section.kind != "cover"]
    standing = {s.id for row in document.rows for s in sections if _is_heading_of(row, s, form)}
    missing = [section for section in sections if section.id not in standing]
    rows = [part for row in document.rows for part in _split_at_headings(row, missing, form)]
    return list(_assign_by_headings(rows, sections, form))


def _match_worksheets(rows: Sequence[DocumentRow], form: Form) -> Iterator[tuple[str, Section | None]]:
    """Which section each worksheet is, by its name, else by the wording of its first line."""
    by_tab = {normalise_label(section.tab): section for section in form.sections}
    by_label = {normalise_label(section.label): section for section in form.sections if section.kind != "cover"}
    for part, group in groupby((row for row in rows if row.worksheet), key=lambda row: row.worksheet):
        first = next((row.only_text for row in group if row.text), "")
        yield part, by_tab.get(normalise_label(part)) or by_label.get(normalise_label(first))


def _assign_by_worksheet(rows: Sequence[DocumentRow], sheets: Mapping[str, Section | None]) -> Iterator[SectionRow]:
    part, headed = "", False
    for row in rows:
        if row.worksheet != part:
            part, headed = row.worksheet, False
        section = sheets.get(part)
        if section is None:
            yield SectionRow(row, "")
            continue
        heading = (
            not headed and bool(row.only_text) and normalise_label(row.only_text) == normalise_label(section.label)
        )
        headed = headed or bool(row.text)
        yield SectionRow(row, PREAMBLE if section.kind == "cover" else section.id, heading)


def _assign_by_headings(rows: Sequence[DocumentRow], sections: Sequence[Section], form: Form) -> Iterator[SectionRow]:
    """Section after section in the order of the form; every worksheet begins anew."""
    for _, group in groupby(rows, key=lambda row: row.worksheet):
        some = list(group)
        headings = _find_headings(some, sections, form)
        at = PREAMBLE
        for number, row in enumerate(some):
            at = headings.get(number, at)
            yield SectionRow(row, at, number in headings)


def _find_headings(rows: Sequence[DocumentRow], sections: Sequence[Section], form: Form) -> dict[int, str]:
    """Which rows are headings: the longest chain in the form's order, official wording before variants.

    A list inside a part may be numbered like the parts themselves; it does not fit into the chain.
    """
    best: list[tuple[int, int, tuple[tuple[int, str], ...]]] = [(0, -1, ())]
    for number, row in enumerate(rows):
        for place, section in enumerate(sections):
            if not _is_heading_of(row, section, form):
                continue
            weight = 3 if normalise_label(row.only_text) == normalise_label(section.label) else 2
            score, _, chain = max((link for link in best if link[1] < place), key=lambda link: link[0])
            best.append((score + weight, place, (*chain, (number, section.id))))
    return dict(max(best, key=lambda link: link[0])[2])


def _is_heading_of(row: DocumentRow, section: Section, form: Form) -> bool:
    """Whether a row is the heading of a section: its number and its subject, or its whole wording."""
    text = normalise_characters(row.only_text).lstrip("#*") if len(row.only_text) <= _MAX_SPACED_LENGTH else ""
    if not text or len(text) > _MAX_HEADING_LENGTH:
        return False
    if normalise_label(text) == normalise_label(section.label):
        return True
    if text.endswith(("。", ";", "；")):
        return False
    numeral = _numeral_of(section, form)
    return bool(re.match(rf"(?:第?{numeral}(?:部分|[、.,:])).*(?:{_SUBJECTS[section.id]})", text)) and _is_no_table_row(
        text, section
    )


def _is_no_table_row(text: str, section: Section) -> bool:
    """三、本年度… and 二、上年结转…申请数量 are rows of a table, no headings."""
    return section.kind == "prose" or not re.search(r"数量|办理结果|继续办理|不予|予以", text)


def _numeral_of(section: Section, form: Form) -> str:
    numbered = [other.id for other in form.sections if other.kind != "cover"]
    return _NUMERALS[numbered.index(section.id)]


def _split_at_headings(row: DocumentRow, missing: Sequence[Section], form: Form) -> Iterator[DocumentRow]:
    """A paragraph cut before and after each heading that stands inside it."""
    text = row.only_text if not row.is_table else ""
    cuts: list[tuple[int, int]] = []
    for section in missing if len(text) > _MAX_HEADING_LENGTH else ():
        numeral, start = _numeral_of(section, form), cuts[-1][1] if cuts else 0
        subject = rf"[^。；;，,]{{0,12}}?(?:{_SUBJECTS[section.id]})"
        ending = rf"[^。；;，,]{{0,20}}?(?:{_HEADING_ENDINGS})(?![，,、；;])"
        expression = rf"{numeral}、{subject}{ending}"
        if section.id == "overview":
            expression = rf"{numeral}、\s*(?:{_SUBJECTS[section.id]})(?![，,、；;])"
        for found in re.finditer(expression, text[start:]):
            if _is_no_table_row(found[0], section):
                cuts.append((start + found.start(), start + found.end()))
                break
    at = 0
    for start, end in cuts:
        yield from (row.with_text(part) for part in (text[at:start].strip(), text[start:end]) if part)
        at = end
    rest = text[at:].strip() if cuts else ""
    if rest or not cuts:
        yield row.with_text(rest) if cuts else row
