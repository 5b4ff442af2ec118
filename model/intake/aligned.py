"""Tables whose cells stand under each other: figures are found by row label and column heading, wherever they moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from model.form import Block
from model.intake.document import Row
from model.intake.harvest import Found, Harvest
from model.intake.labels import Index, Target, bare
from model.intake.values import is_value

_HEAD = 12
"""Rows above a figure that may hold its headings."""

Columns = tuple[int, ...]
"""Where each column of a block stands, in the block's order."""


@dataclass
class Aligned:
    """Walks down the rows of one worksheet or table and takes those it is sure of."""

    index: Index
    harvest: Harvest
    headings: list[Row] = field(default_factory=list)
    mapped: dict[str, Columns] = field(default_factory=dict)
    blank: dict[str, tuple[Target, list[Found]]] = field(default_factory=dict)

    def take(self, row: Row) -> bool:
        """Place the figures of a row; False where it is no row of figures, or not surely one."""
        found = self._labelled(row)
        if found:
            target, columns = found
            self.harvest.put(target, [_cell(row, at) for at in columns])
            self._tell_change(target, row)
            return True
        if self._unlabelled(row):
            return True
        self.headings = [*self.headings[-_HEAD:], row]
        return False

    def finish(self) -> None:
        """A table of one row in which nothing was entered is known to be blank."""
        for target, cells in self.blank.values():
            self.harvest.put(target, cells)

    def _labelled(self, row: Row) -> tuple[Target, Columns] | None:
        """The innermost row label left of its block's columns."""
        for at in reversed(range(len(row.cells))):
            cell = row.cells[at]
            if not cell or is_value(cell):
                continue
            target = self.index.row(cell) or self.index.possible(cell) or self.index.nearly(cell)
            columns = self._columns(target.block) if target else None
            if target and columns and at < min(columns) and (not target.renamed or _holds_values(row, columns)):
                return target, columns
        return None

    def _tell_change(self, target: Target, row: Row) -> None:
        """A label that lost characters was understood, and that is said."""
        cells = [cell for cell in row.cells if cell]
        if not target.renamed and not any(self.index.row(cell) == target for cell in cells):
            changed = next(cell for cell in cells if self.index.nearly(cell) == target)
            self.harvest.refuse(row.where, changed, f"与表样的写法不同，当作“{target.row.label}”读入，请核对。")

    def _unlabelled(self, row: Row) -> bool:
        """A row of a block without row labels: one under its headings that holds values, or the blank one there."""
        for table in self.index.form.tables.values():
            for block in table.blocks:
                columns = None if block.stub else self._columns(block)
                if not columns:
                    continue
                target, cells = whole(table.id, block), [_cell(row, at) for at in columns]
                if not any(cell.text for cell in cells):
                    self.blank.setdefault(table.id, (target, cells))
                elif _figures(cells) and not any(self.index.known(cell.text) for cell in cells):
                    self.harvest.put(target, cells)
                    return True
        return False

    def _columns(self, block: Block) -> Columns | None:
        """Where the block's columns stand, by the headings last seen over them."""
        key = f"{block.title} {' '.join(column.label for column in block.columns)}"
        seen = self._headed(block)
        if seen:
            self.mapped[key] = seen
        return self.mapped.get(key)

    def _headed(self, block: Block) -> Columns | None:
        """The places under whose lowest headings all columns of the block are named, each once or all in order."""
        lowest: dict[int, str] = {}
        for row in self.headings:
            for at, cell in enumerate(row.cells):
                label = self.index.column(cell, block) if cell else None
                if label:
                    lowest[at] = label
        official = [bare(column.label) for column in block.columns]
        passed = sorted(lowest)
        if [lowest[at] for at in passed] == official:
            return tuple(passed)
        if len(set(official)) == len(official) and sorted(lowest.values()) == sorted(official):
            return tuple(next(at for at in passed if lowest[at] == label) for label in official)
        return None


def whole(table: str, block: Block) -> Target:
    """The only row of a block without row labels."""
    row = block.rows[0]
    return Target(table, block, row, tuple(block.cells[row.id, column.id].id for column in block.columns))


def _cell(row: Row, at: int) -> Found:
    text = row.cells[at] if at < len(row.cells) else ""
    return Found((text or "").strip(), row.spot(at))


def _holds_values(row: Row, columns: Sequence[int]) -> bool:
    return any(is_value(_cell(row, at).text) for at in columns)


def _figures(cells: Sequence[Found]) -> bool:
    """Whether cells are a row of figures: one at least is, or several say something."""
    return any(is_value(cell.text) for cell in cells) or sum(bool(cell.text) for cell in cells) > 1
