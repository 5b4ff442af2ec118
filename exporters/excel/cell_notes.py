"""Notes on the headings of a workbook: the form's help, in boxes large enough to read."""

from __future__ import annotations

import math

from openpyxl.cell.cell import Cell as Box
from openpyxl.comments import Comment

from exporters.typesetting.punctuation import measure_half_widths

NOTE_AUTHOR = "年报"

TOTAL_HELP = (
    "浅灰的格子是合计，由年报程序相加得出，所以不锁：发现不对可以在这里改，"
    "读回年报程序时，改过的合计会与各项相加的数对照；“校验”表随时算给您看。"
)
"""What stands at the heading of totals."""

_NOTE_WIDTH = 252
_LINE_HEIGHT = 19
_CHARACTERS_PER_LINE = 34
"""Pixels of a note's box and of a line in it; half-width characters such a line holds in 9 or 10 points."""


def add_note(box: Box, *texts: str) -> None:
    """Say these paragraphs in a note, if there are any."""
    said = [text for text in texts if text]
    if said:
        lines = sum(math.ceil(measure_half_widths(text) / _CHARACTERS_PER_LINE) for text in said)
        box.comment = Comment("\n".join(said), NOTE_AUTHOR, height=(lines + 1) * _LINE_HEIGHT, width=_NOTE_WIDTH)
