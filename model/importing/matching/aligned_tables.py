"""Tables whose cells stand under each other: figures are found by row label and column heading, wherever they moved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from model.form.form import TableBlock
from model.importing.document import DocumentRow
from model.importing.matching.found_figures import FoundFigures, FoundText
from model.importing.matching.labels import LabelIndex, TargetRow, normalise_label
from model.importing.matching.placing.column_spans import (
    ColumnPlaces,
    find_span,
    fits_columns,
    is_beyond,
    list_strays,
    widen_columns,
)
from model.importing.matching.placing.stray_figures import StrayFigures
from model.importing.matching.values import is_value

_MAX_HEADING_ROWS = 12
"""Rows above a figure that may hold its headings."""

FoundRow = tuple[TargetRow, ColumnPlaces, int]
"""A row of the form, where its columns stand, and the place of its label; -1 for none."""


@dataclass
class AlignedTableReader:
    """Goes down the rows of one worksheet or table and places those whose cells it is sure of in found_figures.

    headings: the rows last passed that held no figures. known_columns: by block, the width of the rows in which its
    columns were found last, and where they stood. stray_figures: what stands beside the columns of the form. blank_rows: by table without row labels, its row and the blank cells under its headings.
    """

    labels: LabelIndex
    found_figures: FoundFigures
    headings: list[DocumentRow] = field(default_factory=list)
    known_columns: dict[str, tuple[int, ColumnPlaces]] = field(default_factory=dict)
    blank_rows: dict[str, tuple[TargetRow, list[FoundText]]] = field(default_factory=dict)
    stray_figures: StrayFigures = field(default_factory=StrayFigures)
    _last_row: FoundRow | None = None
    _has_taken_figures: bool = False

    def take_row(self, row: DocumentRow) -> bool:
        """Place the figures of a row; False where it is no row of figures, or not surely one."""
        found = self._find_labelled_row(row) or self._find_row_under_label(row)
        if found:
            if not self._place(found, row):
                return False
            self._last_row = found
            self._has_taken_figures = True
            return True
        if self._take_unlabelled_row(row):
            self._has_taken_figures = True
            return True
        self._pass_heading(row)
        return False

    def _pass_heading(self, row: DocumentRow) -> None:
        """Keep a row that may be a heading; headings of columns below figures are another table's, or another page's."""
        if self._has_taken_figures and any(cell and self.labels.is_column_heading(cell) for cell in row.cells):
            self.headings, self._has_taken_figures = [], False
        self.headings = [*self.headings[-_MAX_HEADING_ROWS:], row]

    def _place(self, found: FoundRow, row: DocumentRow) -> bool:
        """Place a row that was found under its headings; False where its cells are not surely those of the columns."""
        target, columns, label = found
        strays = list_strays(row, label, columns)
        cells = [_read_cell(row, places) for places in columns if places]
        if not fits_columns(row, columns) and any(cell.text for cell in cells):
            return False
        ids = tuple(id for id, places in zip(target.cell_ids, columns, strict=True) if places)
        is_doubtful = any(is_beyond(at, columns) and not self._find_heading(at) for at in strays)
        if is_doubtful and not (row.worksheet and self.found_figures.do_sums_hold(ids, cells)):
            return False
        self.found_figures.place_row(replace(target, cell_ids=ids), cells)
        for at in strays:
            self.stray_figures.add(self._find_heading(at), row.cells[at] or "", row.locate_cell(at))
        self._note_changed_label(target, row)
        return True

    def _find_heading(self, at: int) -> str:
        """The lowest text over a place in the headings last passed; "" for none."""
        texts = [row.cells[at] for row in self.headings if at < len(row.cells)]
        return next((text for text in reversed(texts) if text), "")

    def end_table(self) -> None:
        """Place the blank rows seen under the headings of tables of one row, and note what stands in other columns.

        To be called after the last row.
        """
        for target, cells in self.blank_rows.values():
            self.found_figures.place_row(target, cells)
        self.found_figures.notes += self.stray_figures.describe()

    def _find_labelled_row(self, row: DocumentRow) -> FoundRow | None:
        """The row that the innermost label left of its block's columns names, and where those columns stand.

        None where words that are not known stand between them: 小计, 上年.
        """
        unknown = False
        for at in reversed(range(len(row.cells))):
            cell = row.cells[at]
            if not cell or is_value(cell):
                continue
            target = self.labels.find_row(cell) or self.labels.ambiguous_row(cell) or self.labels.fuzzy_row(cell)
            columns = self._find_columns(target.block, len(row.cells)) if target else None
            if not target or not columns or at >= min(places[0] for places in columns if places):
                unknown = unknown or not (target or self.labels.is_label(cell))
                continue
            if target.is_renamed and not _holds_values(row, columns):
                continue
            if unknown and self._is_word_between(row, at, columns):
                return None
            if not _is_shifted(row, at, columns):
                return target, columns, at
        return None

    def _is_word_between(self, row: DocumentRow, label: int, columns: ColumnPlaces) -> bool:
        """Whether a text that is no label of the form stands between a label and the columns, beside figures."""
        first = min(places[0] for places in columns if places)
        between = [cell for cell in row.cells[label + 1 : first] if cell and not is_value(cell)]
        return bool(between) and _holds_values(row, columns)

    def _find_row_under_label(self, row: DocumentRow) -> FoundRow | None:
        """The row last found, where its label reaches down over this row too: its figures may be either's."""
        if self._last_row is None:
            return None
        _, columns, label = self._last_row
        first = min(places[0] for places in columns if places)
        is_under_label = len(row.cells) > label and row.cells[label] is None and not any(row.cells[:first])
        return self._last_row if is_under_label and _holds_values(row, columns) else None

    def _note_changed_label(self, target: TargetRow, row: DocumentRow) -> None:
        """Tell the clerk of a label that was understood although characters of it were lost."""
        cells = [cell for cell in row.cells if cell]
        if target.is_renamed:
            return
        if any(target in (self.labels.find_row(cell), self.labels.ambiguous_row(cell)) for cell in cells):
            return
        changed = next((cell for cell in cells if self.labels.fuzzy_row(cell) == target), "")
        if changed:
            self.found_figures.note_unplaced(
                row.location, changed, f"与表样的写法不同，当作“{target.row.label}”读入，请核对。"
            )

    def _take_unlabelled_row(self, row: DocumentRow) -> bool:
        """Place a row of figures under the headings of a block without row labels; False where it is none.

        A blank row there is kept for place_blank_rows().
        """
        for table in self.labels.form.tables.values():
            for block in table.blocks:
                columns = None if block.stub_columns else self._find_columns(block, len(row.cells))
                if not columns:
                    continue
                target = only_row_of(table.id, block)
                cells = [_read_cell(row, places) for places in columns]
                if not any(cell.text for cell in cells):
                    self.blank_rows.setdefault(table.id, (target, cells))
                elif _is_figure_row(cells) and not any(self.labels.is_heading(cell.text) for cell in cells):
                    return self._place((target, columns, -1), row)
        return False

    def _find_columns(self, block: TableBlock, width: int) -> ColumnPlaces | None:
        """Where the block's columns stand, by the headings last seen over them; None where there were none yet.

        width: of the row. A table goes on with the columns of another of the same width, as on its next page, unless
        its own headings stand elsewhere.
        """
        key = f"{block.title} {' '.join(column.label for column in block.columns)}"
        named = self._list_named_places(block)
        columns = self._match_headings(block, named)
        if columns:
            self.known_columns[key] = (width, columns)
            return columns
        known_width, known = self.known_columns.get(key, (0, ()))
        official = [normalise_label(column.label) for column in block.columns]
        is_same = width == known_width and all(
            any(at in places for label, places in zip(official, known, strict=True) if label == named[at])
            for at in named
        )
        return known if is_same else None

    def _list_named_places(self, block: TableBlock) -> dict[int, str]:
        """The lowest heading of the block's columns over each place, normalised."""
        lowest: dict[int, str] = {}
        for row in self.headings:
            for at, cell in enumerate(row.cells):
                label = self.labels.find_column(cell, block) if cell else None
                if label:
                    lowest[at] = label
        return lowest

    def _match_headings(self, block: TableBlock, lowest: Mapping[int, str]) -> ColumnPlaces | None:
        """The places under whose lowest headings all columns of the block are named, each once or all in order.

        A merged heading may be written over each of its places; totals, which are computed, may be missing.
        """
        seen = set(lowest.values())
        official = [normalise_label(column.label) for column in block.columns]
        places = sorted(lowest)
        if [lowest[at] for at in places] == official:
            ordered = self._order_by_group(block, places)
            return widen_columns(ordered, self._list_spans(lowest)) if ordered else None
        by_label = {label: tuple(at for at in places if lowest[at] == label) for label in official}
        has_twins = len(by_label) < len(official)
        if has_twins or not any(by_label.values()) or not all(_stand_together(some) for some in by_label.values()):
            return None
        may_be_missing = _computed_columns(block) - seen
        if any(not some and label not in may_be_missing for label, some in by_label.items()):
            return None
        return widen_columns([by_label[label] for label in official], self._list_spans(lowest))

    def _list_spans(self, lowest: Mapping[int, str]) -> dict[int, tuple[int, ...]]:
        """The places that the lowest heading over each place covers."""
        spans: dict[int, tuple[int, ...]] = {}
        for row in self.headings:
            for at in lowest:
                if at < len(row.cells) and row.cells[at]:
                    spans[at] = find_span(row.cells, at, lowest)
        return spans

    def _order_by_group(self, block: TableBlock, places: Sequence[int]) -> ColumnPlaces | None:
        """Where the columns of a block stand, each at one of these places, which their headings name in order.

        Columns may be named alike in every group of columns; then a group's own heading tells which group it is, and
        columns are given in the order of the form's groups. None where the headings of groups stand out of order.
        """
        if len({column.label for column in block.columns}) == len(block.columns):
            return tuple((at,) for at in places)
        groups = list(dict.fromkeys(column.under for column in block.columns if column.under))
        place_of_group, place_of_text = self._locate_headings(block)
        size = len(block.columns) // len(groups)
        number_at = {places[number * size]: number for number in range(len(groups))}
        if sorted(place_of_group.values()) == sorted(number_at):
            ordered: list[tuple[int, ...]] = []
            for group in groups:
                first = number_at[place_of_group[group]] * size
                ordered += [(at,) for at in places[first : first + size]]
            return tuple(ordered)
        for level in range(2):
            labels = [normalise_label(group[level]) for group in groups if len(group) > level]
            found = [place_of_text[label] for label in labels if label in place_of_text]
            if found != sorted(found):
                return None
        return tuple((at,) for at in places)

    def _locate_headings(self, block: TableBlock) -> tuple[dict[tuple[str, ...], int], dict[str, int]]:
        """Where the headings of a block's groups stand, by group; and where any heading stands, by its text."""
        place_of_group: dict[tuple[str, ...], int] = {}
        place_of_text: dict[str, int] = {}
        for row in self.headings:
            for at, cell in enumerate(row.cells):
                text = normalise_label(cell or "")
                place_of_text[text] = at
                group = self.labels.column_groups.get(text)
                if group and group[0] is block:
                    place_of_group[group[1]] = at
        return place_of_group, place_of_text


def only_row_of(table_id: str, block: TableBlock) -> TargetRow:
    """The only row of a block without row labels."""
    row = block.rows[0]
    return TargetRow(table_id, block, row, tuple(block.cells[row.id, column.id].id for column in block.columns))


def _read_cell(row: DocumentRow, places: Sequence[int]) -> FoundText:
    """The text in the places of one column, which are several where a cell was merged; once where they say the same."""
    texts = dict.fromkeys((row.cells[at] or "").strip() for at in places if at < len(row.cells))
    return FoundText(" ".join(text for text in texts if text), row.locate_cell(places[0]))


def _holds_values(row: DocumentRow, columns: ColumnPlaces) -> bool:
    return any(is_value(_read_cell(row, places).text) for places in columns if places)


def _stand_together(places: Sequence[int]) -> bool:
    return not places or places[-1] - places[0] < len(places)


def _computed_columns(block: TableBlock) -> set[str]:
    """The labels, normalised, of the columns that hold totals."""
    first = block.rows[0].id
    return {normalise_label(column.label) for column in block.columns if block.cells[first, column.id].is_computed}


def _is_shifted(row: DocumentRow, label: int, columns: ColumnPlaces) -> bool:
    """Whether a row's figures do not stand in its block's columns. label: the place of its label.

    They stand left of the columns, or beside them while a column was not found or all are blank.
    """
    named = {at for places in columns for at in places}
    right_of_label = [(at, cell) for at, cell in enumerate(row.cells) if cell and at > label]
    elsewhere = [at for at, cell in right_of_label if at not in named and is_value(cell)]
    if not all(columns) or not _holds_values(row, columns):
        return bool(elsewhere)
    return any(at < min(named) for at in elsewhere)


def _is_figure_row(cells: Sequence[FoundText]) -> bool:
    """Whether cells are a row of figures: one at least is a figure, or several say something."""
    if any(is_value(cell.text) for cell in cells):
        return True
    return sum(1 for cell in cells if cell.text) > 1
