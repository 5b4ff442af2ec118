"""Where pasted rows go that bring their labels along: to the rows so named, wherever the cursor is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from model.form.form import Block, Form
from model.importing.matching.aligned_tables import whole
from model.importing.matching.labels import Index, Target, index
from model.pasting.column_headings import Headings, Row, figured
from model.pasting.target_cells import Rows, Spot, stray


def labelled(form: Form, rows: Rows) -> list[Spot] | None:
    """Every text with its cell, or why it has none; None where no row is named, so that the cursor must say."""
    labels = index(form.edition)
    named = [_named(row, labels) for row in rows]
    walk = _Walk(form, labels, _edges(rows, named))
    for number, (row, name) in enumerate(zip(rows, named, strict=True)):
        walk.take(number, row, name)
    return walk.spots if walk.sure else None


@dataclass(frozen=True, slots=True)
class _Name:
    """The row of the form that a pasted row is named after, and where its label stands."""

    target: Target
    at: int


def _named(row: Row, labels: Index) -> _Name | None:
    """The innermost label of a row; one that could be a column's heading too only where something follows it."""
    for at in reversed(range(len(row))):
        text = row[at]
        if not text or figured(text, labels):
            continue
        target = labels.row(text)
        if target is None and any(figured(later, labels) for later in row[at + 1 :] if later):
            target = labels.possible(text)
        if target:
            return _Name(target, at)
    return None


def _edges(rows: Rows, named: Sequence[_Name | None]) -> Mapping[int, int]:
    """By length of row: the column right of the deepest label. Rows of one length stand under each other."""
    edges: dict[int, int] = {}
    for row, name in zip(rows, named, strict=True):
        if name:
            edges[len(row)] = max(edges.get(len(row), 0), name.at + 1)
    return edges


class _Walk:
    """Goes down the rows. sure: at least one was named, by its label or by the headings of a table of one row."""

    def __init__(self, form: Form, labels: Index, edges: Mapping[int, int]) -> None:
        self.spots: list[Spot] = []
        self.sure = False
        self._form = form
        self._labels = labels
        self._edges = edges
        self._headings = Headings(labels)
        self._taken: dict[str, str] = {}

    def take(self, number: int, row: Row, name: _Name | None) -> None:
        """Place one row, or say why it has no place."""
        if self._headings.take(row):
            return
        if name:
            self.sure = True
            self.spots += self._settled(self._cells(number, row, name))
            return
        block = next(self._under_headings(row), None)
        if block:
            self.sure = True
            target = whole(next(iter(block.cells.values())).table, block)
            columns = self._headings.columns(block, row)
            self.spots += self._settled(self._mapped(number, row, target, columns, -1))
        elif any(text and figured(text, self._labels) for text in row):
            self.spots.append(stray(row, number, "认不出这一行是表里的哪一行"))
        elif any(text and not self._labels.known(text) for text in row):
            self.spots.append(stray(row, number, "不是表里的内容，没有放处", idle=True))

    def _under_headings(self, row: Row) -> Iterator[Block]:
        """The block without row labels whose headings stand over this row's figures."""
        for table in self._form.tables.values():
            for block in table.blocks:
                fits = not block.stub and len(row) >= self._headings.width
                columns = self._headings.columns(block, row) if fits else {}
                if any(figured(row[at] or "", self._labels) for at in columns):
                    yield block

    def _cells(self, number: int, row: Row, name: _Name) -> list[Spot]:
        named = self._headings.named(name.target.block)
        standing = len(row) >= self._headings.width and named and name.at < min(named)
        if standing and not name.target.renamed:
            columns = self._headings.columns(name.target.block, row, self._edges[len(row)])
            return self._mapped(number, row, name.target, columns, name.at)
        return self._in_order(number, row, name)

    def _mapped(self, number: int, row: Row, target: Target, columns: Mapping[int, int], label: int) -> list[Spot]:
        """Each text under its heading; a text under none has no place."""
        spots = []
        for at, text in enumerate(row):
            if text is not None and at in columns:
                spots.append(Spot(text, (number, at), self._form.cells[target.ids[columns[at]]]))
            elif at > label and text:
                spots.append(Spot(text, (number, at), None, f"“{target.row.label}”行的这一格上面没有认得的列标题"))
        return spots

    def _in_order(self, number: int, row: Row, name: _Name) -> list[Spot]:
        """The texts after the label, in the order of the columns; merged labels leave blanks before them."""
        target, edge = name.target, self._edges[len(row)]
        start = name.at + 1 if any(row[name.at + 1 : edge]) else edge
        values = [(at, text) for at, text in enumerate(row) if at >= start and text is not None]
        while len(values) > len(target.ids) and not values[0][1]:
            values.pop(0)
        while len(values) > len(target.ids) and not values[-1][1]:
            values.pop()
        if len(values) > len(target.ids):
            why = f"“{target.row.label}”行带来 {len(values)} 格，表里是 {len(target.ids)} 格，对不上"
            return [stray(row, number, why)]
        cells = [self._form.cells[id] for id in target.ids]
        entries = sum(not cell.computed for cell in cells)
        why = f"这一行只带来 {len(values)} 格，从左边数起放" if len(values) not in (len(cells), entries) else ""
        if target.renamed:
            why = f"“{target.row.label}”是别的版本的一行，放进“{cells[0].row.label}”"
        return [Spot(text, (number, at), cell, why) for (at, text), cell in zip(values, cells, strict=False)]

    def _settled(self, spots: Sequence[Spot]) -> Iterator[Spot]:
        """Without a second text for a cell: the same again is nothing, another has no place."""
        for spot in spots:
            before = self._taken.get(spot.cell.id) if spot.cell else None
            if spot.cell is None or before is None:
                yield spot
            elif spot.text and spot.text != before:
                yield Spot(spot.text, spot.at, None, f"{spot.cell.where}前面已有“{before}”")
            if spot.cell and spot.text:
                self._taken.setdefault(spot.cell.id, spot.text)
