"""How a workbook looks: typefaces by name, rules, sizes, and how high a row must be to show its text."""

from __future__ import annotations

import math
from copy import copy
from dataclasses import dataclass
from decimal import Decimal

from openpyxl.cell.cell import Cell as Box
from openpyxl.cell.cell import MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.worksheet import Worksheet

from exporters.typesetting.punctuation import measure_half_widths
from model.form.figures import Figure, Money, format_figure

TITLE_FONT = Font(name="黑体", size=16)
HEADING_FONT = Font(name="黑体", size=14)
BODY_FONT = Font(name="仿宋", size=12)
TABLE_FONT = Font(name="宋体", size=10.5)
LABEL_FONT = Font(name="宋体", size=12, color="FF595959")

_THIN_SIDE = Side(style="thin", color="FF404040")
RULED_BORDER = Border(left=_THIN_SIDE, right=_THIN_SIDE, top=_THIN_SIDE, bottom=_THIN_SIDE)
UNDERLINE_BORDER = Border(bottom=Side(style="hair", color="FF808080"))
TOTAL_FILL = PatternFill("solid", fgColor="FFF2F2F2")

UNLOCKED = Protection(locked=False)

CENTRED_WRAPPED = Alignment(horizontal="center", vertical="center", wrap_text=True)
VERTICAL_TEXT = Alignment(horizontal="center", vertical="center", textRotation=255)
"""One character under another."""
LEFT_WRAPPED = Alignment(horizontal="left", vertical="center", wrap_text=True)
LABEL_INDENT = 1
"""Between a table's frame and its labels, which would touch it in print; Excel's own unit, about a character."""
LEFT_INDENTED = Alignment(horizontal="left", vertical="center", wrap_text=True, indent=LABEL_INDENT)
CENTRED_NUMBER = Alignment(horizontal="center", vertical="center")
TOP_LEFT_WRAPPED = Alignment(horizontal="left", vertical="top", wrap_text=True)


@dataclass(frozen=True, eq=False)
class CellStyle:
    """How a kind of cell looks; two are the same only if they are one."""

    font: Font
    alignment: Alignment
    border: Border | None = None
    fill: PatternFill | None = None
    protection: Protection | None = None


HEAD_STYLE = CellStyle(TABLE_FONT, CENTRED_WRAPPED, RULED_BORDER)
ROW_LABEL_STYLE = CellStyle(TABLE_FONT, LEFT_INDENTED, RULED_BORDER)
TEXT_STYLE = CellStyle(TABLE_FONT, LEFT_WRAPPED, RULED_BORDER)
VERTICAL_LABEL_STYLE = CellStyle(TABLE_FONT, VERTICAL_TEXT, RULED_BORDER)
DIVIDER_STYLE = CellStyle(TABLE_FONT, LEFT_WRAPPED, RULED_BORDER, TOTAL_FILL)
HEADING_ROW_STYLE = CellStyle(TABLE_FONT, CENTRED_WRAPPED, RULED_BORDER, TOTAL_FILL)
RESULT_STYLE = CellStyle(TABLE_FONT, CENTRED_NUMBER, RULED_BORDER)
ENTRY_STYLE = CellStyle(TABLE_FONT, CENTRED_NUMBER, RULED_BORDER, protection=UNLOCKED)
TOTAL_STYLE = CellStyle(TABLE_FONT, CENTRED_NUMBER, RULED_BORDER, TOTAL_FILL, UNLOCKED)
"""Headings, labels and words of a table; rows between its parts; figures that are computed, entered, totals."""


class StyleCache:
    """Dresses the cells of one workbook. openpyxl compares whole styles at each assignment: one a kind is enough."""

    def __init__(self) -> None:
        self._applied: dict[CellStyle, StyleArray] = {}

    def apply_style(self, box: Box | MergedCell, dress: CellStyle) -> None:
        """Give a cell this look, and no other."""
        if dress not in self._applied:
            box.font, box.alignment = dress.font, dress.alignment
            box.border = dress.border or Border()
            box.fill = dress.fill or PatternFill()
            box.protection = dress.protection or Protection()
            self._applied[dress] = copy(box._style)  # type: ignore[union-attr]
        box._style = copy(self._applied[dress])  # type: ignore[union-attr]  # as openpyxl itself copies a cell's look


PAGE_WIDTH = 84.0
"""Width of the type area, in Excel's unit: digits of the standard typeface, each about 5.25 points."""

SPARE_COLUMN_WIDTH = 8.0
"""Width of columns nothing stands in."""

MAX_ROW_HEIGHT = 400.0
"""Points; Excel allows a row 409.5."""

POINTS_PER_WIDTH_UNIT = 5.25
"""Points of a unit of width."""


def get_cell(page: Worksheet, row: int, column: int) -> Box:
    """A cell that no merge covers, both counted from 1."""
    found = page.cell(row, column)
    assert isinstance(found, Box)
    return found


def merge_cells(page: Worksheet, top: int, left: int, bottom: int, right: int) -> None:
    """Let the first cell cover the others, which keep their own rules; counted from 1, bottom and right included.

    Worksheet.merge_cells would work out the rules anew, in a third of the time a whole workbook takes.
    """
    page.merged_cells.add(CellRange(min_col=left, min_row=top, max_col=right, max_row=bottom))


def estimate_text_height(text: str, width: float, size: float) -> float:
    """Points a wrapped text needs in a column of this width, set in this size."""
    across = max(2, int(width * POINTS_PER_WIDTH_UNIT / (size / 2)) - 1)
    lines = sum(max(1, math.ceil(measure_half_widths(line) / (across - across % 2))) for line in text.split("\n"))
    return lines * size * 1.45 + 5


def estimate_column_width(figure: Figure | None) -> float:
    """How wide a column must be for a figure: one too wide is shown as ####."""
    return len(format_figure(figure)) * 1.1 + 2


def make_number_format(figure: Figure) -> str:
    """A format that shows every digit the figure was given and the unit it was written with."""
    value = figure.number if isinstance(figure, Money) else figure
    exponent = value.as_tuple().exponent if isinstance(value, Decimal) else 0
    decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    digits = "0." + "0" * min(decimals, 30) if decimals else "0"
    unit = figure.unit.replace('"', "") if isinstance(figure, Money) else ""
    return f'{digits}"{unit}"' if unit else digits
