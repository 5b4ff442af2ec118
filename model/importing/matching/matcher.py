"""From a document of any kind to a report: the one place where files meet the form. Knows no file format."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from model.checks.rules import compute_totals
from model.form import editions
from model.form.figures import Figure, number_of
from model.form.form import Form
from model.importing.document import Document, DocumentRow
from model.importing.matching.aligned_tables import AlignedTableReader
from model.importing.matching.broken_labels import rejoin_broken_labels
from model.importing.matching.cover import parse_preamble, parse_title
from model.importing.matching.found_figures import FoundFigures, FoundText
from model.importing.matching.labels import LabelIndex, load_labels, normalise_label, strip_punctuation
from model.importing.matching.missing_cells import describe_missing_cells, find_unsure_totals
from model.importing.matching.page_furniture import drop_page_furniture
from model.importing.matching.prose import WrittenParts, read_written_parts
from model.importing.matching.sections import PREAMBLE, SectionRow, assign_sections
from model.importing.matching.stated_units import find_stated_units
from model.importing.matching.text_tables import is_table_remark, tokenise_text
from model.importing.matching.token_tables import TokenTableReader
from model.importing.matching.tokens import Token, tokenise_cell, tokenise_row
from model.importing.matching.transposed_tables import untranspose
from model.report.report import Report


@dataclass(frozen=True)
class DocumentMatch:
    """What a document says: the text of each cell that was found, the figures, prose and cover.

    remarks: by cell, what had to be said about reading it; notes: what has no place; unsure: totals that are neither
    stated nor follow from what is.
    """

    form: Form
    texts: Mapping[str, FoundText]
    figures: Mapping[str, Figure | None]
    written_parts: WrittenParts
    remarks: Mapping[str, str]
    notes: tuple[str, ...]
    unsure_totals: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether this is no report at all: no figure, and fewer than two of its written parts."""
        written = [id for id, texts in self.written_parts.paragraphs.items() if texts and id != PREAMBLE]
        return not self.texts and len(written) < 2


def match_document(document: Document, edition: str = "", own: bool = False) -> DocumentMatch:
    """Sort everything a document says. edition: where it is known; own: our own workbook."""
    labels = load_labels(edition or recognise_edition(document))
    form = labels.form
    document = document if own else drop_page_furniture(document, form)
    document = document if own else replace(document, rows=tuple(untranspose(document.rows, labels)))
    rows = assign_sections(replace(document, rows=tuple(rejoin_broken_labels(document.rows, labels))), form)
    harvest = FoundFigures(form)
    harvest.stated_units = find_stated_units(document, form)
    used = _find_figures(rows, labels, harvest, own)
    harvest.resolve_pending()
    figures, remarks = harvest.read_figures()
    words = read_written_parts([row for at, row in enumerate(rows) if at not in used], form, own)
    for title in document.titles:
        words.cover = {**parse_title([title]), **words.cover}
    notes = (*document.notes, *words.notes, *harvest.notes, *(() if own else describe_missing_cells(harvest)))
    return DocumentMatch(
        form, harvest.texts, figures, words, remarks, notes, () if own else find_unsure_totals(harvest, figures)
    )


def recognise_edition(document: Document) -> str:
    """The edition whose own labels a document shows most of; where it shows none, the one its year asks for."""
    keys = {normalise_label(text) for text in document.iter_texts() if len(text) < 80}
    whole = strip_punctuation(" ".join(document.iter_texts()))
    counts = {
        edition: sum(2 if label in keys else label in whole for label in load_labels(edition).labels_only_here)
        for edition in editions.list_editions()
    }
    best = max(counts.values())
    likely = [edition for edition, count in counts.items() if count == best]
    if len(likely) == 1:
        return likely[0]
    year = _find_year(document)
    return editions.edition_for(year) if year else editions.list_editions()[-1]


def _find_year(document: Document) -> int | None:
    for text in document.iter_texts():
        stated = parse_title([text]) or parse_preamble(text)
        if "year" in stated:
            return int(stated["year"])
    return None


def _find_figures(rows: Sequence[SectionRow], labels: LabelIndex, harvest: FoundFigures, own: bool) -> set[int]:
    """Find the figures of all rows; which rows (by number) belong to tables and are no prose."""
    stream = TokenTableReader(labels, harvest)
    used: set[int] = set()
    for (_, section), group in groupby(enumerate(rows), key=lambda pair: (pair[1].row.worksheet, pair[1].section)):
        tabular = section in harvest.form.tables
        if own and not tabular:
            continue
        aligned = AlignedTableReader(labels, harvest)
        rest: list[tuple[int, DocumentRow]] = []
        taken = 0
        for at, place in group:
            row = place.row
            if place.is_heading or not (tabular or _may_be_table_row(row, section, labels)):
                continue
            if row.is_aligned and aligned.take_row(row):
                taken += 1
                used.add(at)
            elif tabular and not row.is_table and is_table_remark(row.text) and not labels.is_label(row.text):
                harvest.note_unplaced(row.location, row.text, "是表格之外的话，没有放处。")
            elif row.text or not row.is_aligned:
                rest.append((at, row))
        aligned.place_blank_rows()
        used |= _feed_tokens(rest, stream, harvest, tabular or taken > 0)
    return used


def _may_be_table_row(row: DocumentRow, section: str, labels: LabelIndex) -> bool:
    """Whether a row outside the tables' sections may be one of a table: a lone cell is prose unless it is a heading."""
    if not row.is_table:
        return False
    return not row.only_text or (section == PREAMBLE and labels.is_heading(row.only_text))


def _feed_tokens(
    rows: Sequence[tuple[int, DocumentRow]], stream: TokenTableReader, harvest: FoundFigures, tabular: bool
) -> set[int]:
    """Feed rows to the stream. In a prose section rows that belong to no table of the form stay prose."""
    used: set[int] = set()
    for is_table, group in groupby(rows, key=lambda pair: pair[1].is_table):
        some = list(group)
        tokens = list(_tokenise_rows([row for _, row in some], is_table, stream.labels))
        if not tabular and not any(token.kind == "row" or token.target for token in tokens):
            continue
        for token in tokens:
            stream.take_token(token)
        if not tabular:
            stream.end_run()
        used |= {at for at, _ in some}
    stream.end_run()
    return used


def _tokenise_rows(rows: Sequence[DocumentRow], is_table: bool, labels: LabelIndex) -> Iterator[Token]:
    if not is_table:
        yield from tokenise_text(rows, labels)
        return
    for row in rows:
        for _ in range(max(row.blank_lines_before, 1)):
            yield Token("end", "", row.location)
        if row.is_aligned and row.only_text:
            yield tokenise_cell(row.only_text, row.location, labels)
        else:
            yield from tokenise_row(row, labels)


def build_report(found: DocumentMatch) -> Report:
    """The settled report of a match, with a claim for every stated total that its parts do not add up to."""
    entries = {id: figure for id, figure in found.figures.items() if not found.form.cells[id].is_computed}
    stated = {id: figure for id, figure in found.figures.items() if found.form.cells[id].is_computed}
    cover = {id: text for id, text in found.written_parts.cover.items() if text}
    report = Report(found.form.edition, cover, prose=found.written_parts.join_prose()).with_figures(entries)
    settled = compute_totals(found.form, report).with_figures(dict.fromkeys(found.unsure_totals))
    return keep_stated_totals(settled, stated)


def keep_stated_totals(report: Report, stated: Mapping[str, Figure | None]) -> Report:
    """The settled report, keeping each stated total that is not the computed one."""
    claims = {}
    for id, figure in stated.items():
        computed = report.figures.get(id)
        if figure is not None and (computed is None or number_of(computed) != number_of(figure)):
            claims[f"claim.{id}"] = figure
    return report.with_values(claims)
