"""Reads one pasted text as the figure of its cell, or as a mark for nothing, or refuses it.

Who types sees what a cell makes of it; who pastes a block does not. So all but plain digits is reported with a reason.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from model.errors import UnreadableFigure
from model.form.entries import read_entry
from model.form.figures import Figure, format_figure
from model.form.form import Cell
from model.text import remove_invisible, to_half_width

ReadingState = Literal["plain", "understood", "doubtful", "dash", "refused"]
"""plain: digits. understood: another notation that means one figure only, such as １２ and 十二. doubtful: converted,
or something was left out or taken for granted. dash: a mark or a word for nothing, such as — and 无."""

_NOTHING_WORDS = re.compile(
    "(?:(?:本年|全年|暂|均|皆|全)?[无無](?:此项|该项|此类|发生|情况|内容|事项)*"
    "|(?:本年|全年|暂|均|皆|全)?[没沒]有?(?:发生|情况|内容|事项)*"
    "|(?:未|不)(?:发生|涉及|适用)|空白?|n[/.]?a|nil|none|null)"
)
"""Words for nothing, in half-width small letters, without blanks and brackets; not those for what is unknown."""
_AROUND_WORDS = "()[]【】「」“”\"'《》<>.。,，;；、:：!！ "
"""What may stand around such a word."""
_NOTHING_REASON = "不是数字，空着还是填 0 要由您定"


@dataclass(frozen=True, slots=True)
class PastedReading:
    """What a text means in its cell. figure: None for a blank, a dash and what is refused.

    reason: for the clerk, without a full stop at its end. notation: the part of it that says how the figure is written.
    """

    state: ReadingState
    figure: Figure | None = None
    reason: str = ""
    notation: str = ""


def is_nothing_word(text: str) -> bool:
    """Whether a text is a word for nothing: 无, （无）, 没有, N/A. Numerals are none, not even 〇."""
    plain = "".join(to_half_width(remove_invisible(text)).casefold().split())
    return bool(_NOTHING_WORDS.fullmatch(plain.strip(_AROUND_WORDS)))


def read_pasted(text: str, cell: Cell) -> PastedReading:
    """What a pasted text means in a cell."""
    try:
        entry = read_entry(text, cell.kind, cell.unit)
    except UnreadableFigure as error:
        if is_nothing_word(text):
            return PastedReading("dash", None, _NOTHING_REASON)
        return PastedReading("refused", None, error.reason.removesuffix("。"))
    if entry.is_dash:
        return PastedReading("dash", None, _NOTHING_REASON)
    if not entry.notation and not entry.remark:
        return PastedReading("plain", entry.figure)
    words = [entry.notation, f"读作 {format_figure(entry.figure)}", entry.remark]
    reason = "，".join(word for word in words if word)
    return PastedReading("doubtful" if entry.remark else "understood", entry.figure, reason, entry.notation)
