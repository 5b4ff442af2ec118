"""Our own workbook comes back: what people see wins where they changed it, else the record it carried is exact."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from model.checks.rules import settle
from model.files.visible_text import pieces, unescape
from model.form import editions
from model.form.figures import Figure, Money, number
from model.importing.document import Document
from model.importing.matching.matcher import Match, match, with_claims
from model.importing.matching.missing_cells import together
from model.importing.matching.values import shows
from model.report.report import Report, Value
from model.text import clean


def welcome(document: Document, record: Report) -> tuple[Report, tuple[str, ...]]:
    """The report as it was saved, with every change made to the sheets since; and what could not be placed.

    Raises UnknownEdition where the record is of a form this program does not have.
    """
    form = editions.form(record.edition)
    found = match(document, record.edition, own=True)
    entries = dict(_figures(found, record))
    report = settle(form, record.with_values({**dict(_words(found, record)), **entries}))
    totals = dict(_totals(found, report, record))
    report = with_claims(_without_settled(report, record), totals)
    remarks = {id: remark for id, remark in found.remarks.items() if id in entries or id in totals}
    return report, (*found.notes, *_lost(found, record), *together(remarks, found.texts, form))


def _figures(found: Match, record: Report) -> Iterator[tuple[str, Figure | None]]:
    """The entries whose text is not what the record would have shown, with what they say now."""
    for id, cell in found.texts.items():
        if found.form.cells[id].computed:
            continue
        before, now = record.figures.get(id), found.figures[id]
        if not shows(cell.text, before):
            if isinstance(now, Money) and not now.unit and isinstance(before, Money):
                now = replace(now, unit=before.unit)
            yield id, now


def _totals(found: Match, report: Report, record: Report) -> Iterator[tuple[str, Figure | None]]:
    """The totals that are not the sum of their parts: corrected by hand, or left standing while a part was changed.

    Where a claim stands already the sheet shows the computed total beside it, which is nobody's statement.
    """
    for id, cell in found.texts.items():
        ours = id in record.claims and shows(cell.text, record.figures.get(id))
        if found.form.cells[id].computed and not ours and not shows(cell.text, report.figures.get(id)):
            yield id, found.figures[id]


def _words(found: Match, record: Report) -> Iterator[tuple[str, Value | None]]:
    """Cover fields and prose that read otherwise than the record would have shown them."""
    for field, text in found.words.cover.items():
        if not _same([text], [clean(record.cover.get(field, ""))]):
            yield f"cover.{field}", text
    prose = found.words.prose()
    for id, texts in found.words.paragraphs.items():
        if not _same(texts, pieces(record.prose.get(id, ""))):
            yield id, prose.get(id)


def _same(found: Sequence[str], written: Sequence[str]) -> bool:
    """Whether texts are what was written. WORKAROUND: LibreOffice 7.4 reads _x005F_x0041_ right, but saves it as A."""
    return [unescape(text) for text in found] == [unescape(text) for text in written]


def _without_settled(report: Report, record: Report) -> Report:
    """The report without the claims that new figures have made true."""
    done = {
        f"claim.{id}": None
        for id, claim in report.claims.items()
        if (now := report.figures.get(id)) is not None
        and now != record.figures.get(id)
        and number(now) == number(claim)
    }
    return report.with_values(done)


def _lost(found: Match, record: Report) -> Iterator[str]:
    """What the sheets no longer show at all, where the record is kept; and a title that is no place of its own."""
    for table in found.form.tables.values():
        lost = [cell.where for cell in table.cells if cell.id not in found.texts]
        if lost:
            yield f"{table.name}有 {len(lost)} 格在工作表里找不到了（第一处是{lost[0]}），按上次保存的读入，请核对。"
    for id in found.form.prose:
        if id not in found.words.paragraphs and record.prose.get(id):
            yield f"{found.form.name_of(id)}在工作表里找不到了，按上次保存的读入，请核对。"
    title = found.words.title
    if title and not any(_titles(title, cover) for cover in (record.cover, found.words.cover)):
        yield f"标题“{title}”没有放处：标题由单位名称和报告年度组成，请改那两栏。"


def _titles(title: str, cover: Mapping[str, str]) -> bool:
    """Whether a title names this unit and year."""
    return all(clean(cover.get(field, "")) in title for field in ("unit", "year"))
