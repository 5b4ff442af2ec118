"""Finds where each section of a report begins: its headings stand alone, inside running text, or are worksheets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from model.form.form import Form, Section
from model.importing.document import Document, DocumentRow
from model.importing.matching.headings.heading_chain import find_headings
from model.importing.matching.headings.inner_headings import split_at_headings, split_behind_title
from model.importing.matching.labels import normalise_label

PREAMBLE = "preamble"
"""The id of what stands before the first heading: the title, the preamble and whatever a web page puts there."""

_BEHIND_HEADING = " \u3000\t。：:.，,"
"""Marks between a heading and the first sentence in one paragraph."""


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
    cut_rows = [part for row in document.rows for part in split_behind_title(row)]
    found = {heading.section for heading in find_headings(cut_rows, sections, form).values()}
    missing = [section for section in sections if section.id not in found]
    rows: list[DocumentRow] = []
    for row in cut_rows:
        rows += split_at_headings(row, missing, sections)
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
        headings = find_headings(in_worksheet, sections, form)
        section = PREAMBLE
        for number, row in enumerate(in_worksheet):
            heading = headings.get(number)
            if heading is None:
                yield SectionRow(row, section)
                continue
            section = heading.section or section
            text = row.only_text
            yield SectionRow(row.with_text(text[: heading.length]) if text[heading.length :] else row, section, True)
            rest = text[heading.length :].lstrip(_BEHIND_HEADING)
            if rest:
                yield SectionRow(row.with_text(rest), section)
