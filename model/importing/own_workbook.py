"""Our own workbook comes back: what people see wins where they changed it, else the record it carried is exact."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from model.checks.rules import compute_totals
from model.files.visible_text import split_into_cells, unescape_from_excel
from model.form import editions
from model.form.figures import Figure, Money, number_of
from model.importing.document import Document
from model.importing.matching.matcher import DocumentMatch, keep_stated_totals, match_document
from model.importing.matching.missing_cells import combine_remarks
from model.importing.matching.values import shows_figure
from model.report.report import Report, Value
from model.text import clean_line


def merge_own_workbook(document: Document, record: Report) -> tuple[Report, tuple[str, ...]]:
    """The report as it was saved, with every change made to the sheets since; and what could not be placed.

    Raises UnknownEdition where the record is of a form this program does not have.
    """
    form = editions.load_form(record.edition)
    found = match_document(document, record.edition, own=True)
    entries = dict(_find_changed_figures(found, record))
    report = compute_totals(form, record.with_values({**dict(_find_changed_texts(found, record)), **entries}))
    totals = dict(_find_stated_totals(found, report, record))
    report = keep_stated_totals(_drop_agreeing_totals(report, record), totals)
    remarks = {id: remark for id, remark in found.remarks.items() if id in entries or id in totals}
    return report, (*found.notes, *_describe_lost_parts(found, record), *combine_remarks(remarks, found.texts, form))


def _find_changed_figures(found: DocumentMatch, record: Report) -> Iterator[tuple[str, Figure | None]]:
    """The entries whose text is not what the record would have shown, with what they say now."""
    for id, cell in found.texts.items():
        if found.form.cells[id].is_computed:
            continue
        before, now = record.figures.get(id), found.figures[id]
        if not shows_figure(cell.text, before):
            if isinstance(now, Money) and not now.unit and isinstance(before, Money):
                now = replace(now, unit=before.unit)
            yield id, now


def _find_stated_totals(found: DocumentMatch, report: Report, record: Report) -> Iterator[tuple[str, Figure | None]]:
    """The totals that are not the sum of their parts: corrected by hand, or left standing while a part was changed.

    Where a claim stands already the sheet shows the computed total beside it, which is nobody's statement.
    """
    for id, cell in found.texts.items():
        ours = id in record.stated_totals and shows_figure(cell.text, record.figures.get(id))
        if found.form.cells[id].is_computed and not ours and not shows_figure(cell.text, report.figures.get(id)):
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
    """Whether texts are what was written. WORKAROUND: LibreOffice 7.4 reads _x005F_x0041_ right, but saves it as A."""
    return [unescape_from_excel(text) for text in found] == [unescape_from_excel(text) for text in written]


def _drop_agreeing_totals(report: Report, record: Report) -> Report:
    """The report without the claims that new figures have made true."""
    done = {
        f"claim.{id}": None
        for id, claim in report.stated_totals.items()
        if (now := report.figures.get(id)) is not None
        and now != record.figures.get(id)
        and number_of(now) == number_of(claim)
    }
    return report.with_values(done)


def _describe_lost_parts(found: DocumentMatch, record: Report) -> Iterator[str]:
    """What the sheets no longer show at all, where the record is kept; and a title that is no place of its own."""
    for table in found.form.tables.values():
        lost = [cell.name for cell in table.cells if cell.id not in found.texts]
        if lost:
            yield f"{table.name}有 {len(lost)} 格在工作表里找不到了（第一处是{lost[0]}），按上次保存的读入，请核对。"
    for id in found.form.prose_places:
        if id not in found.written_parts.paragraphs and record.prose.get(id):
            yield f"{found.form.name_of(id)}在工作表里找不到了，按上次保存的读入，请核对。"
    title = found.written_parts.title
    if title and not any(_names_unit_and_year(title, cover) for cover in (record.cover, found.written_parts.cover)):
        yield f"标题“{title}”没有放处：标题由单位名称和报告年度组成，请改那两栏。"


def _names_unit_and_year(title: str, cover: Mapping[str, str]) -> bool:
    """Whether a title names this unit and year."""
    return all(clean_line(cover.get(field, "")) in title for field in ("unit", "year"))
