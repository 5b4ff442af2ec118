"""A report as a list of paragraphs and tables that tests can spoil the way strangers do, and its web page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from html import escape

from model.form import editions
from model.form.figures import format_figure
from model.form.form import Table
from model.form.sheet import make_sheet
from model.report.report import Report


@dataclass
class Box:
    """A cell of a table: its text, how far it reaches, where it begins; id: of the figure it holds."""

    text: str
    across: int = 1
    down: int = 1
    column: int = 0
    id: str = ""


@dataclass
class Grid:
    """A table by its rows."""

    name: str
    rows: list[list[Box]] = field(default_factory=list)
    columns: int = 0

    def filled(self, again: bool) -> list[list[str]]:
        """All rows with every place in them; what a cell covers says the same again, or nothing."""
        places = [["" for _ in range(self.columns)] for _ in self.rows]
        for top, row in enumerate(self.rows):
            for box in row:
                for down in range(box.down):
                    for at in range(box.column, box.column + box.across):
                        places[top + down][at] = box.text if again or (down, at) == (0, box.column) else ""
        return places


Part = str | Grid


def parts(report: Report) -> list[Part]:
    """The report from title to date."""
    form = editions.load_form(report.edition)
    found: list[Part] = [f"{report.unit}{report.year}年政府信息公开工作年度报告", report.prose["preamble"]]
    for section in form.sections:
        if section.kind == "cover":
            continue
        found.append(section.label)
        if section.kind == "table":
            found.append(_grid(form.tables[section.id], report))
        else:
            found += report.prose[section.id].split("\n")
    return [*found, report.cover["signed"], report.cover["dated"]]


def _grid(table: Table, report: Report) -> Grid:
    plan = make_sheet(table)
    grid = Grid(table.id, [[] for _ in range(plan.row_count)], plan.column_count)
    for tile in plan.tiles:
        said = format_figure(report.stated_or_computed(tile.cell.id)) if tile.cell else tile.text
        id = tile.cell.id if tile.cell else ""
        grid.rows[tile.row].append(Box(said, tile.width, tile.height, tile.column, id))
    return grid


def boxes(some: list[Part]) -> Iterator[Box]:
    """Every cell of every table."""
    return (box for part in some if isinstance(part, Grid) for row in part.rows for box in row)


def labels(some: list[Part], change: Callable[[str], str]) -> list[Part]:
    """The report with every label written another way."""
    for box in boxes(some):
        box.text = box.text if box.id else change(box.text)
    return some


def figures(some: list[Part], change: Callable[[Box], str]) -> list[Part]:
    """The report with every figure written another way."""
    for box in boxes(some):
        box.text = change(box) if box.id else box.text
    return some


def tables(some: list[Part], name: str, change: Callable[[Grid], list[Part]]) -> list[Part]:
    """The report with what a change makes of one of its tables."""
    return [new for part in some for new in (change(part) if isinstance(part, Grid) and part.name == name else [part])]


def flattened(some: list[Part], again: bool) -> list[Part]:
    """The report with tables that have no merged cells."""
    return [
        replace(part, rows=[[Box(text, column=at) for at, text in enumerate(row)] for row in part.filled(again)])
        if isinstance(part, Grid)
        else part
        for part in some
    ]


def page(some: list[Part]) -> str:
    """All of it as a web page."""
    return f'<html><head><meta charset="utf-8"></head><body>{"".join(map(_markup, some))}</body></html>'


def _markup(part: Part) -> str:
    if isinstance(part, str):
        return f"<p>{escape(part)}</p>"
    cells = (
        "".join(f'<td colspan="{b.across}" rowspan="{b.down}">{escape(b.text)}</td>' for b in r) for r in part.rows
    )
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"


def lines(some: list[Part], between: str) -> str:
    """All of it as text, a row of a table on its line."""
    return "\n".join(
        part if isinstance(part, str) else "\n".join(between.join(row) for row in part.filled(again=False))
        for part in some
    )
