"""From a document of any kind to a report: the one place where files meet the form. Knows no file format."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from model.checks.rules import settle
from model.form import editions
from model.form.figures import Figure, number
from model.form.form import Form
from model.importing.document import Document, Row
from model.importing.matching.aligned_tables import Aligned
from model.importing.matching.broken_labels import mended
from model.importing.matching.cover import from_preamble, from_title
from model.importing.matching.found_figures import Found, Harvest
from model.importing.matching.labels import Index, bare, index, letters_of, peculiar
from model.importing.matching.missing_cells import gaps, unsure
from model.importing.matching.page_furniture import only_report
from model.importing.matching.prose import Words, read_words
from model.importing.matching.sections import PREAMBLE, Placed, placed
from model.importing.matching.stated_units import units_stated
from model.importing.matching.text_tables import is_sentence, tokens_in
from model.importing.matching.token_tables import Stream
from model.importing.matching.tokens import Token, token_of, tokens_of
from model.importing.matching.transposed_tables import upright
from model.report.report import Report


@dataclass(frozen=True)
class Match:
    """What a document says: the text of each cell that was found, the figures, prose and cover.

    remarks: by cell, what had to be said about reading it; notes: what has no place; unsure: totals that are neither
    stated nor follow from what is.
    """

    form: Form
    texts: Mapping[str, Found]
    figures: Mapping[str, Figure | None]
    words: Words
    remarks: Mapping[str, str]
    notes: tuple[str, ...]
    unsure: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether this is no report at all: no figure, and fewer than two of its written parts."""
        written = [id for id, texts in self.words.paragraphs.items() if texts and id != PREAMBLE]
        return not self.texts and len(written) < 2


def match(document: Document, edition: str = "", own: bool = False) -> Match:
    """Sort everything a document says. edition: where it is known; own: our own workbook."""
    form = editions.form(edition or recognise(document))
    document = document if own else only_report(document, form)
    document = document if own else replace(document, rows=tuple(upright(document.rows, form.edition)))
    rows = placed(replace(document, rows=tuple(mended(document.rows, form.edition))), form)
    harvest = Harvest(form)
    harvest.units = units_stated(document, form)
    used = _figures(rows, harvest, own)
    harvest.decide()
    figures, remarks = harvest.figures()
    words = read_words([row for at, row in enumerate(rows) if at not in used], form, own)
    for title in document.titles:
        words.cover = {**from_title([title]), **words.cover}
    notes = (*document.notes, *words.notes, *harvest.notes, *(() if own else gaps(harvest)))
    return Match(form, harvest.texts, figures, words, remarks, notes, () if own else unsure(harvest, figures))


def recognise(document: Document) -> str:
    """The edition whose own labels a document shows most of; where it shows none, the one its year asks for."""
    keys = {bare(text) for text in document.texts() if len(text) < 80}
    whole = letters_of(" ".join(document.texts()))
    counts = {
        edition: sum(2 if label in keys else label in whole for label in peculiar(edition))
        for edition in editions.editions()
    }
    best = max(counts.values())
    likely = [edition for edition, count in counts.items() if count == best]
    if len(likely) == 1:
        return likely[0]
    year = _year(document)
    return editions.edition_for(year) if year else editions.editions()[-1]


def _year(document: Document) -> int | None:
    for text in document.texts():
        stated = from_title([text]) or from_preamble(text)
        if "year" in stated:
            return int(stated["year"])
    return None


def _figures(rows: Sequence[Placed], harvest: Harvest, own: bool) -> set[int]:
    """Find the figures of all rows; which rows (by number) belong to tables and are no prose."""
    labels = index(harvest.form.edition)
    stream = Stream(labels, harvest)
    used: set[int] = set()
    for (_, section), group in groupby(enumerate(rows), key=lambda pair: (pair[1].row.part, pair[1].section)):
        tabular = section in harvest.form.tables
        if own and not tabular:
            continue
        aligned = Aligned(labels, harvest)
        rest: list[tuple[int, Row]] = []
        taken = 0
        for at, place in group:
            row = place.row
            if place.heading or not (tabular or _tabular(row, section, labels)):
                continue
            if row.aligned and aligned.take(row):
                taken += 1
                used.add(at)
            elif tabular and not row.table and is_sentence(row.text) and not labels.named(row.text):
                harvest.refuse(row.where, row.text, "是表格之外的话，没有放处。")
            elif row.text or not row.aligned:
                rest.append((at, row))
        aligned.finish()
        used |= _run(rest, stream, harvest, tabular or taken > 0)
    return used


def _tabular(row: Row, section: str, labels: Index) -> bool:
    """Whether a row outside the tables' sections may be one of a table: a lone cell is prose unless it is a heading."""
    if not row.table:
        return False
    return not row.alone or (section == PREAMBLE and labels.known(row.alone))


def _run(rows: Sequence[tuple[int, Row]], stream: Stream, harvest: Harvest, tabular: bool) -> set[int]:
    """Feed rows to the stream. In a prose section rows that belong to no table of the form stay prose."""
    used: set[int] = set()
    for is_table, group in groupby(rows, key=lambda pair: pair[1].table):
        some = list(group)
        tokens = list(_tokens([row for _, row in some], is_table, harvest.form.edition))
        if not tabular and not any(token.kind == "row" or token.target for token in tokens):
            continue
        for token in tokens:
            stream.feed(token)
        if not tabular:
            stream.close()
        used |= {at for at, _ in some}
    stream.close()
    return used


def _tokens(rows: Sequence[Row], is_table: bool, edition: str) -> Iterator[Token]:
    if not is_table:
        yield from tokens_in(rows, edition)
        return
    labels = index(edition)
    for row in rows:
        for _ in range(max(row.gap, 1)):
            yield Token("end", "", row.where)
        if row.aligned and row.alone:
            yield token_of(row.alone, row.where, labels)
        else:
            yield from tokens_of(row, labels)


def report_of(found: Match) -> Report:
    """The settled report of a match, with a claim for every stated total that its parts do not add up to."""
    entries = {id: figure for id, figure in found.figures.items() if not found.form.cells[id].computed}
    stated = {id: figure for id, figure in found.figures.items() if found.form.cells[id].computed}
    cover = {id: text for id, text in found.words.cover.items() if text}
    report = Report(found.form.edition, cover, prose=found.words.prose()).with_figures(entries)
    settled = settle(found.form, report).with_figures(dict.fromkeys(found.unsure))
    return with_claims(settled, stated)


def with_claims(report: Report, stated: Mapping[str, Figure | None]) -> Report:
    """The settled report, keeping each stated total that is not the computed one."""
    claims = {}
    for id, figure in stated.items():
        computed = report.figures.get(id)
        if figure is not None and (computed is None or number(computed) != number(figure)):
            claims[f"claim.{id}"] = figure
    return report.with_values(claims)
