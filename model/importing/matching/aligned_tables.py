"""Tables whose cells stand under each other: figures are found by row label and column heading, wherever they moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from model.form.form import TableBlock
from model.importing.document import DocumentRow
from model.importing.matching.found_figures import FoundFigures, FoundText
from model.importing.matching.labels import LabelIndex, TargetRow
from model.importing.matching.placing.column_spans import ColumnPlaces, fits_columns, is_beyond, list_strays
from model.importing.matching.placing.stray_figures import StrayFigures
from model.importing.matching.placing.table_columns import TableColumns
from model.importing.matching.values import is_value

FoundRow = tuple[TargetRow, ColumnPlaces, int]
"""A row of the form, where its columns stand, and the place of its label; -1 for none."""


@dataclass
class AlignedTableReader:
    """Goes down the rows of one worksheet or table and places those whose cells it is sure of in found_figures.

    columns: where the columns stand. stray_figures: what stands beside the columns of the form.
    blank_rows: by table without row labels, its row and the blank cells under its headings.
    _follows_figures: whether the row before was placed.
    """

    labels: LabelIndex
    found_figures: FoundFigures
    columns: TableColumns
    blank_rows: dict[str, tuple[TargetRow, list[FoundText]]] = field(default_factory=dict)
    stray_figures: StrayFigures = field(default_factory=StrayFigures)
    _last_row: FoundRow | None = None
    _follows_figures: bool = False

    def take_row(self, row: DocumentRow) -> bool:
        """Place the figures of a row; False where it is no row of figures, or not surely one."""
        is_taken = self._take_row(row)
        self._follows_figures = is_taken
        return is_taken

    def _take_row(self, row: DocumentRow) -> bool:
        found = self._find_labelled_row(row) or self._find_row_under_label(row)
        if found:
            if not self._place(found, row):
                return False
            self._last_row = found
            self.columns.end_headings()
            return True
        if self._take_unlabelled_row(row):
            self.columns.end_headings()
            return True
        self.columns.pass_heading(row)
        return False

    def _place(self, found: FoundRow, row: DocumentRow) -> bool:
        """Place a row that was found under its headings; False where its cells are not surely those of the columns."""
        target, columns, label = found
        strays = list_strays(row, label, columns)
        cells = [_read_cell(row, places) for places in columns if places]
        if not fits_columns(row, columns):
            if any(cell.text for cell in cells):
                return False
            if row.column_spans:
                self._withdraw_shared_row(row, columns)
                return True  # its cells are missing, not blank
        ids = tuple(id for id, places in zip(target.cell_ids, columns, strict=True) if places)
        beyond = [at for at in strays if is_beyond(at, columns) and not self.columns.find_foreign_heading(at)]
        if beyond and not self._stand_beside_table(row, beyond[0], ids, cells):
            return False
        is_last_refused = any(at in row.refused_columns for at in columns[-1])  # it holds something, so none is missing
        has_all_cells = bool(row.column_spans) or is_last_refused
        self.found_figures.place_row(replace(target, cell_ids=ids), cells, has_all_cells)
        for at in strays:
            self.found_figures.told.append(FoundText(row.cells[at] or "", row.locate_cell(at)))
            self.stray_figures.add(self.columns.find_foreign_heading(at), row.cells[at] or "", row.locate_cell(at))
        self._note_changed_label(target, row)
        return True

    def _withdraw_shared_row(self, row: DocumentRow, columns: ColumnPlaces) -> None:
        """Take back the figures of the row above where they reach down into this one: they may be either row's."""
        above = self._last_row
        places = [at for places in columns for at in places]
        if not self._follows_figures or above is None or any(row.cells[at] is not None for at in places):
            return
        ids = [id for id in above[0].cell_ids if id in self.found_figures.texts]
        found = [self.found_figures.texts.pop(id) for id in ids]
        if found:
            text = " ".join((above[0].row.label, row.text, *(cell.text for cell in found if cell.text)))
            self.found_figures.note_unplaced(found[0].location, text, "认不出各是哪一格，没有读入，请手填。")

    def _stand_beside_table(
        self, row: DocumentRow, at: int, cell_ids: Sequence[str], cells: Sequence[FoundText]
    ) -> bool:
        """Whether figures right of the last column only stand beside the table. at: the place of the first.

        In a workbook every figure has its place; elsewhere, or close to the table, they may be the row's own, pushed
        there by a cell too many.
        """
        is_close = bool(row.cells[at - 1])
        has_sums = bool(self.found_figures.list_sums(cell_ids))
        if not row.worksheet or (is_close and not has_sums):
            return False
        return self.found_figures.do_sums_hold(cell_ids, cells)

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
        for at in reversed(range(len(row.cells))):
            cell = row.cells[at]
            if not cell or is_value(cell):
                continue
            target = self.labels.find_row(cell) or self.labels.ambiguous_row(cell) or self.labels.fuzzy_row(cell)
            columns = self.columns.find_columns(target.block, len(row.cells)) if target else None
            if not target or not columns or at >= min(places[0] for places in columns if places):
                continue
            if target.is_renamed and not _holds_values(row, columns):
                continue
            if self._has_unknown_word_between(row, at, columns):
                return None
            if not self._is_shifted(row, at, columns):
                return target, columns, at
        return None

    def _is_shifted(self, row: DocumentRow, label: int, columns: ColumnPlaces) -> bool:
        """Whether a row's figures do not stand in its block's columns. label: the place of its label.

        They stand left of the columns, or beside them while a column was not found or all are blank. Under a heading
        that the form has not they may stand anywhere.
        """
        named = {at for places in columns for at in places}
        strays = [at for at in list_strays(row, label, columns) if not self.columns.find_foreign_heading(at)]
        if not all(columns) or not _holds_values(row, columns):
            return bool(strays)
        return any(at < min(named) for at in strays)

    def _has_unknown_word_between(self, row: DocumentRow, label: int, columns: ColumnPlaces) -> bool:
        """Whether a text that is no label of the form stands between a label and the columns, beside figures."""
        first = min(places[0] for places in columns if places)
        between = [cell for cell in row.cells[label + 1 : first] if cell and not is_value(cell)]
        return not all(map(self.labels.is_label, between)) and _holds_values(row, columns)

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

        A blank row there is kept for end_table().
        """
        for table in self.labels.form.tables.values():
            for block in table.blocks:
                columns = None if block.stub_columns else self.columns.find_columns(block, len(row.cells))
                if not columns:
                    continue
                target = only_row_of(table.id, block)
                cells = [_read_cell(row, places) for places in columns]
                if not any(cell.text for cell in cells):
                    self.blank_rows.setdefault(table.id, (target, cells))
                elif _is_figure_row(cells) and not any(self.labels.is_heading(cell.text) for cell in cells):
                    return self._place((target, columns, -1), row)
        return False


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


def _is_figure_row(cells: Sequence[FoundText]) -> bool:
    """Whether cells are a row of figures: one at least is a figure, or several say something."""
    if any(is_value(cell.text) for cell in cells):
        return True
    return sum(1 for cell in cells if cell.text) > 1
