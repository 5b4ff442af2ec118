"""Tables whose cells stand under each other: figures are found by row label and column heading, wherever they moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from model.form.form import TableBlock
from model.importing.document import DocumentRow
from model.importing.matching.found_figures import FoundFigures, FoundText
from model.importing.matching.labels import LabelIndex, TargetRow, normalise_label
from model.importing.matching.values import is_value

_MAX_HEADING_ROWS = 12
"""Rows above a figure that may hold its headings."""

ColumnPlaces = tuple[tuple[int, ...], ...]
"""For each column of a block, in the block's order, its places in a row: several where merged, none where left out."""


@dataclass
class AlignedTableReader:
    """Goes down the rows of one worksheet or table and places those whose cells it is sure of in found_figures.

    headings: the rows last passed that held no figures. known_columns: by block, where its columns stood last.
    blank_rows: by table without row labels, its row and the blank cells under its headings.
    """

    labels: LabelIndex
    found_figures: FoundFigures
    headings: list[DocumentRow] = field(default_factory=list)
    known_columns: dict[str, ColumnPlaces] = field(default_factory=dict)
    blank_rows: dict[str, tuple[TargetRow, list[FoundText]]] = field(default_factory=dict)

    def take_row(self, row: DocumentRow) -> bool:
        """Place the figures of a row; False where it is no row of figures, or not surely one."""
        found = self._find_labelled_row(row)
        if found:
            target, columns = found
            ids = tuple(id for id, places in zip(target.cell_ids, columns, strict=True) if places)
            cells = [_read_cell(row, places) for places in columns if places]
            self.found_figures.place_row(replace(target, cell_ids=ids), cells)
            self._note_changed_label(target, row)
            return True
        if self._take_unlabelled_row(row):
            return True
        self.headings = [*self.headings[-_MAX_HEADING_ROWS:], row]
        return False

    def place_blank_rows(self) -> None:
        """Place the blank rows seen under the headings of tables of one row; to be called after the last row."""
        for target, cells in self.blank_rows.values():
            self.found_figures.place_row(target, cells)

    def _find_labelled_row(self, row: DocumentRow) -> tuple[TargetRow, ColumnPlaces] | None:
        """The row that the innermost label left of its block's columns names, and where those columns stand."""
        for at in reversed(range(len(row.cells))):
            cell = row.cells[at]
            if not cell or is_value(cell):
                continue
            target = self.labels.find_row(cell) or self.labels.ambiguous_row(cell) or self.labels.fuzzy_row(cell)
            columns = self._find_columns(target.block) if target else None
            if not target or not columns or at >= min(places[0] for places in columns if places):
                continue
            if target.is_renamed and not _holds_values(row, columns):
                continue
            if not _is_shifted(row, at, columns):
                return target, columns
        return None

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
                columns = None if block.stub_columns else self._find_columns(block)
                if not columns:
                    continue
                target = only_row_of(table.id, block)
                cells = [_read_cell(row, places) for places in columns]
                if not any(cell.text for cell in cells):
                    self.blank_rows.setdefault(table.id, (target, cells))
                elif _is_figure_row(cells) and not any(self.labels.is_heading(cell.text) for cell in cells):
                    self.found_figures.place_row(target, cells)
                    return True
        return False

    def _find_columns(self, block: TableBlock) -> ColumnPlaces | None:
        """Where the block's columns stand, by the headings last seen over them; None where there were none yet."""
        key = f"{block.title} {' '.join(column.label for column in block.columns)}"
        columns = self._match_headings(block)
        if columns:
            self.known_columns[key] = columns
        return self.known_columns.get(key)

    def _match_headings(self, block: TableBlock) -> ColumnPlaces | None:
        """The places under whose lowest headings all columns of the block are named, each once or all in order.

        A merged heading may be written over each of its places; totals, which are computed, may be missing.
        """
        lowest: dict[int, str] = {}
        seen: set[str] = set()
        for row in self.headings:
            for at, cell in enumerate(row.cells):
                label = self.labels.find_column(cell, block) if cell else None
                if label:
                    lowest[at] = label
                    seen.add(label)
        official = [normalise_label(column.label) for column in block.columns]
        places = sorted(lowest)
        if [lowest[at] for at in places] == official:
            return self._order_by_group(block, places)
        by_label = {label: tuple(at for at in places if lowest[at] == label) for label in official}
        has_twins = len(by_label) < len(official)
        if has_twins or not any(by_label.values()) or not all(_stand_together(some) for some in by_label.values()):
            return None
        may_be_missing = _computed_columns(block) - seen
        if any(not some and label not in may_be_missing for label, some in by_label.items()):
            return None
        return tuple(by_label[label] for label in official)

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
