"""Plans a paste: which text would go into which cell, how it was read, what cannot be taken. Changes nothing.

plan_paste makes a PastePlan from the clipboard's rows; where it needs_confirmation the clerk looks at it; its
values_to_enter then become one edit.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from model.checks.rules import compute_totals
from model.form.figures import Figure, format_figure, make_zero, number_of
from model.form.form import Cell, Form
from model.form.sheet import Sheet
from model.importing.matching.labels import load_labels
from model.pasting.labelled_rows import place_labelled_rows
from model.pasting.pasted_values import ReadingState as Read
from model.pasting.pasted_values import read_pasted
from model.pasting.repeated_block import repeat_in_selection
from model.pasting.target_cells import PastedRows, PlacedText, fill_selection, place_at_anchor
from model.report.report import Report, is_same_value
from model.text import remove_invisible, unquote_cell

ItemState = Read | Literal["total", "idle"]
"""total: a pasted total that differs from the computed one, and is left out; idle: words that belong in no cell."""


@dataclass(frozen=True, slots=True)
class PasteItem:
    """One pasted text. cell: where it goes, None for nowhere; place_name: what to call that, or its row in the block.

    current: the cell's figure now; figure: what it would become, or for a total what the equations give; reason: what
    to tell the clerk; notation: the part of it that says how the figure is written.
    """

    place_name: str
    cell: Cell | None
    text: str
    current: Figure | None
    figure: Figure | None
    state: ItemState
    reason: str
    notation: str = ""

    @property
    def is_pasteable(self) -> bool:
        """Whether it can be pasted."""
        return self.state in ("plain", "understood", "doubtful", "dash")

    @property
    def is_overwriting(self) -> bool:
        """Whether it would change or clear a figure that stands in its cell."""
        return self.is_pasteable and self.current is not None and not is_same_value(self.figure, self.current)


@dataclass(frozen=True)
class PastePlan:
    """All items, in the order of the block. is_guided: labels decided where they go, and not the cursor.

    agreeing_totals: how many pasted totals are the computed ones; is_single: one text was pasted, in a cell or several.
    """

    items: tuple[PasteItem, ...] = ()
    is_guided: bool = False
    agreeing_totals: int = 0
    is_single: bool = False

    def items_in_state(self, *states: ItemState) -> list[PasteItem]:
        """The items in one of these states."""
        return [item for item in self.items if item.state in states]

    @property
    def needs_confirmation(self) -> bool:
        """Whether the clerk must look before anything is pasted.

        So it is where something cannot be taken or is in doubt, and where labels decided the places. Of a block, too,
        where a figure is not in plain digits, or one that stands there would be changed; a single text is seen at once.
        """
        if self.is_guided and any(not is_same_value(item.figure, item.current) for item in self.items):
            return True
        if self.is_single:
            return any(item.state not in ("plain", "understood") for item in self.items)
        return any(item.state != "plain" or item.is_overwriting for item in self.items)

    @property
    def pasteable_items(self) -> list[PasteItem]:
        """The items that can be pasted."""
        return [item for item in self.items if item.is_pasteable]

    def values_to_enter(self, dash_as_zero: bool, without: Collection[str] = ()) -> dict[str, Figure | None]:
        """The figures to enter, by cell id; without: ids of cells that the clerk excluded."""
        values: dict[str, Figure | None] = {}
        for item in self.pasteable_items:
            if item.cell and item.cell.id not in without:
                zeroed = item.state == "dash" and dash_as_zero
                values[item.cell.id] = make_zero(item.cell.kind) if zeroed else item.figure
        return values


def plan_paste(
    form: Form, report: Report, sheet: Sheet, anchor: Cell, rows: PastedRows, selection: Sequence[Cell] = ()
) -> PastePlan:
    """What pasting these rows would do to a report whose totals are computed.

    Rows that name rows of the form go there, in whichever table; a single text fills the selection; a block that fits
    the selection several times is repeated there; any other lands at the anchor, a cell of the sheet.
    """
    rows = [[text if text is None else unquote_cell(remove_invisible(text)).strip() for text in row] for row in rows]
    single = len(rows) == 1 and sum(text is not None for text in rows[0]) == 1
    labels = load_labels(form.edition)
    spots = place_labelled_rows(labels, rows)
    guided = spots is not None
    if spots is None and single and len(selection) > 1:
        spots = fill_selection(selection, rows[0][0] or "")
    elif spots is None and len(selection) > 1:
        spots = repeat_in_selection(sheet, selection, rows, labels)
    if spots is None:
        spots = place_at_anchor(sheet, anchor, rows, labels)
    entries = [_make_item(spot, report) for spot in spots if spot.cell is None or not spot.cell.is_computed]
    totals = [spot for spot in spots if spot.cell and spot.cell.is_computed and spot.text.strip()]
    entered = {item.cell.id: item.figure for item in entries if item.cell and item.state != "refused"}
    computed = compute_totals(form, report.with_values(entered)).figures
    compared = list(_compare_totals(totals, computed, report))
    return PastePlan((*entries, *compared), guided, len(totals) - len(compared), single)


def _make_item(spot: PlacedText, report: Report) -> PasteItem:
    if spot.cell is None:
        state: ItemState = "idle" if spot.is_idle else "refused"
        return PasteItem(f"复制内容的第 {spot.position[0] + 1} 行", None, spot.text, None, None, state, spot.reason)
    reading = read_pasted(spot.text, spot.cell)
    why = "；".join(words for words in (reading.reason, spot.reason) if words)
    is_place_in_doubt = bool(spot.reason) and reading.state in ("plain", "understood")
    state = "doubtful" if is_place_in_doubt else reading.state
    now = report.figures.get(spot.cell.id)
    return PasteItem(spot.cell.name, spot.cell, spot.text.strip(), now, reading.figure, state, why, reading.notation)


def _compare_totals(
    totals: Sequence[PlacedText], computed: Mapping[str, Figure], report: Report
) -> Iterator[PasteItem]:
    """The pasted totals that differ from what the equations give once the rest is pasted."""
    for spot in totals:
        assert spot.cell is not None
        reading = read_pasted(spot.text, spot.cell)
        figure = computed.get(spot.cell.id)
        if reading.state == "dash":
            continue
        if reading.figure is None:
            why = f"合计不粘贴，按各格相加；带来的读不成数字：{reading.reason}"
        else:
            difference = abs(Decimal(number_of(reading.figure)) - Decimal(number_of(figure or 0)))
            if not difference:
                continue
            why = f"合计不粘贴：各格相加是 {format_figure(figure) or '空'}，带来的是 {format_figure(reading.figure)}，"
            why += f"相差 {format_figure(difference)}"
        now = report.stated_or_computed(spot.cell.id)
        yield PasteItem(spot.cell.name, spot.cell, spot.text.strip(), now, figure, "total", why)
