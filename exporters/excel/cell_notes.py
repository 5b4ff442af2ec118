"""Puts the form's help into notes on the headings of a workbook, in boxes large enough to read."""

from __future__ import annotations

import math

from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.comments import Comment

from exporters.typesetting.punctuation import measure_half_widths

NOTE_AUTHOR = "年报"

TOTAL_HELP = (
    "浅灰的格子是合计，由公式相加得出，改了各项的数，合计跟着变。合计不锁：要写别的数，可以直接在这里改，"
    "读回年报程序时，改过的合计会与各项相加的数对照；“校验”表随时算给您看。"
)
"""The note on the headings of totals."""

_NOTE_WIDTH = 252
"""The width of a note's box, in pixels."""

_LINE_HEIGHT = 19
"""The height of a line in it, in pixels; spreadsheet programs set notes in 9 or 10 points."""

_HALF_WIDTHS_PER_LINE = 34
"""How many half-width characters a line holds; a Chinese character is two of them."""


def add_note(sheet_cell: SheetCell, *texts: str) -> None:
    """Put a note on a cell, one paragraph for each text that is not empty; no note where all are."""
    paragraphs = [text for text in texts if text]
    if not paragraphs:
        return
    line_count = sum(math.ceil(measure_half_widths(text) / _HALF_WIDTHS_PER_LINE) for text in paragraphs)
    height = (line_count + 1) * _LINE_HEIGHT  # one line to spare
    sheet_cell.comment = Comment("\n".join(paragraphs), NOTE_AUTHOR, height=height, width=_NOTE_WIDTH)
