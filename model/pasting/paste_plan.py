"""Before a paste: what would go where, what had to be understood, what cannot be taken. Changes nothing.

A Plan is made from the clipboard's rows; the clerk looks at it where it asks; its values then become one edit.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from model.checks.rules import settle
from model.drafts.draft import same
from model.form.figures import Figure, number, printed, zero
from model.form.form import Cell, Form
from model.form.sheet import Sheet
from model.importing.matching.labels import index
from model.pasting.labelled_rows import labelled
from model.pasting.pasted_values import State as Read
from model.pasting.pasted_values import read
from model.pasting.target_cells import Rows, Spot, anchored, filled
from model.report.report import Report

State = Read | Literal["total", "idle"]
"""total: a pasted total that is not the computed one, compared and left out; idle: words without a place."""


@dataclass(frozen=True, slots=True)
class Item:
    """One pasted text: where it goes, what stands there now and what it would become, and what to tell the clerk.

    cell is None where it has no place; where names it all the same. figure of a total: what the equations compute.
    """

    where: str
    cell: Cell | None
    text: str
    now: Figure | None
    figure: Figure | None
    state: State
    why: str


@dataclass(frozen=True)
class Plan:
    """All items, in the order of the block. guided: labels or headings said where; agreeing: pasted totals that fit."""

    items: tuple[Item, ...] = ()
    guided: bool = False
    agreeing: int = 0

    def of(self, *states: State) -> list[Item]:
        """The items in one of these states."""
        return [item for item in self.items if item.state in states]

    @property
    def asks(self) -> bool:
        """Whether the clerk must look before anything is pasted: something had to be understood, or cannot be taken."""
        moved = self.guided and any(not same(item.figure, item.now) for item in self.items)
        return moved or any(item.state != "plain" for item in self.items)

    @property
    def takeable(self) -> list[Item]:
        """The items that would be pasted."""
        return self.of("plain", "understood", "dash")

    def values(self, dash_as_zero: bool, without: Collection[str] = ()) -> dict[str, Figure | None]:
        """What would be entered, by cell id; without: ids of cells the clerk leaves as they are."""
        values: dict[str, Figure | None] = {}
        for item in self.takeable:
            if item.cell and item.cell.id not in without:
                zeroed = item.state == "dash" and dash_as_zero
                values[item.cell.id] = zero(item.cell.kind) if zeroed else item.figure
        return values


def plan(form: Form, report: Report, sheet: Sheet, anchor: Cell, rows: Rows, selection: Sequence[Cell] = ()) -> Plan:
    """What pasting these rows would do to a settled report.

    Rows that name rows of the form go there, in whichever table; a single text fills the selection; any other block
    lands at the anchor, a cell of the sheet.
    """
    single = len(rows) == 1 and sum(text is not None for text in rows[0]) == 1
    spots = labelled(form, rows)
    guided = spots is not None
    if spots is None and single and len(selection) > 1:
        spots = filled(selection, rows[0][0] or "")
    elif spots is None:
        spots = anchored(sheet, anchor, rows, index(form.edition))
    entries = [_item(spot, report) for spot in spots if spot.cell is None or not spot.cell.computed]
    totals = [spot for spot in spots if spot.cell and spot.cell.computed and spot.text.strip()]
    entered = {item.cell.id: item.figure for item in entries if item.cell and item.state != "refused"}
    computed = settle(form, report.with_values(entered)).figures
    compared = list(_compared(totals, computed, report))
    return Plan((*entries, *compared), guided, len(totals) - len(compared))


def _item(spot: Spot, report: Report) -> Item:
    if spot.cell is None:
        state: State = "idle" if spot.idle else "refused"
        return Item(f"复制内容的第 {spot.at[0] + 1} 行", None, spot.text, None, None, state, spot.why)
    reading = read(spot.text, spot.cell)
    why = "；".join(words for words in (reading.why, spot.why) if words)
    state = "understood" if reading.state == "plain" and why else reading.state
    now = report.figures.get(spot.cell.id)
    return Item(spot.cell.where, spot.cell, spot.text.strip(), now, reading.figure, state, why)


def _compared(totals: Sequence[Spot], computed: Mapping[str, Figure], report: Report) -> Iterator[Item]:
    """The pasted totals that are not what the equations compute once the rest is pasted."""
    for spot in totals:
        assert spot.cell is not None
        reading = read(spot.text, spot.cell)
        figure = computed.get(spot.cell.id)
        if reading.state == "dash":
            continue
        if reading.figure is None:
            why = f"合计不粘贴，按各格相加；带来的读不成数字：{reading.why}"
        else:
            difference = abs(Decimal(number(reading.figure)) - Decimal(number(figure or 0)))
            if not difference:
                continue
            why = f"合计不粘贴：各格相加是 {printed(figure) or '空'}，带来的是 {printed(reading.figure)}，"
            why += f"相差 {printed(difference)}"
        now = report.published(spot.cell.id)
        yield Item(spot.cell.where, spot.cell, spot.text.strip(), now, figure, "total", why)
