"""Leaves out what stands around the report in a document: page numbers, running titles, appendices, a second report."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from model.form.form import Form
from model.importing.document import DERIVED_SHEETS, Document, DocumentRow
from model.importing.matching.comparable import fold_characters
from model.importing.matching.headings.heading_lines import read_heading
from model.importing.matching.labels import normalise_label
from model.importing.matching.written.site_lines import is_page_count, is_printed_by_browser, is_web_address
from model.importing.matching.written.titles import NO_TITLE, Title, count_title_lines, read_title

APPENDICES = ("一图读懂", "校验说明")
"""The headings of what may be appended to our own papers, behind the signature."""

_DRAFT_NOTICE = re.compile(r"草稿(?:，还有 ?\d+ ?处错误)?")
"""What stands above the title of our own papers while the report is a draft."""

_PAGE_NUMBER = re.compile(r"[-—–－─·]+\s*\d{1,3}\s*[-—–－─·]+|第\s*\d{1,3}\s*页(?:\s*[,，/]?\s*共\s*\d{1,3}\s*页)?")
_MIN_SECTIONS = 3
"""So many sections stand at least above the title of a second report."""


def drop_page_furniture(document: Document, form: Form) -> Document:
    """The document without its page numbers and running titles, and without its appendices and a second report.

    What is left out is noted but for numbers and repetitions. Our own workbook, printed or saved as a web page, ends
    where the first of DERIVED_SHEETS begins.
    """
    rows = tuple(row for row in document.rows if row.is_table or not _is_page_number(row))
    rows = tuple(takewhile(lambda row: row.worksheet or row.only_text != DERIVED_SHEETS["校验"], rows))
    notes = list(document.notes)
    end = _find_second_title(rows, form)
    if end is not None:
        quoted = f"{rows[end].location}：从“{rows[end].text[:40]}”起"
        notes.append(f"{quoted}是另一份报告，没有读。要读它，请把它单独存成一个文件。")
        rows = rows[:end]
    end = _find_appendix(rows, form)
    if end is not None:
        sentences = [row.text for row in rows[end + 1 :] if "。" in row.text]
        quoted = "".join(f"“{text}”" for text in (rows[end].text, *sentences))
        notes.append(f"{rows[end].location}起是报告后面的附录，没有读：{quoted}。")
        rows = rows[:end]
    printed = _find_printed_lines(rows)
    texts = dict.fromkeys(_mask_page(text) for text in printed.values() if not is_page_count(text))
    notes += [f"“{text}”是打印网页时加上的，没有读。" for text in texts]
    running = set(_find_running_titles(rows, form))
    kept = (row for number, row in enumerate(rows) if number not in printed and number not in running)
    return replace(document, rows=tuple(kept), notes=tuple(notes))


def _is_page_number(row: DocumentRow) -> bool:
    text = row.text.strip()
    return bool(_PAGE_NUMBER.fullmatch(text) or _DRAFT_NOTICE.fullmatch(text))


def _find_first_headings(rows: Sequence[DocumentRow], form: Form) -> list[int]:
    """The rows that are the heading of the first section in the form's own words."""
    first = next(normalise_label(section.label) for section in form.sections if section.kind != "cover")
    return [at for at, row in enumerate(rows) if not row.worksheet and normalise_label(row.only_text) == first]


def _find_second_title(rows: Sequence[DocumentRow], form: Form) -> int | None:
    """The row where a second report begins: a title between two headings of the first part, a report above it.

    It is of another unit or year, or repeats all sections. Else it is the same report, whose pages repeat its title.
    """
    texts = [row.only_text for row in rows]
    for place, next_place in pairwise(_find_first_headings(rows, form)):
        title = next((at for at in range(place, next_place) if count_title_lines(texts, at)), None)
        if title is None:
            continue
        before = _list_sections(texts[place:title], form)
        if len(before) < _MIN_SECTIONS or not _has_text(rows[place:title]):
            continue
        if _is_other_title(texts[:place], texts, title) or _list_sections(texts[title:], form) <= before:
            return title
    return None


def _is_other_title(texts_before: Sequence[str], texts: Sequence[str], at: int) -> bool:
    """Whether the title in a line is of another unit or year than the last one before."""
    lines = texts[at : at + count_title_lines(texts, at)]
    title = read_title(lines) or NO_TITLE
    places = [place for place in range(len(texts_before)) if count_title_lines(texts_before, place)]
    first = (
        read_title(texts_before[places[-1] : places[-1] + count_title_lines(texts_before, places[-1])])
        if places
        else None
    )
    return first is not None and not _repeats(title, first)


def _list_sections(texts: Sequence[str], form: Form) -> set[str]:
    """The sections that have a line which may be their heading."""
    sections = [section for section in form.sections if section.kind != "cover"]
    return {
        section.id
        for text in texts
        if text
        for number, section in enumerate(sections, start=1)
        if (reading := read_heading(text, section, number)) and reading.level == "section"
    }


def _has_text(rows: Sequence[DocumentRow]) -> bool:
    """Whether there are sentences or a table, which a table of contents has not."""
    return any((row.is_table and not row.only_text and row.text) or "。" in row.text for row in rows)


def _find_appendix(rows: Sequence[DocumentRow], form: Form) -> int | None:
    """The row where the first of APPENDICES begins, below the last section."""
    last = normalise_label(form.sections[-1].label)
    is_behind = False
    for at, row in enumerate(rows):
        is_behind = is_behind or normalise_label(row.only_text) == last
        if is_behind and not row.worksheet and row.only_text in APPENDICES:
            return at
    return None


def _find_printed_lines(rows: Sequence[DocumentRow]) -> dict[int, str]:
    """The rows that a browser printed at the top and foot of each page, by number, and their texts."""
    texts = {at: row.text for at, row in enumerate(rows) if row.text and not row.worksheet}
    printed = {at: text for at, text in texts.items() if is_printed_by_browser(text)}
    addresses = Counter(text for text in texts.values() if is_web_address(text))
    printed |= {at: text for at, text in texts.items() if addresses[text] > 1}
    counts = {at: text for at, text in texts.items() if not rows[at].is_table and is_page_count(text)}
    if printed or len({_count_pages(text) for text in counts.values()}) < len(counts):
        printed |= counts
    return printed


def _count_pages(text: str) -> str:
    """How many pages there are in all, as a line such as 1/5 says."""
    return re.split(r"\D+", fold_characters(text))[-1]


def _mask_page(text: str) -> str:
    """A printed line without the number of its page, the same on each page."""
    return re.sub(r"\s*\d{1,3}\s*[/／]\s*\d{1,3}\s*$", "", text) or text


def _find_running_titles(rows: Sequence[DocumentRow], form: Form) -> Iterator[int]:
    """The rows inside the report that repeat its title, as the tops of its pages do."""
    headings = _find_first_headings(rows, form)
    begin = headings[-1] if headings else len(rows)
    title: Title | None = None
    for at, row in enumerate(rows):
        if row.is_table or row.worksheet or not row.text:
            continue
        found = read_title([row.text])
        if found and at > begin and (title is None or _repeats(found, title)):
            yield at
        elif found and at < begin:
            title = title if title and title.unit else found


def _repeats(found: Title, title: Title) -> bool:
    return found.unit in ("", title.unit) and found.year in ("", title.year)
