"""Places pasted rows that come with their labels: in the rows of the form so named, wherever the cursor is."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from model.form.form import TableBlock
from model.importing.matching.aligned_tables import only_row_of
from model.importing.matching.labels import LabelIndex, TargetRow
from model.pasting.column_headings import HeadingCollector, PastedRow, find_unknown_headings, looks_like_figure
from model.pasting.target_cells import PastedRows, PlacedText, unplaced_row


def place_labelled_rows(labels: LabelIndex, rows: PastedRows) -> list[PlacedText] | None:
    """Every text with its cell, or why it has none; None where no row is named, so that the cursor must say."""
    named = [_find_row_label(row, labels) for row in rows]
    walk = _RowPlacer(labels, _find_label_edges(rows, named), find_unknown_headings(rows, labels))
    for number, (row, name) in enumerate(zip(rows, named, strict=True)):
        walk.place_row(number, row, name)
    return walk.placed if walk.has_named_row else None


@dataclass(frozen=True, slots=True)
class _RowLabel:
    """The row of the form that a pasted row's label names, and the position of the label."""

    target: TargetRow
    column: int


def _find_row_label(row: PastedRow, labels: LabelIndex) -> _RowLabel | None:
    """The rightmost label in a row; one that may also be a column's heading counts only where figures follow it."""
    for at in reversed(range(len(row))):
        text = row[at]
        if not text or looks_like_figure(text, labels):
            continue
        target = labels.find_row(text)
        if target is None and any(looks_like_figure(later, labels) for later in row[at + 1 :] if later):
            target = labels.ambiguous_row(text)
        if target:
            return _RowLabel(target, at)
    return None


def _find_label_edges(rows: PastedRows, named: Sequence[_RowLabel | None]) -> Mapping[int, int]:
    """By length of row, the position right of the rightmost label: rows of one length are taken to be one table's."""
    edges: dict[int, int] = {}
    for row, name in zip(rows, named, strict=True):
        if name:
            edges[len(row)] = max(edges.get(len(row), 0), name.column + 1)
    return edges


class _RowPlacer:
    """Places rows one after the other. placed: the texts so far, each with its cell or why it has none.

    has_named_row: at least one row was named, by its label or by the headings of a block with a single row.
    """

    def __init__(self, labels: LabelIndex, edges: Mapping[int, int], unknown_headings: Collection[int]) -> None:
        self.placed: list[PlacedText] = []
        self.has_named_row = False
        self._form = labels.form
        self._labels = labels
        self._label_edges = edges
        self._headings = HeadingCollector(labels, unknown_headings)
        self._text_by_cell: dict[str, str] = {}

    def place_row(self, number: int, row: PastedRow, name: _RowLabel | None) -> None:
        """Place one row, or say why it has no place."""
        if self._headings.take_row(row, number):
            return
        if name:
            self.has_named_row = True
            self.placed += self._skip_taken_cells(self._place_named_row(number, row, name))
            return
        block = next(self._find_headed_blocks(row), None)
        if block:
            self.has_named_row = True
            target = only_row_of(next(iter(block.cells.values())).table, block)
            columns = self._headings.map_columns(block, row)
            self.placed += self._skip_taken_cells(self._place_under_headings(number, row, target, columns, -1))
        elif any(text and looks_like_figure(text, self._labels) for text in row):
            self.placed.append(unplaced_row(row, number, "认不出这一行是表里的哪一行"))
        elif any(text and not self._labels.is_heading(text) for text in row):
            self.placed.append(unplaced_row(row, number, "不是表里的内容，没有放处", idle=True))

    def _find_headed_blocks(self, row: PastedRow) -> Iterator[TableBlock]:
        """The blocks without row labels whose headings stand over this row's figures."""
        if len(row) < self._headings.width:
            return
        for table in self._form.tables.values():
            for block in table.blocks:
                columns = {} if block.stub_columns else self._headings.map_columns(block, row)
                if any(looks_like_figure(row[at] or "", self._labels) for at in columns):
                    yield block

    def _place_named_row(self, number: int, row: PastedRow, name: _RowLabel) -> list[PlacedText]:
        """The texts of a labelled row: under its block's headings where these were pasted, else in order."""
        named = self._headings.find_named_columns(name.target.block)
        has_headings = len(row) >= self._headings.width and named and name.column < min(named)
        if has_headings and not name.target.is_renamed:
            columns = self._headings.map_columns(name.target.block, row, self._label_edges[len(row)])
            return self._place_under_headings(number, row, name.target, columns, name.column)
        if self._headings.has_foreign_headings(name.target.block, row):
            return self._place_under_headings(number, row, name.target, {}, name.column)
        return self._place_in_order(number, row, name)

    def _place_under_headings(
        self, number: int, row: PastedRow, target: TargetRow, columns: Mapping[int, int], label: int
    ) -> list[PlacedText]:
        """Each text in the cell of its heading's column; one under no heading, right of the label, has no cell."""
        placed = []
        for at, text in enumerate(row):
            if text is not None and at in columns:
                cell = self._form.cells[target.cell_ids[columns[at]]]
                placed.append(PlacedText(text, (number, at), cell))
            elif at > label and text:
                reason = f"“{target.row.label}”行的这一格{self._headings.explain_unplaced(target.block, at)}"
                placed.append(PlacedText(text, (number, at), None, reason))
        return placed

    def _place_in_order(self, number: int, row: PastedRow, name: _RowLabel) -> list[PlacedText]:
        """The texts right of the label in the order of the columns.

        Blanks at either end that are too many are left out, as merged labels leave some.
        """
        target, edge = name.target, self._label_edges[len(row)]
        start = name.column + 1 if any(row[name.column + 1 : edge]) else edge
        values = [(at, text) for at, text in enumerate(row) if at >= start and text is not None]
        while len(values) > len(target.cell_ids) and not values[0][1]:
            values.pop(0)
        while len(values) > len(target.cell_ids) and not values[-1][1]:
            values.pop()
        if len(values) > len(target.cell_ids):
            why = f"“{target.row.label}”行带来 {len(values)} 格，表里是 {len(target.cell_ids)} 格，对不上"
            return [unplaced_row(row, number, why)]
        cells = [self._form.cells[id] for id in target.cell_ids]
        entries = sum(not cell.is_computed for cell in cells)
        why = f"这一行只带来 {len(values)} 格，从左边数起放" if len(values) not in (len(cells), entries) else ""
        if target.is_renamed:
            why = f"“{target.row.label}”是别的版本的一行，放进“{cells[0].row.label}”"
        return [PlacedText(text, (number, at), cell, why) for (at, text), cell in zip(values, cells, strict=False)]

    def _skip_taken_cells(self, texts: Sequence[PlacedText]) -> Iterator[PlacedText]:
        """The texts, without a second one for a cell: the same again is left out, another loses its cell."""
        for text in texts:
            before = self._text_by_cell.get(text.cell.id) if text.cell else None
            if text.cell is None or before is None:
                yield text
            elif text.text and text.text != before:
                yield PlacedText(text.text, text.position, None, f"{text.cell.name}前面已有“{before}”")
            if text.cell and text.text:
                self._text_by_cell.setdefault(text.cell.id, text.text)
