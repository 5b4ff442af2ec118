"""The written parts of a report: sorts paragraphs into cover fields, preamble and sections, and notes what is none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from model.form.form import Form
from model.importing.document import DocumentRow
from model.importing.matching.headings.heading_chain import collect_table_labels
from model.importing.matching.labels import normalise_label
from model.importing.matching.sections import PREAMBLE, SectionRow
from model.importing.matching.written.cover import CoverSources, combine_cover, read_cover_field
from model.importing.matching.written.opening import read_opening
from model.importing.matching.written.signature import take_signature
from model.importing.matching.written.site_lines import is_sentence, is_site_line
from model.importing.matching.written.titles import read_title
from model.text import clean_line, split_paragraphs
from model.workbook_text import join_cells

_MAX_QUOTE_LENGTH = 60
"""Characters of a line of a page that a note quotes; a sentence is quoted whole."""


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


def read_written_parts(
    rows: Sequence[SectionRow], form: Form, own: bool, page_titles: Sequence[str] = ()
) -> WrittenParts:
    """Sort the rows that hold no figures.

    own: our own workbook, which states its cover and has no signature. page_titles: what the file is called inside. A
    part that no row stands in is not among the paragraphs; one whose rows are all blank is there, empty.
    """
    parts = WrittenParts(form)
    opening = [placed.row for placed in rows if placed.section == PREAMBLE and not placed.is_heading]
    for section in form.sections:
        in_section = [placed for placed in rows if placed.section == section.id]
        if section.kind == "prose" and in_section:
            written = (placed.row for placed in in_section if not placed.is_heading)
            parts.paragraphs[section.id] = _read_paragraphs(parts, written, own)
    other_worksheets = {placed.row.worksheet for placed in rows if not placed.section and placed.row.text}
    parts.notes += [f"工作表“{worksheet}”不是报告的一部分，没有读。" for worksheet in sorted(other_worksheets)]
    if own:
        _read_own_cover(parts, opening)
    else:
        _read_cover(parts, opening, page_titles)
    return parts


def _read_paragraphs(parts: WrittenParts, rows: Iterable[DocumentRow], own: bool) -> list[str]:
    """The paragraphs of a section; lines that only a web page has are noted. own: our own workbook, which has none."""
    paragraphs: list[str] = []
    labels = collect_table_labels(parts.form)
    blocks = [block for table in parts.form.tables.values() for block in table.blocks]
    titles = {normalise_label(block.title) for block in blocks} - {""}
    for row in rows:
        label = normalise_label(row.only_text)
        if label in titles or (row.is_table and label in labels):
            continue  # a table whose section has lost its heading stands in the section before
        for line in split_paragraphs(row.text):
            if own or not is_site_line(line):
                paragraphs.append(line)
            else:
                _note_aside(parts, row.location, line)
    return paragraphs


def _read_cover(parts: WrittenParts, rows: Sequence[DocumentRow], page_titles: Sequence[str]) -> None:
    """Read what stands before the first section and the signature behind the last, which help to tell whose it is."""
    written = [paragraphs for paragraphs in parts.paragraphs.values() if paragraphs]
    last = written[-1] if written else []
    stated = read_opening(rows, parts.form, "")
    unit = stated.title.unit or stated.unit_line or next(_iter_units(page_titles), "")
    signature = take_signature(last, unit)
    signed = signature.cover.get("signed", "")
    is_named = bool(stated.title.unit or stated.unit_line)
    opening = read_opening(rows, parts.form, signed) if signed and not is_named else stated
    for location, text in opening.aside:
        _note_aside(parts, location, text)
    parts.notes += [f"“{line}”在署名之后，不是报告的内容，没有放处。" for line in signature.behind]
    parts.paragraphs[PREAMBLE] = opening.preamble
    preamble = "\n".join(opening.preamble)
    first_section = next(iter(written), [])
    sources = CoverSources(
        opening.title,
        opening.unit_line,
        page_titles,
        preamble,
        preamble or "\n".join(first_section),
        signed,
        signature.cover.get("dated", opening.dated),
    )
    stated_cover, notes = combine_cover(sources)
    parts.cover = {**stated_cover, **opening.fields}
    parts.notes += notes


def _iter_units(page_titles: Sequence[str]) -> Iterator[str]:
    titles = (read_title([text]) for text in page_titles)
    return (title.unit for title in titles if title and title.unit)


def _note_aside(parts: WrittenParts, location: str, text: str) -> None:
    """Add a note about a line that is no part of the report."""
    quoted = text if is_sentence(text) or len(text) <= _MAX_QUOTE_LENGTH else text[:_MAX_QUOTE_LENGTH] + "…"
    parts.notes.append(f"{location}：“{quoted}”不是报告的内容，没有放处。")


def _read_own_cover(parts: WrittenParts, rows: Sequence[DocumentRow]) -> None:
    """Read the first sheet of our own workbook: the title, the fields, then the preamble under its heading."""
    for at, row in enumerate(rows):
        text = clean_line(row.text)
        stated = read_cover_field(row, parts.form)
        if PREAMBLE in parts.paragraphs:
            parts.paragraphs[PREAMBLE] += split_paragraphs(row.text)
        elif row.only_text == parts.form.name_of(PREAMBLE):
            parts.paragraphs[PREAMBLE] = []
        elif stated:
            id, value = stated
            parts.cover[id] = clean_line(value)
        elif at == 0:
            parts.title = text
        elif text:
            parts.notes.append(f"{row.location}：“{text[:_MAX_QUOTE_LENGTH]}”没有放处。")
