"""The styles of cells in a workbook: fonts by name, borders, alignments, and the sizes that show a cell's content."""

from __future__ import annotations

import math
from copy import copy
from dataclasses import dataclass
from decimal import Decimal

from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.cell.cell import MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.dimensions import RowDimension
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
"""The white between a table's frame and its labels, in Excel's unit, about a character: in print they would touch."""
LEFT_INDENTED = Alignment(horizontal="left", vertical="center", wrap_text=True, indent=LABEL_INDENT)
CENTRED_NUMBER = Alignment(horizontal="center", vertical="center")
FITTED_NUMBER = Alignment(horizontal="center", vertical="center", shrink_to_fit=True)
"""A figure that a change makes longer than its column is set smaller; else Excel would show it as ####."""
TOP_LEFT_WRAPPED = Alignment(horizontal="left", vertical="top", wrap_text=True)


@dataclass(frozen=True, eq=False)
class CellStyle:
    """The style of a kind of cell; compared by identity."""

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
ENTRY_STYLE = CellStyle(TABLE_FONT, FITTED_NUMBER, RULED_BORDER, protection=UNLOCKED)
TOTAL_STYLE = CellStyle(TABLE_FONT, FITTED_NUMBER, RULED_BORDER, TOTAL_FILL, UNLOCKED)
"""Headings, labels and texts of a table; rows that divide it; figures that are computed, entered, or totals."""


class StyleCache:
    """Applies styles to the cells of one workbook.

    openpyxl compares whole styles at each assignment, so each style is assigned once and its index copied after that.
    """

    def __init__(self) -> None:
        self._applied: dict[CellStyle, StyleArray] = {}

    def apply_style(self, sheet_cell: SheetCell | MergedCell, style: CellStyle) -> None:
        """Give a cell this style in place of any other."""
        if style not in self._applied:
            sheet_cell.font, sheet_cell.alignment = style.font, style.alignment
            sheet_cell.border = style.border or Border()
            sheet_cell.fill = style.fill or PatternFill()
            sheet_cell.protection = style.protection or Protection()
            self._applied[style] = copy(sheet_cell._style)  # type: ignore[union-attr]
        sheet_cell._style = copy(self._applied[style])  # type: ignore[union-attr]  # as openpyxl itself copies a style

    def index_style(self, worksheet: Worksheet, style: CellStyle, number_format: str = "General") -> int:
        """The index of a style with a number format in the workbook of a sheet, as rows written as XML name it."""
        scratch_cell = SheetCell(worksheet, row=1, column=1)
        self.apply_style(scratch_cell, style)
        scratch_cell.number_format = number_format
        return int(scratch_cell.style_id)


PAGE_WIDTH = 84.0
"""The width of the type area in Excel's unit of width: digits of the standard font, each about 5.25 points."""

SPARE_COLUMN_WIDTH = 8.0
"""The width of empty columns, in Excel's unit."""

MAX_ROW_HEIGHT = 400.0
"""Points; Excel allows 409.5."""

POINTS_PER_WIDTH_UNIT = 5.25
"""Points in Excel's unit of width."""


def get_cell(worksheet: Worksheet, row: int, column: int) -> SheetCell:
    """A cell that no merged cell covers; row and column counted from 1."""
    sheet_cell = worksheet.cell(row, column)
    assert isinstance(sheet_cell, SheetCell)
    return sheet_cell


def merge_cells(worksheet: Worksheet, top: int, left: int, bottom: int, right: int) -> None:
    """Merge cells, which keep their own borders; rows and columns counted from 1, bottom and right included.

    Worksheet.merge_cells would compute the borders anew, which takes a third of the time of a whole workbook.
    MultiCellRange.add would compare each with all before: ten thousand paragraphs would take nine seconds.
    """
    worksheet.merged_cells.ranges.add(CellRange(min_col=left, min_row=top, max_col=right, max_row=bottom))


def estimate_text_height(text: str, width: float, size: float) -> float:
    """The height in points that a wrapped text needs in a column of this width, set in this size (points).

    A line holds an even number of half-width characters, as Chinese text fills it.
    """
    across = max(2, int(width * POINTS_PER_WIDTH_UNIT / (size / 2)) - 1)
    across -= across % 2
    lines = sum(max(1, math.ceil(measure_half_widths(line) / across)) for line in text.split("\n"))
    return lines * size * 1.45 + 5


def estimate_column_width(figure: Figure | None) -> float:
    """The width, in Excel's unit, that a column needs for a figure: Excel shows one too wide as ####."""
    return len(format_figure(figure)) * 1.1 + 2


class GrowingRow(RowDimension):
    """A row with a height that programs compute anew when its text is edited; openpyxl fixes every height it writes."""

    @property
    def customHeight(self) -> bool:  # noqa: N802  # the name of the attribute in the file
        """False: the height is only what the text needs now."""
        return False


def set_growing_height(worksheet: Worksheet, row: int, height: float) -> None:
    """Give a row a height in points that follows its text; merged cells do not make a row grow."""
    worksheet.row_dimensions[row] = GrowingRow(worksheet, index=row, ht=height)


def make_number_format(figure: Figure) -> str:
    """A number format that shows all decimals of a figure and the unit it was written with."""
    value = figure.number if isinstance(figure, Money) else figure
    decimals = 0
    if isinstance(value, Decimal):
        exponent = value.as_tuple().exponent
        decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    digits = "0." + "0" * min(decimals, 30) if decimals else "0"  # Excel allows 30 decimals
    unit = figure.unit.replace('"', "") if isinstance(figure, Money) else ""
    return f'{digits}"{unit}"' if unit else digits
