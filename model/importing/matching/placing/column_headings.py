"""In which order the columns of a table stand, by the headings over rows whose cells do not stand under each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from model.form.form import TableBlock
from model.importing.matching.labels import LabelIndex, TargetRow, normalise_label
from model.importing.matching.placing.table_columns import list_computed_columns


class ColumnHeadings:
    """The headings last seen over a table, in reading order; they hold for all rows until other headings come."""

    def __init__(self, labels: LabelIndex) -> None:
        self._labels = labels
        self._texts: list[str] = []
        self._new_texts: list[str] = []

    def add(self, text: str) -> None:
        """Take the next heading of a column or of several; any other text is left out."""
        if self._is_over_columns(text):
            self._new_texts.append(text)

    def end_headings(self, last_text: str = "") -> None:
        """Figures follow. One heading alone, 其他 or 总计, may be part of a label, and changes nothing.

        last_text: what stands right before them, "" for none. It is a heading too where the number of the first row,
        which stands in a column of its own, is the first figure.
        """
        self.add(last_text)
        if len(self._new_texts) > 1:
            self._texts = self._new_texts
        self._new_texts = []

    def order_cells(self, target: TargetRow) -> TargetRow | None:
        """The row with its cells in the order of the headings; as the form has them where no heading says otherwise.

        Where they name all columns but the totals, the row has no cells for totals. None where the headings stand in
        another order and do not name every column once.
        """
        if target.is_renamed:
            return target
        block = target.block
        official = [normalise_label(column.label) for column in block.columns]
        if len(set(official)) < len(official):
            return target
        named = [self._labels.find_column(text, block) for text in self._texts]
        in_order_of_text = list(dict.fromkeys(label for label in named if label))
        if in_order_of_text == official:
            return target  # a heading over several columns may stand higher, and so before one that is left of them
        found = self._list_columns(block)
        entered = [label for label in official if label not in list_computed_columns(block)]
        if found == entered != official:
            return replace(target, cell_ids=tuple(target.cell_ids[official.index(label)] for label in found))
        if found in (official, _reading_order(block)) or _is_part_of(found, official):
            return target
        if _is_part_of(found, _reading_order(block)):
            return target
        if sorted(found) != sorted(official):
            return None
        if found != in_order_of_text and not self._are_in_two_rows(block, in_order_of_text):
            return None  # two orders, by a heading over several columns and without it: nothing says which is right
        return replace(target, cell_ids=tuple(target.cell_ids[official.index(label)] for label in found))

    def _are_in_two_rows(self, block: TableBlock, columns: Sequence[str]) -> bool:
        """Whether headings over several columns stand among others in one row, and those columns' in the next.

        columns: those of a block in the order of the text. A heading over several that stands first may only be set
        higher than the others.
        """
        depth = _least_depth(block)
        lower = {normalise_label(column.label) for column in block.columns if len(column.under) > depth}
        groups = {normalise_label(column.under[depth]) for column in block.columns if len(column.under) > depth}
        keys = [normalise_label(text) for text in self._texts]
        first = next((key for key in keys if key in groups or self._labels.find_column(key, block)), "")
        is_lower = [label in lower for label in columns]
        return first not in groups and is_lower == sorted(is_lower)

    def _is_over_columns(self, text: str) -> bool:
        if self._labels.is_column_heading(text):
            return True
        key = normalise_label(text)
        blocks = (block for table in self._labels.form.tables.values() for block in table.blocks)
        return any(key == normalise_label(group) for block in blocks for line in block.columns for group in line.under)

    def _list_columns(self, block: TableBlock) -> list[str]:
        """The columns of a block that are named, normalised, each once; those of a group where its heading stands."""
        depth = _least_depth(block)
        group_of = {
            normalise_label(column.label): normalise_label(column.under[depth])
            for column in block.columns
            if len(column.under) > depth
        }
        named: list[str] = []
        for text in self._texts:
            key = normalise_label(text)
            label = key if key in group_of.values() else self._labels.find_column(text, block)
            if label and label not in named:
                named.append(label)
        columns: list[str] = []
        for label in named:
            if label in group_of.values():
                columns += [other for other in named if group_of.get(other) == label]
            elif group_of.get(label) not in named:
                columns.append(label)
        return columns


def _reading_order(block: TableBlock) -> list[str]:
    """The columns as they are read line by line where those under a common heading stand lower than the others."""
    by_depth = sorted(block.columns, key=lambda column: len(column.under))
    return [normalise_label(column.label) for column in by_depth]


def _least_depth(block: TableBlock) -> int:
    """How many headings stand over all columns of a block: 申请人情况."""
    return min(len(column.under) for column in block.columns)


def _is_part_of(labels: Sequence[str], order: Sequence[str]) -> bool:
    """Whether some labels, not all, stand in the same order as in a list."""
    places = [order.index(label) for label in labels if label in order]
    return places == sorted(places) and len(places) < len(order)
