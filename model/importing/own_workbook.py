"""Reads one of our own workbooks: the report it carries, with every change that was made to its visible sheets.

The report it carries (the record) is exact and complete; where a sheet shows something else, the sheet wins.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from model.checks.rules import compute_totals
from model.form import editions
from model.form.figures import Figure, Money, number_of
from model.importing.document import Document
from model.importing.matching.matcher import DocumentMatch, keep_stated_totals, match_document
from model.importing.matching.missing_cells import combine_remarks, describe_refused_text
from model.importing.matching.values import is_dash, shows_figure
from model.linked_figures.shown_figures import show_linked_figures
from model.report.report import REFUSED, Report, Value
from model.text import clean_line
from model.workbook_text import split_into_cells, unescape_from_excel


def merge_own_workbook(document: Document, record: Report) -> tuple[Report, tuple[str, ...]]:
    """The record with every change made to the sheets since; and sentences for the clerk about what has no place.

    Raises UnknownEdition where the record is of a form this program does not have.
    """
    form = editions.load_form(record.edition)
    found = match_document(document, record.edition, own=True)
    record = show_linked_figures(form, record)  # as the sheets have them
    entries = dict(_find_changed_figures(found, record))
    texts = dict(_find_changed_texts(found, record))
    marks = dict(_mark_refused_texts(found, entries)) | {f"unread.{place}": None for place in texts}
    report = compute_totals(form, record.with_values({**texts, **entries, **marks}))
    totals = dict(_find_stated_totals(found, report, record))
    report = keep_stated_totals(_drop_agreeing_totals(report, record), totals)
    remarks = {id: remark for id, remark in found.remarks.items() if id in entries or id in totals}
    return report, (*found.notes, *_describe_lost_parts(found, record), *combine_remarks(remarks, found.texts, form))


def _find_changed_figures(found: DocumentMatch, record: Report) -> Iterator[tuple[str, Figure | None]]:
    """The entries whose text is not what the record would have shown, and their figures.

    An amount written without a unit keeps that of the record.
    """
    for id, cell in found.texts.items():
        before, now = record.figures.get(id), found.figures[id]
        if found.form.cells[id].is_computed or shows_figure(cell.text, before):
            continue
        if isinstance(now, Money) and not now.unit and isinstance(before, Money):
            now = replace(now, unit=before.unit)
        yield id, now


def _mark_refused_texts(found: DocumentMatch, entries: Mapping[str, Figure | None]) -> Iterator[tuple[str, str | None]]:
    """The places of unread.PLACE that change with these entries: a text that is no figure could not be read."""
    for id, figure in entries.items():
        text = found.texts[id].text.strip()
        if id in found.refused_cells:
            yield f"unread.{id}", REFUSED
        else:
            is_refused = figure is None and text and not is_dash(text)
            yield f"unread.{id}", describe_refused_text(text) if is_refused else None


def _find_stated_totals(found: DocumentMatch, report: Report, record: Report) -> Iterator[tuple[str, Figure | None]]:
    """The totals that are not the sum of their parts: corrected by hand, or left as they were while a part was changed.

    Where the record has a stated total the sheet shows the computed one, which nobody stated.
    """
    for id, cell in found.texts.items():
        if not found.form.cells[id].is_computed:
            continue
        is_written_by_us = id in record.stated_totals and shows_figure(cell.text, record.figures.get(id))
        if not is_written_by_us and not shows_figure(cell.text, report.figures.get(id)):
            yield id, found.figures[id]


def _find_changed_texts(found: DocumentMatch, record: Report) -> Iterator[tuple[str, Value | None]]:
    """Cover fields and prose that read otherwise than the record would have shown them."""
    for field, text in found.written_parts.cover.items():
        if not _are_same_texts([text], [clean_line(record.cover.get(field, ""))]):
            yield f"cover.{field}", text
    prose = found.written_parts.join_prose()
    for id, texts in found.written_parts.paragraphs.items():
        if not _are_same_texts(texts, split_into_cells(record.prose.get(id, ""))):
            yield id, prose.get(id)


def _are_same_texts(found: Sequence[str], written: Sequence[str]) -> bool:
    """Whether the texts found are those that were written.

    WORKAROUND: LibreOffice 7.4 reads the escaped _x005F_x0041_ right, but saves it as A.
    """
    return [unescape_from_excel(text) for text in found] == [unescape_from_excel(text) for text in written]


def _drop_agreeing_totals(report: Report, record: Report) -> Report:
    """The report without the stated totals that agree with the computed ones since the entries were changed."""
    agreeing: dict[str, None] = {}
    for id, stated in report.stated_totals.items():
        computed = report.figures.get(id)
        if computed is None or computed == record.figures.get(id):
            continue
        if number_of(computed) == number_of(stated):
            agreeing[f"claim.{id}"] = None
    return report.with_values(agreeing)


def _describe_lost_parts(found: DocumentMatch, record: Report) -> Iterator[str]:
    """Sentences about what the sheets no longer show, which is kept as in the record; and about a changed title."""
    for table in found.form.tables.values():
        names = [cell.name for cell in table.cells if cell.id not in found.texts]
        if names:
            yield f"{table.name}有 {len(names)} 格在工作表里找不到了（第一处是{names[0]}），按上次保存的读入，请核对。"
    for id in found.form.prose_places:
        if id not in found.written_parts.paragraphs and record.prose.get(id):
            yield f"{found.form.name_of(id)}在工作表里找不到了，按上次保存的读入，请核对。"
    title = found.written_parts.title
    if title and not any(_names_unit_and_year(title, cover) for cover in (record.cover, found.written_parts.cover)):
        yield f"标题“{title}”没有放处：标题由单位名称和报告年度组成，请改那两栏。"


def _names_unit_and_year(title: str, cover: Mapping[str, str]) -> bool:
    """Whether a title names this unit and year."""
    return all(clean_line(cover.get(field, "")) in title for field in ("unit", "year"))
