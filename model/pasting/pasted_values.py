"""Reads one pasted text as the figure of its cell: plain, understood in some way, a dash for nothing, or refused.

Who types sees what a cell makes of it; who pastes a block does not. So all but plain digits is reported with a reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from model.errors import UnreadableFigure
from model.form.entries import read_entry
from model.form.figures import Figure, format_figure
from model.form.form import Cell

ReadingState = Literal["plain", "understood", "dash", "refused"]


@dataclass(frozen=True, slots=True)
class PastedReading:
    """What a text means in its cell. figure: None for a blank, a dash and what is refused.

    reason: for the clerk, without a full stop at its end.
    """

    state: ReadingState
    figure: Figure | None = None
    reason: str = ""


def read_pasted(text: str, cell: Cell) -> PastedReading:
    """What a pasted text means in a cell."""
    try:
        entry = read_entry(text, cell.kind, cell.unit)
    except UnreadableFigure as error:
        return PastedReading("refused", None, error.reason.removesuffix("。"))
    if entry.is_dash:
        return PastedReading("dash", None, "不是数字，空着还是填 0 要由您定")
    if not entry.notation and not entry.remark:
        return PastedReading("plain", entry.figure)
    words = [entry.notation, f"读作 {format_figure(entry.figure)}", entry.remark]
    return PastedReading("understood", entry.figure, "，".join(word for word in words if word))
