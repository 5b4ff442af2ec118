"""Edits that people and programs make to a published report; each changes the paper, and what a person sees on it.

A mutation gets the report, laid out already, and a source of chance; it says whether there was anything to change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import replace
from random import Random
from typing import TypeVar

from model.form.figures import Figure, Money
from tests.strangers.kinds import GRIDS, KINDS, SHOWING_LOOKS
from tests.strangers.published import Paragraph, Piece, PublishedReport, PublishedTable, TableCell, TableRow

_T = TypeVar("_T")
Mutation = Callable[[PublishedReport, Random], bool]

_MIN_FIGURES_OF_GAP = 3
"""Of rows of two figures nobody would see that one is missing."""


def shorten_label(report: PublishedReport, chance: Random) -> bool:
    """A label loses some of its characters: at its beginning, its end or inside."""
    labels = [row.label for row in _figure_rows(report)]
    label = _pick([label for label in labels if label and len(label.text) > 4], chance)
    if label is None:
        return False
    count = chance.randint(1, len(label.text) // 2)
    at = chance.choice([0, len(label.text) - count, chance.randrange(len(label.text) - count + 1)])
    label.text = label.text[:at] + label.text[at + count :]
    return True


def lose_label(report: PublishedReport, chance: Random) -> bool:
    label = _pick([row.label for row in _figure_rows(report) if row.label and row.label.text], chance)
    if label is None:
        return False
    label.text = ""
    return True


def move_row(report: PublishedReport, chance: Random) -> bool:
    """Two rows change places, labels and figures together; the headings of groups stay."""
    table = chance.choice(report.tables)
    rows = [row for row in table.rows if row.figure_cells and row.label]
    first = _pick(rows, chance)
    if first is None:
        return False
    second = _pick([row for row in rows if row is not first and _shape(row) == _shape(first)], chance)
    if second is None:
        return False
    cut, other_cut = _label_place(first), _label_place(second)
    first.cells[cut:], second.cells[other_cut:] = second.cells[other_cut:], first.cells[cut:]
    return True


def double_row(report: PublishedReport, chance: Random) -> bool:
    """A row stands twice."""
    return _double_row(report, chance, has_other_figures=False)


def double_row_with_other_figures(report: PublishedReport, chance: Random) -> bool:
    """A label stands twice, with other figures."""
    return _double_row(report, chance, has_other_figures=True)


def drop_row(report: PublishedReport, chance: Random) -> bool:
    found = _pick([(table, row) for table in report.tables for row in table.rows if row.figure_cells], chance)
    if found is None:
        return False
    table, row = found
    at = table.rows.index(row)
    for top, above in enumerate(table.rows[:at]):
        for cell in above.cells:
            cell.down -= top + cell.down > at
    for cell in row.cells:
        if cell.down > 1 and at + 1 < len(table.rows):
            table.rows[at + 1].cells.append(replace(cell, down=cell.down - 1))
    del table.rows[at]
    _sort_cells(table)
    return bool(table.rows)


def drop_cell(report: PublishedReport, chance: Random) -> bool:
    """A cell is missing: all behind it stand one place farther left."""
    row, cell = _pick_figure(report, chance)
    row.cells.remove(cell)
    _shift(row, cell.column, -cell.across)
    return True


def drop_cell_of_grid(report: PublishedReport, chance: Random) -> bool:
    """As drop_cell, in a file whose rows are all of one length: what moved stands under its neighbour's heading."""
    row, cell = _pick_figure(report, chance)
    moved = row.figure_cells[row.figure_cells.index(cell) :]
    ids = [other.id for other in moved]
    for other, id in zip(moved[1:], ids, strict=False):
        other.id = id
    row.cells.remove(cell)
    _shift(row, cell.column, -cell.across)
    return True


def blank_cell(report: PublishedReport, chance: Random) -> bool:
    _, cell = _pick_figure(report, chance)
    cell.text, cell.figure = "", None
    return True


def split_cell(report: PublishedReport, chance: Random) -> bool:
    """A cell becomes two, the digits in the first or on both sides; all behind it stand one place farther right."""
    row, cell = _pick_figure(report, chance)
    _shift(row, cell.column + cell.across, 1)
    second = TableCell("", column=cell.column + cell.across)
    if len(cell.text) > 1 and chance.random() < 0.5:
        cell.text, second.text = cell.text[:1], cell.text[1:]
        report.also_shown[cell.id] = cell.figure
        cell.figure = None
    row.cells.insert(row.cells.index(cell) + 1, second)
    return True


def split_cell_of_grid(report: PublishedReport, chance: Random) -> bool:
    """As split_cell, in a file of cells under each other: the first digits stand under the heading, the others not."""
    row, cell = _pick_figure(report, chance)
    _shift(row, cell.column + cell.across, 1)
    second = TableCell("", column=cell.column + cell.across)
    if len(cell.text) > 1 and cell.text.isascii() and cell.text.isdigit():
        cell.text, second.text = cell.text[:1], cell.text[1:]
        cell.figure = int(cell.text)
    row.cells.insert(row.cells.index(cell) + 1, second)
    return True


def merge_cells(report: PublishedReport, chance: Random) -> bool:
    """Two cells become one that holds both figures, or the first alone, as Excel keeps it."""
    between = chance.choice(["\n", " ", None])
    return _join_cells(report, chance, [row for row in _figure_rows(report) if len(row.figure_cells) > 1], between)


def run_digits_together(report: PublishedReport, chance: Random) -> bool:
    """Two figures without anything between them, in one cell; nothing is left of the other cell."""
    rows = [row for row in _figure_rows(report) if len(row.figure_cells) >= _MIN_FIGURES_OF_GAP]
    return _join_cells(report, chance, rows, "", has_gap_behind=True)


def run_digits_together_of_grid(report: PublishedReport, chance: Random) -> bool:
    """As run_digits_together, in a row with a total, without which nobody would see that a cell is missing."""
    rows = [row for row in _figure_rows(report) if any(cell.id.endswith(".total") for cell in row.figure_cells)]
    return _join_cells(report, chance, rows, "", has_gap_behind=True)


def write_figure_behind_label(report: PublishedReport, chance: Random) -> bool:
    """The first figure of a row stands in the cell of its label."""
    row = _pick([row for row in _figure_rows(report) if row.label], chance)
    if row is None or row.label is None:
        return False
    label, cell = row.label, row.figure_cells[0]
    label.text += chance.choice(["", " ", "："]) + cell.text
    label.across += cell.across
    report.also_shown[cell.id] = cell.figure
    row.cells.remove(cell)
    return True


def move_column(report: PublishedReport, chance: Random) -> bool:
    """Two columns change places, headings and figures together."""
    found = _pick_two_columns(report, chance)
    if found is None:
        return False
    table, first, second = found
    for cell in table.cells:
        if cell.across == 1 and cell.column in (first, second):
            cell.column = second if cell.column == first else first
    _sort_cells(table)
    return True


def exchange_headings(report: PublishedReport, chance: Random) -> bool:
    """Two headings change places; the figures under them are of the other column now."""
    found = _pick_two_columns(report, chance)
    if found is None:
        return False
    table, first, second = found
    columns: dict[int, list[TableCell]] = {first: [], second: []}
    for cell in table.cells:
        if cell.across == 1 and cell.column in columns:
            columns[cell.column].append(cell)
    for cell, other in zip(columns[first], columns[second], strict=True):
        if cell.id:
            cell.id, other.id = other.id, cell.id
        else:
            cell.text, other.text = other.text, cell.text
    return True


def lose_heading(report: PublishedReport, chance: Random) -> bool:
    """One heading of a table is blank."""
    rows = [row for table in report.tables for row in table.rows if not row.figure_cells]
    cell = _pick([cell for row in rows for cell in row.cells if cell.text], chance)
    if cell is None:
        return False
    cell.text = ""
    return True


def add_blank_rows(report: PublishedReport, chance: Random) -> bool:
    """Blank rows in the tables and blank lines in the prose."""
    for table in report.tables:
        for at in sorted((chance.randint(1, len(table.rows)) for _ in range(2)), reverse=True):
            for top, row in enumerate(table.rows[:at]):
                for cell in row.cells:
                    cell.down += top + cell.down > at
            table.rows.insert(at, TableRow([]))
    report.parts.insert(chance.randrange(len(report.parts)), Paragraph(""))
    return True


def add_stray_figure(report: PublishedReport, chance: Random) -> bool:
    """A number right of a table's last column."""
    table = chance.choice(report.tables)
    row = chance.choice(table.rows)
    row.cells.append(TableCell("7", column=table.column_count))
    return True


def strike_out(report: PublishedReport, chance: Random) -> bool:
    """A figure is struck out, with or without another behind it."""
    _, cell = _pick_figure(report, chance)
    if cell.text and chance.random() < 0.5:
        cell.aside = (Piece(cell.text, "struck"),)
        cell.text, cell.figure = "", None
    else:
        cell.aside = (Piece(str(chance.randrange(1, 99)), "struck"),)
    return True


def hide_digits(report: PublishedReport, chance: Random) -> bool:
    """Digits that are not shown stand before a figure."""
    _, cell = _pick_figure(report, chance)
    cell.aside = (Piece(str(chance.randrange(1, 99)), "hidden"),)
    return True


def raise_note(report: PublishedReport, chance: Random) -> bool:
    """The mark of a footnote behind a figure."""
    _, cell = _pick_figure(report, chance)
    cell.aside = (Piece("1", "note"),)
    return True


def hide_row(report: PublishedReport, chance: Random) -> bool:
    """A row is not shown; no merged cell begins in it, which would be hidden with it."""
    rows = [row for row in _figure_rows(report) if all(cell.down == 1 for cell in row.cells)]
    row = _pick(rows, chance)
    if row is None:
        return False
    row.is_hidden = True
    return True


MUTATIONS: dict[Mutation, frozenset[str] | None] = {
    shorten_label: None,
    lose_label: None,
    move_row: None,
    double_row: None,
    double_row_with_other_figures: None,
    drop_row: None,
    drop_cell: frozenset(KINDS) - GRIDS,
    drop_cell_of_grid: GRIDS,
    blank_cell: None,
    split_cell: frozenset(KINDS) - GRIDS,
    split_cell_of_grid: GRIDS,
    merge_cells: None,
    run_digits_together: frozenset(KINDS) - GRIDS,
    run_digits_together_of_grid: GRIDS,
    write_figure_behind_label: None,
    move_column: None,
    exchange_headings: None,
    lose_heading: None,
    add_blank_rows: None,
    add_stray_figure: None,
    strike_out: SHOWING_LOOKS,
    hide_digits: SHOWING_LOOKS - {"xlsx"},
    raise_note: SHOWING_LOOKS,
    hide_row: SHOWING_LOOKS,
}
"""Every mutation, and the kinds of files that can show it; None for all."""


def mutate_at_random(report: PublishedReport, kind: str, chance: Random, most: int = 1) -> list[str]:
    """Make one to `most` edits that a kind of file can show; their names."""
    possible = [mutation for mutation, kinds in MUTATIONS.items() if kinds is None or kind in kinds]
    drawn = [chance.choice(possible) for _ in range(chance.randint(1, most))]
    return [mutation.__name__ for mutation in drawn if mutation(report, chance)]


def _figure_rows(report: PublishedReport) -> list[TableRow]:
    return [row for table in report.tables for row in table.rows if row.figure_cells]


def _pick_figure(report: PublishedReport, chance: Random) -> tuple[TableRow, TableCell]:
    row = chance.choice(_figure_rows(report))
    return row, chance.choice(row.figure_cells)


def _pick(choices: list[_T], chance: Random) -> _T | None:
    return chance.choice(choices) if choices else None


def _shape(row: TableRow) -> list[tuple[int, int]]:
    """Where the label and the figures of a row stand."""
    return [(cell.column, cell.across) for cell in row.cells[_label_place(row) :]]


def _label_place(row: TableRow) -> int:
    return next(at for at, cell in enumerate(row.cells) if cell is row.label)


def _sort_cells(table: PublishedTable) -> None:
    for row in table.rows:
        row.cells.sort(key=lambda cell: cell.column)


def _shift(row: TableRow, start: int, by: int) -> None:
    """Move all cells from a column on."""
    for cell in row.cells:
        if cell.column >= start:
            cell.column += by


def _double_row(report: PublishedReport, chance: Random, has_other_figures: bool) -> bool:
    found = _pick([(table, row) for table in report.tables for row in table.rows if row.label], chance)
    if found is None:
        return False
    table, row = found
    at = table.rows.index(row)
    second = TableRow(deepcopy(row.cells[_label_place(row) :]))
    for cell in second.figure_cells if has_other_figures else ():
        if cell.text:
            cell.figure = _add_one(cell.figure)
            cell.text = str(cell.figure)
    for top, above in enumerate(table.rows[: at + 1]):
        for cell in above.cells:
            reaches_below = top + cell.down > at + 1
            cell.down += reaches_below or (above is row and cell.column < second.cells[0].column)
    table.rows.insert(at + 1, second)
    return True


def _add_one(figure: Figure | None) -> Figure:
    """Another figure, as a number without a unit."""
    if figure is None:
        return 1
    return figure.number + 1 if isinstance(figure, Money) else figure + 1


def _join_cells(
    report: PublishedReport, chance: Random, rows: list[TableRow], between: str | None, has_gap_behind: bool = False
) -> bool:
    """Join a figure and its right neighbour in one of some rows.

    between: what parts them, None where the second is lost. has_gap_behind: all behind them stand farther left.
    """
    row = _pick(rows, chance)
    if row is None:
        return False
    at = chance.randrange(len(row.figure_cells) - 1)
    first, second = row.figure_cells[at : at + 2]
    row.cells.remove(second)
    if between is not None:
        report.also_shown[second.id] = second.figure
        first.text = f"{first.text}{between}{second.text}"
    if has_gap_behind:
        _shift(row, second.column, -second.across)
    else:
        first.across += second.across
    return True


def _pick_two_columns(report: PublishedReport, chance: Random) -> tuple[PublishedTable, int, int] | None:
    """Two columns of a table that are alike in everything but words and figures.

    Not of a table that goes on without headings in another one, whose columns would stay as they were.
    """
    table = chance.choice(report.tables)
    parts = [other for other in report.tables if other.name == table.name]
    if any(part.rows and part.rows[0].figure_cells for part in parts):
        return None
    shapes: dict[int, list[tuple[int, int, bool]]] = {}
    covered: dict[int, set[int]] = {}
    for number, row in enumerate(table.rows):
        for cell in row.cells:
            if cell.across == 1:
                shapes.setdefault(cell.column, []).append((number, cell.down, bool(cell.id)))
            for at in range(cell.column, cell.column + cell.across if cell.across > 1 else cell.column):
                covered.setdefault(at, set()).add(id(cell))
    pairs = [
        (table, first, second)
        for first, second in _pairs(sorted(shapes))
        if shapes[first] == shapes[second] and covered.get(first) == covered.get(second)
        if any(is_figure for *_, is_figure in shapes[first]) and not all(is_figure for *_, is_figure in shapes[first])
        if _name_group(table, first) == _name_group(table, second)
    ]
    return _pick(pairs, chance)


def _name_group(table: PublishedTable, column: int) -> str:
    """Of 四 the group that the figures of a column are of: in another one its heading would name another figure."""
    ids = (cell.id for cell in table.cells if cell.column == column and cell.id.startswith("remedies."))
    return next((id.split(".")[1] for id in ids), "")


def _pairs(numbers: list[int]) -> Iterator[tuple[int, int]]:
    return ((first, second) for first in numbers for second in numbers if first < second)
