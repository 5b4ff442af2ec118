"""How a workbook looks: typefaces by name, rules, sizes, and how high a row must be to show its text."""

from __future__ import annotations

import math
import unicodedata
from decimal import Decimal

from openpyxl.cell.cell import Cell as Box
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

from model.figures import Figure, Money

TITLE = Font(name="黑体", size=16)
HEADING = Font(name="黑体", size=14)
BODY = Font(name="仿宋", size=12)
TABLE = Font(name="宋体", size=10.5)
LABEL = Font(name="宋体", size=12, color="FF595959")

_THIN = Side(style="thin", color="FF404040")
RULED = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
UNDERLINED = Border(bottom=Side(style="hair", color="FF808080"))
TOTAL = PatternFill("solid", fgColor="FFF2F2F2")

CENTRED = Alignment(horizontal="center", vertical="center", wrap_text=True)
STUB = Alignment(horizontal="left", vertical="center", wrap_text=True)
NUMBER = Alignment(horizontal="center", vertical="center")
PROSE = Alignment(horizontal="left", vertical="top", wrap_text=True)

PAGE = 88.0
"""Width of a page of prose, in Excel's unit: digits of the standard typeface, each about 5.25 points."""

TALLEST = 400.0
"""Points; Excel allows a row 409.5."""

_POINTS_OF_A_UNIT = 5.25


def box(page: Worksheet, row: int, column: int) -> Box:
    """A cell that no merge covers, both counted from 1."""
    found = page.cell(row, column)
    assert isinstance(found, Box)
    return found


def width_of(text: str) -> int:
    """How wide a text is, in half-width characters."""
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)


def height_of(text: str, width: float, size: float) -> float:
    """Points a wrapped text needs in a column of this width, set in this size."""
    across = max(2, int(width * _POINTS_OF_A_UNIT / (size / 2)) - 1)
    lines = max(1, math.ceil(width_of(text) / (across - across % 2)))
    return lines * size * 1.45 + 5


def number_format(figure: Figure) -> str:
    """A format that shows every digit the figure was given and the unit it was written with."""
    value = figure.number if isinstance(figure, Money) else figure
    exponent = value.as_tuple().exponent if isinstance(value, Decimal) else 0
    decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    digits = "0." + "0" * min(decimals, 30) if decimals else "0"
    unit = figure.unit.replace('"', "") if isinstance(figure, Money) else ""
    return f'{digits}"{unit}"' if unit else digits
