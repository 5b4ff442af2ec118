"""Headings inside running text: a report that lost its line ends is one paragraph with all its headings in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from model.form.form import Section
from model.importing.document import DocumentRow
from model.importing.matching.headings.heading_lines import NUMERALS, SUBJECTS, is_label_of_table
from model.importing.matching.written.titles import read_title

_ENDINGS = "情况|概况|概述|事项|措施|方向|打算|问题|内容"
"""How headings end whose line does not; shorter words end clauses too."""

_BEFORE_ENUMERATED = "，,、；;：:和及与由为“《"
"""What stands before the name of a section in a sentence that lists them."""

_TITLE_AND_TEXT = re.compile(
    r"(.{8,80}?(?:报告|報告|年报|年報)》?)\s*"
    r"((?=.*。|根据|按照|依据|一、)(?:\s|根据|按照|依据|依照|遵照|为[了贯]|本报告|现将|现公布|一、).*)",
    re.DOTALL,
)
"""A title and the words with which a preamble, or the first section, begins in the same paragraph."""

_MIN_LENGTH = 40
"""A shorter paragraph is a heading or holds none."""


def split_at_headings(
    row: DocumentRow, missing: Sequence[Section], sections: Sequence[Section]
) -> Iterator[DocumentRow]:
    """A paragraph cut before and after each heading inside it, of the sections that have none of their own."""
    text = row.only_text if not row.is_table and len(row.only_text) > _MIN_LENGTH else ""
    headings: list[tuple[int, int]] = []
    for section in missing if text else ():
        begin = headings[-1][1] if headings else 0
        for found in _build_pattern(section, sections.index(section)).finditer(text, begin):
            if section.kind == "prose" or not is_label_of_table(found[0]):
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


def split_behind_title(row: DocumentRow) -> Iterator[DocumentRow]:
    """A paragraph that begins with the report's title, cut behind it; any other row as it is."""
    match = None if row.is_table else _TITLE_AND_TEXT.fullmatch(row.only_text)
    title = read_title([match[1]]) if match else None
    if match and title and (title.unit or title.year):
        yield row.with_text(match[1])
        yield row.with_text(match[2].strip())
    else:
        yield row


def _build_pattern(section: Section, place: int) -> re.Pattern[str]:
    """How the heading of a section looks inside running text: its number, its subject, and an end of its own."""
    numeral = f"(?<![{_BEFORE_ENUMERATED}]){NUMERALS[place]}"
    subject = SUBJECTS[section.id]
    if section.id == "overview":
        return re.compile(rf"{numeral}、\s*(?:{subject})(?![，,、；;])")
    between = "[^。；;，,]"
    ending = rf"(?:{_ENDINGS})(?![，,、；;])"
    return re.compile(rf"{numeral}、{between}{{0,12}}?(?:{subject}){between}{{0,20}}?{ending}")
