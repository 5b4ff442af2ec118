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
"""Where each column of a block stands, in the block's order: its places in a row, none for a total left out."""


@dataclass
class AlignedTableReader:
    """Walks down the rows of one worksheet or table and takes those it is sure of."""

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
            self.found_figures.place_row(
                replace(target, cell_ids=ids), [_read_cell(row, places) for places in columns if places]
            )
            self._note_changed_label(target, row)
            return True
        if self._take_unlabelled_row(row):
            return True
        self.headings = [*self.headings[-_MAX_HEADING_ROWS:], row]
        return False

    def place_blank_rows(self) -> None:
        """A table of one row in which nothing was entered is known to be blank."""
        for target, cells in self.blank_rows.values():
            self.found_figures.place_row(target, cells)

    def _find_labelled_row(self, row: DocumentRow) -> tuple[TargetRow, ColumnPlaces] | None:
        """The innermost row label left of its block's columns."""
        for at in reversed(range(len(row.cells))):
            cell = row.cells[at]
            if not cell or is_value(cell):
                continue
            target = self.labels.find_row(cell) or self.labels.ambiguous_row(cell) or self.labels.fuzzy_row(cell)
            columns = self._find_columns(target.block) if target else None
            if not target or not columns or at >= min(places[0] for places in columns if places):
                continue
            if (not target.is_renamed or _holds_values(row, columns)) and not _is_shifted(row, at, columns):
                return target, columns
        return None

    def _note_changed_label(self, target: TargetRow, row: DocumentRow) -> None:
        """A label that lost characters was understood, and that is said."""
        cells = [cell for cell in row.cells if cell]
        if target.is_renamed or any(
            target in (self.labels.find_row(cell), self.labels.ambiguous_row(cell)) for cell in cells
        ):
            return
        changed = next((cell for cell in cells if self.labels.fuzzy_row(cell) == target), "")
        if changed:
            self.found_figures.note_unplaced(
                row.location, changed, f"与表样的写法不同，当作“{target.row.label}”读入，请核对。"
            )

    def _take_unlabelled_row(self, row: DocumentRow) -> bool:
        """A row of a block without row labels: one under its headings that holds values, or the blank one there."""
        for table in self.labels.form.tables.values():
            for block in table.blocks:
                columns = None if block.stub_columns else self._find_columns(block)
                if not columns:
                    continue
                target, cells = only_row_of(table.id, block), [_read_cell(row, places) for places in columns]
                if not any(cell.text for cell in cells):
                    self.blank_rows.setdefault(table.id, (target, cells))
                elif _is_figure_row(cells) and not any(self.labels.is_heading(cell.text) for cell in cells):
                    self.found_figures.place_row(target, cells)
                    return True
        return False

    def _find_columns(self, block: TableBlock) -> ColumnPlaces | None:
        """Where the block's columns stand, by the headings last seen over them."""
        key = f"{block.title} {' '.join(column.label for column in block.columns)}"
        seen = self._match_headings(block)
        if seen:
            self.known_columns[key] = seen
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
        passed = sorted(lowest)
        if [lowest[at] for at in passed] == official:
            return self._order_by_group(block, passed)
        runs = {label: tuple(at for at in passed if lowest[at] == label) for label in official}
        missing = {
            normalise_label(c.label) for c in block.columns if block.cells[block.rows[0].id, c.id].is_computed
        } - seen
        whole_runs = all(places[-1] - places[0] < len(places) for places in runs.values() if places)
        if not runs or len(runs) < len(official) or not whole_runs:
            return None
        named = all(places or label in missing for label, places in runs.items()) and any(runs.values())
        return tuple(runs[label] for label in official) if named else None

    def _order_by_group(self, block: TableBlock, passed: Sequence[int]) -> ColumnPlaces | None:
        """Where columns stand whose names recur in each group, by the groups' own places; None where they disagree."""
        unders = list(dict.fromkeys(column.under for column in block.columns if column.under))
        if len({column.label for column in block.columns}) == len(block.columns):
            return tuple((at,) for at in passed)
        starts: dict[tuple[str, ...], int] = {}
        levels: dict[str, int] = {}
        for row in self.headings:
            for at, cell in enumerate(row.cells):
                group = self.labels.column_groups.get(normalise_label(cell or ""))
                if group and group[0] is block:
                    starts[group[1]] = at
                levels[normalise_label(cell or "")] = at
        size = len(block.columns) // len(unders)
        slots = {passed[number * size]: number for number in range(len(unders))}
        if sorted(starts.values()) == sorted(slots):
            order = [slots[starts[under]] for under in unders]
            return tuple((at,) for number in order for at in passed[number * size : (number + 1) * size])
        for level in range(2):
            seen = [levels[label] for u in unders if len(u) > level and (label := normalise_label(u[level])) in levels]
            if seen != sorted(seen):
                return None
        return tuple((at,) for at in passed)


def only_row_of(table: str, block: TableBlock) -> TargetRow:
    """The only row of a block without row labels."""
    row = block.rows[0]
    return TargetRow(table, block, row, tuple(block.cells[row.id, column.id].id for column in block.columns))


def _read_cell(row: DocumentRow, places: Sequence[int]) -> FoundText:
    """What stands in the places of one column, once where all say the same."""
    texts = dict.fromkeys((row.cells[at] or "").strip() for at in places if at < len(row.cells))
    return FoundText(" ".join(text for text in texts if text), row.locate_cell(places[0]))


def _holds_values(row: DocumentRow, columns: ColumnPlaces) -> bool:
    return any(is_value(_read_cell(row, places).text) for places in columns if places)


def _is_shifted(row: DocumentRow, label: int, columns: ColumnPlaces) -> bool:
    """Whether figures stand left of the columns, or beside them where one was not found or all are blank."""
    named = {at for places in columns for at in places}
    others = [at for at, cell in enumerate(row.cells) if cell and at > label and at not in named and is_value(cell)]
    lost = not all(columns) or not _holds_values(row, columns)
    return any(at < min(named) or lost for at in others)


def _is_figure_row(cells: Sequence[FoundText]) -> bool:
    """Whether cells are a row of figures: one at least is, or several say something."""
    return any(is_value(cell.text) for cell in cells) or sum(bool(cell.text) for cell in cells) > 1
