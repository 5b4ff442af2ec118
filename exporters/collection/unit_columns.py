"""A table of the form with one row for each unit: its figures side by side, under the form's own headings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from model.form.form import Cell, Form, Table, TableBlock, TableLine
from model.form.rule_language import Rule
from model.form.sheet import place_headings


@dataclass(frozen=True, slots=True)
class ColumnHeading:
    """A heading over columns: its upper left place, counted from 0, its extent in rows and columns, its text."""

    row: int
    column: int
    height: int
    width: int
    text: str


@dataclass(frozen=True)
class UnitColumns:
    """The columns of a table, then those of its equations.

    height: how many rows of headings there are. group_starts: the columns with which a row of the form begins.
    rules: the equations that must hold for each unit, each with a column of what its left side is more than its right.
    """

    table: Table
    cells: tuple[Cell, ...]
    rules: tuple[Rule, ...]
    headings: tuple[ColumnHeading, ...]
    height: int
    group_starts: tuple[int, ...]

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.cells) + len(self.rules)


def lay_out_columns(form: Form, table: Table) -> UnitColumns:
    """The columns of a table in reading order, and those of the equations between its cells."""
    outer = max(_count_row_levels(block) for block in table.blocks)
    inner = max(1 + max(len(column.under) for column in _simplify_columns(block)) for block in table.blocks)
    cells: list[Cell] = []
    headings: list[ColumnHeading] = []
    starts: list[int] = []
    for block in table.blocks:
        columns = _simplify_columns(block)
        headings += _place_row_headings(block, outer, len(cells))
        for row in block.rows:
            starts.append(len(cells))
            headings += _place(columns, inner, outer, len(cells))
            cells += (block.cells[row.id, column.id] for column in block.columns)
    rules = tuple(_list_equations(form, table))
    if rules:
        starts.append(len(cells))
        headings += _place_rule_headings(rules, outer, inner, len(cells))
    return UnitColumns(table, tuple(cells), rules, tuple(headings), outer + inner, tuple(starts))


def _count_row_levels(block: TableBlock) -> int:
    """How many rows the headings of a block's own rows take: none where its only row has no label."""
    lines = [line for row in block.rows for line in (*row.under, row.label) if line]
    if not lines:
        return int(bool(block.title))
    return int(bool(block.title)) + 1 + max(len(row.under) for row in block.rows)


def _simplify_columns(block: TableBlock) -> list[TableLine]:
    """The columns, each one place wide, without a heading that stands over all of them."""
    columns = [replace(column, span=1) for column in block.columns]
    while len(columns) > 1 and columns[0].under and len({column.under[:1] for column in columns}) == 1:
        columns = [replace(column, under=column.under[1:]) for column in columns]
    return columns


def _place_row_headings(block: TableBlock, levels: int, left: int) -> Iterator[ColumnHeading]:
    """The headings of a block's title and rows, each row as wide as the block has columns."""
    if not levels:
        return
    title = (block.title,) if block.title else ()
    rows = [replace(row, span=len(block.columns), under=(*title, *row.under)) for row in block.rows]
    yield from _place(rows, levels, 0, left)


def _place(lines: Sequence[TableLine], levels: int, top: int, left: int) -> Iterator[ColumnHeading]:
    for start, extent, level, height, text in place_headings(lines, levels):
        yield ColumnHeading(top + level, left + start, height, extent, text)


def _list_equations(form: Form, table: Table) -> Iterator[Rule]:
    """The equations of a table that hold for each report by itself and that no formula of a total sees to."""
    ids = {cell.id for cell in table.cells}
    for rule in form.rules:
        is_own = all(term.scope == "" and term.cell in ids for term in rule.terms if term.constant is None)
        if rule.weight == "error" and not rule.is_total_rule and rule.relation == "=" and is_own:
            yield rule


def _place_rule_headings(rules: Sequence[Rule], outer: int, inner: int, left: int) -> Iterator[ColumnHeading]:
    """Over the columns of the equations: what they demand, and the row or column that each is about."""
    if outer:
        start = 0
        for at in range(1, len(rules) + 1):
            if at == len(rules) or rules[at].name != rules[start].name:
                yield ColumnHeading(0, left + start, outer, at - start, f"{rules[start].name}（差应为 0）")
                start = at
    for at, rule in enumerate(rules):
        label = next(iter(rule.labels.values()), "") or rule.name
        yield ColumnHeading(outer, left + at, inner, 1, label)
