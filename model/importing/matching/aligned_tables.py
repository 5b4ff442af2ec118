"""Tables whose cells stand under each other: figures are found by row label and column heading, wherever they moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from model.form.form import Block
from model.importing.document import Row
from model.importing.matching.found_figures import Found, Harvest
from model.importing.matching.labels import Index, Target, bare
from model.importing.matching.values import is_value

_HEAD = 12
"""Rows above a figure that may hold its headings."""

Columns = tuple[tuple[int, ...], ...]
"""Where each column of a block stands, in the block's order: its places in a row, none for a total left out."""


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
            ids = tuple(id for id, places in zip(target.ids, columns, strict=True) if places)
            self.harvest.put(replace(target, ids=ids), [_cell(row, places) for places in columns if places])
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
            if not target or not columns or at >= min(places[0] for places in columns if places):
                continue
            if (not target.renamed or _holds_values(row, columns)) and not _shifted(row, at, columns):
                return target, columns
        return None

    def _tell_change(self, target: Target, row: Row) -> None:
        """A label that lost characters was understood, and that is said."""
        cells = [cell for cell in row.cells if cell]
        if target.renamed or any(target in (self.index.row(cell), self.index.possible(cell)) for cell in cells):
            return
        changed = next((cell for cell in cells if self.index.nearly(cell) == target), "")
        if changed:
            self.harvest.refuse(row.where, changed, f"与表样的写法不同，当作“{target.row.label}”读入，请核对。")

    def _unlabelled(self, row: Row) -> bool:
        """A row of a block without row labels: one under its headings that holds values, or the blank one there."""
        for table in self.index.form.tables.values():
            for block in table.blocks:
                columns = None if block.stub else self._columns(block)
                if not columns:
                    continue
                target, cells = whole(table.id, block), [_cell(row, places) for places in columns]
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
        """The places under whose lowest headings all columns of the block are named, each once or all in order.

        A merged heading may be written over each of its places; totals, which are computed, may be missing.
        """
        lowest: dict[int, str] = {}
        seen: set[str] = set()
        for row in self.headings:
            for at, cell in enumerate(row.cells):
                label = self.index.column(cell, block) if cell else None
                if label:
                    lowest[at] = label
                    seen.add(label)
        official = [bare(column.label) for column in block.columns]
        passed = sorted(lowest)
        if [lowest[at] for at in passed] == official:
            return self._by_group(block, passed)
        runs = {label: tuple(at for at in passed if lowest[at] == label) for label in official}
        missing = {bare(c.label) for c in block.columns if block.cells[block.rows[0].id, c.id].computed} - seen
        whole_runs = all(places[-1] - places[0] < len(places) for places in runs.values() if places)
        if not runs or len(runs) < len(official) or not whole_runs:
            return None
        named = all(places or label in missing for label, places in runs.items()) and any(runs.values())
        return tuple(runs[label] for label in official) if named else None

    def _by_group(self, block: Block, passed: Sequence[int]) -> Columns | None:
        """Where columns stand whose names recur in each group, by the groups' own places; None where they disagree."""
        unders = list(dict.fromkeys(column.under for column in block.columns if column.under))
        if len({column.label for column in block.columns}) == len(block.columns):
            return tuple((at,) for at in passed)
        starts: dict[tuple[str, ...], int] = {}
        levels: dict[str, int] = {}
        for row in self.headings:
            for at, cell in enumerate(row.cells):
                group = self.index.groups.get(bare(cell or ""))
                if group and group[0] is block:
                    starts[group[1]] = at
                levels[bare(cell or "")] = at
        size = len(block.columns) // len(unders)
        slots = {passed[number * size]: number for number in range(len(unders))}
        if sorted(starts.values()) == sorted(slots):
            order = [slots[starts[under]] for under in unders]
            return tuple((at,) for number in order for at in passed[number * size : (number + 1) * size])
        for level in range(2):
            seen = [levels[label] for u in unders if len(u) > level and (label := bare(u[level])) in levels]
            if seen != sorted(seen):
                return None
        return tuple((at,) for at in passed)


def whole(table: str, block: Block) -> Target:
    """The only row of a block without row labels."""
    row = block.rows[0]
    return Target(table, block, row, tuple(block.cells[row.id, column.id].id for column in block.columns))


def _cell(row: Row, places: Sequence[int]) -> Found:
    """What stands in the places of one column, once where all say the same."""
    texts = dict.fromkeys((row.cells[at] or "").strip() for at in places if at < len(row.cells))
    return Found(" ".join(text for text in texts if text), row.spot(places[0]))


def _holds_values(row: Row, columns: Columns) -> bool:
    return any(is_value(_cell(row, places).text) for places in columns if places)


def _shifted(row: Row, label: int, columns: Columns) -> bool:
    """Whether figures stand left of the columns, or beside them where one was not found or all are blank."""
    named = {at for places in columns for at in places}
    others = [at for at, cell in enumerate(row.cells) if cell and at > label and at not in named and is_value(cell)]
    lost = not all(columns) or not _holds_values(row, columns)
    return any(at < min(named) or lost for at in others)


def _figures(cells: Sequence[Found]) -> bool:
    """Whether cells are a row of figures: one at least is, or several say something."""
    return any(is_value(cell.text) for cell in cells) or sum(bool(cell.text) for cell in cells) > 1
