"""Reads the text of a table's cell as a figure, with a remark for the clerk where that took more than reading."""

from __future__ import annotations

import re

from model.errors import UnreadableFigure
from model.form.figures import Figure, Money, number_of, parse_figure
from model.form.form import Cell
from model.text import to_half_width

DASHES = frozenset({"/", "\\", "-", "--", "—", "——", "－", "–", "―", "─", "一一", "·", "…"})
"""What clerks write where nothing is to be reported. Supervisors send reports with such marks back, so a mark is read
as 未填 and the clerk is told."""

_NUMBER_WITH_REMARK = re.compile(r"([^()]*\d[^()]*)\((.*)\)")
_NUMERAL = re.compile(
    r"[+\-−–]?[\d.][\d,. ]*(?:元|万元|亿元|[件条项宗份部个次])?|(?:减少?|负|增加?)\d+[件条项宗份部个次]?"
)
_NUMBER_WITH_MEASURE = re.compile(r"(.*\d)\s*[件条项宗份部个次]")
"""5件: a number with a measure word, which the table's heading says already. 5万件 is another number and no match."""
_NUMBER_AND_UNIT = re.compile(r"(-?\d+(?:\.\d+)?)(\D*)")


def is_dash(text: str) -> bool:
    """Whether a text is a mark that stands for nothing: /, —."""
    return text.strip() in DASHES


def is_value(text: str) -> bool:
    """Whether a text looks like what stands in a figure's cell."""
    plain = to_half_width(text)
    remarked = _NUMBER_WITH_REMARK.fullmatch(plain)
    return is_dash(text) or bool(_NUMERAL.fullmatch(remarked[1].strip() if remarked else plain))


def read_value(text: str, cell: Cell, unit: str = "") -> tuple[Figure | None, str]:
    """The figure that a text means in this cell, None for none; and a remark for the clerk, "" where none is needed.

    unit: the unit of money that the heading states where it is not the form's; no figure is ever converted.
    """
    if is_dash(text):
        return None, f"写的是“{text.strip()}”，按未填读入；没有的请填 0"
    plain = to_half_width(text)
    try:
        figure = _parse_figure(plain, cell)
        if unit and figure and not plain.endswith(cell.unit):
            return None, f"写的是“{text.strip()}”，原表的单位是{unit}，这一格的单位是{cell.unit}，没有换算，按未填读入"
        return figure, ""
    except UnreadableFigure as error:
        remarked = _NUMBER_WITH_REMARK.fullmatch(plain)
        if not remarked:
            return None, f"写的是“{text.strip()}”，读不成数字，按未填读入：{error.reason}"
    try:
        figure = _parse_figure(remarked[1], cell)
    except UnreadableFigure as error:
        return None, f"写的是“{text.strip()}”，读不成数字，按未填读入：{error.reason}"
    return figure, f"写的是“{text.strip()}”，按 {remarked[1].strip()} 读入，括号里的话没有放处"


def _parse_figure(plain: str, cell: Cell) -> Figure | None:
    """The figure in a half-width text, the cell's own unit or a measure word left out. Raises UnreadableFigure."""
    if cell.unit and plain.endswith(cell.unit):
        plain = plain.removesuffix(cell.unit)
    counted = _NUMBER_WITH_MEASURE.fullmatch(plain) if cell.kind in ("count", "signed") else None
    if counted:
        plain = counted[1]
    return parse_figure(plain, cell.kind)


def shows_figure(text: str, figure: Figure | None) -> bool:
    """Whether a text found in a workbook's cell is what this figure would have been written as."""
    if figure is None:
        return not text.strip()
    value = number_of(figure)
    unit = figure.unit if isinstance(figure, Money) else ""
    found = _NUMBER_AND_UNIT.fullmatch(to_half_width(text))
    if not found or found[2] not in ("", unit):
        return False
    # Spreadsheets keep 15 digits of a number as a float, the last of which may differ
    return f"{float(found[1]):.14g}" == f"{float(value):.14g}"
