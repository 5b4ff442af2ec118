"""From a Document to a report: finds the edition, the sections, the figures, the prose and the cover, in that order.

match_document() calls every other module of this room; build_report() makes a report of what they found.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from model.checks.rules import compute_totals
from model.form import editions
from model.form.figures import Figure, number_of
from model.form.form import Form
from model.importing.document import Document, DocumentRow
from model.importing.matching.aligned_tables import AlignedTableReader
from model.importing.matching.broken_labels import rejoin_broken_labels
from model.importing.matching.conservation.lost_texts import describe_lost_texts
from model.importing.matching.found_figures import FoundFigures, FoundText
from model.importing.matching.labels import LabelIndex, load_labels, normalise_label, strip_punctuation
from model.importing.matching.missing_cells import find_blank_totals, find_refused_cells, find_unread_cells
from model.importing.matching.other_years import find_rows_of_other_years
from model.importing.matching.page_furniture import drop_page_furniture
from model.importing.matching.placing.running_numbers import drop_running_numbers
from model.importing.matching.placing.table_columns import TableColumns
from model.importing.matching.sections import PREAMBLE, SectionRow, assign_sections
from model.importing.matching.stated_units import find_stated_units, is_unit_caption
from model.importing.matching.text_tables import is_table_remark, tokenise_text
from model.importing.matching.token_tables import TokenTableReader
from model.importing.matching.tokens import Token, tokenise_cell, tokenise_row
from model.importing.matching.transposed_tables import untranspose
from model.importing.matching.written.cover import find_stated_year
from model.importing.matching.written.written_parts import WrittenParts, read_written_parts
from model.report.report import NOT_FOUND, Report


@dataclass(frozen=True)
class DocumentMatch:
    """What a document says.

    texts and figures: by id of each cell that was found. remarks: by cell id, sentences for the clerk about how it was
    read. notes: sentences about what has no place. unread: by place, what is known of entries, prose texts and cover
    fields that could not be read, in words for the clerk. refused_cells: ids of cells that look blank because the
    reader of the file could not read what they hold.
    """

    form: Form
    texts: Mapping[str, FoundText]
    figures: Mapping[str, Figure | None]
    written_parts: WrittenParts
    remarks: Mapping[str, str]
    notes: tuple[str, ...]
    unread: Mapping[str, str] = field(default_factory=dict)
    refused_cells: frozenset[str] = frozenset()

    @property
    def is_empty(self) -> bool:
        """Whether this is no report at all: no figure, and fewer than two of its written parts."""
        written = [id for id, texts in self.written_parts.paragraphs.items() if texts and id != PREAMBLE]
        return not self.texts and len(written) < 2


def match_document(document: Document, edition: str = "", own: bool = False) -> DocumentMatch:
    """Find everything that a document says. edition: where it is known, "" to recognise it.

    own: our own workbook, whose layout is known and whose missing cells are taken from the report it carries.
    """
    labels = load_labels(edition or recognise_edition(document))
    form = labels.form
    if not own:
        document = drop_page_furniture(document, form)
        document = replace(document, rows=tuple(untranspose(document.rows, labels)))
    rejoined = replace(document, rows=tuple(rejoin_broken_labels(document.rows, labels)))
    rows = assign_sections(rejoined, form)
    found_figures = FoundFigures(form, stated_units=find_stated_units(rows, form))
    other_years = set[int]() if own else find_rows_of_other_years(rows, labels, find_stated_year(document.iter_texts()))
    for number in sorted(other_years):
        found_figures.note_unplaced(rows[number].row.location, rows[number].row.text, "是别的年度的数字，没有读入。")
    used = other_years | _find_figures(rows, labels, found_figures, own, other_years)
    found_figures.resolve_pending()
    figures, remarks = found_figures.read_figures()
    unused = [row for number, row in enumerate(rows) if number not in used]
    parts = read_written_parts(unused, form, own, document.titles)
    notes = [*document.notes, *parts.notes, *found_figures.notes]
    if not own:  # whose sheets are known, words beside the tables too
        notes += describe_lost_texts(document.rows, rows, found_figures, parts, notes, labels)
    refused = find_refused_cells(document.rows, found_figures.texts)
    unread = {} if own else _find_unread_places(found_figures, figures, parts, refused)
    return DocumentMatch(form, found_figures.texts, figures, parts, remarks, tuple(notes), unread, refused)


def _find_unread_places(
    found_figures: FoundFigures, figures: Mapping[str, Figure | None], parts: WrittenParts, refused: Collection[str]
) -> dict[str, str]:
    """By place, what is known of everything that could not be read: entries, prose texts, unit and year."""
    form = found_figures.form
    unread = find_unread_cells(form, found_figures.texts, figures, refused)
    for id in found_figures.absent_cells:
        unread.pop(id, None)
    sections = [section.id for section in form.sections if section.kind == "prose"]
    fields = [f"cover.{id}" for id in ("unit", "year") if not parts.cover.get(id)]
    missing = [*fields, *(id for id in sections if id not in parts.paragraphs)]
    return unread | dict.fromkeys(missing, NOT_FOUND)


def recognise_edition(document: Document) -> str:
    """The edition of most of whose own labels a document shows; where several are alike, the one its year asks for.

    A label that fills a cell counts twice as much as one inside other text.
    """
    cell_labels = {normalise_label(text) for text in document.iter_texts() if len(text) < 80}
    whole_text = strip_punctuation(" ".join(document.iter_texts()))
    scores: dict[str, int] = {}
    for edition in editions.list_editions():
        own_labels = load_labels(edition).labels_only_here
        in_cells = own_labels & cell_labels
        in_text = [label for label in own_labels - in_cells if label in whole_text]
        scores[edition] = 2 * len(in_cells) + len(in_text)
    best = max(scores.values())
    likely = [edition for edition, score in scores.items() if score == best]
    if len(likely) == 1:
        return likely[0]
    year = find_stated_year(document.iter_texts())
    return editions.edition_for(year) if year else editions.list_editions()[-1]


def _find_figures(
    rows: Sequence[SectionRow], labels: LabelIndex, found_figures: FoundFigures, own: bool, passed_over: Collection[int]
) -> set[int]:
    """Place the figures of all rows in found_figures; the numbers of the rows that belong to tables and are no prose.

    passed_over: the numbers of rows whose figures are of another year.
    Rows whose cells stand under each other are read first; what is not sure among them, and all others, as tokens.
    """
    token_reader = TokenTableReader(labels, found_figures)
    used: set[int] = set()
    for (_, section), group in groupby(enumerate(rows), key=lambda pair: (pair[1].row.worksheet, pair[1].section)):
        is_tabular = section in labels.form.tables
        if own and not is_tabular:
            continue
        token_reader.begin_section()
        aligned_reader = AlignedTableReader(labels, found_figures, TableColumns(labels))
        aligned: set[int] = set()
        rest: list[tuple[int, DocumentRow]] = []
        for number, placed in group:
            row = placed.row
            if (
                placed.is_heading
                or number in passed_over
                or not (is_tabular or _may_be_table_row(row, section, labels))
            ):
                continue
            if is_tabular and is_unit_caption(row.only_text):
                used.add(number)
            elif row.is_aligned and aligned_reader.take_row(row):
                aligned.add(number)
            elif is_tabular and not row.is_table and is_table_remark(row.text) and not labels.is_label(row.text):
                found_figures.note_unplaced(row.location, row.text, "是表格之外的话，没有放处。")
            elif row.text or not row.is_aligned:
                rest.append((number, row))
        aligned_reader.end_table()
        used |= aligned
        for some in _split_at(rest, aligned.union(passed_over)):
            used |= _feed_tokens(some, token_reader, is_tabular or bool(aligned))
    return used


def _split_at(rows: Sequence[tuple[int, DocumentRow]], numbers: set[int]) -> Iterator[list[tuple[int, DocumentRow]]]:
    """Numbered rows in groups between which none of some other numbers lies."""
    some: list[tuple[int, DocumentRow]] = []
    for number, row in rows:
        if some and any(between in numbers for between in range(some[-1][0] + 1, number)):
            yield some
            some = []
        some.append((number, row))
    if some:
        yield some


def _may_be_table_row(row: DocumentRow, section: str, labels: LabelIndex) -> bool:
    """Whether a row outside the sections of tables may be of a table: a lone cell is prose unless it is a heading."""
    if not row.is_table:
        return False
    return not row.only_text or (section == PREAMBLE and labels.is_heading(row.only_text))


def _feed_tokens(rows: Sequence[tuple[int, DocumentRow]], token_reader: TokenTableReader, is_tabular: bool) -> set[int]:
    """Give the tokens of numbered rows to the reader; the numbers of the rows that are no prose.

    is_tabular: they stand in the section of a table. Elsewhere rows that name no row of the form stay prose.
    """
    used: set[int] = set()
    for is_table, group in groupby(rows, key=lambda pair: pair[1].is_table):
        alike = list(group)
        tokens = drop_running_numbers(list(_tokenise_rows(alike, is_table, token_reader.labels)))
        if not is_tabular and not any(token.kind == "row" or token.target for token in tokens):
            continue
        token_reader.short_rows = _find_short_rows(alike) if is_table else frozenset()
        for token in tokens:
            token_reader.take_token(token)
        if not is_tabular:
            token_reader.end_table()
        used |= {number for number, _ in alike}
    token_reader.end_table()
    return used


def _find_short_rows(rows: Sequence[tuple[int, DocumentRow]]) -> frozenset[int]:
    """The numbers of the rows that have fewer cells than another one here, or than their table has columns."""
    longest = max(len(row.own_cells) for _, row in rows)
    return frozenset(number for number, row in rows if len(row.own_cells) < max(longest, len(row.cells)))


def _tokenise_rows(rows: Sequence[tuple[int, DocumentRow]], is_table: bool, labels: LabelIndex) -> Iterator[Token]:
    """The tokens of numbered rows of a table, or of paragraphs; every row begins with the end of the one before."""
    if not is_table:
        yield from tokenise_text([row for _, row in rows], labels)
        return
    for number, row in rows:
        for _ in range(max(row.blank_lines_before, 1)):
            yield Token("end", "", row.location, row_number=number)
        if row.is_aligned and row.only_text:
            yield replace(tokenise_cell(row.only_text, row.location, labels), row_number=number)
        else:
            yield from tokenise_row(row, labels, number)


def build_report(found: DocumentMatch) -> Report:
    """The report that a document says, its totals computed.

    What could not be read is marked, and so are totals that are blank; a stated total that differs is kept as stated.
    """
    entries = {id: figure for id, figure in found.figures.items() if not found.form.cells[id].is_computed}
    stated = {id: figure for id, figure in found.figures.items() if found.form.cells[id].is_computed}
    cover = {id: text for id, text in found.written_parts.cover.items() if text}
    report = Report(found.form.edition, cover, prose=found.written_parts.join_prose(), unread=found.unread)
    report = keep_stated_totals(compute_totals(found.form, report.with_figures(entries)), stated)
    return replace(report, blank_totals=find_blank_totals(found.form, report, found.texts, found.refused_cells))


def keep_stated_totals(report: Report, stated: Mapping[str, Figure | None]) -> Report:
    """The report with each stated total, by cell id, that is not the number that was computed."""
    differing = {}
    for id, figure in stated.items():
        computed = report.figures.get(id)
        if figure is not None and (computed is None or number_of(computed) != number_of(figure)):
            differing[f"claim.{id}"] = figure
    return report.with_values(differing)
